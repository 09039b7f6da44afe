//! The people who work at the desk: their accounts, their grants, and how they sign in.
//!
//! Other slices do not import this one. They see an [`Actor`](crate::platform::auth::Actor), which
//! the middleware puts beside a request.

mod account;
mod account_link;
mod actions;
mod actor;
mod api;
mod audit_log;
pub mod desk;
mod directory;
mod grant;
#[cfg(feature = "oidc")]
mod identity;
mod letter_words;
mod letters;
mod middleware;
mod model;
mod own_token;
pub mod pages;
mod problems;
mod query;
mod request;
mod second_step;
mod sign_in;
mod unused;
mod view;

pub use account::{AccountWithGrant, add_account_with_grant};
pub use actions::reset_second_step;
pub use actor::load_actor;
pub use api::{StaffApiDoc, endpoints};
pub use letter_words::AccountLetterContext;
pub use letters::{compose_account_letter, is_account_letter};
pub use middleware::{authenticate, guard_pages};
#[cfg(feature = "oidc")]
pub use pages::CALLBACK;
pub use problems::PROBLEM_KINDS;
pub use query::find_account_by_email;
pub use sign_in::{NewToken, issue_token, purge_expired};
pub use unused::{close_unused, warn_unused};
