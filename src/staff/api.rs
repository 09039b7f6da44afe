//! The accounts' API. A coordinator sees and changes those of the own organisation and below.

use actix_web::{HttpRequest, HttpResponse, web};
use chrono::{DateTime, Utc};
use diesel_async::{AsyncConnection, AsyncPgConnection};
use serde_json::json;
use uuid::Uuid;

use super::add::{NewStaff, add, pledge};
use super::change::{Change, change as change_account};
use super::model::Member;
use super::problems::{EMAIL_TAKEN, NOT_GRANTABLE};
use super::query;
use super::request::{Amended, StaffPatch, StaffRequest};
use super::view::StaffView;
use crate::organisation::organisation_named;
use crate::platform::audit::{self, Act};
use crate::platform::auth::{Can, Scope, rights};
use crate::platform::contact::EmailAddress;
use crate::platform::http::openapi::ProblemDoc;
use crate::platform::http::request::body::Body;
use crate::platform::http::request::idempotency::idempotent;
use crate::platform::http::request::query::Query;
use crate::platform::http::request::run_detached;
use crate::platform::http::response::list::{PARAMETERS, Page, Paging};
use crate::platform::http::response::{answer, etag};
use crate::platform::idempotency::{IdempotentRequest, made_before};
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::{Fault, Problem};
use crate::platform::state::AppState;
use crate::platform::text::PersonName;

/// Accounts within one's scope, by name.
#[utoipa::path(get, path = "/staff", tag = "staff",
    params(("page" = Option<i64>, Query), ("limit" = Option<i64>, Query)),
    responses((status = 200, body = Page<StaffView>), (status = "4XX", body = ProblemDoc)))]
pub async fn list(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let paging = Paging::of(&Query::strict(&request, &PARAMETERS)?)?;
    let mut conn = state.db.get().await?;
    let (offset, limit) = (paging.offset(), paging.limit);
    let (rows, total) = query::members(&mut conn, &can.scope(), offset, limit).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let grants = query::grants_of(&mut conn, &ids).await?;
    let items = rows.into_iter().map(|row| StaffView::of(row, &grants));
    Ok(Page::of(items.collect(), total, paging).answer(&request))
}

/// One account, with its grants.
#[utoipa::path(get, path = "/staff/{staffId}", tag = "staff",
    params(("staffId" = Uuid, Path)),
    responses((status = 200, body = StaffView), (status = "4XX", body = ProblemDoc)))]
pub async fn show(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Query::strict(&request, &[])?;
    let mut conn = state.db.get().await?;
    let (member, view) = found(&mut conn, &can.scope(), &id).await?;
    answer::ok_with_etag(&request, member.edit, &view)
}

/// Adds an account.
#[utoipa::path(post, path = "/staff", tag = "staff", request_body = StaffRequest,
    responses((status = 201, body = StaffView), (status = "4XX", body = ProblemDoc)))]
pub async fn create(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    body: Body<StaffRequest>,
) -> Result<HttpResponse, Problem> {
    let wish = body.read()?;
    let once = idempotent(&request, can.staff().to_string(), &json!(wish), &state.keys)?;
    let scope = can.scope();
    let wanted = wish.read()?;
    let (member, view, replayed) = run_detached(async move {
        let password_hash = hashed(&state.passwords, wanted.password.as_ref()).await?;
        let mut conn = state.db.get().await?;
        let new = NewStaff {
            organisation: Some(belongs_to(&mut conn, &scope, wish.organisation.as_deref()).await?),
            name: wanted.name,
            email: wanted.email,
            password_hash,
            pledged_on: wanted.pledged_on,
        };
        let now = state.clock.now();
        let (id, replayed) = conn
            .transaction(async |conn| create_once(conn, &new, once.as_ref(), &scope, now).await)
            .await?;
        let (member, view) = found(&mut conn, &scope, &id.to_string()).await?;
        Ok((member, view, replayed))
    })
    .await?;
    let location = format!("/api/v1/staff/{}", member.id);
    answer::created(member.edit, &view, &location, replayed)
}

async fn create_once(
    conn: &mut AsyncPgConnection,
    new: &NewStaff,
    once: Option<&IdempotentRequest>,
    scope: &Scope,
    now: DateTime<Utc>,
) -> Result<(Uuid, bool), Problem> {
    let id = StaffId::fresh();
    let owner = new.organisation.map(|at| at.0);
    if let Some(made) = made_before(once, conn, "staff", owner, id.0, now).await? {
        return Ok((made, true));
    }
    add(conn, id, new, now).await?;
    let act = Act {
        staff: scope.staff,
        organisation: new.organisation,
        act: "staff.added",
        object: id.0,
        facts: json!({}),
    };
    audit::record(conn, act, now).await?;
    Ok((id.0, false))
}

/// Changes an account.
#[utoipa::path(patch, path = "/staff/{staffId}", tag = "staff",
    params(("staffId" = Uuid, Path), ("If-Match" = String, Header)),
    request_body = StaffPatch,
    responses((status = 200, body = StaffView), (status = "4XX", body = ProblemDoc)))]
