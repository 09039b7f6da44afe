//! Where messages go: an e-mail address, a telephone number, and which of them is wanted.

mod email;
mod email_typo;
mod notify;
mod phone;

pub use email::EmailAddress;
pub use email_typo::perhaps_meant;
pub use notify::Notify;
pub use phone::PhoneNumber;
