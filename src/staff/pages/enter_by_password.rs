//! The first step: the fields `email` and `password` of a sign-in page.

use actix_web::{HttpRequest, web};
use secrecy::SecretString;

use super::entered::{Browser, Entered, known_device};
use super::entering::Entering;
use crate::platform::http::request::run_detached;
use crate::platform::input::form::Form;
use crate::platform::limit::Limited;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;
use crate::staff::second_step::FirstStepProof;
use crate::staff::sign_in::{AttemptPlace, FirstStep, SignInCredentials, check_password};

/// # Errors
/// 422 an empty field, 401 a wrong password, 429 too many tries.
pub async fn enter_by_password(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<Entering, Problem> {
    let email = form.text("email").to_owned();
    let device = known_device(request, state, &email);
    // Those who guess behind the same address keep out nobody whose device is known.
    let counted = device.is_none();
    if counted {
        state.limits.check(request, Limited::SignIn)?;
    }
    filled_in(form)?;
    let credentials = SignInCredentials {
        email: email.clone(),
        password: SecretString::from(form.text("password")),
        at: AttemptPlace {
            device,
            network: state.limits.network_of(request),
        },
    };
    let (browser, shared) = (Browser::of(request), state.clone());
    let entering = run_detached(async move { step(&shared, &browser, credentials).await }).await?;
    if counted {
        state.limits.give_back(request, Limited::SignIn, 1);
    }
    Ok(entering)
}

async fn step(
    state: &AppState,
    browser: &Browser,
    credentials: SignInCredentials,
) -> Result<Entering, Problem> {
    let (now, email) = (state.clock.now(), credentials.email.clone());
    let step = check_password(&state.db, &state.keys, &state.passwords, credentials, now).await?;
    match step {
        FirstStep::SignsIn(account) => {
            let id = browser.begin(state, account).await?;
            Ok(Entering::Entered(Entered::of(state, id, &email)?))
        }
        FirstStep::CodeNeeded(account) => {
            let mut conn = state.db.get().await?;
            let proof = FirstStepProof::issue(&mut conn, &state.keys, account, now).await?;
            Ok(Entering::CodeNeeded(proof))
        }
    }
}

/// Whoever left a field empty has nothing wrong in it.
fn filled_in(form: &Form) -> Result<(), Faults> {
    let mut faults = Faults::none();
    for (name, place) in [("email", "/email"), ("password", "/password")] {
        if form.filled(name).is_none() {
            faults.add(place, Fault::new("empty"));
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}
