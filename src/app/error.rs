//! Why the service or a command does not start: a configuration to be mended (exit 78), or
//! something that failed (exit 1).

use crate::platform::config::ConfigError;
use crate::platform::http::problem::Problem;
use crate::platform::http::render::{RequestId, speak, speak_fault};
use crate::platform::i18n::Locale;

/// What went wrong.
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
    /// One fault in the configuration.
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

/// A refusal in words, for a command.
impl From<Problem> for StartError {
    fn from(problem: Problem) -> Self {
        let spoken = speak(&problem, Locale::En, &RequestId(String::new()));
        let fields = problem.fields.iter();
        let lines = fields.map(|field| speak_fault(field, Locale::En));
        let lines: Vec<String> = [spoken.title, spoken.detail]
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
