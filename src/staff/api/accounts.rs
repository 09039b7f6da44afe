//! The accounts' API: a coordinator sees and changes those of the own organisation and below.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;

use crate::organisation::find_organisation;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::contact::EmailAddress;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::answer;
use crate::platform::http::response::etag;
use crate::platform::http::response::list::Page;
use crate::platform::idempotency::{IdempotentRequest, claim_or_find};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::input::paging::{PARAMETERS, Paging};
use crate::platform::input::query::Query;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Fault;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::PersonName;
use crate::staff::account::{AccountChange, NewAccount, add_account, change_account, save_pledge};
use crate::staff::model::StaffAccount;
use crate::staff::problems::NOT_GRANTABLE;
use crate::staff::query;
use crate::staff::request::{StaffPatch, StaffRequest, ValidatedStaffPatch};
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
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), &scope, now).await)
            .await?;
        let (account, view) = find_account(&mut conn, &scope, &id.to_string()).await?;
        Ok((account, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/staff/{}", account.id);
    answer::created(account.version, &view, &location, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewAccount,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(StaffId, bool), Problem> {
    let id = StaffId::fresh();
    let owner = new.organisation;
    if let Some(existing) = claim_or_find(once, conn, "staff", owner, id, now).await? {
        return Ok((existing, true));
    }
    add_account(conn, id, new, now).await?;
    let act = Act {
        staff: scope.staff,
        organisation: new.organisation,
        act: "staff.added",
        object: id.into(),
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((id, false))
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
        let change = build_change(&before, &validated, hash, now)?;
        let facts = audit::members(&patch);
        let mut conn = state.db.get().await?;
        let pledged = validated.pledged_on.is_some();
        if !pledged && !change.changes(&before) {
            require_change_allowed(&mut conn, &scope, &before, &change).await?;
            return find_account(&mut conn, &scope, &before.id.to_string()).await;
        }
        conn.transaction::<_, Problem, _>(async |conn| {
            require_change_allowed(conn, &scope, &before, &change).await?;
            change_account(conn, before.id, version, &change, now).await?;
            if let (Some(on), Some(at)) = (validated.pledged_on, before.organisation_id) {
                save_pledge(conn, before.id, at, on).await?;
            }
            let act = Act {
                staff: scope.staff,
                organisation: before.organisation_id,
                act: "staff.changed",
                object: before.id.into(),
                facts,
            };
            Ok(audit::record(conn, act, now).await?)
        })
        .await?;
        find_account(&mut conn, &scope, &before.id.to_string()).await
    })
    .await?;
    answer::changed(account.version, &view)
}

/// To decide who can sign in with an account, the caller must reach everything that was granted to
/// it: otherwise a coordinator could gain wider rights by setting the password. Nobody can disable
/// the own account.
async fn require_change_allowed(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    before: &StaffAccount,
    change: &AccountChange,
) -> Result<(), Problem> {
    let disables_self = matches!(change.disabled_at, Some(Some(_))) && scope.staff == before.id;
    let reaches_all = !change.affects_access()
        || query::grants_of(conn, &[before.id])
            .await?
            .iter()
            .all(|grant| {
                grant
                    .organisation_id
                    .is_some_and(|at| scope.covers_organisation(at))
            });
    if disables_self || !reaches_all {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    Ok(())
}

fn build_change(
    before: &StaffAccount,
    validated: &ValidatedStaffPatch,
    hash: Option<String>,
    now: DateTime<Utc>,
) -> Result<AccountChange, Problem> {
    let removes_email = matches!(validated.email, Some(None));
    let has_email = match &validated.email {
        Some(email) => email.is_some(),
        None => before.email.is_some(),
    };
    if hash.is_some() && !has_email {
        let missing = Fault::new("missing").fact("name", "email");
        return Err(Problem::fault("/email", missing));
    }
    let email = validated.email.as_ref();
    let disabled_since = before.disabled_at.unwrap_or(now);
    Ok(AccountChange {
        name: validated.name.as_ref().map(PersonName::to_string),
        email: email.map(|new| new.as_ref().map(EmailAddress::to_string)),
        // Nobody can sign in without an address, so its password goes too.
        password_hash: hash.map(Some).or(removes_email.then_some(None)),
        disabled_at: validated
            .disabled
            .map(|disabled| disabled.then_some(disabled_since)),
    })
}

async fn hash_password(
    passwords: &Passwords,
    password: Option<&NewPassword>,
) -> Result<Option<String>, Problem> {
    match password {
        Some(new) => Ok(Some(passwords.hash(new).await.map_err(Problem::internal)?)),
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
