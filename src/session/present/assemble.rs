//! Assembles a `SessionView` from a joined row and the rows related to it.
//! The API answers it, and the calendar file is made of it.

use crate::session::list::related::OrganiserRole;
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::view::{
    AgesView, MeetingView, OrganiserView, OwnerView, SessionRoomView, SessionVenueView, SessionView,
};
use super::words::Words;
use crate::organisation::{MunicipalityView, Organisation};
use crate::platform::i18n::Locale;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::text::LocalText;
use crate::session::equipment::used::{UsedEquipment, used_by};
use crate::session::equipment::view::UsedEquipmentView;
use crate::session::list::related::{Meeting, Organiser, Related, related_to};
use crate::session::list::rows::{SessionRoom, SessionRow, load_row};
use crate::session::model::Session;
use crate::session::model::StoredStatus;
use crate::session::topics::{TopicPolicy, topic_policy};
use crate::venue::topic_rule_views;

/// A session as it is now, with its version, for the answer to a change.
pub async fn current_view(
    conn: &mut AsyncPgConnection,
    id: SessionId,
    locale: Locale,
    now: DateTime<Utc>,
) -> Result<(i32, SessionView), Problem> {
    let row = load_row(conn, id).await?.ok_or_else(Problem::not_found)?;
    let related = related_to(conn, std::slice::from_ref(&row)).await?;
    let policy = topic_policy(conn, &row.session).await?;
    let view = session_view(&row, &related, locale, now);
    let view = for_staff(view, &row, &used_by(conn, id).await?);
    Ok((
        row.session.version,
        with_policy(view, &policy, &row.owner, locale),
    ))
}

#[must_use]
pub fn session_view(
    row: &SessionRow,
    related: &Related,
    locale: Locale,
    now: DateTime<Utc>,
) -> SessionView {
    let session = &row.session;
    let mut words = Words::new(locale, row.owner.language());
    let texts = &session.texts;
    let title = words.pick_for("title", &texts.title);
    let mut pick = |member, text: &Option<LocalText>| {
        let text = text.as_ref()?;
        Some(words.pick_for(member, text))
    };
    let description = pick("description", &texts.description);
    let cancel_reason = pick("cancelReason", &texts.cancel_reason);
    let fee = pick("fee", &texts.fee);
    let particulars = &texts.particulars;
    let place = pick("place", &particulars.place);
    let kind_name = pick("kindName", &particulars.kind_name);
    let bring = pick("bring", &particulars.bring);
    let ages = AgesView {
        from: particulars.age_from,
        to: particulars.age_to,
        words: pick("ages", &particulars.age_words),
    };
    let total = row.seats.total.filter(|_| !session.is_drop_in());
    SessionView {
        id: session.id.into(),
        title,
        description,
        text_languages: words.each(),
        text_language: words.fallback(),
        kind: session.kind.to_string(),
        mode: session.mode.to_string(),
        status: session.status(now).name(),
        cancel_reason,
        starts_at: session.timing.starts_at,
        ends_at: session.timing.ends_at,
        time_zone: session.time_zone.clone(),
        local_date: session.timing.local_date,
        local_time: session.timing.local_time.format("%H:%M").to_string(),
        venue: venue(row, locale),
        room: session
            .room_id
            .and_then(|id| related.rooms.get(&id))
            .map(room),
        organisation: OwnerView {
            slug: row.owner.slug.clone(),
            name: row.owner.name.clone(),
        },
        arrangement: session.arrangement.to_string(),
        organisers: organisers(related.organisers.get(&session.id), &row.owner),
        seats_total: total,
        seats_free: total.map(|_| row.seats.free_for_all(now)),
        waiting: row.seats.waiting,
        waitlist: session.rules.waitlist,
        promotion: session.rules.promotion.to_string(),
        offer_minutes: session.rules.offer_minutes,
        promotion_ends_minutes_before: session.rules.promotion_ends_minutes_before,
        languages: session.texts.languages.clone(),
        topics: session.texts.topics.clone(),
        topic_policy: None,
        audience: session.audience.to_string(),
        fee,
        place,
        lat: particulars.position().map(|(lat, _)| lat),
        lon: particulars.position().map(|(_, lon)| lon),
        kind_name,
        bring,
        ages: ages.says_something().then_some(ages),
        target_groups: particulars.target_groups.clone(),
        devices: particulars.devices.clone(),
        online_address: None,
        equipment: None,
        set_up_minutes: None,
        clearing_minutes: None,
        booking_opens_at: session.booking_opens_at,
        booking_closes_at: session.closes_at(),
        course_id: session.course_id.map(Into::into),
        meetings: related
            .meetings
            .get(&session.id)
            .map(|all| all.iter().map(|one| meeting(one, session)).collect()),
        campaigns: related
            .editions
            .get(&session.id)
            .cloned()
            .unwrap_or_default(),
        updated_at: session.updated_at,
    }
}

/// A view that says what holds of topics.
#[must_use]
pub fn with_policy(
    view: SessionView,
    policy: &TopicPolicy,
    owner: &Organisation,
    locale: Locale,
) -> SessionView {
    let rules = topic_rule_views(policy.rules(), &[locale.tag()], owner.language());
    SessionView {
        topic_policy: Some(rules),
        ..view
    }
}

/// A view for staff: where it is online, and what it uses and needs.
#[must_use]
pub fn for_staff(view: SessionView, row: &SessionRow, used: &[UsedEquipment]) -> SessionView {
    let (particulars, margins) = (&row.session.texts.particulars, row.session.margins);
    SessionView {
        online_address: particulars.online_address.clone(),
        equipment: Some(used.iter().map(UsedEquipmentView::from).collect()),
        set_up_minutes: Some(margins.set_up_minutes),
        clearing_minutes: Some(margins.clearing_minutes),
        ..view
    }
}

fn venue(row: &SessionRow, locale: Locale) -> SessionVenueView {
    let SessionRow { venue, owner, .. } = row;
    let mut words = Words::new(locale, owner.language());
    SessionVenueView {
        id: venue.id.into(),
        slug: venue.slug.clone(),
        name: venue.name.clone(),
        kind: venue.kind.clone(),
        municipality: MunicipalityView::from(&row.municipality),
        address: venue.address.clone(),
        phone: venue.phone.clone(),
        accessibility: venue.accessibility.as_ref().map(|text| words.pick(text)),
        text_language: words.fallback(),
    }
}

fn room(room: &SessionRoom) -> SessionRoomView {
    SessionRoomView {
        id: room.id.into(),
        name: room.name.clone(),
    }
}

/// The organisers that are stored, or the owner alone.
fn organisers(stored: Option<&Vec<Organiser>>, owner: &Organisation) -> Vec<OrganiserView> {
    match stored {
        Some(all) => all.iter().map(organiser).collect(),
        None => vec![OrganiserView {
            name: owner.name.clone(),
            organisation: Some(owner.slug.clone()),
            role: OrganiserRole::Owner.to_string(),
        }],
    }
}

fn organiser(one: &Organiser) -> OrganiserView {
    OrganiserView {
        name: one.name.clone(),
        organisation: one.slug.clone(),
        role: one.role.to_string(),
    }
}

fn meeting(one: &Meeting, course: &Session) -> MeetingView {
    let alone = one.status == StoredStatus::Cancelled && course.status != StoredStatus::Cancelled;
    MeetingView {
        session_id: one.id.into(),
        starts_at: one.starts_at,
        ends_at: one.ends_at,
        local_date: one.local_date,
        local_time: one.local_time.format("%H:%M").to_string(),
        cancelled: alone.then_some(true),
    }
}
