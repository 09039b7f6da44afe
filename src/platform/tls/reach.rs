//! Whether a host is this machine. What is said to it passes over no network, so it may be said in clear.

use std::net::IpAddr;

use tokio_postgres::config::{Config, Host};

/// Whether a host, as an address names it, is this machine.
#[must_use]
pub fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(address) => address.to_canonical().is_loopback(),
        Err(_name) => bare.eq_ignore_ascii_case("localhost"),
    }
}

/// Reads an address of a database. The driver does not know the two words by which others ask for what is
/// always done here: that the certificate is looked at.
///
/// # Errors
/// When it is none.
pub fn read_database_url(url: &str) -> Result<Config, tokio_postgres::Error> {
    let Some((place, options)) = url.split_once('?') else {
        return url.parse();
    };
    let options = options.split('&').map(|option| match option {
        "sslmode=verify-full" | "sslmode=verify-ca" => "sslmode=require",
        other => other,
    });
    let options = options.collect::<Vec<_>>().join("&");
    format!("{place}?{options}").parse()
}

/// Whether what is said to the database passes over a network.
#[must_use]
pub fn crosses_a_network(config: &Config) -> bool {
    let addresses = config.get_hostaddrs().iter();
    let hosts = config.get_hosts().iter();
    addresses.copied().any(|address| !address.is_loopback())
        || hosts.clone().any(|host| match host {
            Host::Tcp(name) => !is_this_machine(name),
            Host::Unix(_) => false,
        })
}

#[cfg(test)]
mod tests {
    use tokio_postgres::config::SslMode;

    use super::*;

    #[test]
    fn only_the_loopback_is_this_machine() {
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.0.1", "[::1]"] {
            assert!(is_this_machine(host), "{host}");
        }
        for host in ["db", "10.0.0.1", "localhost.exempel.se", "0.0.0.0", ""] {
            assert!(!is_this_machine(host), "{host}");
        }
    }

    #[test]
    fn an_address_written_for_another_client_is_read() {
        for mode in ["require", "verify-ca", "verify-full"] {
            let url = format!("postgres://m@db.exempel.se/m?connect_timeout=5&sslmode={mode}");
            let config = read_database_url(&url).unwrap();
            assert_eq!(config.get_ssl_mode(), SslMode::Require, "{mode}");
        }
        assert!(read_database_url("postgres://m@db.exempel.se/m?sslmode=perhaps").is_err());
    }

    #[test]
    fn every_host_counts() {
        for (url, expected) in [
            ("postgres://m@localhost/m", false),
            ("postgres://m@127.0.0.1,[::1]/m", false),
            ("postgres://m@/m?host=/run/postgresql", false),
            ("postgres://m@db.exempel.se/m", true),
            ("postgres://m@localhost,db.exempel.se/m", true),
            ("postgres://m@localhost/m?hostaddr=10.0.0.1", true),
            ("postgres://m@db.exempel.se/m?hostaddr=127.0.0.1", true),
        ] {
            assert_eq!(crosses_a_network(&url.parse().unwrap()), expected, "{url}");
        }
    }
}
