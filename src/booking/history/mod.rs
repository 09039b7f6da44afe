//! What staff did with one booking.
//! Reading changes nothing; whoever shows it records the look.
//! The desk's page of a booking is made with it.

mod acts;

pub use acts::{PastAct, acts_of};
