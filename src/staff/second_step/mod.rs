//! The second step at sign-in: a code out of an app (TOTP, RFC 6238), or one of the recovery codes. No code is good
//! twice. The secret stands sealed in the database, and is shown when it is made and never again.

mod proof;
mod recovery_code;
mod secret;
mod set_up;
mod take_code;

pub use proof::{FirstStepProof, ProofHolder};
pub use secret::SharedSecret;
pub use set_up::{
    Confirmed, SecondStep, begin, confirm, is_on, purge_unconfirmed, state_of, turn_off,
};
pub use take_code::{TakenCode, take_code};
