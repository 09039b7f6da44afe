//! `POST /{lang}/desk/me/password`: every other sign-in and every token of the account ends; this browser is signed in
//! anew, after the code of a second step where there is one.

use actix_web::{HttpRequest, HttpResponse, web};
use diesel_async::AsyncConnection;
use secrecy::SecretString;

use super::page::OwnPasswordPage;
use super::show::PATH;
use crate::platform::auth::{Actor, Caller, sign_in_first};
use crate::platform::http::request::form_body::{FormBody, TypedForm};
use crate::platform::http::request::run_detached;
use crate::platform::http::response::refused_page;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::password::NewPassword;
use crate::platform::problem::{Fault, Faults, NOT_ALLOWED, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::{HtmlPage, Layout};
use crate::staff::actions::set_own_password;
use crate::staff::pages::answer::{code_page, redirect};
use crate::staff::pages::enter::begin;
use crate::staff::pages::entered::Entered;
use crate::staff::pages::entering::Entering;
use crate::staff::pages::views::AfterSignIn;
use crate::staff::problems::WRONG_PASSWORD;
use crate::staff::query::find_own_account;
use crate::staff::sign_in::{AttemptPlace, SignInCredentials, prove_password};

pub async fn submit(
    caller: Caller,
    state: web::Data<AppState>,
    request: HttpRequest,
    form_body: FormBody,
) -> Result<HttpResponse, Problem> {
    let actor = caller.0.ok_or_else(sign_in_first)?;
    let layout = Layout::asked(&request, &state, PATH)?;
    let TypedForm { form, sent } = form_body.read_typed(&[])?;
    let done = match sent {
        Ok(()) => change(&state, &request, &actor, &form).await,
        Err(unsent) => Err(unsent),
    };
    let to = format!("{}?done=password-set", layout.url(PATH));
    match done {
        Ok(Entering::Entered(Entered { cookies, .. })) => Ok(redirect(&to, &cookies)),
        Ok(Entering::CodeNeeded(proof)) => {
            let after = AfterSignIn::Open(Some(to));
            Ok(code_page(&state, layout.locale, &proof, after))
        }
        Err(problem) if [401, 422, 429].contains(&problem.kind.status) => {
            let problem = at_the_field(problem);
            let page = OwnPasswordPage::new(layout, None, Some(&problem));
            Ok(refused_page(HtmlPage::private(page).answer(), &problem))
        }
        Err(problem) => Err(problem),
    }
}

/// A wrong password is a fault of its field here: who it is, is known.
fn at_the_field(problem: Problem) -> Problem {
    match *problem.kind == WRONG_PASSWORD {
        true => Problem::fault("/old", Fault::new("wrong-password")),
        false => problem,
    }
}

async fn change(
    state: &web::Data<AppState>,
    request: &HttpRequest,
    actor: &Actor,
    form: &Form,
) -> Result<Entering, Problem> {
    let mut conn = state.db.get().await?;
    let account = find_own_account(&mut conn, actor.id).await?;
    drop(conn);
    let account = account.ok_or_else(sign_in_first)?;
    let email = account.email.ok_or_else(|| Problem::new(&NOT_ALLOWED))?;
    let new = checked(form, &[&account.name, &email])?;
    let credentials = SignInCredentials {
        email: email.clone(),
        password: SecretString::from(form.text("old")),
        at: AttemptPlace {
            device: None,
            network: state.limits.network_of(request),
        },
    };
    let (shared, staff, organisation) = (state.clone(), actor.id, account.organisation_id);
    run_detached(async move {
        let now = shared.clock.now();
        prove(&shared, credentials, staff).await?;
        let hash = shared.passwords.hash(&new).await?;
        let mut conn = shared.db.get().await?;
        conn.transaction(async |conn| set_own_password(conn, staff, organisation, &hash, now).await)
            .await
    })
    .await?;
    begin(request, state, staff, &email).await
}

/// Both fields at once.
fn checked(form: &Form, personal: &[&str]) -> Result<NewPassword, Problem> {
    let mut faults = Faults::none();
    if form.text("old").is_empty() {
        faults.add("/old", Fault::new("empty"));
    }
    let new = faults.take("/new", NewPassword::parse(form.text("new"), personal));
    match new {
        Some(new) if faults.is_empty() => Ok(new),
        _ => Err(faults.into()),
    }
}

/// # Errors
/// 401 for a wrong password, 429 while a wait lasts.
async fn prove(
    state: &AppState,
    credentials: SignInCredentials,
    staff: StaffId,
) -> Result<(), Problem> {
    let now = state.clock.now();
    let proved = prove_password(&state.db, &state.keys, &state.passwords, credentials, now).await?;
    match proved == staff {
        true => Ok(()),
        false => Err(Problem::new(&WRONG_PASSWORD)),
    }
}
