//! `/{lang}/desk`: the sessions of whoever is signed in, from today on.

use std::collections::HashSet;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::views::{DeskDay, DeskPage, DeskSession, Tile};
use crate::platform::auth::{Actor, Caller, Permission, csrf};
use crate::platform::http::request::query::Query;
use crate::platform::http::response::list::Paging;
use crate::platform::i18n::{Locale, dates, named};
use crate::platform::problem::{Problem, SIGN_IN_FIRST};
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::platform::ui::{HtmlPage, Layout, SignedIn};
use crate::schema::counts;
use crate::session::beside::{Beside, beside};
use crate::session::filter::{Bound, Filter, Seen};
use crate::session::pages::{Paging as Pages, today};
use crate::session::rows::Full;
use crate::session::view::Words;
use crate::session::{Status, list};

const PER_PAGE: i64 = 50;

/// The frame of a desk page for whoever is signed in.
pub(super) fn layout(
    locale: Locale,
    (path, title): (&str, String),
    actor: &Actor,
    request: &HttpRequest,
    state: &AppState,
) -> Layout {
    Layout::new(locale, path, title).signed_in(SignedIn {
        name: actor.name.clone(),
        csrf: csrf::token_for(request, &state.keys).unwrap_or_default(),
        reports: actor.may(Permission::ReadReports) || actor.may(Permission::RunCampaigns),
        plans: actor.may(Permission::DraftSessions),
    })
}

/// The list.
pub(super) async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let actor = caller.0.ok_or_else(|| Problem::new(&SIGN_IN_FIRST))?;
    let asked = Query::lenient(&request);
    let now = state.clock.now();
    let day = today(now);
    let from = asked
        .get("from")
        .and_then(|text| parse_date(text).ok())
        .unwrap_or(day);
    let mut filter = Filter::upcoming(Seen::Only(actor.scope_of_sessions()), now);
    filter.from = Some(Bound::Day(from));
    let page = asked
        .get("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1);
    let paging = Paging {
        page: i64::clamp(page, 1, 200),
        limit: PER_PAGE,
    };
    let mut conn = state.db.get().await?;
    let (rows, total) = list::page(&mut conn, &filter, paging, now).await?;
    let around = beside(&mut conn, &rows).await?;
    let counted = counted(&mut conn, &rows).await?;
    let layout = layout(
        locale,
        ("/desk", DeskPage::title(locale, None)),
        &actor,
        &request,
        &state,
    );
    let home = layout.url("/desk");
    let page = DeskPage {
        notice: asked.get("done").and_then(|what| layout.done(what)),
        tiles: tiles(locale, &rows, &counted, (day, now)),
        new_href: actor
            .may(Permission::DraftSessions)
            .then(|| layout.url("/desk/sessions/new")),
        days: days(locale, &rows, (&around, &counted), now),
        paging: Pages::of(
            locale,
            (paging.page, (total + PER_PAGE - 1) / PER_PAGE),
            |page| format!("{home}?from={from}&page={page}"),
        ),
        l: layout,
    };
    Ok(HtmlPage::private(page).answer())
}

/// Which of them are counted, of a course any of its meetings.
async fn counted(conn: &mut AsyncPgConnection, rows: &[Full]) -> QueryResult<HashSet<Uuid>> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.session.id).collect();
    let found: Vec<Uuid> = counts::table
        .filter(counts::session_id.eq_any(ids))
        .select(counts::session_id)
        .distinct()
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}

fn is_uncounted(row: &Full, counted: &HashSet<Uuid>, now: DateTime<Utc>) -> bool {
    row.session.status(now) == Status::Held
        && row.session.kind != "course"
        && !counted.contains(&row.session.id)
}

fn tiles(
    locale: Locale,
    rows: &[Full],
    counted: &HashSet<Uuid>,
    (day, now): (NaiveDate, DateTime<Utc>),
) -> Vec<Tile> {
    let of_today = |row: &&Full| {
        row.session.local_date == day && matches!(row.session.status.as_str(), "published")
    };
    let sessions = rows.iter().filter(of_today).count();
    let booked: i64 = rows
        .iter()
        .filter(of_today)
        .map(|row| i64::from(row.seats.taken))
        .sum();
    let uncounted = rows
        .iter()
        .filter(|row| is_uncounted(row, counted, now))
        .count();
    vec![
        Tile::sessions(locale, i64::try_from(sessions).unwrap_or(i64::MAX)),
        Tile::booked(locale, booked),
        Tile::uncounted(locale, i64::try_from(uncounted).unwrap_or(i64::MAX)),
    ]
}

fn days(
    locale: Locale,
    rows: &[Full],
    (around, counted): (&Beside, &HashSet<Uuid>),
    now: DateTime<Utc>,
) -> Vec<DeskDay> {
    let mut days: Vec<(NaiveDate, DeskDay)> = Vec::new();
    for row in rows {
        let uncounted = is_uncounted(row, counted, now);
        let session = line(locale, row, around, (uncounted, now));
        let date = row.session.local_date;
        match days.last_mut() {
            Some((last, day)) if *last == date => day.sessions.push(session),
            _ => days.push((
                date,
                DeskDay {
                    id: format!("day-{date}"),
                    heading: dates::day_heading(locale, date, today(now)),
                    sessions: vec![session],
                },
            )),
        }
    }
    days.into_iter().map(|(_, day)| day).collect()
}

fn line(
    locale: Locale,
    row: &Full,
    around: &Beside,
    (uncounted, now): (bool, DateTime<Utc>),
) -> DeskSession {
    let session = &row.session;
    let room = session.room_id.and_then(|id| around.rooms.get(&id));
    let status = session.status(now);
    DeskSession {
        href: format!("/{}/desk/sessions/{}", locale.tag(), session.id),
        time: dates::time(locale, session.local_time),
        until: dates::until(locale, session.local_end()),
        title: Words::new(locale, row.owner.language()).pick(&session.title),
        place: match room {
            Some(room) => format!("{}, {}", row.place.name, room.name),
            None => row.place.name.clone(),
        },
        booked: DeskSession::booked(
            locale,
            i64::from(row.seats.taken),
            row.seats.total.map(i64::from),
        ),
        state: (!matches!(status, Status::Published | Status::Held))
            .then(|| named(locale, "status", status.name()).into_owned()),
        flag: DeskSession::flag(locale, i64::from(row.seats.waiting), uncounted),
    }
}
