//! Why nobody was proved to be anybody.

use std::error::Error;

use crate::platform::tls::chain;

/// What went wrong between us and the provider. The reason is for the log, not for the person.
#[derive(Debug, thiserror::Error)]
pub enum IdentityFault {
    /// The provider does not answer, or not as one.
    #[error("the identity provider is away: {0}")]
    Away(String),
    /// What came back cannot be believed.
    #[error("the identity provider's answer is refused: {0}")]
    Untrusted(String),
}

impl IdentityFault {
    pub(super) fn away(error: &(dyn Error + 'static)) -> Self {
        Self::Away(chain(error))
    }

    pub(super) fn untrusted(error: &(dyn Error + 'static)) -> Self {
        Self::Untrusted(chain(error))
    }
}
