//! `/{lang}/desk`: the sessions in the scope of whoever is signed in, from today on.
//! It flags past sessions without a count, and waiting lists.

use std::collections::HashSet;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::home_page::{DeskDay, DeskPage, DeskSession, Tile};
use super::layout::desk_layout;
use crate::platform::auth::{Caller, Permission};
use crate::platform::i18n::{Locale, dates, named, spans};
use crate::platform::ids::SessionId;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, SIGN_IN_FIRST};
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::platform::ui::HtmlPage;
use crate::schema::counts;
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::page::page as list_page;
use crate::session::list::related::{Related, related_to};
use crate::session::list::request::lenient_paging;
use crate::session::list::rows::SessionRow;
use crate::session::model::SessionKind;
use crate::session::model::Status;
use crate::session::model::StoredStatus;
use crate::session::present::days::today;
use crate::session::present::page_links::PageLinks;
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
    let mut filter = SessionFilter::upcoming(ListScope::Within(actor.scope_of_sessions()), now);
    filter.from = Some(TimeBound::Day(from));
    let paging = lenient_paging(&query, PER_PAGE, MAX_PAGE);
    let mut conn = state.db.get().await?;
    let (rows, total) = list_page(&mut conn, &filter, paging, now).await?;
    let related = related_to(&mut conn, &rows).await?;
    let counted = load_counted(&mut conn, &rows).await?;
    let title = DeskPage::title(locale, None);
    let layout = desk_layout(locale, "/desk", title, &actor, &request, &state);
    let list = DeskList {
        locale,
        rows: &rows,
        related: &related,
        counted: &counted,
        now,
    };
    let home = layout.url("/desk");
    let page = DeskPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        tiles: list.tiles(),
        new_href: actor
            .may(Permission::DraftSessions)
            .then(|| layout.url("/desk/sessions/new")),
        days: list.days(),
        paging: PageLinks::of(locale, paging, total, |page| {
            format!("{home}?from={from}&page={page}")
        }),
        l: layout,
    };
    Ok(HtmlPage::private(page).answer())
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
    fn tiles(&self) -> Vec<Tile> {
        let day = today(self.now);
        let published_today = |row: &&SessionRow| {
            row.session.timing.local_date == day && row.session.status == StoredStatus::Published
        };
        let sessions = self.rows.iter().filter(published_today).count();
        let booked: i64 = self
            .rows
            .iter()
            .filter(published_today)
            .map(|row| i64::from(row.seats.taken))
            .sum();
        let uncounted = self.rows.iter().filter(|row| self.is_uncounted(row));
        vec![
            Tile::sessions(self.locale, i64::try_from(sessions).unwrap_or(i64::MAX)),
            Tile::booked(self.locale, booked),
            Tile::uncounted(
                self.locale,
                i64::try_from(uncounted.count()).unwrap_or(i64::MAX),
            ),
        ]
    }

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
            until: spans::until(locale, session.local_span(), today(self.now)),
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

    /// A course is counted by its meetings.
    fn is_uncounted(&self, row: &SessionRow) -> bool {
        row.session.status(self.now) == Status::Past
            && row.session.kind != SessionKind::Course
            && !self.counted.contains(&row.session.id)
    }
}
