//! The list as it is asked for: an operator's holds all, a coordinator's the own organisation and those below.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::{OrganisationRow, OrganisationsPage};
use crate::organisation::desk::paths::{NEW_ORGANISATION, ORGANISATIONS, organisation_path};
use crate::organisation::model::Organisation;
use crate::platform::auth::{Can, Permission, Scope, rights};
use crate::platform::i18n::{named, t};
use crate::platform::ids::OrganisationId;
use crate::platform::input::paging::{Paging, Total};
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout, PageLinks};
use crate::schema::{organisations, staff};

const PER_PAGE: i64 = 50;
const MAX_PAGE: i64 = 200;

pub async fn show(
    can: Can<rights::ManageOrganisations>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let paging = Paging::lenient(&Query::lenient(&request), PER_PAGE, MAX_PAGE);
    let mut conn = state.db.get().await?;
    let (found, total) = within(&mut conn, &can.scope(), paging).await?;
    let ids: Vec<OrganisationId> = found.iter().map(|one| one.id).collect();
    let accounts = accounts(&mut conn, &ids).await?;
    let layout = Layout::asked(&request, &state, ORGANISATIONS)?;
    let at = |page: i64| format!("{}?page={page}", layout.url(ORGANISATIONS));
    let decides = can.actor().may(Permission::Administer);
    let shown = OrganisationsPage {
        new_href: layout.url(NEW_ORGANISATION),
        own_texts_href: (decides && !found.is_empty()).then(|| layout.url("/desk/letter-texts")),
        paging: PageLinks::of(layout.locale, paging, Total::Exactly(total), at),
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
        href: layout.url(&organisation_path(one)),
        slug: one.slug.clone(),
        country: one.country.clone(),
        kind: named(locale, "organiser-type", one.kind.name()).into_owned(),
        controller: t(locale, answers).into_owned(),
        accounts: accounts.copied().unwrap_or(0),
    }
}

/// A page of those within reach, and how many there are.
async fn within(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    paging: Paging,
) -> QueryResult<(Vec<Organisation>, i64)> {
    let reached = || {
        let all = organisations::table.into_boxed();
        match scope.everything {
            true => all,
            false => all.filter(organisations::id.eq_any(&scope.organisations)),
        }
    };
    let found = reached()
        .order((organisations::name, organisations::id))
        .offset(paging.offset())
        .limit(paging.limit)
        .select(Organisation::as_select())
        .load(conn)
        .await?;
    Ok((found, reached().count().get_result(conn).await?))
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
