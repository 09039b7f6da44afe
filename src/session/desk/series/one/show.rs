//! The page, and how it is filled.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::page::{SeriesPage, SeriesRow};
use crate::organisation::organisations_by_id;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::db::Conn;
use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::ids::{SeriesId, SessionId};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LocalText;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::list::rows::{SessionRow, load_rows};
use crate::session::model::{Status, StoredStatus};
use crate::session::present::words::Words;
use crate::session::series::store::{self, Series, SkippedDate, sessions_of};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let series = load(&mut conn, &request, &can.scope()).await?;
    let layout = Layout::asked(&request, &state, format!("/desk/series/{}", series.id))?;
    let page = page(&mut conn, layout, &series, &request, state.clock.now()).await?;
    Ok(HtmlPage::private(page).answer())
}

/// The series of the path, within the right's reach.
pub(super) async fn load(
    conn: &mut Conn,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<Series, Problem> {
    let id = request.match_info().get("seriesId");
    let id = id.and_then(|text| text.parse::<SeriesId>().ok());
    store::find(conn, scope, id.ok_or_else(Problem::not_found)?).await
}

async fn page(
    conn: &mut Conn,
    layout: Layout,
    series: &Series,
    request: &HttpRequest,
    now: DateTime<Utc>,
) -> Result<SeriesPage, Problem> {
    let locale = layout.locale;
    let sessions = sessions_of(conn, series.id, None).await?;
    let ids: Vec<SessionId> = sessions.iter().map(|one| one.id).collect();
    let rows = load_rows(conn, &ids).await?;
    let owners = organisations_by_id(conn, &[series.organisation_id]).await?;
    let owner = owners.get(&series.organisation_id);
    let owner = owner.ok_or_else(Problem::not_found)?;
    let says = |text: &LocalText| Words::new(locale, owner.language()).pick(text);
    let title = rows.first().map(|row| says(&row.session.texts.title));
    let drafts = rows.iter().filter(|row| is_draft(row)).count();
    let path = |rest: &str| layout.url(&format!("/desk/series/{}{rest}", series.id));
    let publish = (drafts > 0).then(|| {
        let words = t_with(locale, "series-publish", &[("n", drafts.into())]);
        (path("/publication"), words)
    });
    Ok(SeriesPage {
        notice: Query::lenient(request)
            .get("done")
            .and_then(|what| layout.done(what)),
        lead: lead(locale, &rows),
        rows: lines(locale, &rows, &series.skipped(), says, now),
        publish,
        change_href: rows
            .iter()
            .any(|row| row.session.timing.starts_at > now)
            .then(|| path("/change")),
        cancel_href: cancel_href(&rows, series, now).map(|path| layout.url(&path)),
        renew_href: renew_href(series).map(|path| layout.url(&path)),
        l: Layout {
            title: title.unwrap_or_else(|| t(locale, "series-heading").into_owned()),
            ..layout
        },
    })
}

/// The form for the next term. A block has no rule that goes on.
fn renew_href(series: &Series) -> Option<String> {
    let form = match series.rule.get("unit").and_then(Value::as_str) {
        Some("block") => return None,
        Some("tour") => "tours",
        _ => "series",
    };
    Some(format!("/desk/{form}/new?renew={}", series.id))
}

/// The page that cancels several, about what is to come of it.
fn cancel_href(rows: &[SessionRow], series: &Series, now: DateTime<Utc>) -> Option<String> {
    let mut open = rows.iter().filter(|row| {
        row.session.status == StoredStatus::Published && row.session.timing.starts_at > now
    });
    let first = open.next()?;
    let last = open.next_back().unwrap_or(first);
    Some(format!(
        "/desk/cancellations?venue={}&from={}&to={}&series={}",
        first.venue.slug,
        first.session.timing.local_date,
        last.session.timing.local_date,
        series.id
    ))
}

fn is_draft(row: &SessionRow) -> bool {
    matches!(
        row.session.status,
        StoredStatus::Draft | StoredStatus::Proposed
    )
}

/// "Katrineholms bibliotek. 7 tillfällen, det sista måndag 3 maj 2027."
fn lead(locale: Locale, rows: &[SessionRow]) -> String {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else {
        return String::new();
    };
    let facts = [
        ("venue", first.venue.name.as_str().into()),
        ("n", rows.len().into()),
        (
            "day",
            dates::day_long_with_year(locale, last.session.timing.local_date).into(),
        ),
    ];
    t_with(locale, "series-lead", &facts)
}

/// Made and left out, in order of time.
fn lines(
    locale: Locale,
    rows: &[SessionRow],
    skipped: &[SkippedDate],
    says: impl Fn(&LocalText) -> String,
    now: DateTime<Utc>,
) -> Vec<SeriesRow> {
    let made = rows.iter().map(|row| {
        let timing = row.session.timing;
        (
            (timing.local_date, timing.local_time),
            made(locale, row, now),
        )
    });
    let left = skipped.iter().map(|one| {
        let name = one.name.as_ref().map(&says);
        let row = SeriesRow {
            place: one.place.as_ref().map(&says),
            ..left_out(locale, one, name)
        };
        ((one.date, one.time), row)
    });
    let mut lines: Vec<_> = made.chain(left).collect();
    lines.sort_by_key(|(at, _)| *at);
    lines.into_iter().map(|(_, line)| line).collect()
}

fn made(locale: Locale, row: &SessionRow, now: DateTime<Utc>) -> SeriesRow {
    let session = &row.session;
    let status = session.status(now);
    let booked = match row.seats.total {
        Some(total) => t_with(
            locale,
            "desk-booked",
            &[("taken", row.seats.taken.into()), ("total", total.into())],
        ),
        None => t(locale, "seats-no-booking").into_owned(),
    };
    SeriesRow {
        day: dates::day_short(locale, session.timing.local_date),
        time: dates::time(locale, session.timing.local_time),
        place: Some(row.held_at(locale))
            .filter(|at| !at.at_venue)
            .map(|at| at.name),
        href: Some(format!("/{}/desk/sessions/{}", locale.tag(), session.id)),
        note: match status {
            Status::Published => booked,
            other => named(locale, "status", other.name()).into_owned(),
        },
        is_left_out: false,
    }
}

fn left_out(locale: Locale, one: &SkippedDate, name: Option<String>) -> SeriesRow {
    let reason = match one.reason.as_deref() {
        Some(reason) => named(locale, "series-skip", reason).into_owned(),
        None => t(locale, "series-left-out").into_owned(),
    };
    SeriesRow {
        day: dates::day_short(locale, one.date),
        time: dates::time(locale, one.time),
        place: None,
        href: None,
        note: match name {
            Some(name) => format!("{reason}: {name}"),
            None => reason,
        },
        is_left_out: true,
    }
}
