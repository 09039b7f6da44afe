//! Why the service or a command does not start: a configuration to be mended (exit 78), or
//! something that failed (exit 1).

use crate::platform::config::ConfigError;

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
