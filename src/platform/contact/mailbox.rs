//! The mailbox behind an e-mail address: one, however the address is written.
//! Limits count and lock by it; letters go to the address as it was written, and people sign in by that.
//! The database's function `mailbox_of` says the same.

use std::fmt;

use diesel::define_sql_function;
use diesel::sql_types::{Nullable, Text};

define_sql_function! {
    /// The same of a stored address; `bookings_by_mailbox` is an index of it.
    fn mailbox_of(address: Nullable<Text>) -> Nullable<Text>;
}

/// An address in lower case, the part before the @ cut at its first plus sign.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mailbox(String);

impl Mailbox {
    /// That of an address, as it was written or as it is stored.
    #[must_use]
    pub fn of(address: &str) -> Self {
        let (local, domain) = address.split_once('@').unwrap_or((address, ""));
        let local = local.split('+').next().unwrap_or_default();
        Self(format!("{local}@{domain}").to_ascii_lowercase())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Addresses stay out of logs.
impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Mailbox(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_case_nor_a_tag_makes_another_mailbox() {
        for address in [
            "one@exempel.se",
            "ONE@exempel.se",
            "One+bibblan@exempel.se",
            "one+a+b@exempel.se",
        ] {
            assert_eq!(Mailbox::of(address).as_str(), "one@exempel.se", "{address}");
        }
        for other in ["one@exempel.no", "on.e@exempel.se", "one-a@exempel.se"] {
            assert_ne!(Mailbox::of(other), Mailbox::of("one@exempel.se"), "{other}");
        }
    }
}
