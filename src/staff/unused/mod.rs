//! Accounts that nobody uses: their owners are told two weeks before, then they are closed. The last coordinator of a
//! controller and the last operator stay. A daily job calls this; a coordinator opens an account again.

mod close;
mod find;
mod letter;
mod warn;

pub use close::close_unused;
pub use find::NOTICE;
pub use letter::{CLOSING_LETTER, compose_closing_letter};
pub use warn::warn_unused;