pub async fn change(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    id: web::Path<String>,
    request: HttpRequest,
    body: Body<StaffPatch>,
) -> Result<HttpResponse, Problem> {
    let scope = can.scope();
    let mut conn = state.db.get().await?;
    let (before, _) = found(&mut conn, &scope, &id).await?;
    let edit = etag::wanted_version(&request)?;
    etag::require_version(edit, before.edit)?;
    let patch = body.read_patch()?;
    let amended = patch.read()?;
    drop(conn);
    let (member, view) = run_detached(async move {
        let now = state.clock.now();
        let hash = hashed(&state.passwords, amended.password.as_ref()).await?;
        let wanted = wanted(&before, &amended, hash, now)?;
        let facts = audit::members(&patch);
        let mut conn = state.db.get().await?;
        conn.transaction::<_, Problem, _>(async |conn| {
            may_change(conn, &scope, &before, &wanted).await?;
            change_account(conn, StaffId(before.id), edit, &wanted, now).await?;
            if let (Some(on), Some(at)) = (amended.pledged_on, before.organisation_id) {
                pledge(conn, StaffId(before.id), OrganisationId(at), on).await?;
            }
            let act = Act {
                staff: scope.staff,
                organisation: before.organisation_id.map(OrganisationId),
                act: "staff.changed",
                object: before.id,
                facts,
            };
            Ok(audit::record(conn, act, now).await?)
        })
        .await?;
        found(&mut conn, &scope, &before.id.to_string()).await
    })
    .await?;
    answer::changed(member.edit, &view)
}

/// Who gets in with an account is decided by whoever reaches all that it was granted: else a
/// coordinator would come by a wider right with a password of the own choice. Nobody shuts
/// themselves out.
async fn may_change(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    before: &Member,
    wanted: &Change,
) -> Result<(), Problem> {
    let shuts_out = matches!(wanted.disabled_at, Some(Some(_))) && scope.staff.0 == before.id;
    let reaches_all = !wanted.is_of_access()
        || query::grants_of(conn, &[before.id])
            .await?
            .iter()
            .all(|grant| {
                let at = grant.organisation_id.map(OrganisationId);
                at.is_some_and(|at| scope.covers_organisation(at))
            });
    if shuts_out || !reaches_all {
        return Err(Problem::new(&NOT_GRANTABLE));
    }
    Ok(())
}

fn wanted(
    before: &Member,
    amended: &Amended,
    hash: Option<String>,
    now: DateTime<Utc>,
) -> Result<Change, Problem> {
    let gives_email_up = matches!(amended.email, Some(None));
    let has_email = match &amended.email {
        Some(email) => email.is_some(),
        None => before.email.is_some(),
    };
    if hash.is_some() && !has_email {
        let missing = Fault::new("missing").fact("name", "email");
        return Err(Problem::fault("/email", missing));
    }
    let email = amended.email.as_ref();
    let stays_disabled = before.disabled_at.unwrap_or(now);
    Ok(Change {
        name: amended.name.as_ref().map(PersonName::to_string),
        email: email.map(|new| new.as_ref().map(EmailAddress::to_string)),
        // An account without an address has nothing to sign in with.
        password_hash: hash.map(Some).or(gives_email_up.then_some(None)),
        disabled_at: amended.disabled.map(|off| off.then_some(stays_disabled)),
    })
}

async fn hashed(
    passwords: &Passwords,
    new: Option<&NewPassword>,
) -> Result<Option<String>, Problem> {
    match new {
        Some(new) => Ok(Some(passwords.hash(new).await.map_err(Problem::internal)?)),
        None => Ok(None),
    }
}

/// The organisation an account shall belong to: the one named, or the only one the caller runs.
async fn belongs_to(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    named: Option<&str>,
) -> Result<OrganisationId, Problem> {
    let Some(name) = named else {
        return match scope.organisations.as_slice() {
            // A grant's reach begins with the organisation it was given on.
            [own, ..] => Ok(OrganisationId(*own)),
            [] => Err(Problem::not_found()),
        };
    };
    let found = organisation_named(conn, name).await?;
    let found = found.filter(|at| scope.covers_organisation(at.id()));
    Ok(found.ok_or_else(Problem::not_found)?.id())
}

async fn found(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
    id: &str,
) -> Result<(Member, StaffView), Problem> {
    let id = Uuid::try_parse(id).map_err(|_no_id| Problem::not_found())?;
    let member = query::member(conn, scope, id).await?;
    let member = member.ok_or_else(Problem::not_found)?;
    let grants = query::grants_of(conn, &[member.id]).await?;
    let view = StaffView::of(member.clone(), &grants);
    Ok((member, view))
}

impl From<super::add::AddError> for Problem {
    fn from(error: super::add::AddError) -> Self {
        match error {
            super::add::AddError::EmailTaken => Self::new(&EMAIL_TAKEN),
            super::add::AddError::Database(error) => error.into(),
        }
    }
}
