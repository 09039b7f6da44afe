//! Each value read into its type; a fault is noted and reading goes on.

use std::fmt::Display;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::oidc::{OidcConfig, hosts, parse_issuer, parse_roles};
use super::{
    BounceConfig, Config, ConfigError, DatabaseConfig, Environment, HttpConfig, Layers,
    LimitsConfig, LogConfig, MailConfig, MailTransport, SecretsConfig, SecurityTxtConfig,
    SignInConfig, SmtpAddress, TlsUse,
};
use crate::platform::tls::read_database_url;

struct SettingReader<'a> {
    layers: &'a Layers,
    faults: Vec<String>,
}

impl Layers {
    /// Checks every value; all faults come together.
    ///
    /// # Errors
    /// One line for each unknown key and each value that does not fit.
    pub fn check(&self) -> Result<Config, ConfigError> {
        config(SettingReader {
            layers: self,
            faults: self.faults.clone(),
        })
    }
}

/// Reads every section.
fn config(mut r: SettingReader<'_>) -> Result<Config, ConfigError> {
    let (http, database, mail) = (http(&mut r), database(&mut r), mail(&mut r));
    let metrics = r.optional("metrics.listen");
    let (limits, secrets, sign_in, log) = (
        limits(&mut r),
        secrets(&mut r),
        sign_in(&mut r),
        log(&mut r),
    );
    let (security_txt, oidc) = (security_txt(&mut r), oidc(&mut r));
    if r.faults.is_empty()
        && let (Some(http), Some(database), Some(mail), Some(limits), Some(sign_in), Some(log)) =
            (http, database, mail, limits, sign_in, log)
    {
        let environment = r.layers.environment;
        return Ok(Config {
            environment,
            http,
            database,
            mail,
            metrics,
            limits,
            secrets,
            sign_in,
            oidc,
            log,
            security_txt,
        });
    }
    Err(ConfigError(r.faults))
}

fn http(r: &mut SettingReader<'_>) -> Option<HttpConfig> {
    let listen = r.value("http.listen");
    let base_url = r.checked("http.base_url", "a http:// or https:// address", |text| {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))?;
        let plain = !rest.is_empty() && !rest.contains(['?', '#', ' ', '"', '<', '>']);
        plain.then(|| text.trim_end_matches('/').to_owned())
    });
    let workers = r.value("http.workers");
    let drain = r.seconds("http.drain_seconds");
    let announce = r.in_range("http.drain_announce_seconds", 0, 600);
    let keep_answers = r.in_range("http.keep_answers", 0, 1000);
    let trusted_proxies = r.checked(
        "http.trusted_proxies",
        "addresses divided by commas",
        |text| {
            text.split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
                .map(|part| part.parse().ok())
                .collect()
        },
    );
    Some(HttpConfig {
        listen: listen?,
        base_url: base_url?,
        workers: workers?,
        drain_announce: Duration::from_secs(announce?),
        drain: drain?,
        keep_answers: Duration::from_millis(keep_answers?),
        trusted_proxies: trusted_proxies?,
    })
}

fn database(r: &mut SettingReader<'_>) -> Option<DatabaseConfig> {
    let url = r.text("database.url");
    if !url.is_empty() && read_database_url(&url).is_err() {
        r.faults
            .push("database.url is no address of a PostgreSQL database".to_owned());
    }
    let tls = r.checked("database.tls", "required or off", |text| match text {
        "required" => Some(TlsUse::Required),
        "off" => Some(TlsUse::Off),
        _ => None,
    });
    let pool_size = r.checked("database.pool_size", "a number from 1 to 500", |text| {
        text.parse().ok().filter(|n| (1..=500).contains(n))
    });
    let pool_wait = r.seconds("database.pool_wait_seconds");
    let migrate_on_start = r.value("database.migrate_on_start");
    Some(DatabaseConfig {
        url: Some(url)
            .filter(|url| !url.is_empty())
            .map(SecretString::from),
        tls: tls?,
        ca_file: r.path("database.ca_file"),
        embedded_dir: PathBuf::from(r.text("database.embedded_dir")),
        pool_size: pool_size?,
        pool_wait: pool_wait?,
        migrate_on_start: migrate_on_start?,
    })
}

