//! `mail.smtp_url`: which server, whether by TLS, and as whom. To another machine it is by TLS unless that is
//! switched off on purpose, and no password ever goes there in clear.

use anyhow::{Context, bail, ensure};
use percent_encoding::percent_decode_str;
use secrecy::SecretString;
use url::Url;

use crate::platform::tls::is_this_machine;

/// How TLS begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmtpTls {
    /// In clear.
    Off,
    /// With STARTTLS; a server without it gets no letter.
    StartTls,
    /// With the first byte.
    FromTheStart,
}

#[derive(Debug, Clone)]
pub struct SmtpAddress {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    /// The name by which this installation greets.
    pub hello: Option<String>,
    pub credentials: Option<SmtpCredentials>,
}

#[derive(Debug, Clone)]
pub struct SmtpCredentials {
    pub user: String,
    pub password: SecretString,
}

impl SmtpAddress {
    /// Reads `smtp://host:port`, `smtp://user:password@host:587` or `smtps://…`, each with `?tls=off` or
    /// `?tls=required`; a path is the name to greet by.
    ///
    /// # Errors
    /// When it is none of these, or a password would go over a network in clear.
    pub fn parse(text: &str) -> anyhow::Result<Self> {
        let url = Url::parse(text).context("no address")?;
        let host = url.host_str().context("it names no host")?;
        let (tls, usual_port) = tls(&url, host)?;
        let hello = Some(url.path().trim_matches('/')).filter(|name| !name.is_empty());
        let address = Self {
            host: host.to_owned(),
            port: url.port().unwrap_or(usual_port),
            tls,
            hello: hello.map(str::to_owned),
            credentials: credentials(&url)?,
        };
        ensure!(
            address.credentials.is_none() || !address.is_in_clear(),
            "a password goes to another machine by TLS alone: leave tls=off out, or the password"
        );
        Ok(address)
    }

    /// Whether letters cross a network in clear.
    #[must_use]
    pub fn is_in_clear(&self) -> bool {
        self.tls == SmtpTls::Off && !is_this_machine(&self.host)
    }
}

/// How TLS begins, and the port where it usually does.
fn tls(url: &Url, host: &str) -> anyhow::Result<(SmtpTls, u16)> {
    let wanted = url.query_pairs().find(|(name, _)| name == "tls");
    let wanted = wanted.map(|(_, value)| value.into_owned());
    Ok(match (url.scheme(), wanted.as_deref()) {
        ("smtp", None) if is_this_machine(host) => (SmtpTls::Off, 25),
        ("smtp", None) => (SmtpTls::StartTls, 25),
        ("smtp", Some("off")) => (SmtpTls::Off, 25),
        ("smtp", Some("required")) => (SmtpTls::StartTls, 587),
        ("smtps", None | Some("required")) => (SmtpTls::FromTheStart, 465),
        ("smtp" | "smtps", Some(_)) => bail!("tls is required, or off with smtp://"),
        _ => bail!("it is neither smtp:// nor smtps://"),
    })
}

/// A user without a password signs in nowhere.
fn credentials(url: &Url) -> anyhow::Result<Option<SmtpCredentials>> {
    let Some(password) = url.password() else {
        return Ok(None);
    };
    let decode = |text| percent_decode_str(text).decode_utf8().map(String::from);
    Ok(Some(SmtpCredentials {
        user: decode(url.username())?,
        password: decode(password)?.into(),
    }))
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn every_documented_form_is_read() {
        let local = SmtpAddress::parse("smtp://127.0.0.1:2525").unwrap();
        assert_eq!((local.host.as_str(), local.port), ("127.0.0.1", 2525));
        assert!(local.tls == SmtpTls::Off && local.credentials.is_none());

        let submission = "smtp://no%40reply:p%3A%C3%A5@mail.exempel.se:587/boka.exempel.se";
        let submission = SmtpAddress::parse(submission).unwrap();
        let place = (submission.host.as_str(), submission.port);
        assert_eq!(place, ("mail.exempel.se", 587));
        assert_eq!(submission.tls, SmtpTls::StartTls);
        let SmtpCredentials { user, password } = submission.credentials.unwrap();
        assert_eq!((&*user, password.expose_secret()), ("no@reply", "p:å"));
        assert_eq!(submission.hello.as_deref(), Some("boka.exempel.se"));

        let wrapped = SmtpAddress::parse("smtps://mail.exempel.se").unwrap();
        assert_eq!((wrapped.port, wrapped.tls), (465, SmtpTls::FromTheStart));
    }

    #[test]
    fn tls_to_another_machine_is_left_out_on_purpose_alone() {
        for (text, tls, in_clear) in [
            ("smtp://mail.exempel.se", SmtpTls::StartTls, false),
            ("smtp://mail.exempel.se?tls=off", SmtpTls::Off, true),
            ("smtp://localhost", SmtpTls::Off, false),
            ("smtp://localhost?tls=required", SmtpTls::StartTls, false),
        ] {
            let address = SmtpAddress::parse(text).unwrap();
            assert_eq!(
                (address.tls, address.is_in_clear()),
                (tls, in_clear),
                "{text}"
            );
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        for text in [
            "http://mail.exempel.se",
            "smtp://mail.exempel.se?tls=perhaps",
            "smtp://mail.exempel.se?tls=opportunistic",
            "smtps://mail.exempel.se?tls=off",
            "smtp://user:password@mail.exempel.se?tls=off",
            "smtp:",
        ] {
            assert!(SmtpAddress::parse(text).is_err(), "{text}");
        }
    }
}
