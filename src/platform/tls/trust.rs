//! The authorities whose certificates are believed: those of the machine (`SSL_CERT_FILE` and `SSL_CERT_DIR`
//! choose others), or those of one file and no others.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use rustls_native_certs::{load_certs_from_paths, load_native_certs};

/// At least one authority.
#[derive(Debug, Clone)]
pub struct TrustedRoots(Vec<CertificateDer<'static>>);

impl TrustedRoots {
    /// Reads them.
    ///
    /// # Errors
    /// When there is none, because then no server would ever be believed.
    pub fn load(ca_file: Option<&Path>) -> anyhow::Result<Self> {
        let found = match ca_file {
            Some(path) => load_certs_from_paths(Some(path), None),
            None => load_native_certs(),
        };
        // A machine's store may hold what nobody can read. Such a certificate is left out.
        let readable = |cert: &CertificateDer<'static>| RootCertStore::empty().add(cert.clone());
        let certs = found.certs.into_iter();
        let certs: Vec<_> = certs.filter(|cert| readable(cert).is_ok()).collect();
        match (ca_file, found.errors.into_iter().next()) {
            (Some(_), Some(error)) => bail!(error),
            (Some(path), None) => {
                ensure!(!certs.is_empty(), "{} holds no certificate", path.display());
            }
            (None, _) => ensure!(
                !certs.is_empty(),
                "this machine trusts no authority: install ca-certificates, or name a file of your own"
            ),
        }
        Ok(Self(certs))
    }

    /// The certificates.
    pub fn iter(&self) -> impl Iterator<Item = &CertificateDer<'static>> {
        self.0.iter()
    }

    /// What a client needs that believes them and nobody else.
    ///
    /// # Errors
    /// When TLS cannot be set up at all.
    pub fn client_config(&self) -> anyhow::Result<ClientConfig> {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(self.iter().cloned());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .context("TLS cannot be set up")?;
        Ok(builder.with_root_certificates(roots).with_no_client_auth())
    }
}
