//! Builds a running service from a configuration and stops it in order: not ready, no new requests,
//! what the jobs began ended, the database left. The command line and the tests call it.

pub mod database;
mod error;
pub mod jobs;
mod keyring;
pub mod metrics;
pub mod server;
pub mod startup_server;
mod state;

use std::net::TcpListener;

use crate::platform::config::Config;

pub use error::StartError;
pub use state::build_state;

/// Takes the port of the pages and the API. A process that cannot have it starts nothing else.
///
/// # Errors
/// When another process has the port.
pub fn listen(config: &Config) -> Result<TcpListener, StartError> {
    let address = config.http.listen;
    TcpListener::bind(address)
        .map_err(|error| StartError::Failed(anyhow::anyhow!("cannot listen on {address}: {error}")))
}
