//! Extractors that answer before the body is looked at. Identity was loaded by a middleware, so
//! they are ready at once and, placed first, always win.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use super::{Actor, Permission, Scope};
use crate::platform::ids::StaffId;
use crate::platform::problem::{NOT_ALLOWED, Problem, SIGN_IN_FIRST};

/// Names a right as a type.
pub trait Right {
    /// The right.
    const PERMISSION: Permission;
}

/// A signed-in member of staff who holds the right `R`. Put it first in a handler's arguments.
pub struct Can<R>(Actor, PhantomData<R>);

impl<R: Right> Can<R> {
    /// How far the right reaches.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.0.scope(R::PERMISSION)
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.0
    }

    /// The account that acts.
    #[must_use]
    pub fn staff(&self) -> StaffId {
        self.0.id
    }
}

impl<R: Right> FromRequest for Can<R> {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.extensions().get::<Actor>() {
            None => Err(sign_in_first()),
            Some(actor) if actor.may(R::PERMISSION) => Ok(Self(actor.clone(), PhantomData)),
            Some(_) => Err(Problem::new(&NOT_ALLOWED)),
        })
    }
}

/// Whoever calls: a member of staff, or nobody known.
pub struct Caller(pub Option<Actor>);

impl FromRequest for Caller {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(request.extensions().get::<Actor>().cloned())))
    }
}

/// Nobody is known by what the request shows.
#[must_use]
pub fn sign_in_first() -> Problem {
    Problem::new(&SIGN_IN_FIRST).header("WWW-Authenticate", "Bearer")
}

/// The bearer token of a request, whatever it is.
pub struct Bearer(pub Option<String>);

impl FromRequest for Bearer {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Self(Self::of(request))))
    }
}

impl Bearer {
    /// What the token of one booking begins with.
    pub const OF_BOOKING: &str = "mpb_";

    /// Reads `Authorization: Bearer …`; none of two headers counts.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Option<String> {
        let mut shown = request.headers().get_all("authorization");
        let value = shown.next().filter(|_| shown.next().is_none())?;
        let value = value.to_str().ok()?;
        let (scheme, token) = value.split_once(' ')?;
        scheme
            .eq_ignore_ascii_case("bearer")
            .then(|| token.trim().to_owned())
    }
}

/// The rights as types, for signatures such as `Can<rights::ReadRoster>`.
pub mod rights {
    use super::{Permission, Right};

    macro_rules! right {
        ($($name:ident),*) => {$(
            #[doc = concat!("[`Permission::", stringify!($name), "`] as a type.")]
            pub struct $name;
            impl Right for $name {
                const PERMISSION: Permission = Permission::$name;
            }
        )*};
    }

    right!(
        ReadRoster,
        CheckIn,
        Count,
        ServePeople,
        DraftSessions,
        PublishSessions,
        Administer,
        ReadReports,
        RunCampaigns,
        ManageOrganisations,
        ReadAudit
    );
}
