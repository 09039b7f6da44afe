//! Why TLS did not begin, in words that an operator can act on.

use std::error::Error;
use std::io;

use rustls::CertificateError as Certificate;
use rustls::pki_types::UnixTime;

/// The words for a fault of TLS; none where the error is another.
#[must_use]
pub fn tls_fault(error: &(dyn Error + 'static)) -> Option<String> {
    Some(match tls_error(error)? {
        rustls::Error::InvalidCertificate(certificate) => certificate_fault(certificate),
        rustls::Error::InvalidMessage(_) => {
            "the server does not answer by TLS: is it the right port?".to_owned()
        }
        other => format!("TLS failed: {other}"),
    })
}

fn certificate_fault(fault: &Certificate) -> String {
    match fault {
        Certificate::NotValidForNameContext {
            expected,
            presented,
        } => format!(
            "the server's certificate is not for {}, but for {}",
            expected.to_str(),
            presented
                .iter()
                .map(|name| plain(name))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        Certificate::NotValidForName => {
            "the server's certificate is for another name than the configured one".to_owned()
        }
        Certificate::ExpiredContext { not_after, .. } => {
            format!("the server's certificate expired on {}", day(*not_after))
        }
        Certificate::Expired => "the server's certificate has expired".to_owned(),
        Certificate::NotValidYetContext { not_before, .. } => format!(
            "the server's certificate is valid from {} on: is this machine's clock right?",
            day(*not_before)
        ),
        Certificate::UnknownIssuer => {
            "the server's certificate comes from an authority that this machine \
             does not trust; name its certificate in ca_file"
                .to_owned()
        }
        other => format!("the server's certificate is not valid: {other}"),
    }
}

/// `DnsName("mail.exempel.se")`, as the verifier writes a name, without what is around it.
fn plain(name: &str) -> &str {
    name.split('"').nth(1).unwrap_or(name)
}

fn day(at: UnixTime) -> String {
    let seconds = i64::try_from(at.as_secs()).unwrap_or(i64::MAX);
    chrono::DateTime::from_timestamp(seconds, 0)
        .map_or_else(String::new, |at| at.format("%Y-%m-%d").to_string())
}

/// An I/O error carries another one that its `source` passes over.
fn tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    if let Some(found) = error.downcast_ref::<rustls::Error>() {
        return Some(found);
    }
    let carried = error
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref);
    match carried {
        Some(carried) => tls_error(carried),
        None => error.source().and_then(tls_error),
    }
}

/// An error and what caused it, on one line.
#[must_use]
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words.push_str(": ");
        words.push_str(&error.to_string());
        cause = error.source();
    }
    words
}
