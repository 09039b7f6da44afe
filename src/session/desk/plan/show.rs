//! The plan as it is asked for: its filter stands in the address.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::AsyncPgConnection;

use super::days::PlanDays;
use super::page::{EndingLine, PlanPage, Waiting};
use crate::organisation;
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::input::paging::Paging;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::parse_date;
use crate::platform::time::today;
use crate::platform::ui::PageLinks;
use crate::platform::ui::form::{Choice, Choices, Field};
use crate::platform::ui::{DeskNavigation, HtmlPage, Layout, StaffTab};
use crate::session::count::history::counted;
use crate::session::desk::proposals;
use crate::session::list::filter::{ListScope, SessionFilter, TimeBound};
use crate::session::list::page::page as list_page;
use crate::session::list::related::related_to;
use crate::session::model::Status;
use crate::session::present::words::Words;
use crate::session::series::ending::{EndingSeries, ending_series};

const PATH: &str = "/desk/plan";
const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let (now, query) = (state.clock.now(), Query::lenient(&request));
    let asked = Asked::of(&query, now);
    let navigation = DeskNavigation::of(&request);
    let filter = SessionFilter {
        from: Some(TimeBound::Day(asked.from)),
        not_over: false,
        venue_id: navigation.venue(),
        statuses: asked.status.into_iter().collect(),
        ..SessionFilter::upcoming(ListScope::Within(can.actor().scope_of_sessions()), now)
    };
    let paging = Paging::lenient(&query, PER_PAGE, MAX_PAGE);
    let mut conn = state.db.get().await?;
    let (rows, total) = list_page(&mut conn, &filter, paging, now).await?;
    let related = related_to(&mut conn, &rows).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.session.id).collect();
    let days = PlanDays {
        locale: Layout::asked(&request, &state, PATH)?.locale,
        rows: &rows,
        related: &related,
        counted: &counted(&mut conn, &ids).await?,
        now,
    };
    let layout = asked.framed(Layout::asked(&request, &state, PATH)?);
    let page = PlanPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        new_href: layout.at_venue("/desk/sessions/new", &[]),
        series_href: layout.at_venue("/desk/series/new", &[]),
        blocks_href: layout.at_venue("/desk/blocks/new", &[]),
        tours_href: layout.at_venue("/desk/tours/new", &[]),
        topics_href: navigation
            .only_or_chosen()
            .map(|venue| layout.url(&format!("/desk/venues/{}/topics", venue.slug))),
        reports: waiting_reports(&mut conn, can.actor(), &layout).await?,
        proposals: waiting_proposals(&mut conn, can.actor(), &layout, now).await?,
        ending: ending(&mut conn, &can, &layout, now).await?,
        from: Field::new("from", t(layout.locale, "plan-from"))
            .kind("date", "short")
            .value(asked.from.to_string()),
        status: asked.statuses(layout.locale),
        venue: navigation.chosen.map(|venue| venue.slug),
        days: days.days(),
        paging: PageLinks::of(layout.locale, paging, total, |page| {
            asked.url(&layout, Some(page))
        }),
        l: layout,
    };
    Ok(HtmlPage::private(page).answer())
}

async fn waiting_reports(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    layout: &Layout,
) -> QueryResult<Option<Waiting>> {
    if !actor.may(Permission::Administer) {
        return Ok(None);
    }
    let reach = actor.scope(Permission::Administer).organisations;
    let reports = organisation::open_reports(conn, &reach).await?;
    let href = layout.url("/desk/accessibility-reports");
    Ok(Waiting::of(layout.locale, "plan-reports", href, reports))
}

/// Whoever may publish sees how many proposals wait.
async fn waiting_proposals(
    conn: &mut AsyncPgConnection,
    actor: &Actor,
    layout: &Layout,
    now: DateTime<Utc>,
) -> Result<Option<Waiting>, Problem> {
    if !actor.may(Permission::PublishSessions) {
        return Ok(None);
    }
    let waiting = proposals::waiting(conn, actor, now).await?;
    let href = layout.url(proposals::PATH);
    Ok(Waiting::of(layout.locale, "plan-proposals", href, waiting))
}

/// A line for each series that ends soon.
async fn ending(
    conn: &mut AsyncPgConnection,
    can: &Can<rights::DraftSessions>,
    layout: &Layout,
    now: DateTime<Utc>,
) -> QueryResult<Vec<EndingLine>> {
    let locale = layout.locale;
    let line = |series: &EndingSeries| {
        let title = Words::new(locale, locale.tag()).pick(&series.title);
        let day = dates::day(locale, series.last_day, today(now));
        let facts = [("title", title.into()), ("day", day.into())];
        EndingLine {
            text: t_with(locale, "plan-ending", &facts),
            href: layout.url(&format!("/desk/series/new?renew={}", series.id)),
        }
    };
    let series = ending_series(conn, &can.scope(), now).await?;
    Ok(series.iter().map(line).collect())
}

/// What the address asks for beside the venue.
struct Asked {
    from: NaiveDate,
    status: Option<Status>,
    today: NaiveDate,
}

impl Asked {
    /// What cannot be read counts as absent.
    fn of(query: &Query, now: DateTime<Utc>) -> Self {
        let from = query.get("from").and_then(|text| parse_date(text).ok());
        let status = query.get("status");
        Self {
            from: from.unwrap_or_else(|| today(now)),
            status: status.and_then(|text| Status::parse(text).ok()),
            today: today(now),
        }
    }

    fn framed(&self, layout: Layout) -> Layout {
        let whole = self.url(&layout, None);
        let language = layout.url("");
        Layout {
            title: t(layout.locale, StaffTab::Plan.key()).into_owned(),
            path: whole.strip_prefix(&language).unwrap_or(PATH).to_owned(),
            ..layout
        }
    }

    /// The page with the same filter.
    fn url(&self, layout: &Layout, page: Option<i64>) -> String {
        let from = (self.from != self.today).then(|| ("from", self.from.to_string()));
        let status = self.status.map(|one| ("status", one.name().to_owned()));
        let page = page.map(|page| ("page", page.to_string()));
        let all: Vec<(&str, String)> = [from, status, page].into_iter().flatten().collect();
        let all: Vec<(&str, &str)> = all
            .iter()
            .map(|(name, text)| (*name, text.as_str()))
            .collect();
        layout.at_venue(PATH, &all)
    }

    fn statuses(&self, locale: Locale) -> Choices {
        let chosen = self.status.map_or("", Status::name);
        let all = Choice::new("", t(locale, "plan-status-all"), chosen);
        let one = |status: &Status| {
            Choice::new(
                status.name(),
                named(locale, "status", status.name()),
                chosen,
            )
        };
        let choices = std::iter::once(all).chain(Status::ALL.iter().map(one));
        Choices::new("status", t(locale, "plan-status"), choices.collect())
    }
}
