//! Passwords of staff: which are good enough, and how they are stored (Argon2id).

mod hasher;
mod new_password;

pub use hasher::{PasswordError, Passwords};
pub use new_password::NewPassword;
