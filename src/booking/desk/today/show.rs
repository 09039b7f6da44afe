//! One day, as it is asked for.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use serde_json::json;

use super::day::Day;
use super::page::{DayRow, ToDoList, TodayPage};
use super::rows::DayLines;
use super::to_do::Concerns;
use super::to_do_list::ToDoWords;
use crate::booking::desk::paths::SUBSTITUTIONS;
use crate::organisation::desk::{SetupLink, setup_link};
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Actor, Can, Permission, Scope, rights};
use crate::platform::i18n::{dates, t, t_with};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{self, parse_date};
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};
use crate::question::desk::QuestionCard;
use crate::session::{SessionRow, Status};

const PATH: &str = "/desk/today";

pub async fn show(
    can: Can<rights::ReadRoster>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(&request));
    let today = time::today(now);
    let asked = query.get("date").and_then(|text| parse_date(text).ok());
    let navigation = DeskNavigation::of(&request);
    let screen = Screen {
        layout: Layout::asked(&request, &state, PATH)?,
        date: asked.unwrap_or(today),
        actor: can.actor(),
        navigation,
        today,
        now,
    };
    let mut conn = state.db.get().await?;
    let at = screen.navigation.venue();
    let day = Day::load(&mut conn, can.actor(), at, screen.date, now).await?;
    let concerns = screen.concerns(&mut conn).await?;
    let notice = query.get("done").and_then(|what| screen.layout.done(what));
    let question = screen.question(&mut conn).await?;
    let setup = screen.setup(&mut conn).await?;
    let page = TodayPage {
        question,
        setup,
        ..screen.page(&day, concerns.as_ref(), notice)
    };
    Ok(HtmlPage::private(page).answer())
}

struct Screen<'a> {
    layout: Layout,
    actor: &'a Actor,
    navigation: DeskNavigation,
    date: NaiveDate,
    today: NaiveDate,
    now: DateTime<Utc>,
}

impl Screen<'_> {
    /// What must be done, for whoever serves people; a look at names is recorded.
    async fn concerns(&self, conn: &mut AsyncPgConnection) -> QueryResult<Option<Concerns>> {
        if !self.actor.may(Permission::ServePeople) {
            return Ok(None);
        }
        let scope = self.actor.scope(Permission::ServePeople);
        let concerns = Concerns::load(conn, &scope, self.navigation.venue(), self.now).await?;
        if concerns.name_anybody() {
            self.record_look(conn, &scope).await?;
        }
        Ok(Some(concerns))
    }

    /// The card that counts questions.
    async fn question(
        &self,
        conn: &mut AsyncPgConnection,
    ) -> Result<Option<QuestionCard>, Problem> {
        if self.date != self.today || !self.actor.may(Permission::ServePeople) {
            return Ok(None);
        }
        let scope = self.actor.scope(Permission::ServePeople);
        QuestionCard::load(conn, &self.layout, &scope, &self.navigation, self.now).await
    }

    async fn setup(&self, conn: &mut AsyncPgConnection) -> Result<Option<SetupLink>, Problem> {
        if self.date != self.today || !self.actor.may(Permission::Administer) {
            return Ok(None);
        }
        setup_link(conn, &self.layout, self.actor).await
    }

    async fn record_look(&self, conn: &mut AsyncPgConnection, scope: &Scope) -> QueryResult<()> {
        let venue = self.navigation.venue().map(uuid::Uuid::from);
        let act = Act {
            staff: self.actor.id,
            organisation: scope.owners().next(),
            act: "today.read",
            object: venue.unwrap_or(self.actor.id.into()),
            facts: json!({}),
        };
        audit::record(conn, act, self.now).await
    }

    fn page(self, day: &Day, concerns: Option<&Concerns>, notice: Option<String>) -> TodayPage {
        let lines = DayLines {
            layout: &self.layout,
            navigation: &self.navigation,
            day,
            today: self.today,
            now: self.now,
        };
        let words = ToDoWords {
            layout: &self.layout,
            navigation: &self.navigation,
            today: self.today,
        };
        let is_today = self.date == self.today;
        let running = |row: &&SessionRow| is_today && lines.is_running(row);
        let is_earlier = |row: &SessionRow| is_today && row.session.timing.ends_at <= self.now;
        let (now, rest): (Vec<&SessionRow>, Vec<&SessionRow>) = day.rows.iter().partition(running);
        let (earlier, later): (Vec<&SessionRow>, Vec<&SessionRow>) =
            rest.into_iter().partition(|row| is_earlier(row));
        let shown = |rows: Vec<&SessionRow>| -> Vec<DayRow> {
            rows.into_iter().map(|row| lines.row(row)).collect()
        };
        let to_do = words.list(concerns);
        let page = TodayPage {
            notice,
            lead: self.lead(day),
            place: self.place(),
            previous_href: self.day_href(self.date - Days::new(1)),
            next_href: self.day_href(self.date + Days::new(1)),
            today_href: (!is_today).then(|| self.layout.tab_url(StaffTab::Today)),
            now: now.into_iter().map(|row| lines.running(row)).collect(),
            later: shown(later),
            earlier: shown(earlier),
            is_today,
            nothing: self.nothing(day),
            more: day
                .has_more
                .then(|| t(self.layout.locale, "today-more").into_owned()),
            next_day: lines.next_day(),
            ill_href: self.ill_href(),
            all_done: concerns.is_some() && is_today && to_do.is_empty(),
            to_do: if is_today { to_do } else { ToDoList::default() },
            question: None,
            setup: None,
            l: self.layout.clone(),
        };
        TodayPage {
            l: self.framed(page.l),
            ..page
        }
    }

    fn ill_href(&self) -> Option<String> {
        let may = self.date == self.today && self.actor.may(Permission::PublishSessions);
        may.then(|| self.layout.at_venue(SUBSTITUTIONS, &[]))
    }

    fn framed(&self, layout: Layout) -> Layout {
        let title = dates::day_heading(layout.locale, self.date, self.today);
        let whole = self.day_href(self.date);
        let language = layout.url("");
        let path = whole.strip_prefix(&language).unwrap_or(PATH).to_owned();
        Layout {
            title,
            path,
            ..layout
        }
    }

    /// A day's own address; today's says no date, so that it is never yesterday's.
    fn day_href(&self, date: NaiveDate) -> String {
        if date == self.today {
            return self.layout.tab_url(StaffTab::Today);
        }
        self.layout.at_venue(PATH, &[("date", &date.to_string())])
    }

    fn place(&self) -> Option<String> {
        let chosen = self.navigation.chosen.as_ref();
        let chosen = chosen.map(|venue| venue.name.clone());
        chosen.or_else(|| self.layout.only_venue().map(str::to_owned))
    }

    /// "6 tillfällen · 36 bokade".
    fn lead(&self, day: &Day) -> String {
        let locale = self.layout.locale;
        let held = |row: &&SessionRow| row.session.status(self.now) != Status::Cancelled;
        let held: Vec<&SessionRow> = day.rows.iter().filter(held).collect();
        let booked: i64 = held.iter().map(|row| i64::from(day.seats(row).0)).sum();
        if held.is_empty() {
            return String::new();
        }
        let facts = [("sessions", held.len().into()), ("booked", booked.into())];
        t_with(locale, "today-lead", &facts)
    }

    fn nothing(&self, day: &Day) -> Option<String> {
        let key = match (day.rows.is_empty(), self.date == self.today) {
            (false, _) => return None,
            (true, true) => "today-nothing",
            (true, false) => "today-nothing-then",
        };
        Some(t(self.layout.locale, key).into_owned())
    }
}
