//! Care for what is stored: seats that expire where nobody looks, people who are wiped, counters checked.
//! Each can be run again at any time and by several processes.
//! The roof's jobs and commands call these.

mod expire_seats;
mod purge;
mod verify;

pub use expire_seats::expire_everywhere;
pub use purge::purge;
pub use verify::{Drift, Findings, letters_missing, verify, verify_all};
