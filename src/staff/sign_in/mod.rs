//! Signing in: passwords and codes are checked and wrong ones counted; people get a cookie, programs a token.

mod agent;
mod attempt;
mod attempts;
mod audit;
mod check_code;
mod check_password;
mod device;
mod own;
mod purge;
mod sign_ins;
mod tokens;

pub use agent::device_of;
pub use attempt::AttemptPlace;
#[cfg(feature = "oidc")]
pub use audit::{SignInEnding, audit_sign_in};
pub use check_code::{TypedCode, check_code, prove_code};
pub use check_password::{FirstStep, SignInCredentials, check_password, prove_password};
pub use device::KnownDevice;
pub use own::{
    OwnSignIn, OwnToken, end_other_sign_ins, end_own_sign_in, end_own_token, own_sign_ins,
    own_tokens,
};
pub use purge::purge_expired;
pub use sign_ins::{
    begin_sign_in, end_sign_in, find_sign_in, mark_seen, note_sign_in, to_time_delta,
};
pub use tokens::{
    IssuedToken, NewToken, TokenHolder, find_token_holder, issue_token, revoke_token,
};
