//! The configured address as lettre takes it: how TLS begins and whom it believes, how to greet, as whom to
//! sign in. The transport makes it once.

use std::path::Path;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, CertificateStore, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use secrecy::ExposeSecret;

use crate::platform::config::{SmtpAddress, SmtpTls};
use crate::platform::tls::TrustedRoots;

pub struct ServerAddress {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    pub hello: ClientId,
    pub credentials: Option<Credentials>,
}

impl ServerAddress {
    /// # Errors
    /// When TLS is wanted and there is no authority to believe.
    pub fn new(address: &SmtpAddress, ca_file: Option<&Path>) -> anyhow::Result<Self> {
        let hello = address.hello.clone().map(ClientId::Domain);
        let credentials = address.credentials.as_ref().map(|known| {
            let password = known.password.expose_secret();
            Credentials::new(known.user.clone(), password.to_owned())
        });
        Ok(Self {
            host: address.host.clone(),
            port: address.port,
            tls: match address.tls {
                SmtpTls::Off => Tls::None,
                SmtpTls::StartTls => Tls::Required(parameters(&address.host, ca_file)?),
                SmtpTls::FromTheStart => Tls::Wrapper(parameters(&address.host, ca_file)?),
            },
            hello: hello.unwrap_or_default(),
            credentials,
        })
    }
}

fn parameters(host: &str, ca_file: Option<&Path>) -> anyhow::Result<TlsParameters> {
    let builder = TlsParameters::builder(host.to_owned());
    let mut builder = builder.certificate_store(CertificateStore::None);
    for root in TrustedRoots::load(ca_file)?.iter() {
        builder = builder.add_root_certificate(Certificate::from_der(root.to_vec())?);
    }
    Ok(builder.build()?)
}
