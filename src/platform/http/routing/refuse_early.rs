//! What no route of the API takes, refused before its handler is asked: a token that opens nothing or is for something else, a
//! caller who owes a second step, and query
//! parameters where none are read.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use actix_web::{HttpMessage, HttpRequest};

use super::endpoint::Access;
use crate::platform::auth::{
    Actor, BadToken, Bearer, NeededScope, OwesSecondStep, Permission, ScopedToken, sign_in_first,
};
use crate::platform::http::request::RoutedPath;
use crate::platform::input::query::Query;
use crate::platform::problem::{Problem, SECOND_STEP_FIRST};

/// What a row asks of a request.
#[derive(Clone, Copy)]
pub struct Asked {
    pub access: Access,
    pub needed: NeededScope,
    /// Its handler reads the query.
    pub reads_query: bool,
}

/// The middleware of one row.
pub async fn refuse_early(
    asked: Asked,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match check(asked, request.request()) {
        Ok(()) => next.call(request).await,
        Err(refused) => Ok(request.error_response(refused)),
    }
}

fn check(asked: Asked, request: &HttpRequest) -> Result<(), Problem> {
    if request.extensions().contains::<BadToken>() {
        return Err(sign_in_first());
    }
    let owes = request.extensions().contains::<OwesSecondStep>();
    if owes && !OwesSecondStep::opens(request.routed_path()) {
        return Err(Problem::new(&SECOND_STEP_FIRST));
    }
    if let Some(token) = request.extensions().get::<ScopedToken>() {
        token.check(asked.needed)?;
    }
    // Whoever may not call it at all is told that first, by the handler.
    if !asked.reads_query && may_call(asked.access, request) {
        Query::strict(request, &[])?;
    }
    Ok(())
}

fn may_call(access: Access, request: &HttpRequest) -> bool {
    let extensions = request.extensions();
    let actor = extensions.get::<Actor>();
    let may = |permission: Permission| actor.is_some_and(|actor| actor.may(permission));
    match access {
        Access::Public => true,
        Access::SignedIn => actor.is_some(),
        Access::Staff(one) => may(one),
        Access::Either(one, other) => may(one) || may(other),
        Access::Holder(one) => may(one) || actor.is_none() && Bearer::of(request).is_some(),
    }
}
