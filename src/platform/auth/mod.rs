//! Who calls, and what they may. A handler names its right in its signature ([`Can`]); narrowing to
//! "my venues" is a [`Scope`] that queries take.

mod actor;
mod bad_token;
mod can;
pub mod csrf;
mod grant;
mod owes_second_step;
mod permission;
pub mod poll;
mod role;
mod scope;
pub mod staff_token;
mod token_scope;

pub use actor::Actor;
pub use bad_token::BadToken;
pub use can::{Bearer, Caller, Can, rights, sign_in_first};
pub use grant::Grant;
pub use owes_second_step::{OwesSecondStep, ProvedByProvider};
pub use permission::Permission;
pub use role::Role;
pub use scope::{Scope, Target};
pub use token_scope::{NOUNS, NeededScope, ScopedToken, TokenScope};
