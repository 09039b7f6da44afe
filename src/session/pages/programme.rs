//! `/{lang}/venues/{slug}/programme`: what takes place at a venue in one week, to be printed in large type and put up.
//! What changes by the hour, such as how many seats are left, does not stand on it.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};

use super::programme_page::{ProgrammeDay, ProgrammeLine, ProgrammePage};
use super::venue_head::VenueHead;
use crate::platform::i18n::{Locale, dates, languages, spans, t, t_with};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::page::page;
use crate::session::list::rows::SessionRow;
use crate::session::model::{SessionMode, StoredStatus};
use crate::session::present::paths::session_path;
use crate::session::present::words::Words;
use crate::session::week::Week;

/// A sheet shows no more.
const MOST: i64 = 200;

pub(super) async fn show(
    state: web::Data<AppState>,
    path: web::Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (lang, slug) = path.into_inner();
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let now = state.clock.now();
    let week = Week::asked(&Query::lenient(&request), today(now));
    let mut conn = state.db.get().await?;
    let venue = VenueHead::load(&mut conn, &slug).await?;
    let first = Paging {
        page: 1,
        limit: MOST,
    };
    let (rows, _) = page(&mut conn, &of_week(&venue, week, now), first, now).await?;
    let layout = layout(&state, locale, &venue, week);
    Ok(HtmlPage::private(sheet(layout, venue, week, &rows)).answer())
}

/// What the public sees of the week, each meeting of a course on its day.
fn of_week(venue: &VenueHead, week: Week, now: DateTime<Utc>) -> SessionFilter {
    SessionFilter {
        from: Some(TimeBound::Day(week.monday)),
        to: Some(TimeBound::Day(week.sunday())),
        not_over: false,
        venue: Some(venue.slug.clone()),
        each_meeting: true,
        ..SessionFilter::upcoming(ListScope::Public, now)
    }
}

fn layout(state: &AppState, locale: Locale, venue: &VenueHead, week: Week) -> Layout {
    let path = format!("/venues/{}/programme?week={}", venue.slug, week.name());
    let title = t_with(locale, "programme-title", &[("n", week.number().into())]);
    let layout = Layout::new(&state.branding, locale, path, title).of(venue.name.clone());
    match venue.phone(locale) {
        Some(phone) => layout.answering_phone(phone, Some(venue.place())),
        None => layout,
    }
}

fn sheet(layout: Layout, venue: VenueHead, week: Week, rows: &[SessionRow]) -> ProgrammePage {
    let locale = layout.locale;
    let own = layout.url(&format!("/venues/{}", venue.slug));
    let other = |week: Week| {
        let name = t_with(locale, "programme-title", &[("n", week.number().into())]);
        (format!("{own}/programme?week={}", week.name()), name)
    };
    let ((previous_href, previous), (next_href, next)) =
        (other(week.before()), other(week.after()));
    let how = match venue.phone(locale) {
        Some(phone) => t_with(locale, "programme-how", &[("phone", phone.text.into())]),
        None => t(locale, "programme-how-without").into_owned(),
    };
    let (from, to) = (
        dates::day_long(locale, week.monday),
        dates::day_long(locale, week.sunday()),
    );
    ProgrammePage {
        span: t_with(
            locale,
            "programme-days",
            &[("from", from.into()), ("to", to.into())],
        ),
        days: days(locale, rows),
        back_href: own,
        address: venue.address,
        venue: venue.name,
        previous_href,
        previous,
        next_href,
        next,
        how,
        l: layout,
    }
}

/// The rows under their days; they are in order of time.
fn days(locale: Locale, rows: &[SessionRow]) -> Vec<ProgrammeDay> {
    let same_day = |a: &SessionRow, b: &SessionRow| day_of(a) == day_of(b);
    let day = |rows: &[SessionRow]| {
        let date = rows.first().map(day_of)?;
        Some(ProgrammeDay {
            id: format!("day-{date}"),
            heading: dates::capital(&dates::day_long(locale, date)),
            lines: rows.iter().map(|row| line(locale, row)).collect(),
        })
    };
    rows.chunk_by(same_day).filter_map(day).collect()
}

fn day_of(row: &SessionRow) -> NaiveDate {
    row.session.timing.local_date
}

fn line(locale: Locale, row: &SessionRow) -> ProgrammeLine {
    let session = &row.session;
    let mut words = Words::new(locale, row.owner.language());
    let title = words.pick(&session.texts.title);
    let helped_in = &session.texts.languages;
    let names = || languages::names(locale, helped_in);
    let how = match session.mode {
        SessionMode::DropIn => "programme-drop-in",
        SessionMode::Booking => "programme-book",
    };
    let cancelled = session.status == StoredStatus::Cancelled;
    ProgrammeLine {
        times: spans::times(locale, session.local_span(), day_of(row)),
        title,
        title_lang: words.fallback(),
        href: session_path(locale, session.id),
        place: Some(row.held_at(locale))
            .filter(|at| !at.at_venue)
            .map(|at| at.name),
        languages: match helped_in.is_empty() {
            true => String::new(),
            false => t_with(locale, "help-in", &[("languages", names().into())]),
        },
        how: t(locale, how).into_owned(),
        cancelled: cancelled.then(|| t(locale, "seats-cancelled").into_owned()),
    }
}
