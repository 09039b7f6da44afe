//! Bookings of the public that came from one connection: seats taken by a machine are found and given back.
//! No address is kept: a keyed fingerprint of the network lives for a day, and groups bookings of a session.
//! The batcher writes fingerprints, the roster shows crowds, the roof's job forgets them.

mod crowd;
mod fingerprint;
mod store;

pub use crowd::Crowd;
pub use fingerprint::Fingerprint;
pub use store::{crowds_of, forget_old, keeping};
