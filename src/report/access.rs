//! Who may ask for reports at all. What they see of one is decided in `visibility`.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest};

use crate::platform::auth::{Actor, Permission, sign_in_first};
use crate::platform::problem::{NOT_ALLOWED, Problem};

/// A member of staff who may read reports: the own organisation's, or a campaign's.
pub struct ReportReader(Actor);

impl ReportReader {
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.0
    }
}

impl FromRequest for ReportReader {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match request.extensions().get::<Actor>() {
            None => Err(sign_in_first()),
            Some(actor) if may_read(actor) => Ok(Self(actor.clone())),
            Some(_) => Err(Problem::new(&NOT_ALLOWED)),
        })
    }
}

fn may_read(actor: &Actor) -> bool {
    actor.may(Permission::ReadReports) || actor.may(Permission::RunCampaigns)
}
