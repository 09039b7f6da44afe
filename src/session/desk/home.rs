//! `/{lang}/desk`: the sessions in the scope of whoever is signed in, from today on.
//! It flags past sessions without a count, and waiting lists; `?toCount=true` lists what waits to be counted.

use std::collections::HashSet;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::home_page::{DeskDay, DeskPage, DeskSession, Tile};
use super::layout::desk_layout;
use crate::organisation;
use crate::platform::auth::{Actor, Caller, Permission};
use crate::platform::i18n::{Locale, dates, named, spans, t};
use crate::platform::ids::SessionId;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, SIGN_IN_FIRST};
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::platform::ui::{HtmlPage, Layout};
use crate::schema::counts;
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::ids::totals;
use crate::session::list::page::page as list_page;
use crate::session::list::related::{Related, related_to};
use crate::session::list::request::lenient_paging;
use crate::session::list::rows::SessionRow;
use crate::session::model::Status;
use crate::session::present::days::today;
use crate::session::present::page_links::PageLinks;
use crate::session::present::times::SessionTimes;
use crate::session::present::words::Words;

const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;

pub(super) async fn show(
    caller: Caller,
    state: web::Data<AppState>,
    lang: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let locale = Locale::exact(&lang).ok_or_else(Problem::not_found)?;
    let actor = caller.0.ok_or_else(|| Problem::new(&SIGN_IN_FIRST))?;
    let query = Query::lenient(&request);
    let now = state.clock.now();
    let from = query
        .get("from")
        .and_then(|text| parse_date(text).ok())
        .unwrap_or_else(|| today(now));
    let to_count = query.get("toCount") == Some("true");
    let filter = match to_count {
        true => SessionFilter::to_count(actor.scope(Permission::Count), now),
        false => SessionFilter {
            from: Some(TimeBound::Day(from)),
            not_over: false,
            ..SessionFilter::upcoming(ListScope::Within(actor.scope_of_sessions()), now)
        },
    };
    let paging = lenient_paging(&query, PER_PAGE, MAX_PAGE);
    let mut conn = state.db.get().await?;
    let (rows, total) = list_page(&mut conn, &filter, paging, now).await?;
    let related = related_to(&mut conn, &rows).await?;
    let list = DeskList {
        locale,
        rows: &rows,
        related: &related,
        counted: &load_counted(&mut conn, &rows).await?,
        now,
    };
    let title = match to_count {
        true => t(locale, "desk-to-count").into_owned(),
        false => DeskPage::title(locale, None),
    };
    let layout = desk_layout(locale, "/desk", title, &request, &state);
    let home = layout.url("/desk");
    let page = DeskPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        tiles: match to_count {
            true => Vec::new(),
            false => tiles(&mut conn, &actor, &layout, now).await?,
        },
        back: to_count.then(|| home.clone()),
        new_href: actor
            .may(Permission::DraftSessions)
            .then(|| layout.url("/desk/sessions/new")),
        none: t(
            locale,
            if to_count {
                "desk-none-to-count"
            } else {
                "desk-none"
            },
        )
        .into_owned(),
        days: list.days(),
        paging: PageLinks::of(locale, paging, total, |page| match to_count {
            true => format!("{home}?toCount=true&page={page}"),
            false => format!("{home}?from={from}&page={page}"),
        }),
        l: layout,
    };
    Ok(HtmlPage::private(page).answer())
}

