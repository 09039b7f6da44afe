//! The list as it is asked for: an operator's holds all, a coordinator's the own organisation and those below.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::{OrganisationRow, OrganisationsPage};
use crate::organisation::model::Organisation;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::i18n::{named, t};
use crate::platform::ids::OrganisationId;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::schema::{organisations, staff};

const PATH: &str = "/desk/organisations";
const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;

pub async fn show(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let query = Query::lenient(&request);
    let page = query.get("page").and_then(|page| page.parse().ok());
    let page: i64 = page.map_or(1, |page: i64| page.clamp(1, MAX_PAGE));
    let mut conn = state.db.get().await?;
    let mut found = within(&mut conn, &can.scope(), page).await?;
    let has_next = found.len() > usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    found.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let ids: Vec<OrganisationId> = found.iter().map(|one| one.id).collect();
    let accounts = accounts(&mut conn, &ids).await?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let at = |page: i64| format!("{}?page={page}", layout.url(PATH));
    let shown = OrganisationsPage {
        previous: (page > 1).then(|| at(page - 1)),
        next: (has_next && page < MAX_PAGE).then(|| at(page + 1)),
        rows: found
            .iter()
            .map(|one| row(&layout, one, accounts.get(&one.id)))
            .collect(),
        l: Layout {
            title: layout.t("tab-organisations").into_owned(),
            ..layout
        },
    };
    Ok(HtmlPage::private(shown).answer())
}

fn row(layout: &Layout, one: &Organisation, accounts: Option<&i64>) -> OrganisationRow {
    let locale = layout.locale;
    let answers = match one.controller {
        true => "organisations-yes",
        false => "organisations-no",
    };
    OrganisationRow {
        name: one.name.clone(),
        slug: one.slug.clone(),
        country: one.country.clone(),
        kind: named(locale, "organiser-type", one.kind.name()).into_owned(),
        controller: t(locale, answers).into_owned(),
        accounts: accounts.copied().unwrap_or(0),
    }
}

/// One more than a page holds: it tells whether there is a next page.
async fn within(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    page: i64,
) -> QueryResult<Vec<Organisation>> {
    let mut query = organisations::table
        .order((organisations::name, organisations::id))
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE + 1)
        .select(Organisation::as_select())
        .into_boxed();
    if !scope.everything {
        query = query.filter(organisations::id.eq_any(&scope.organisations));
    }
    query.load(conn).await
}

/// How many can sign in, by organisation.
async fn accounts(
    conn: &mut AsyncPgConnection,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, i64>> {
    let found: Vec<(Option<OrganisationId>, i64)> = staff::table
        .filter(staff::organisation_id.eq_any(ids))
        .filter(staff::disabled_at.is_null().and(staff::email.is_not_null()))
        .group_by(staff::organisation_id)
        .select((staff::organisation_id, count_star()))
        .load(conn)
        .await?;
    let known = found.into_iter().filter_map(|(id, n)| id.map(|id| (id, n)));
    Ok(known.collect())
}
