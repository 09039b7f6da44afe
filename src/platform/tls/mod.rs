//! TLS towards the servers that this installation speaks to: when it is needed, whose certificates are
//! believed, and what is said to the operator when one is not.
//! `db` and `mail` ask.

mod fault;
mod reach;
mod trust;

pub use fault::{chain, tls_fault};
pub use reach::{crosses_a_network, is_this_machine, read_database_url};
pub use trust::TrustedRoots;