fn mail(r: &mut SettingReader<'_>) -> Option<MailConfig> {
    let transport = r.checked("mail.transport", "smtp or folder", |text| match text {
        "smtp" => Some(MailTransport::Smtp),
        "folder" => Some(MailTransport::Folder),
        _ => None,
    });
    let smtp = SmtpAddress::parse(&r.text("mail.smtp_url"));
    let smtp = smtp.map_err(|fault| r.faults.push(format!("mail.smtp_url: {fault:#}")));
    let from = r.checked("mail.from", "an e-mail address", |text| {
        text.parse::<lettre::Address>()
            .ok()
            .map(|_| text.to_owned())
    });
    let bounces = bounces(r, from.as_deref());
    let send = r.seconds("mail.send_seconds");
    let folder = PathBuf::from(r.text("mail.folder"));
    Some(MailConfig {
        transport: transport?,
        smtp: smtp.ok()?,
        ca_file: r.path("mail.ca_file"),
        folder,
        from: from?,
        bounces: bounces?,
        send: send?,
    })
}

/// Receivers compare the two domains (DMARC), so bounces go to the sender's domain or one below it.
fn bounces(r: &mut SettingReader<'_>, from: Option<&str>) -> Option<Option<BounceConfig>> {
    let secret = r.checked("mail.bounce_secret", "empty, or 20 signs or more", |text| {
        (text.is_empty() || text.len() >= 20).then(|| text.to_owned())
    })?;
    if r.text("mail.bounce_address").is_empty() {
        return Some(None);
    }
    let means =
        "empty, or an address in the domain of mail.from with at most 30 signs before its @";
    let address = r.checked("mail.bounce_address", means, |text| {
        let address: lettre::Address = text.parse().ok()?;
        let (_, domain) = from?.rsplit_once('@')?;
        let aligned =
            address.domain() == domain || address.domain().ends_with(&format!(".{domain}"));
        (aligned && address.user().len() <= 30 && !address.user().contains('+')).then_some(address)
    });
    Some(Some(BounceConfig {
        address: address?,
        secret: (!secret.is_empty()).then(|| SecretString::from(secret)),
    }))
}

fn limits(r: &mut SettingReader<'_>) -> Option<LimitsConfig> {
    let enabled = r.value("limits.enabled");
    let bookings_per_address = r.value("limits.bookings_per_address");
    let connections_per_address = r.value("limits.connections_per_address");
    let live_bookings_per_contact = r.value("limits.live_bookings_per_contact");
    let letters_per_mailbox = r.value("limits.letters_per_mailbox");
    let sign_ins_per_address = r.value("limits.sign_ins_per_address");
    let look_up_misses_per_address = r.value("limits.look_up_misses_per_address");
    let reports_per_address = r.value("limits.reports_per_address");
    let seats_per_address_in_session = r.value("limits.seats_per_address_in_session");
    let refused_bookings_per_address = r.value("limits.refused_bookings_per_address");
    let bookings_per_session_and_second = r.value("limits.bookings_per_session_and_second");
    let form_seconds = r.value("limits.form_seconds");
    Some(LimitsConfig {
        enabled: enabled?,
        bookings_per_address: bookings_per_address?,
        connections_per_address: connections_per_address?,
        live_bookings_per_contact: live_bookings_per_contact?,
        letters_per_mailbox: letters_per_mailbox?,
        sign_ins_per_address: sign_ins_per_address?,
        look_up_misses_per_address: look_up_misses_per_address?,
        reports_per_address: reports_per_address?,
        seats_per_address_in_session: seats_per_address_in_session?,
        refused_bookings_per_address: refused_bookings_per_address?,
        bookings_per_session_and_second: bookings_per_session_and_second?,
        form_seconds: form_seconds?,
    })
}

fn secrets(r: &mut SettingReader<'_>) -> SecretsConfig {
    let key = r.hex_key("secrets.key");
    let key_file = r.path("secrets.key_file");
    if key.is_some() && key_file.is_some() {
        r.faults
            .push("secrets.key and secrets.key_file are both set; one is enough".to_owned());
    }
    SecretsConfig {
        key,
        key_file,
        previous_key: r.hex_key("secrets.previous_key"),
    }
}

fn sign_in(r: &mut SettingReader<'_>) -> Option<SignInConfig> {
    let idle = r.in_range("sign_in.idle_minutes", 1, 24 * 60);
    let absolute = r.in_range("sign_in.absolute_hours", 1, 24 * 7);
    let means = "0, or a number from 30 to 3650";
    let close_unused_days = r.checked("sign_in.close_unused_days", means, |text| {
        let days = text.parse().ok();
        days.filter(|days| *days == 0 || (30..=3650).contains(days))
    });
    Some(SignInConfig {
        close_unused_days: close_unused_days?,
        idle: Duration::from_secs(idle? * 60),
        absolute: Duration::from_secs(absolute? * 3600),
    })
}

