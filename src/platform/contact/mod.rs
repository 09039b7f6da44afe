//! Where messages go: an e-mail address, a telephone number, and which of them is wanted.

mod email;
mod email_typo;
mod mailbox;
mod notify;
mod phone;
mod shown_phone;

pub use email::EmailAddress;
pub use email_typo::perhaps_meant;
pub use mailbox::{Mailbox, mailbox_of};
pub use notify::Notify;
pub use phone::PhoneNumber;
pub use shown_phone::{ShownPhone, phone_as_typed, typed_change};
