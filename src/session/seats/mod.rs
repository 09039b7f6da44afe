//! The seats of a session: counters, locks, expiry.
//! `save` alone writes `session_seats`. What changes seats locks them first, in id order.

pub mod counters;
pub mod expiry;
pub mod lock;
pub mod save;
