//! `/{lang}/desk/closed-days/{closedDaysId}`: some days, and the sessions to come that they meet.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::NaiveDate;

use super::affected::{MOST, affected};
use super::days_page::{AffectedSession, CancelLink, ClosedDaysPage};
use super::screen::{back, called};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Actor, Can, Permission, rights};
use crate::platform::i18n::{dates, t_with};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::form::texts::text_lines;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::places::day_lines::{DayWords, hours};
use crate::session::desk::places::paths::{
    change_closed_days_path, closed_days_path, open_days_path,
};
use crate::session::desk::plan::page::PlanRow;
use crate::session::list::rows::SessionRow;
use crate::session::present::words::Words;
use crate::venue::{ClosedDays, Venue, find_closed_days, venues_by_id};

pub async fn show(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let mut conn = state.db.get().await?;
    let (scope, now) = (can.scope(), state.clock.now());
    let named = request.match_info().get("closedDaysId").unwrap_or_default();
    let days = find_closed_days(&mut conn, &scope, named).await?;
    let id = days.organisation_id;
    let owner = organisations_by_id(&mut conn, &[id]).await?.remove(&id);
    let owner = owner.ok_or_else(Problem::not_found)?;
    let venue = match days.venue_id {
        Some(id) => venues_by_id(&mut conn, &[id]).await?.remove(&id),
        None => None,
    };
    let mut rows = affected(&mut conn, &days, now).await?;
    let is_cut = rows.len() > MOST;
    rows.truncate(MOST);
    let layout = Layout::asked(&request, &state, closed_days_path(days.id))?;
    let query = Query::lenient(&request);
    let shown = Shown {
        notice: query.get("done").and_then(|what| layout.done(what)),
        rows: rows
            .into_iter()
            .filter(|row| row.session.is_public() || scope.covers(row.session.target(false)))
            .collect(),
        is_cut,
        today: today(now),
        actor: can.actor(),
        layout,
        days,
        owner,
        venue,
    };
    Ok(HtmlPage::private(shown.page()).answer())
}

/// What the page is made of.
struct Shown<'a> {
    layout: Layout,
    notice: Option<String>,
    days: ClosedDays,
    owner: Organisation,
    venue: Option<Venue>,
    /// What the reader may know of.
    rows: Vec<SessionRow>,
    is_cut: bool,
    today: NaiveDate,
    actor: &'a Actor,
}

impl Shown<'_> {
    fn page(self) -> ClosedDaysPage {
        let (layout, days) = (&self.layout, &self.days);
        let locale = layout.locale;
        let scope = self.actor.scope(Permission::DraftSessions);
        let words = DayWords {
            locale,
            today: self.today,
            first: self.owner.language(),
            scope: &scope,
        };
        let (back_href, back) = back(layout, &self.owner, self.venue.as_ref());
        let whose = called(layout, &self.owner, self.venue.as_ref());
        let met = i64::try_from(self.rows.len()).unwrap_or(i64::MAX);
        ClosedDaysPage {
            notice: self.notice.clone(),
            back_href,
            back,
            lead: format!("{whose}: {}", hours(locale, days.hours())),
            reasons: text_lines(&days.reason),
            change_href: layout.url(&change_closed_days_path(days.id)),
            sessions: self.rows.iter().map(|row| self.session(row)).collect(),
            said: t_with(locale, "closed-days-met", &[("n", met.into())]),
            more: self
                .is_cut
                .then(|| t_with(locale, "closed-days-more", &[("n", met.into())])),
            cancels: self.cancels(),
            open_action: layout.url(&open_days_path(days.id)),
            l: Layout {
                title: words.span(days.first_day, days.last_day),
                ..layout.clone()
            },
        }
    }

    /// Leads to its list where that is the reader's, else to what everybody sees.
    fn session(&self, row: &SessionRow) -> AffectedSession {
        let (locale, session) = (self.layout.locale, &row.session);
        let timing = session.timing;
        let (day, time) = (timing.local_date, timing.local_time);
        let when = dates::day_and_time(locale, day, time, self.today);
        let title = Words::new(locale, row.owner.language()).pick(&session.texts.title);
        let total = row.seats.total.map(i64::from);
        let booked = PlanRow::booked(locale, i64::from(row.seats.taken), total);
        let plans = self.actor.scope(Permission::DraftSessions);
        let path = match plans.covers(session.target(false)) {
            true => format!("/desk/sessions/{}", session.id),
            false => format!("/sessions/{}", session.id),
        };
        AffectedSession {
            href: self.layout.url(&path),
            label: format!("{}: {title}", dates::capital(&when)),
            more: format!("{}. {booked}", row.venue.name),
        }
    }

    /// One for each venue where the reader may call off some of them.
    fn cancels(&self) -> Vec<CancelLink> {
        let publishes = self.actor.scope(Permission::PublishSessions);
        let covered = |row: &&SessionRow| publishes.covers(row.session.target(false));
        let venues: BTreeMap<&str, &str> = self
            .rows
            .iter()
            .filter(covered)
            .map(|row| (row.venue.slug.as_str(), row.venue.name.as_str()))
            .collect();
        let from = self.days.first_day.max(self.today);
        let to = self.days.last_day;
        let link = |(slug, name): (&str, &str)| CancelLink {
            href: self.layout.url(&format!(
                "/desk/cancellations?venue={slug}&from={from}&to={to}"
            )),
            text: t_with(
                self.layout.locale,
                "closed-days-cancel",
                &[("venue", name.into())],
            ),
        };
        venues.into_iter().map(link).collect()
    }
}
