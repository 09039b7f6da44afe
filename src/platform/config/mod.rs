//! The configuration as one checked value: `config/default.toml` (compiled in), then
//! `config/{environment}.toml`, then `MOTESPLATS__SECTION__KEY`. Every fault is found at once.

mod layers;
mod oidc;
mod read;
mod smtp_address;

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};

use crate::platform::tls::{crosses_a_network, read_database_url};

pub use layers::{Layers, known_keys};
pub use oidc::{GroupRole, OidcConfig};
pub use smtp_address::{SmtpAddress, SmtpTls};

/// Where the service runs; decides which file is read and whether `/dev/…` exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Environment {
    /// A developer's machine: `/dev/…` pages, the demo's printed passwords.
    Development,
    /// The tests.
    Test,
    /// People depend on it. The default.
    Production,
}

impl Environment {
    /// Reads `development|test|production`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "development" => Some(Self::Development),
            "test" => Some(Self::Test),
            "production" => Some(Self::Production),
            _ => None,
        }
    }

    /// The name of its file in `config/`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Development => "development",
            Self::Test => "test",
            Self::Production => "production",
        }
    }
}

/// Everything an operator can set.
#[derive(Debug, Clone)]
pub struct Config {
    /// Decides what exists beside the product itself.
    pub environment: Environment,
    /// Pages and API.
    pub http: HttpConfig,
    /// Where rows live.
    pub database: DatabaseConfig,
    /// How letters leave.
    pub mail: MailConfig,
    /// The second listener.
    pub metrics: Option<SocketAddr>,
    /// Limits per address.
    pub limits: LimitsConfig,
    /// Keys outside the database.
    pub secrets: SecretsConfig,
    /// How long staff stay signed in.
    pub sign_in: SignInConfig,
    /// The identity provider that staff may sign in through; none without one.
    pub oidc: Option<OidcConfig>,
    /// What is logged, and how.
    pub log: LogConfig,
    /// Whom to tell of a hole; none without a contact.
    pub security_txt: Option<SecurityTxtConfig>,
}

/// Section `[security_txt]`.
#[derive(Debug, Clone)]
pub struct SecurityTxtConfig {
    /// `mailto:…` or `https://…`.
    pub contact: String,
    /// Until when that holds.
    pub expires: DateTime<Utc>,
}

/// Section `[http]`.
#[derive(Debug, Clone)]
pub struct HttpConfig {
    /// Address and port.
    pub listen: SocketAddr,
    /// Begin of every absolute link, without a slash at its end.
    pub base_url: String,
    /// Threads; 0 is one for each core.
    pub workers: usize,
    /// How long a stop is announced while the port stays open.
    pub drain_announce: Duration,
    /// How long requests may take to end after that.
    pub drain: Duration,
    /// How long public answers are kept in this process.
    pub keep_answers: Duration,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

/// Whether a server on another machine is spoken to by TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsUse {
    Required,
    /// Switched off on purpose.
    Off,
}

/// Section `[database]`.
#[derive(Debug, Clone)]
pub struct DatabaseConfig {
    /// None: the embedded database.
    pub url: Option<SecretString>,
    /// Towards another machine.
    pub tls: TlsUse,
    /// The only authorities believed; none: those of the machine.
    pub ca_file: Option<PathBuf>,
    /// The embedded database's folder.
    pub embedded_dir: PathBuf,
    /// Connections for requests.
    pub pool_size: usize,
    /// How long a request waits for one.
    pub pool_wait: Duration,
    /// Whether `serve` migrates an outside database.
    pub migrate_on_start: bool,
}

impl DatabaseConfig {
    /// Whether what is said to the database crosses a network in clear.
    #[must_use]
    pub fn is_in_clear(&self) -> bool {
        let url = self.url.as_ref().map(ExposeSecret::expose_secret);
        let parsed = url.and_then(|url| read_database_url(url).ok());
        self.tls == TlsUse::Off && parsed.is_some_and(|url| crosses_a_network(&url))
    }
}

/// How letters leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTransport {
    /// To a mail server.
    Smtp,
    /// Into files.
    Folder,
}

/// Section `[mail]`.
#[derive(Debug, Clone)]
pub struct MailConfig {
    /// SMTP or folder.
    pub transport: MailTransport,
    /// The mail server.
    pub smtp: SmtpAddress,
    /// The only authorities believed; none: those of the machine.
    pub ca_file: Option<PathBuf>,
    /// Where the folder transport writes.
    pub folder: PathBuf,
    /// The sender.
    pub from: String,
    /// Where bounces go; none where the sender's mailbox gets them.
    pub bounces: Option<BounceConfig>,
    /// How long one letter may take.
    pub send: Duration,
}

/// How bounces come back.
#[derive(Debug, Clone)]
pub struct BounceConfig {
    /// Whatever is sent to it with a tag (`bounces+…@`) is a bounce.
    pub address: lettre::Address,
    /// With which a mail server may post them; none where it cannot.
    pub secret: Option<SecretString>,
}

/// Section `[limits]`.
#[derive(Debug, Clone)]
pub struct LimitsConfig {
    /// False lifts all of them, for load tests.
    pub enabled: bool,
    /// In ten minutes.
    pub bookings_per_address: u32,
    /// At once.
    pub connections_per_address: usize,
    /// Live bookings of one contact in sessions to come; 0 is no limit.
    pub live_bookings_per_contact: u16,
    /// A day, as far as acts of the public cause them; 0 is no limit.
    pub letters_per_mailbox: u16,
    /// In ten minutes.
    pub sign_ins_per_address: u32,
    /// In ten minutes.
    pub look_up_misses_per_address: u32,
    /// In ten minutes.
    pub reports_per_address: u32,
    /// Seats that bookings from one address take in one session in ten minutes.
    pub seats_per_address_in_session: u32,
    /// Bookings of the public in one session in a second, from everywhere.
    pub bookings_per_session_and_second: u32,
    /// Bookings from one address in ten minutes that were refused.
    pub refused_bookings_per_address: u32,
    /// Seconds that lie at least between a public form and its answer.
    pub form_seconds: u32,
}

impl LimitsConfig {
    /// Letters a day to a mailbox that acts of the public cause; none where that is not limited.
    #[must_use]
    pub fn letters_a_day(&self) -> Option<u16> {
        Some(self.letters_per_mailbox).filter(|most| self.enabled && *most > 0)
    }
}

/// Section `[secrets]`.
#[derive(Debug, Clone)]
pub struct SecretsConfig {
    /// 64 hex signs.
    pub key: Option<SecretString>,
    /// A file holding them.
    pub key_file: Option<PathBuf>,
    /// The key before, for rotation.
    pub previous_key: Option<SecretString>,
}

/// Section `[sign_in]`.
#[derive(Debug, Clone)]
pub struct SignInConfig {
    /// End without requests.
    pub idle: Duration,
    /// End in any case.
    pub absolute: Duration,
    /// Days after which an account that nobody uses is closed; 0 is never.
    pub close_unused_days: u16,
}

/// Section `[log]`.
#[derive(Debug, Clone)]
pub struct LogConfig {
    /// JSON lines, or readable ones.
    pub json: bool,
    /// `tracing-subscriber` directives.
    pub level: String,
}

/// Everything wrong with a configuration, one line each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub Vec<String>);

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "the configuration has {} fault(s):", self.0.len())?;
        self.0.iter().try_for_each(|fault| writeln!(f, "  {fault}"))
    }
}

impl std::error::Error for ConfigError {}
