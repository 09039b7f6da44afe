//! A contact of bookings, as limits count it: one mailbox, or one telephone number without e-mail.
//! What a contact has is read under its lock, after the locks of sessions; the lock ends with the transaction.
//! The batcher and the actions ask this before they decide.

mod key;
mod live_bookings;
mod lock;
mod own_letters;

pub use key::ContactKey;
pub use live_bookings::LiveBookings;
pub use lock::lock;
pub use own_letters::OwnLetters;
