//! `/{lang}/desk/closed-days?organisation=`: the days on which all venues of an organisation are closed.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::list_page::{ClosedDaysListPage, PlannedOrganisation};
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::today;
use crate::platform::ui::{HtmlPage, Layout};
use crate::session::desk::places::day_lines::{DayLine, DayWords};
use crate::session::desk::places::paths::{
    CLOSED_DAYS, VENUES, close_organisation_path, closed_days_of_path,
};
use crate::venue::list_closed_days;

/// As many as a page lists; a year has fewer.
const MOST: i64 = 200;

pub async fn list(
    can: Can<rights::DraftSessions>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let (scope, now) = (can.scope(), state.clock.now());
    let mut conn = state.db.get().await?;
    let reached = organisations_by_id(&mut conn, &scope.organisations).await?;
    let mut reached: Vec<Organisation> = reached.into_values().collect();
    reached.sort_by(|one, other| (&one.name, &one.slug).cmp(&(&other.name, &other.slug)));
    let chosen = chosen(&reached, query.get("organisation"))?;
    let path = chosen.map(|one| closed_days_of_path(&one.slug));
    let path = path.unwrap_or_else(|| CLOSED_DAYS.to_owned());
    let layout = Layout::asked(&request, &state, path)?;
    let days = match chosen {
        Some(chosen) => days(&mut conn, &layout, chosen, &scope, now).await?,
        None => Vec::new(),
    };
    let close = |one: &Organisation| layout.url(&close_organisation_path(&one.slug));
    let page = ClosedDaysListPage {
        notice: query.get("done").and_then(|what| layout.done(what)),
        back_href: layout.url(VENUES),
        organisations: organisations(&layout, &reached, chosen),
        close_href: chosen.map(close),
        chosen: chosen.map(|one| one.name.clone()),
        days,
        l: Layout {
            title: layout.t("closed-days-title").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(page).answer())
}

/// The organisation that was asked for, or the only one.
fn chosen<'a>(
    reached: &'a [Organisation],
    asked: Option<&str>,
) -> Result<Option<&'a Organisation>, Problem> {
    match (asked, reached) {
        (Some(slug), _) => {
            let found = reached.iter().find(|one| one.slug == slug);
            found.ok_or_else(Problem::not_found).map(Some)
        }
        (None, [only]) => Ok(Some(only)),
        (None, _) => Ok(None),
    }
}

async fn days(
    conn: &mut AsyncPgConnection,
    layout: &Layout,
    chosen: &Organisation,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<Vec<DayLine>, Problem> {
    let today = today(now);
    let words = DayWords {
        locale: layout.locale,
        today,
        first: chosen.language(),
        scope,
    };
    let of = (&[chosen.id][..], &[][..]);
    let (rows, _total) = list_closed_days(conn, of, Some(today), (0, MOST)).await?;
    // All of them hold for all of its venues: it need not be said of each.
    let line = |row| DayLine {
        whose: None,
        ..words.closed(row)
    };
    Ok(rows.iter().map(line).collect())
}

fn organisations(
    layout: &Layout,
    reached: &[Organisation],
    chosen: Option<&Organisation>,
) -> Vec<PlannedOrganisation> {
    let choice = |one: &Organisation| PlannedOrganisation {
        name: one.name.clone(),
        href: layout.url(&closed_days_of_path(&one.slug)),
        is_chosen: chosen.is_some_and(|chosen| chosen.id == one.id),
    };
    match reached.len() {
        0 | 1 => Vec::new(),
        _ => reached.iter().map(choice).collect(),
    }
}
