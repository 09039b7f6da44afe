//! The sign-in page and the pages that set a password, what becomes of a form whose sign-in has ended, and the log of what staff did.

mod answer;
mod audit;
mod code_page;
mod enter;
mod enter_by_code;
mod enter_by_password;
mod entered;
mod entering;
mod forgotten;
mod me;
mod next;
mod own_password;
#[cfg(feature = "oidc")]
mod provider;
mod second_step;
mod set_password;
mod sign_in;
mod unsent;
mod views;

use actix_web::web;

use crate::platform::auth::Permission;
use crate::platform::http::routing::{Access, Endpoint, get, post};

pub(super) use answer::{code_page, empty_page, refused_page, somebody_else_page};
pub use audit::page::{AuditPage, LogLine};
pub use code_page::CodePage;
pub(super) use enter::enter;
pub(super) use entered::{COOKIE, Entered};
pub(super) use entering::Entering;
pub use forgotten::{ForgottenPage, send_later};
pub use me::{MadeToken, MePage, SignInRow, TokenForm, TokenRow};
pub use own_password::OwnPasswordPage;
#[cfg(feature = "oidc")]
pub use provider::CALLBACK;
pub use second_step::{CodeForm, SecondStepPage, SecondStepState, ShownSecret};
pub use set_password::SetPasswordPage;
pub use unsent::UnsentPage;
pub use views::{AfterSignIn, SignInPage, SignInRefusal, WaitingForm};
pub(super) use views::{KEPT, KEPT_FIELD};

#[must_use]
pub fn endpoints() -> Vec<Endpoint> {
    let own = own_endpoints();
    #[cfg(feature = "oidc")]
    let own = own.into_iter().chain(provider::endpoints()).collect();
    own
}

fn own_endpoints() -> Vec<Endpoint> {
    vec![
        get("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::show)
        }),
        post("/{lang}/desk/sign-in", Access::Public, || {
            web::to(sign_in::submit)
        })
        .shows_secret(),
        get("/{lang}/desk/forgotten", Access::Public, || {
            web::to(forgotten::show::show)
        }),
        post("/{lang}/desk/forgotten", Access::Public, || {
            web::to(forgotten::submit::submit)
        }),
        get("/{lang}/desk/password", Access::Public, || {
            web::to(set_password::show::show)
        }),
        post("/{lang}/desk/password", Access::Public, || {
            web::to(set_password::submit::submit)
        }),
        get("/{lang}/desk/me", Access::SignedIn, || {
            web::to(me::show::show)
        }),
        post("/{lang}/desk/me/tokens", Access::SignedIn, || {
            web::to(me::token::submit)
        })
        .shows_secret(),
        post(
            "/{lang}/desk/me/tokens/{tokenId}/end",
            Access::SignedIn,
            || web::to(me::revoke_token),
        ),
        post("/{lang}/desk/me/sign-ins/end", Access::SignedIn, || {
            web::to(me::end_other_sign_ins)
        }),
        post(
            "/{lang}/desk/me/sign-ins/{signInId}/end",
            Access::SignedIn,
            || web::to(me::end_sign_in),
        ),
        get("/{lang}/desk/me/password", Access::SignedIn, || {
            web::to(own_password::show::show)
        }),
        post("/{lang}/desk/me/password", Access::SignedIn, || {
            web::to(own_password::submit::submit)
        }),
        get("/{lang}/desk/me/second-step", Access::SignedIn, || {
            web::to(second_step::show::show)
        }),
        post("/{lang}/desk/me/second-step", Access::SignedIn, || {
            web::to(second_step::begin::submit)
        })
        .shows_secret(),
        post(
            "/{lang}/desk/me/second-step/confirmation",
            Access::SignedIn,
            || web::to(second_step::confirm::submit),
        )
        .shows_secret(),
        post("/{lang}/desk/me/second-step/end", Access::SignedIn, || {
            web::to(second_step::end::submit)
        }),
        post("/{lang}/desk/sign-out", Access::Public, || {
            web::to(sign_in::sign_out)
        }),
        get(
            "/{lang}/desk/audit",
            Access::Staff(Permission::ReadAudit),
            || web::to(audit::show::show),
        ),
        get(
            "/{lang}/desk/audit.csv",
            Access::Staff(Permission::ReadAudit),
            || web::to(audit::download::download),
        ),
    ]
}
