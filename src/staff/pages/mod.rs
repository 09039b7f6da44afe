//! The sign-in page, what becomes of a form whose sign-in has ended, and the log of what staff did.

mod answer;
mod audit;
mod enter;
mod sign_in;
mod unsent;
mod views;

use actix_web::web;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

pub(super) use answer::{empty_page, refused_page, somebody_else_page};
pub use audit::page::{AuditPage, LogLine};
pub(super) use enter::{COOKIE, Entered, enter};
pub use unsent::UnsentPage;
pub use views::{AfterSignIn, SignInPage, SignInRefusal, WaitingForm};
pub(super) use views::{KEPT, KEPT_FIELD};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::show)
        }),
        post("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::submit)
        }),
        post("/{lang}/desk/sign-out", Access::Public, || {
            web::to(sign_in::sign_out)
        }),
        get(
            "/{lang}/desk/audit",
            Access::Staff(Permission::ReadAudit),
            || web::to(audit::show::show),
        ),
    ]
}
