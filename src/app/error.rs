//! Why the service or a command fails: the configuration must be mended (exit 78), or something
//! failed that may work the next time (exit 1).

use crate::platform::config::ConfigError;
use crate::platform::i18n::{Locale, fault_text, localise};
use crate::platform::problem::Problem;

#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The operator must change something.
    #[error(transparent)]
    Configuration(#[from] ConfigError),
    /// Something failed that may work the next time.
    #[error("{0:#}")]
    Failed(#[from] anyhow::Error),
}

impl StartError {
    /// A single fault in the configuration.
    #[must_use]
    pub fn configuration(fault: impl Into<String>) -> Self {
        Self::Configuration(ConfigError(vec![fault.into()]))
    }
}

macro_rules! failed {
    ($($cause:ty),*) => {$(
        impl From<$cause> for StartError {
            fn from(cause: $cause) -> Self {
                Self::Failed(cause.into())
            }
        }
    )*};
}

failed!(
    std::io::Error,
    diesel::ConnectionError,
    diesel::result::Error,
    crate::platform::embedded::EmbeddedError,
    crate::platform::secrets::NoRandomness
);

/// A problem in English, for a command.
impl From<Problem> for StartError {
    fn from(problem: Problem) -> Self {
        let localised = localise(&problem, Locale::En);
        let fields = problem.fields.iter();
        let lines = fields.map(|field| fault_text(Locale::En, &field.fault));
        let lines: Vec<String> = [localised.title, localised.detail]
            .into_iter()
            .chain(lines)
            .collect();
        let words = anyhow::anyhow!(lines.join(" "));
        Self::Failed(match problem.cause {
            Some(cause) => cause.context(words),
            None => words,
        })
    }
}
