//! The countries that are served. A country decides time zone and default language.

use crate::platform::time::Zone;

use crate::platform::problem::Fault;

/// A country whose municipalities and holidays are loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, utoipa::ToSchema)]
#[schema(rename_all = "UPPERCASE")]
pub enum Country {
    Se,
    No,
}

impl Country {
    pub const ALL: [Self; 2] = [Self::Se, Self::No];

    /// ISO 3166-1: `SE`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Se => "SE",
            Self::No => "NO",
        }
    }

    #[must_use]
    pub fn time_zone(self) -> Zone {
        match self {
            Self::Se => Zone::STOCKHOLM,
            Self::No => Zone::OSLO,
        }
    }

    /// The language that its organisations write in by default.
    #[must_use]
    pub fn language(self) -> &'static str {
        match self {
            Self::Se => "sv",
            Self::No => "nb",
        }
    }

    /// Reads a code in upper or lower case.
    ///
    /// # Errors
    /// `unknown-value`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        Self::ALL
            .into_iter()
            .find(|country| country.code().eq_ignore_ascii_case(text))
            .ok_or_else(|| Fault::unknown_value(text))
    }
}
