//! Signs somebody in with what was typed into a sign-in page: checks it, begins the sign-in, and makes the
//! cookies that go with the answer. The sign-in page calls it, and the middleware for a form that waits.

use actix_web::cookie::Cookie;
use actix_web::http::header::USER_AGENT;
use actix_web::{HttpMessage, HttpRequest, web};
use secrecy::SecretString;

use crate::platform::auth::csrf::SignIn;
use crate::platform::http::request::cookie;
use crate::platform::http::request::run_detached;
use crate::platform::ids::StaffId;
use crate::platform::input::form::Form;
use crate::platform::limit::Limited;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::state::AppState;
use crate::staff::sign_in::{
    KnownDevice, SignInCredentials, begin_sign_in, check_password, device_of, end_sign_in,
    note_sign_in,
};

/// The sign-in cookie's name, without the prefix it gets over secure transport.
pub const COOKIE: &str = "motesplats";
/// The cookie by which a device is known, and for how long: a year.
const DEVICE: &str = "device";
const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

/// A sign-in that has begun.
pub struct Entered {
    /// The id in its cookie.
    pub id: String,
    pub cookies: [Cookie<'static>; 2],
}

/// Checks the fields `email` and `password`; a sign-in that the browser had before ends.
///
/// # Errors
/// 422 an empty field, 401 a wrong password, 429 too many tries.
pub async fn enter(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<Entered, Problem> {
    let email = form.text("email");
    let id = sign_in(request, state, form).await?;
    entered(state, id, email)
}

/// Begins a sign-in of somebody who has just proved who they are in another way than by a password.
///
/// # Errors
/// Of the database.
pub async fn begin(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    account: StaffId,
    email: &str,
) -> Result<Entered, Problem> {
    let now = state.clock.now();
    let mut conn = state.db.get().await?;
    note_sign_in(&mut conn, account, now).await?;
    let device_words = device_words(request);
    let id = begin_sign_in(&mut conn, account, device_words.as_deref(), now).await?;
    entered(state, id, email)
}

/// The browser and the system, as far as the request says them.
fn device_words(request: &HttpRequest) -> Option<String> {
    device_of(request.headers().get(USER_AGENT)?.to_str().ok()?)
}

/// The device is known from now on.
fn entered(state: &AppState, id: String, email: &str) -> Result<Entered, Problem> {
    let device = KnownDevice::issue(&state.keys, email)?;
    let base_url = &state.config.http.base_url;
    let cookies = [
        cookie::make(base_url, COOKIE, &id, None),
        cookie::make(base_url, DEVICE, device.as_str(), Some(DEVICE_SECONDS)),
    ];
    Ok(Entered { id, cookies })
}

async fn sign_in(
    request: &HttpRequest,
    state: &web::Data<AppState>,
    form: &Form,
) -> Result<String, Problem> {
    let device = known_device(request, state, form.text("email"));
    // Those who guess behind the same address keep out nobody whose device is known.
    let counted = device.is_none();
    if counted {
        state.limits.check(request, Limited::SignIn)?;
    }
    filled_in(form)?;
    let credentials = SignInCredentials {
        email: form.text("email").to_owned(),
        password: SecretString::from(form.text("password")),
        device,
        network: state.limits.network_of(request),
    };
    let device_words = device_words(request);
    let before = request.extensions().get::<SignIn>().cloned();
    let shared = state.clone();
    let signed_in = run_detached(async move {
        let state = shared;
        let now = state.clock.now();
        let account =
            check_password(&state.db, &state.keys, &state.passwords, credentials, now).await?;
        let mut conn = state.db.get().await?;
        if let Some(before) = before {
            end_sign_in(&mut conn, &before).await?;
        }
        begin_sign_in(&mut conn, account, device_words.as_deref(), now).await
    })
    .await?;
    if counted {
        state.limits.give_back(request, Limited::SignIn, 1);
    }
    Ok(signed_in)
}

/// The device, where it has signed in with this address before.
fn known_device(request: &HttpRequest, state: &AppState, email: &str) -> Option<KnownDevice> {
    let cookie = cookie::read(request, &state.config.http.base_url, DEVICE)?;
    KnownDevice::recognise(&state.keys, email, &cookie)
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
