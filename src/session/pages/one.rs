//! The page of one session, and its calendar file.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::card::{SeatsLine, SeatsState};
use super::facts::{seats, today_at};
use super::views::{SessionAction, SessionPage};
use crate::platform::http::request::language::locale_of;
use crate::platform::i18n::{Locale, dates, languages, named};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{Zone, local};
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::api::one::calendar as calendar_of;
use crate::session::beside::{Beside, beside};
use crate::session::query;
use crate::session::rows::Full;
use crate::session::view::{Words, view};

/// A public session with everything around it.
async fn found(
    state: &AppState,
    path: &web::Path<(String, String)>,
) -> Result<(Locale, Full, Beside), Problem> {
    let locale = Locale::exact(&path.0).ok_or_else(Problem::not_found)?;
    let id = Uuid::try_parse(&path.1).map_err(|_none| Problem::not_found())?;
    let mut conn = state.db.get().await?;
    let full = query::full(&mut conn, id, None, state.clock.now()).await?;
    let full = full.ok_or_else(Problem::not_found)?;
    let around = beside(&mut conn, std::slice::from_ref(&full)).await?;
    Ok((locale, full, around))
}

/// `/{lang}/sessions/{id}`. A meeting is shown on its course's page.
pub(super) async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (locale, full, around) = found(&state, &path).await?;
    if let Some(course) = full.session.course_id {
        let to = format!("/{}/sessions/{course}", locale.tag());
        return Ok(HttpResponse::SeeOther()
            .insert_header((header::LOCATION, to))
            .finish());
    }
    Ok(HtmlPage::public(page(locale, &full, &around, state.clock.now())).answer())
}

/// Where a session's calendar file lies, after the language.
#[must_use]
pub fn calendar_path(session: Uuid) -> String {
    format!("/sessions/{session}/calendar.ics")
}

/// `/{lang}/sessions/{id}/calendar.ics`.
pub(super) async fn calendar(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (locale, full, around) = found(&state, &path).await?;
    let view = view(&full, &around, locale_of(&request), state.clock.now());
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "public, max-age=30"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"motesplats.ics\"",
        ))
        .body(calendar_of(&state, &full, &view, locale)))
}

fn page(locale: Locale, full: &Full, around: &Beside, now: DateTime<Utc>) -> SessionPage {
    let session = &full.session;
    let today = today_at(&session.time_zone, now);
    let default = full.owner.language();
    let mut title_words = Words::new(locale, default);
    let title = title_words.pick(&session.title);
    let mut text_words = Words::new(locale, default);
    let text = session
        .description
        .as_ref()
        .map(|text| text_words.pick(text));
    let mut access_words = Words::new(locale, default);
    let access = full
        .place
        .accessibility
        .as_ref()
        .map(|text| access_words.pick(text));
    let fee = session
        .fee
        .as_ref()
        .map(|fee| Words::new(locale, default).pick(fee));
    let meetings: Vec<String> = around
        .meetings
        .get(&session.id)
        .map_or_else(Vec::new, |all| {
            all.iter()
                .map(|one| {
                    let end = one.local_time + (one.ends_at - one.starts_at);
                    dates::day_and_span(locale, one.local_date, (one.local_time, end), today)
                })
                .collect()
        });
    let when = if meetings.is_empty() {
        let span = (session.local_time, session.local_end());
        dates::day_and_span(locale, session.local_date, span, today)
    } else {
        dates::day_and_time(locale, session.local_date, session.local_time, today)
    };
    let state = seats(full, now);
    let mut layout = Layout::new(locale, format!("/sessions/{}", session.id), title.clone())
        .of(full.owner.name.clone());
    if let Some(phone) = full.place.phone.as_ref().or(full.owner.phone.as_ref()) {
        layout = layout.reached_at(phone.clone(), Some(full.place.name.clone()));
    }
    SessionPage {
        calendar_href: Some(layout.url(&calendar_path(session.id))),
        l: layout,
        back_href: format!("/{}/sessions", locale.tag()),
        title,
        title_lang: title_words.fallback(),
        when: dates::capital(&when),
        length: dates::duration(locale, session.length().num_minutes()),
        description: paragraphs(text.as_deref()),
        description_lang: text_words.fallback(),
        seats: SeatsLine::of(locale, state),
        action: action(locale, full, state, now),
        meetings,
        place: full.place.name.clone(),
        room: session
            .room_id
            .and_then(|id| around.rooms.get(&id))
            .map(|room| room.name.clone()),
        address: full.place.address.clone(),
        map_href: map(full),
        access,
        access_lang: access_words.fallback(),
        topics: listed(
            session
                .topics
                .iter()
                .map(|topic| named(locale, "topic", topic).into_owned()),
        ),
        languages: (!session.languages.is_empty())
            .then(|| languages::names(locale, &session.languages)),
        fee,
        organisers: organisers(full, around),
        campaigns: around.editions.get(&session.id).map(|all| all.join(", ")),
        phone: full.place.phone.clone(),
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

fn organisers(full: &Full, around: &Beside) -> String {
    match around.organisers.get(&full.session.id) {
        Some(all) => {
            let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
            names.join(", ")
        }
        None => full.owner.name.clone(),
    }
}

fn map(full: &Full) -> Option<String> {
    let (lat, lon) = full.place.lat.zip(full.place.lon)?;
    Some(format!(
        "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=17/{lat}/{lon}"
    ))
}

fn action(locale: Locale, full: &Full, state: SeatsState, now: DateTime<Utc>) -> SessionAction {
    let session = &full.session;
    let href = format!("/{}/sessions/{}/book", locale.tag(), session.id);
    match state {
        SeatsState::NoBooking => SessionAction::NoBooking,
        SeatsState::Left(_) => SessionAction::Book { href },
        SeatsState::Queue => SessionAction::Queue { href },
        SeatsState::Full => SessionAction::full(locale),
        SeatsState::NotYet => opens(locale, full, now),
        SeatsState::Closed => SessionAction::closed(locale),
        SeatsState::Over => SessionAction::over(locale),
        SeatsState::Cancelled => {
            let mut words = Words::new(locale, full.owner.language());
            SessionAction::Cancelled {
                reason: session
                    .cancel_reason
                    .as_ref()
                    .map(|reason| words.pick(reason)),
                reason_lang: words.fallback(),
            }
        }
    }
}

fn opens(locale: Locale, full: &Full, now: DateTime<Utc>) -> SessionAction {
    let session = &full.session;
    match (session.booking_opens_at, Zone::parse(&session.time_zone)) {
        (Some(at), Ok(tz)) => {
            let (day, time) = local(at, tz);
            let today = today_at(&session.time_zone, now);
            SessionAction::opens(locale, &dates::day_and_time(locale, day, time, today))
        }
        _ => SessionAction::closed(locale),
    }
}
