//! The accounts' API: a coordinator sees and changes those of the own organisation and below.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::organisation::find_organisation;
use crate::platform::audit;
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::Query;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::account::NewAccount;
use crate::staff::actions::{MemberChange, add_member, change_member, remove_member};
use crate::staff::model::StaffAccount;
use crate::staff::query;
use crate::staff::request::{StaffPatch, StaffRequest};
use crate::staff::view::StaffView;

/// Accounts within one's scope, by name.
#[utoipa::path(get, path = "/staff", tag = "staff",
    responses((status = 200, description = "A page of the list", body = Page<StaffView>)))]
pub async fn list(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let mut conn = state.db.get().await?;
    let (offset, limit) = (paging.offset(), paging.limit);
    let (rows, total) = query::list_accounts(&mut conn, &can.scope(), offset, limit).await?;
    let ids: Vec<StaffId> = rows.iter().map(|row| row.id).collect();
    let grants = query::grants_of(&mut conn, &ids).await?;
    let items = rows.into_iter().map(|row| StaffView::new(row, &grants));
    Ok(Page::of(items.collect(), total, paging).answer(&request))
}

/// One account, with its grants.
#[utoipa::path(get, path = "/staff/{staffId}", tag = "staff",
    params(("staffId" = Uuid, Path)),
    responses((status = 200, description = "The account", body = StaffView)))]
pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let (account, view) = find_account(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, account.version, &view)
}

/// Adds an account.
#[utoipa::path(post, path = "/staff", tag = "staff", request_body = StaffRequest,
    responses((status = 201, description = "Made: the account", body = StaffView)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<StaffRequest>,
) -> Result<HttpResponse, Problem> {
    let input = body.read()?;
    let once = idempotent(
        &request,
        can.staff().to_string(),
        &json!(input),
        &state.keys,
    )?;
    let scope = can.scope();
    let validated = input.validate()?;
    let (account, view, replayed) = run_detached(async move {
        let password_hash = hash_password(&state.passwords, validated.password.as_ref()).await?;
        let mut conn = state.db.get().await?;
        let organisation =
            find_organisation_in_scope(&mut conn, &scope, input.organisation.as_deref()).await?;
        let new = NewAccount {
            organisation: Some(organisation),
            name: validated.name,
            email: validated.email,
            password_hash,
            pledged_on: validated.pledged_on,
        };
        let now = state.clock.now();
        let (id, replayed) = conn
            .transaction(async |conn| add_member(conn, &new, once.as_ref(), scope.staff, now).await)
            .await?;
        let (account, view) = find_account(&mut conn, &scope, &id.to_string()).await?;
        Ok((account, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/staff/{}", account.id);
    answer::created(account.version, &view, &location, replayed)
}

/// Changes an account.
#[utoipa::path(patch, path = "/staff/{staffId}", tag = "staff",
    params(("staffId" = Uuid, Path)),
    request_body = StaffPatch,
    responses((status = 200, description = "The account", body = StaffView)))]
pub async fn change(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<StaffPatch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let (before, _) = find_account(&mut conn, &scope, &id).await?;
    let version = etag::matched_version(&request, before.version)?;
    let patch = body.read_patch()?;
    let personal = [
        before.name.as_str(),
        before.email.as_deref().unwrap_or_default(),
    ];
    let validated = patch.validate(&personal)?;
    // Hashing takes tens of milliseconds: others may have the connection meanwhile.
    drop(conn);
    let (account, view) = run_detached(async move {
        let now = state.clock.now();
        let hash = hash_password(&state.passwords, validated.password.as_ref()).await?;
        let change = MemberChange {
            account: validated.account_change(&before, hash, now)?,
            pledged_on: validated.pledged_on,
            facts: audit::members(&patch),
        };
        let mut conn = state.db.get().await?;
        change_member(&mut conn, &scope, &before, version, &change, now).await?;
        find_account(&mut conn, &scope, &before.id.to_string()).await
    })
    .await?;
    answer::changed(account.version, &view)
}

/// Takes an account away that was never used. One that was is closed instead (`disabled`).
#[utoipa::path(delete, path = "/staff/{staffId}", tag = "staff",
    params(("staffId" = Uuid, Path)),
    responses((status = 204, description = "Taken away")))]
pub async fn remove(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let (account, _) = find_account(&mut conn, &scope, &id).await?;
    run_detached(async move {
        let now = state.clock.now();
        remove_member(&mut conn, &scope, &account, now).await
    })
    .await?;
    Ok(HttpResponse::NoContent().finish())
}

async fn hash_password(
    passwords: &Passwords,
    password: Option<&NewPassword>,
) -> Result<Option<String>, Problem> {
    match password {
        Some(new) => Ok(Some(passwords.hash(new).await?)),
        None => Ok(None),
    }
}

/// The organisation that a new account belongs to: the given one, or the caller's own.
async fn find_organisation_in_scope(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    slug_or_id: Option<&str>,
) -> Result<OrganisationId, Problem> {
    let Some(slug_or_id) = slug_or_id else {
        return match scope.organisations.as_slice() {
            // A grant's reach begins with the organisation that it was given for.
            [own, ..] => Ok(*own),
            [] => Err(Problem::not_found()),
        };
    };
    let found = find_organisation(conn, slug_or_id).await?;
    let found = found.filter(|at| scope.covers_organisation(at.id));
    Ok(found.ok_or_else(Problem::not_found)?.id)
}

async fn find_account(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(StaffAccount, StaffView), Problem> {
    let id = id
        .parse()
        .map_err(|_no_id: uuid::Error| Problem::not_found())?;
    let account = query::find_account(conn, scope, id).await?;
    let account = account.ok_or_else(Problem::not_found)?;
    let grants = query::grants_of(conn, &[account.id]).await?;
    let view = StaffView::new(account.clone(), &grants);
    Ok((account, view))
}
