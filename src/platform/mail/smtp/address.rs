//! `mail.smtp_url`: which server, whether by TLS, and as whom. Means what it means to lettre, whose own
//! reading of it cannot be asked for its parts.

use anyhow::{Context, bail};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use url::Url;

pub struct SmtpAddress {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    /// The name by which this installation greets.
    pub hello: ClientId,
    pub credentials: Option<Credentials>,
}

impl SmtpAddress {
    /// Reads `smtp://host:port`, `smtp://user:password@host:port?tls=required` or `smtps://…`; a path is the
    /// name to greet by.
    ///
    /// # Errors
    /// When it is none of these.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let url = Url::parse(text)?;
        let host = url.host_str().context("the SMTP address has no host")?;
        let (tls, usual_port) = tls(&url, host)?;
        let hello = match url.path().trim_matches('/') {
            "" => ClientId::default(),
            name => ClientId::Domain(name.to_owned()),
        };
        Ok(Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(usual_port),
            tls,
            hello,
            credentials: credentials(&url)?,
        })
    }
}

/// How TLS begins, and the port where it usually does.
fn tls(url: &Url, host: &str) -> anyhow::Result<(Tls, u16)> {
    let wanted = url.query_pairs().find(|(name, _)| name == "tls");
    let wanted = wanted.map(|(_, value)| value.into_owned());
    let parameters = || TlsParameters::new(host.to_owned());
    Ok(match (url.scheme(), wanted.as_deref()) {
        ("smtp", None) => (Tls::None, SMTP_PORT),
        ("smtp", Some("opportunistic")) => (Tls::Opportunistic(parameters()?), SUBMISSION_PORT),
        ("smtp", Some("required")) => (Tls::Required(parameters()?), SUBMISSION_PORT),
        ("smtps", _) => (Tls::Wrapper(parameters()?), SUBMISSIONS_PORT),
        _ => bail!("the SMTP address is neither smtp:// nor smtps://, or its tls is unknown"),
    })
}

/// A user without a password signs in nowhere.
fn credentials(url: &Url) -> anyhow::Result<Option<Credentials>> {
    let Some(password) = url.password() else {
        return Ok(None);
    };
    let decode = |text| percent_decode_str(text).decode_utf8().map(String::from);
    let user = decode(url.username())?;
    Ok(Some(Credentials::new(user, decode(password)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_form_is_read() {
        let local = SmtpAddress::parse("smtp://127.0.0.1:2525").unwrap();
        assert_eq!((local.host.as_str(), local.port), ("127.0.0.1", 2525));
        assert!(matches!(local.tls, Tls::None) && local.credentials.is_none());

        let submission =
            "smtp://no%40reply:p%3A%C3%A5@mail.exempel.se/boka.exempel.se?tls=required";
        let submission = SmtpAddress::parse(submission).unwrap();
        assert_eq!(
            (submission.host.as_str(), submission.port),
            ("mail.exempel.se", 587)
        );
        assert!(matches!(submission.tls, Tls::Required(_)));
        let expected = Credentials::new("no@reply".to_owned(), "p:å".to_owned());
        assert_eq!(submission.credentials, Some(expected));
        assert_eq!(submission.hello.to_string(), "boka.exempel.se");

        let wrapped = SmtpAddress::parse("smtps://mail.exempel.se").unwrap();
        assert_eq!(wrapped.port, 465);
        assert!(matches!(wrapped.tls, Tls::Wrapper(_)));
    }

    #[test]
    fn another_scheme_and_an_unknown_tls_are_refused() {
        for text in [
            "http://mail.exempel.se",
            "smtp://mail.exempel.se?tls=perhaps",
            "smtp:",
        ] {
            assert!(SmtpAddress::parse(text).is_err(), "{text}");
        }
    }
}
