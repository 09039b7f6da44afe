//! `/{lang}/desk/me`: one's own account: where it is signed in, and the tokens of programs.

mod access;
mod page;
mod screen;
pub mod show;
pub mod token;

pub use access::{end_other_sign_ins, end_sign_in, revoke_token};
pub use page::{MadeToken, MePage, SignInRow, TokenForm, TokenRow};
