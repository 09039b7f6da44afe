//! A sign-in that has begun, and the cookies that go with the answer.

use actix_web::cookie::Cookie;
use actix_web::http::header::USER_AGENT;
use actix_web::{HttpMessage, HttpRequest};

use crate::platform::auth::csrf::SignIn;
use crate::platform::http::request::cookie;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::staff::sign_in::{KnownDevice, begin_sign_in, device_of, end_sign_in};

/// The sign-in cookie's name, without the prefix it gets over secure transport.
pub const COOKIE: &str = "motesplats";
/// The cookie by which a device is known, and for how long: a year.
const DEVICE: &str = "device";
const DEVICE_SECONDS: i64 = 365 * 24 * 3600;

/// A sign-in that has begun.
pub struct Entered {
    /// The id in its cookie.
    pub id: String,
    pub cookies: Vec<Cookie<'static>>,
}

impl Entered {
    /// The device is known from now on.
    pub fn of(state: &AppState, id: String, email: &str) -> Result<Self, Problem> {
        let device = KnownDevice::issue(&state.keys, email)?;
        let base_url = &state.config.http.base_url;
        let cookies = vec![
            cookie::make(base_url, COOKIE, &id, None),
            cookie::make(base_url, DEVICE, device.as_str(), Some(DEVICE_SECONDS)),
        ];
        Ok(Self { id, cookies })
    }
}

/// What a request says of the browser that is about to be signed in.
#[derive(Clone)]
pub struct Browser {
    /// The browser and the system, as far as the request says them.
    words: Option<String>,
    /// The sign-in that it had before.
    before: Option<SignIn>,
}

impl Browser {
    pub fn of(request: &HttpRequest) -> Self {
        let agent = request.headers().get(USER_AGENT);
        Self {
            words: agent.and_then(|agent| device_of(agent.to_str().ok()?)),
            before: request.extensions().get::<SignIn>().cloned(),
        }
    }

    /// Begins a sign-in; the one that the browser had before ends.
    pub async fn begin(&self, state: &AppState, account: StaffId) -> Result<String, Problem> {
        self.begin_proved(state, account, false).await
    }

    /// The same of somebody whom the identity provider has proved.
    #[cfg(feature = "oidc")]
    pub async fn begin_by_provider(
        &self,
        state: &AppState,
        account: StaffId,
    ) -> Result<String, Problem> {
        self.begin_proved(state, account, true).await
    }

    async fn begin_proved(
        &self,
        state: &AppState,
        account: StaffId,
        by_provider: bool,
    ) -> Result<String, Problem> {
        let mut conn = state.db.get().await?;
        if let Some(before) = &self.before {
            end_sign_in(&mut conn, before).await?;
        }
        let now = state.clock.now();
        begin_sign_in(&mut conn, account, self.words.as_deref(), by_provider, now).await
    }
}

/// The device, where it has signed in with this address before.
pub fn known_device(request: &HttpRequest, state: &AppState, email: &str) -> Option<KnownDevice> {
    let cookie = cookie::read(request, &state.config.http.base_url, DEVICE)?;
    KnownDevice::recognise(&state.keys, email, &cookie)
}
