//! Signing in through an identity provider of the organisation (`OpenID` Connect, code flow with PKCE). Here are the
//! protocol and the only HTTP client of the service; who somebody is here, and what they may, is the slice's business.
//!
//! Nothing of an answer is believed before its signature, issuer, audience, time and nonce are right.

mod attempt;
mod claims;
mod fault;
mod http_client;
mod provider;

pub use attempt::SignInAttempt;
pub use claims::ProvenIdentity;
pub use fault::IdentityFault;
pub use provider::IdentityProvider;
