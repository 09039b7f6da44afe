//! Sentences for the two usual causes, in the languages that the service speaks.

/// Why sessions are usually called off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    Storm,
    Sickness,
}

impl Proposal {
    pub fn parse(step: &str) -> Option<Self> {
        match step {
            "storm" => Some(Self::Storm),
            "sickness" => Some(Self::Sickness),
            _ => None,
        }
    }

    /// The sentence's key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Storm => "cancel-several-storm-text",
            Self::Sickness => "cancel-several-sickness-text",
        }
    }
}
