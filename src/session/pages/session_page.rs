//! View model of a session's page: plain data in the reader's language.
//! `templates/session/session.html` shows it.

use askama::Template;
use chrono::{DateTime, Utc};

use super::session_action::{SessionAction, action};
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{dates, languages, named};
use crate::platform::ui::{Layout, named_place};
use crate::session::list::related::Related;
use crate::session::list::rows::SessionRow;
use crate::session::particulars::ShownParticulars;
use crate::session::present::bring::Bring;
use crate::session::present::days::today_at;
use crate::session::present::paths::calendar_path;
use crate::session::present::seats::{SeatsLine, SeatsState};
use crate::session::present::times::{SessionTimes, TimeLine};
use crate::session::present::words::Words;
use crate::session::topics::{TopicPolicy, topic_sentence};

/// `/{lang}/sessions/{id}`.
#[derive(Template)]
#[template(path = "session/session.html")]
pub struct SessionPage {
    pub l: Layout,
    pub back_href: String,
    pub title: String,
    /// Set where it is not the page's language, as the other `…_lang`.
    pub title_lang: Option<String>,
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    /// "2 timmar".
    pub length: String,
    /// In paragraphs.
    pub description: Vec<String>,
    pub description_lang: Option<String>,
    pub seats: SeatsLine,
    pub action: SessionAction,
    /// A course's meetings, each with day and time.
    pub meetings: Vec<TimeLine>,
    /// The venue's name.
    pub place: String,
    pub room: Option<String>,
    /// Street and town.
    pub address: Option<String>,
    /// A map on another site.
    pub map_href: Option<String>,
    /// How to get in.
    pub access: Option<String>,
    pub access_lang: Option<String>,
    pub topics: Option<String>,
    /// "Bank: vi visar hur, du gör det själv."
    pub topics_told: Vec<String>,
    pub languages: Option<String>,
    /// `None` where it costs nothing.
    pub fee: Option<String>,
    pub organisers: String,
    pub campaigns: Option<String>,
    /// The venue's telephone.
    pub phone: Option<ShownPhone>,
    pub calendar_href: Option<String>,
    pub bring: Bring,
    pub particulars: ShownParticulars,
}

pub(super) fn session_page(
    layout: Layout,
    row: &SessionRow,
    related: &Related,
    policy: &TopicPolicy,
    bring: Bring,
    now: DateTime<Utc>,
) -> SessionPage {
    let locale = layout.locale;
    let session = &row.session;
    let today = today_at(&session.time_zone, now);
    let default = row.owner.language();
    let mut title_words = Words::new(locale, default);
    let title = title_words.pick(&session.texts.title);
    let mut text_words = Words::new(locale, default);
    let text = session
        .texts
        .description
        .as_ref()
        .map(|text| text_words.pick(text));
    let mut access_words = Words::new(locale, default);
    let access = row
        .venue
        .accessibility
        .as_ref()
        .map(|text| access_words.pick(text));
    let held_at = row.held_at(locale);
    let fee = session
        .texts
        .fee
        .as_ref()
        .map(|fee| Words::new(locale, default).pick(fee));
    let meetings = related.meetings.get(&session.id).map(Vec::as_slice);
    let times = SessionTimes::of(session, meetings.unwrap_or_default());
    let state = SeatsState::of(row, now);
    let layout = with_contact(
        Layout {
            title: title.clone(),
            ..layout
        },
        row,
    );
    let action = action(locale, row, state, layout.contact.as_ref(), now);
    SessionPage {
        calendar_href: Some(layout.url(&calendar_path(session.id))),
        l: layout,
        back_href: format!("/{}/sessions", locale.tag()),
        title,
        title_lang: title_words.fallback(),
        when: dates::capital(&times.when(locale, today)),
        length: times.length(locale),
        description: paragraphs(text.as_deref()),
        description_lang: text_words.fallback(),
        seats: SeatsLine::of(locale, state),
        action,
        meetings: times.meetings(locale, today),
        place: held_at.name.clone(),
        room: session
            .room_id
            .and_then(|id| related.rooms.get(&id))
            .map(|room| room.name.clone()),
        address: held_at.if_there(row.venue.address.clone()),
        map_href: map_href(row),
        access: held_at.if_there(access),
        access_lang: access_words.fallback(),
        topics: listed(
            session
                .texts
                .topics
                .iter()
                .filter(|topic| policy.refusal(topic).is_none())
                .map(|topic| named(locale, "topic", topic).into_owned()),
        ),
        topics_told: policy
            .told(session)
            .map(|rule| topic_sentence(locale, rule, default))
            .collect(),
        languages: (!session.texts.languages.is_empty())
            .then(|| languages::names(locale, &session.texts.languages)),
        fee,
        organisers: organisers(row, related),
        campaigns: related.editions.get(&session.id).map(|all| all.join(", ")),
        phone: row
            .venue
            .phone
            .as_ref()
            .map(|tidy| ShownPhone::of(tidy, row.venue.phone_typed.as_deref(), locale)),
        bring,
        particulars: ShownParticulars::of(session, locale, default),
    }
}

fn with_contact(layout: Layout, row: &SessionRow) -> Layout {
    let layout = layout
        .of(row.owner.name.clone())
        .answered_by(row.owner.slug.clone());
    match row.venue.phone_or_of(&row.owner, layout.locale) {
        Some(phone) => {
            let venue = &row.venue;
            let place = named_place(&venue.name, venue.address.as_deref());
            let place = row.session.kind.is_visited().then_some(place);
            layout.answering_phone(phone, place)
        }
        None => layout,
    }
}

fn paragraphs(text: Option<&str>) -> Vec<String> {
    let lines = text.unwrap_or_default().lines();
    lines
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn listed(words: impl Iterator<Item = String>) -> Option<String> {
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn organisers(row: &SessionRow, related: &Related) -> String {
    match related.organisers.get(&row.session.id) {
        Some(all) => {
            let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            names.join(", ")
        }
        None => row.owner.name.clone(),
    }
}

fn map_href(row: &SessionRow) -> Option<String> {
    let (lat, lon) = row.position()?;
    Some(format!(
        "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
    ))
}
