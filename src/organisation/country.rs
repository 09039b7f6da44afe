//! The countries served, and what follows from them.

use crate::platform::problem::Fault;
use crate::platform::time::Zone;

/// A country whose municipalities and holidays are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Country {
    /// Sweden.
    Se,
    /// Norway.
    No,
}

impl Country {
    /// Every one.
    pub const ALL: [Self; 2] = [Self::Se, Self::No];

    /// ISO 3166-1: `SE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Se => "SE",
            Self::No => "NO",
        }
    }

    /// Where its clocks stand.
    #[must_use]
    pub fn time_zone(self) -> Zone {
        match self {
            Self::Se => Zone::STOCKHOLM,
            Self::No => Zone::OSLO,
        }
    }

    /// The language its organisations write in unless they say otherwise.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::Se => "sv",
            Self::No => "nb",
        }
    }

    /// Reads a code, in any case.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|country| country.code().eq_ignore_ascii_case(text))
            .ok_or_else(|| Fault::new("unknown-value").fact("value", text))
    }
}
