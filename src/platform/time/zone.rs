//! Time zones by their IANA names. The only file that names the crate with the zones' rules, so that
//! their data can be changed here alone.

use std::fmt;

use chrono::{DateTime, MappedLocalTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::platform::problem::Fault;

/// A time zone such as `Europe/Stockholm`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone(Tz);

impl Zone {
    /// Sweden's.
    pub const STOCKHOLM: Self = Self(Tz::Europe__Stockholm);
    /// Norway's.
    pub const OSLO: Self = Self(Tz::Europe__Oslo);

    /// Reads an IANA name.
    ///
    /// # Errors
    /// `unknown-time-zone`.
    pub fn parse(name: &str) -> Result<Self, Fault> {
        name.parse()
            .map(Self)
            .map_err(|_unknown: chrono_tz::ParseError| Fault::new("unknown-time-zone"))
    }

    /// The zone of a stored name. Names are checked before they are stored; one that the zones' data
    /// no longer has is read as UTC, so that its session is still shown.
    #[must_use]
    pub fn of_stored(name: &str) -> Self {
        name.parse().map_or(Self(Tz::UTC), Self)
    }

    /// The IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// Wall time at an instant.
    pub(super) fn local(self, instant: DateTime<Utc>) -> NaiveDateTime {
        instant.with_timezone(&self.0).naive_local()
    }

    /// The instants of a wall time: one, two where clocks are put back, none where they are put forward.
    pub(super) fn instants_of(self, wall: NaiveDateTime) -> MappedLocalTime<DateTime<Utc>> {
        self.0
            .from_local_datetime(&wall)
            .map(|instant| instant.to_utc())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_are_known_by_their_names() {
        assert_eq!(Zone::parse("Europe/Oslo"), Ok(Zone::OSLO));
        assert_eq!(
            Zone::parse("Europe/Malmö").unwrap_err().code,
            "unknown-time-zone"
        );
        assert_eq!(Zone::of_stored("Europe/Malmö").name(), "UTC");
    }
}