fn oidc(r: &mut SettingReader<'_>) -> Option<OidcConfig> {
    if r.text("oidc.issuer").is_empty() {
        return None;
    }
    let clear_to_this_machine = r.layers.environment != Environment::Production;
    let issuer = r.checked(
        "oidc.issuer",
        "an https:// address without a query",
        |text| parse_issuer(text, clear_to_this_machine),
    );
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let client_id = r.checked("oidc.client_id", "what the provider knows us by", filled);
    let groups_claim = r.checked("oidc.groups_claim", "the name of a claim", filled);
    let means = "group = organisation: role; … with roles that a coordinator gives";
    let roles = r.checked("oidc.roles", means, parse_roles);
    let secret = r.text("oidc.client_secret");
    let issuer = issuer?;
    let scopes = r.text("oidc.scopes");
    let scopes = scopes.split_whitespace().filter(|one| *one != "openid");
    Some(OidcConfig {
        client_id: client_id?,
        client_secret: (!secret.is_empty()).then(|| SecretString::from(secret)),
        scopes: scopes.map(str::to_owned).collect(),
        groups_claim: groups_claim?,
        roles: roles?,
        hosts: hosts(&issuer, &r.text("oidc.hosts")),
        ca_file: r.path("oidc.ca_file"),
        clear_to_this_machine,
        issuer,
    })
}

fn security_txt(r: &mut SettingReader<'_>) -> Option<SecurityTxtConfig> {
    if r.text("security_txt.contact").is_empty() {
        return None;
    }
    let contact = r.checked("security_txt.contact", "mailto:… or https://…", |text| {
        let known = text.starts_with("mailto:") || text.starts_with("https://");
        let plain = text.chars().all(|sign| sign.is_ascii_graphic());
        (known && plain).then(|| text.to_owned())
    });
    let expires = r.checked(
        "security_txt.expires",
        "a time such as 2027-06-30T00:00:00Z",
        |text| {
            DateTime::parse_from_rfc3339(text)
                .ok()
                .map(|at| at.with_timezone(&Utc))
        },
    );
    Some(SecurityTxtConfig {
        contact: contact?,
        expires: expires?,
    })
}

fn log(r: &mut SettingReader<'_>) -> Option<LogConfig> {
    let json = r.checked("log.format", "json or pretty", |text| match text {
        "json" => Some(true),
        "pretty" => Some(false),
        _ => None,
    });
    let level = r.checked(
        "log.level",
        "error, warn, info, debug or directives",
        |text| {
            tracing_subscriber::EnvFilter::try_new(text)
                .ok()
                .map(|_| text.to_owned())
        },
    );
    Some(LogConfig {
        json: json?,
        level: level?,
    })
}

impl SettingReader<'_> {
    fn text(&self, key: &str) -> String {
        self.layers.values.get(key).cloned().unwrap_or_default()
    }

    fn path(&self, key: &str) -> Option<PathBuf> {
        let text = self.text(key);
        (!text.is_empty()).then(|| PathBuf::from(text))
    }

    fn checked<T>(
        &mut self,
        key: &str,
        wanted: &str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(&self.text(key));
        if value.is_none() {
            self.faults.push(format!("{key} is not {wanted}"));
        }
        value
    }

    fn value<T: FromStr>(&mut self, key: &str) -> Option<T>
    where
        T::Err: Display,
    {
        self.text(key)
            .parse()
            .map_err(|error| self.faults.push(format!("{key}: {error}")))
            .ok()
    }

    fn optional<T: FromStr>(&mut self, key: &str) -> Option<T>
    where
        T::Err: Display,
    {
        if self.text(key).is_empty() {
            None
        } else {
            self.value(key)
        }
    }

    fn in_range(&mut self, key: &str, low: u64, high: u64) -> Option<u64> {
        self.checked(key, &format!("a number from {low} to {high}"), |text| {
            text.parse().ok().filter(|n| (low..=high).contains(n))
        })
    }

    fn seconds(&mut self, key: &str) -> Option<Duration> {
        self.in_range(key, 1, 3600).map(Duration::from_secs)
    }

    fn hex_key(&mut self, key: &str) -> Option<SecretString> {
        let text = self.text(key);
        if text.is_empty() {
            return None;
        }
        self.checked(key, "64 hex signs", |text| {
            (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()))
                .then(|| SecretString::from(text))
        })
    }
}
