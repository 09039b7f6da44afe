//! A visitor's visit: a cookie that opens one booking for a quarter of an hour, after they booked,
//! looked it up or followed a letter's link. Its value is a manage token, which proves itself.

use actix_web::cookie::Cookie;
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::booking::access::open_with_token;
use crate::booking::code::{BookingNumber, Pin, TokenClaim, TokenKind, VISIT};
use crate::booking::model::Booking;
use crate::platform::http::request::cookie;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::state::AppState;
use crate::session::Session;

/// The cookie's name, without the prefix it gets over secure transport.
const COOKIE: &str = "motesplats-visit";

/// An open visit.
#[derive(Debug)]
pub struct Visit {
    /// The booking.
    pub booking: Booking,
    /// Its session.
    pub session: Session,
    /// Whether this is whoever just booked.
    pub made: bool,
}

impl Visit {
    /// The visit a request's cookie opens; none without one, or when it is for another booking.
    pub async fn of(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        number: &BookingNumber,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Problem> {
        let Some(claim) = claim(state, request) else {
            return Ok(None);
        };
        let visit = Self::open(conn, state, claim, now).await?;
        Ok(visit.filter(|visit| visit.booking.number == number.as_str()))
    }

    /// Whatever visit a request's cookie opens. Asks the database only where there is a cookie.
    pub async fn any(
        state: &AppState,
        request: &HttpRequest,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Problem> {
        let Some(claim) = claim(state, request) else {
            return Ok(None);
        };
        let mut conn = state.db.get().await?;
        Self::open(&mut conn, state, claim, now).await
    }

    async fn open(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        claim: TokenClaim,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Problem> {
        let opened = open_with_token(conn, &state.keys, &claim, now).await?;
        Ok(opened.map(|(booking, session)| Self {
            booking,
            session,
            made: claim.kind == TokenKind::FirstVisit,
        }))
    }

    /// The PIN, for whoever just booked: everybody else has it, or has a letter.
    #[must_use]
    pub fn pin(&self, keys: &Keys) -> Option<Pin> {
        self.booking.first_pin(keys).filter(|_| self.made)
    }
}

/// What the cookie claims. A letter's link must be swapped first: it is no cookie.
fn claim(state: &AppState, request: &HttpRequest) -> Option<TokenClaim> {
    let token = cookie::read(request, &state.config.http.base_url, COOKIE)?;
    TokenClaim::parse(&token).filter(|claim| claim.kind != TokenKind::Letter)
}

/// Starts a visit: its token becomes the cookie.
pub fn start(answer: &mut HttpResponse, state: &AppState, token: &str) -> Result<(), Problem> {
    let seconds = Some(VISIT.num_seconds());
    let cookie = cookie::make(&state.config.http.base_url, COOKIE, token, seconds);
    add_cookie(answer, &cookie)
}

/// Ends the visit: the cookie is forgotten.
pub fn end(answer: &mut HttpResponse, state: &AppState) -> Result<(), Problem> {
    add_cookie(answer, &cookie::forget(&state.config.http.base_url, COOKIE))
}

fn add_cookie(answer: &mut HttpResponse, cookie: &Cookie<'_>) -> Result<(), Problem> {
    let added = answer.add_cookie(cookie);
    added.map_err(|error| Problem::internal(anyhow::anyhow!("{error}")))
}
