//! Where the database is, and how to speak to it: by TLS, with the certificate looked at, wherever a host is
//! neither this machine nor a Unix socket. Pools and commands connect by it.

use std::path::Path;

use anyhow::Context;
use tokio_postgres::Config;
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::platform::config::TlsUse;
use crate::platform::tls::{TrustedRoots, crosses_a_network, read_database_url};

/// An address that was read once.
#[derive(Clone)]
pub struct DatabaseAddress {
    url: String,
    pub(super) config: Config,
    /// None: in clear.
    pub(super) tls: Option<MakeRustlsConnect>,
}

impl DatabaseAddress {
    /// Reads an address. One that names several hosts is spoken to by TLS when one of them is far, and each
    /// host has to show a certificate for its own name.
    ///
    /// # Errors
    /// When it is no address, or there is no authority to believe.
    pub fn new(url: &str, wanted: TlsUse, ca_file: Option<&Path>) -> anyhow::Result<Self> {
        let mut config = read_database_url(url).context("no address of a database")?;
        let by_tls = match wanted {
            TlsUse::Off => false,
            TlsUse::Required => {
                crosses_a_network(&config) || config.get_ssl_mode() == SslMode::Require
            }
        };
        let tls = match by_tls {
            true => Some(TrustedRoots::load(ca_file)?.client_config()?),
            false => None,
        };
        config.ssl_mode(match tls {
            Some(_) => SslMode::Require,
            None => SslMode::Disable,
        });
        Ok(Self {
            url: url.to_owned(),
            config,
            tls: tls.map(MakeRustlsConnect::new),
        })
    }

    /// A database on this machine: the embedded one, or a test's.
    ///
    /// # Errors
    /// When it is no address.
    pub fn on_this_machine(url: &str) -> anyhow::Result<Self> {
        Self::new(url, TlsUse::Required, None)
    }

    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }
}
