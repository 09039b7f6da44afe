//! `/{lang}/desk/book`: the times to come within reach, narrowed by what a caller asks for. The choice stands in the
//! address.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;

use super::fields::{find_choices, find_day, find_seats};
use super::find_page::{FindTimePage, FreeDay, FreeTime, KeepForm};
use super::helpers_ahead::helpers_ahead;
use super::wanted::Wanted;
use crate::booking::desk::paths::FIND;
use crate::platform::auth::{Can, Permission, Scope, rights};
use crate::platform::i18n::{Locale, dates, spans, t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time;
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, PageLinks};
use crate::session::{
    ListScope, SessionFilter, SessionRow, SessionTimes, Status, TimeBound, helped_by,
    page_with_related,
};

const PER_PAGE: i64 = 20;
const MOST_PAGES: i64 = 50;

pub async fn show(
    can: Can<rights::ServePeople>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(&request));
    let wanted = Wanted::of(&query);
    let paging = Paging::lenient(&query, PER_PAGE, MOST_PAGES);
    let layout = Layout::asked(&request, &state, FIND)?;
    let mut conn = state.db.get().await?;
    let scope = can.actor().scope(Permission::ServePeople);
    let navigation = DeskNavigation::of(&request);
    let page = wanted
        .page(&mut conn, layout, (scope, &navigation), paging, now)
        .await?;
    Ok(HtmlPage::private(page).answer())
}

impl Wanted {
    fn filter(
        &self,
        scope: &Scope,
        navigation: &DeskNavigation,
        now: DateTime<Utc>,
    ) -> SessionFilter {
        let upcoming = SessionFilter::upcoming(ListScope::Within(scope.clone()), now);
        SessionFilter {
            from: Some(self.day.map_or(TimeBound::Instant(now), TimeBound::Day)),
            to: self.day.map(TimeBound::Day),
            venue_id: navigation.venue(),
            topic: self.topic.clone(),
            language: self.language,
            helper: self.helper,
            free: !self.full,
            bookable: true,
            statuses: vec![Status::Published],
            ..upcoming
        }
    }

    async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        layout: Layout,
        (scope, navigation): (Scope, &DeskNavigation),
        paging: Paging,
        now: DateTime<Utc>,
    ) -> Result<FindTimePage, Problem> {
        let filter = self.filter(&scope, navigation, now);
        let (rows, related, total) = page_with_related(conn, &filter, paging, now).await?;
        let ids: Vec<_> = rows.iter().map(|row| row.session.id).collect();
        let helpers = helped_by(conn, &ids).await?;
        let all_helpers = helpers_ahead(conn, &scope, now).await?;
        let locale = layout.locale;
        let today = time::today(now);
        let mut days: Vec<(NaiveDate, FreeDay)> = Vec::new();
        for row in &rows {
            let names = helpers.get(&row.session.id).map_or(&[][..], Vec::as_slice);
            let meetings = related.meetings.get(&row.session.id);
            let meetings = meetings.map(Vec::as_slice).unwrap_or_default();
            let times = SessionTimes::of(&row.session, meetings);
            let one = self.time(&layout, row, names, &times, today);
            let date = row.session.timing.local_date;
            match days.last_mut() {
                Some((last, day)) if *last == date => day.times.push(one),
                _ => days.push((date, day(locale, date, today, one))),
            }
        }
        let path = self.path(&layout, None);
        Ok(FindTimePage {
            action: layout.url(FIND),
            day: find_day(locale, self),
            seats: find_seats(locale, self),
            choices: find_choices(locale, self, navigation, &all_helpers),
            full: self.full,
            narrowed: self.topic.is_some()
                || self.language.is_some()
                || self.helper.is_some()
                || self.full,
            days: days.into_iter().map(|(_, day)| day).collect(),
            wanted: self.seats,
            again: self.again.map(|booking| booking.to_string()),
            paging: PageLinks::of(locale, paging, total, |page| self.path(&layout, Some(page))),
            l: Layout {
                title: t(locale, "caller-title").into_owned(),
                path: path
                    .strip_prefix(&layout.url(""))
                    .unwrap_or(FIND)
                    .to_owned(),
                ..layout
            },
        })
    }

    /// The page with the same choice.
    fn path(&self, layout: &Layout, page: Option<i64>) -> String {
        let said = [
            ("day", self.day.map(|day| day.to_string())),
            (
                "topic",
                self.topic.as_ref().map(|topic| topic.as_str().to_owned()),
            ),
            ("language", self.language.map(|tag| tag.as_str().to_owned())),
            ("helper", self.helper.map(|helper| helper.to_string())),
            ("seats", (self.seats > 1).then(|| self.seats.to_string())),
            ("full", self.full.then(|| "true".to_owned())),
            ("again", self.again.map(|booking| booking.to_string())),
            ("page", page.map(|page| page.to_string())),
        ];
        let said = said.iter();
        let said: Vec<(&str, &str)> = said
            .filter_map(|(name, text)| Some((*name, text.as_deref()?)))
            .collect();
        layout.at_venue(FIND, &said)
    }

    fn time(
        &self,
        layout: &Layout,
        row: &SessionRow,
        helpers: &[String],
        times: &SessionTimes,
        today: NaiveDate,
    ) -> FreeTime {
        let (locale, session) = (layout.locale, &row.session);
        let free = row.seats.free();
        let path = format!("/desk/sessions/{}", session.id);
        let at = row.held_at(locale).name;
        let place = std::iter::once(at.as_str()).chain(helpers.iter().map(String::as_str));
        FreeTime {
            clock: dates::time(locale, session.timing.local_time),
            until: times
                .counted(locale)
                .unwrap_or_else(|| spans::until(locale, times.span(), today)),
            title: session
                .texts
                .title
                .best_in(&[locale.tag()], row.owner.language())
                .0,
            place: place.collect::<Vec<_>>().join(" · "),
            seats: match free {
                0 => t(locale, "caller-full").into_owned(),
                n => t_with(locale, "seats-left", &[("n", n.into())]),
            },
            keep: (free >= self.seats).then(|| KeepForm {
                action: layout.url(&format!("{path}/holds")),
                key: IdempotencyKey::fresh().as_str().to_owned(),
            }),
            beyond_href: layout.url(&match self.again {
                None => format!("{path}/book"),
                Some(booking) => format!("{path}/book?again={booking}"),
            }),
        }
    }
}

fn day(locale: Locale, date: NaiveDate, today: NaiveDate, first: FreeTime) -> FreeDay {
    FreeDay {
        id: format!("day-{date}"),
        heading: dates::day_heading(locale, date, today),
        times: vec![first],
    }
}