/// How much there is today, and how much waits to be counted: all of it, whatever the list shows.
async fn tiles(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    layout: &Layout,
    now: DateTime<Utc>,
) -> QueryResult<Vec<Tile>> {
    let locale = layout.locale;
    let day = Some(TimeBound::Day(today(now)));
    let scope = ListScope::Within(actor.scope_of_sessions());
    let of_today = SessionFilter {
        from: day,
        to: day,
        not_over: false,
        statuses: vec![Status::Published, Status::Past],
        ..SessionFilter::upcoming(scope, now)
    };
    let (sessions, booked) = totals(conn, &of_today, now).await?;
    let mut tiles = vec![
        Tile::sessions(locale, sessions),
        Tile::booked(locale, booked),
    ];
    if actor.may(Permission::Count) {
        let uncounted = SessionFilter::to_count(actor.scope(Permission::Count), now);
        let (uncounted, _) = totals(conn, &uncounted, now).await?;
        let href = format!("{}?toCount=true", layout.url("/desk"));
        tiles.push(Tile::uncounted(locale, uncounted).leading_to(href));
    }
    if actor.may(Permission::Administer) {
        let reach = actor.scope(Permission::Administer).organisations;
        let reports = organisation::open_reports(conn, &reach).await?;
        if reports > 0 {
            let href = layout.url("/desk/accessibility-reports");
            tiles.push(Tile::reports(locale, reports).leading_to(href));
        }
    }
    Ok(tiles)
}

/// The ids of the sessions that have a count.
async fn load_counted(
    conn: &mut AsyncPgConnection,
    rows: &[SessionRow],
) -> QueryResult<HashSet<SessionId>> {
    let ids: Vec<SessionId> = rows.iter().map(|row| row.session.id).collect();
    let found: Vec<SessionId> = counts::table
        .filter(counts::session_id.eq_any(ids))
        .select(counts::session_id)
        .distinct()
        .load(conn)
        .await?;
    Ok(found.into_iter().collect())
}

/// A page of the list with all that its lines are made of.
struct DeskList<'a> {
    locale: Locale,
    rows: &'a [SessionRow],
    related: &'a Related,
    /// The ids of the sessions that have a count.
    counted: &'a HashSet<SessionId>,
    now: DateTime<Utc>,
}

impl DeskList<'_> {
    fn days(&self) -> Vec<DeskDay> {
        let mut days: Vec<(NaiveDate, DeskDay)> = Vec::new();
        for row in self.rows {
            let session = self.line(row);
            let date = row.session.timing.local_date;
            match days.last_mut() {
                Some((last, day)) if *last == date => day.sessions.push(session),
                _ => days.push((
                    date,
                    DeskDay {
                        id: format!("day-{date}"),
                        heading: dates::day_heading(self.locale, date, today(self.now)),
                        sessions: vec![session],
                    },
                )),
            }
        }
        days.into_iter().map(|(_, day)| day).collect()
    }

    fn line(&self, row: &SessionRow) -> DeskSession {
        let locale = self.locale;
        let session = &row.session;
        let room = session.room_id.and_then(|id| self.related.rooms.get(&id));
        let status = session.status(self.now);
        DeskSession {
            href: format!("/{}/desk/sessions/{}", locale.tag(), session.id),
            time: dates::time(locale, session.timing.local_time),
            until: self.until(row),
            title: Words::new(locale, row.owner.language()).pick(&session.texts.title),
            place: match room {
                Some(room) => format!("{}, {}", row.venue.name, room.name),
                None => row.venue.name.clone(),
            },
            booked: DeskSession::booked(
                locale,
                i64::from(row.seats.taken),
                row.seats.total.map(i64::from),
            ),
            state: (!matches!(status, Status::Published | Status::Past))
                .then(|| named(locale, "status", status.name()).into_owned()),
            flag: DeskSession::flag(locale, i64::from(row.seats.waiting), self.is_uncounted(row)),
        }
    }

    /// "till 15.00"; of a course how many meetings it has.
    fn until(&self, row: &SessionRow) -> String {
        let (locale, session) = (self.locale, &row.session);
        let meetings = self.related.meetings.get(&session.id);
        let times = SessionTimes::of(session, meetings.map(Vec::as_slice).unwrap_or_default());
        times
            .counted(locale)
            .unwrap_or_else(|| spans::until(locale, times.span(), today(self.now)))
    }

    /// A course is counted by its meetings.
    fn is_uncounted(&self, row: &SessionRow) -> bool {
        row.session.status(self.now) == Status::Past
            && !self.related.meetings.contains_key(&row.session.id)
            && !self.counted.contains(&row.session.id)
    }
}
