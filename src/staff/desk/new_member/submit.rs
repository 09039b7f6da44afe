//! `POST /{lang}/desk/staff/new`: 303 to the new person's page, or the form once more. Account and role are made
//! together or not at all.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use serde_json::json;

use super::page::NewMemberPage;
use crate::platform::auth::{Can, Role, rights};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::idempotency::{IdempotencyKey, IdempotentRequest};
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::refused::see_other;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::account::NewAccount;
use crate::staff::actions::{NewRole, add_member, find_place, give_role};
use crate::staff::desk::paths::{NEW_MEMBER, member_path};
use crate::staff::desk::places::{Workplaces, typed_place};
use crate::staff::desk::refusal::is_shown;
use crate::staff::request::{StaffRequest, ValidatedStaff};

pub async fn submit(
    can: Can<rights::Administer>,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let layout = Layout::asked(&request, &state, NEW_MEMBER)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let added = match sent {
        Ok(()) => add(&state, &can, form.clone()).await,
        Err(unsent) => Err(unsent),
    };
    match added {
        Ok(id) => {
            let path = layout.url(&member_path(id));
            Ok(see_other(&format!("{path}?done=staff-added")))
        }
        Err(problem) if is_shown(&problem) => {
            let mut conn = state.db.get().await?;
            let places = Workplaces::load(&mut conn, &can.scope()).await?;
            let key = form.text("key");
            let page = NewMemberPage::new(layout, key, &places, &form, Some(&problem));
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// The account and its role, once for each form.
async fn add(
    state: &web::Data<AppState>,
    can: &Can<rights::Administer>,
    form: Form,
) -> Result<StaffId, Problem> {
    let (new, role) = checked(&form)?;
    let (scope, shared) = (can.scope(), state.clone());
    run_detached(async move {
        let now = shared.clock.now();
        let mut conn = shared.db.get().await?;
        let (organisation, venue) = typed_place(&form);
        let (organisation, venue) = find_place(&mut conn, &scope, organisation, venue).await?;
        let account = NewAccount {
            organisation: Some(organisation),
            name: new.name,
            email: new.email,
            password_hash: None,
            pledged_on: new.pledged_on,
        };
        let role = NewRole {
            role,
            organisation,
            venue,
        };
        let once = once(&shared, &form, scope.staff);
        conn.transaction::<_, Problem, _>(async |conn| {
            let (id, replayed) =
                add_member(conn, &account, once.as_ref(), scope.staff, now).await?;
            if !replayed {
                give_role(conn, &scope, id, role, None, now).await?;
            }
            Ok(id)
        })
        .await
    })
    .await
}

/// Every fault at once.
fn checked(form: &Form) -> Result<(ValidatedStaff, Role), Problem> {
    let account = StaffRequest::typed(form).validate();
    let mut faults = Faults::none();
    let account = faults.take_within("", account);
    let role = faults.take("/role", Role::parse(form.text("role")));
    match (account, role) {
        (Some(account), Some(role)) => Ok((account, role)),
        _ => Err(faults.into()),
    }
}

fn once(state: &AppState, form: &Form, by: StaffId) -> Option<IdempotentRequest> {
    let key = IdempotencyKey::parse(form.filled("key")?).ok()?;
    let typed: Vec<(&str, &str)> = form.fields().filter(|(name, _)| *name != "csrf").collect();
    Some(IdempotentRequest::new(
        by.to_string(),
        key,
        &json!(["new-member", typed]),
        &state.keys,
    ))
}
