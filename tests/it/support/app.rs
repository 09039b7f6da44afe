//! The real server on a free port, with a database of its own and a clock that is moved by hand.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use motesplats::app::database::Database;
use motesplats::app::jobs::{close_unused, expire_seats, letters, reminders};
use motesplats::app::{build_state, metrics, server};
use motesplats::platform::clock::Clock;
use motesplats::platform::config::{Config, Layers};
use motesplats::platform::jobs::Outcome;
use motesplats::platform::state::AppState;

use super::Client;
use super::client::send;
use super::db::{self, TestDb};
use super::mailbox::{self, Letter};

/// When tests begin unless they say otherwise: ten o'clock in Stockholm, a Tuesday.
pub const BEGINNING: &str = "2026-10-06T08:00:00Z";
/// The key PINs and links of tests are derived with.
pub const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A running service.
pub struct TestApp {
    /// `http://127.0.0.1:<port>`.
    pub url: String,
    /// Follows no redirect and keeps no cookie.
    pub client: reqwest::Client,
    /// What its handlers reach.
    pub state: AppState,
    db: Arc<TestDb>,
    folder: PathBuf,
}

impl TestApp {
    /// A new one, with the schema, the reference data, and nobody in it.
    pub async fn spawn() -> Self {
        Self::spawn_with(&[]).await
    }

    /// A new one with settings of its own: `("limits.enabled", "true")`,
    /// `("environment", "development")`.
    pub async fn spawn_with(settings: &[(&str, &str)]) -> Self {
        Self::on(TestDb::fresh().await, settings).await
    }

    /// A new one on a database that is there.
    pub async fn on(db: TestDb, settings: &[(&str, &str)]) -> Self {
        let clock = Clock::by_hand(BEGINNING.parse().unwrap());
        Self::with(Arc::new(db), clock, settings).await
    }

    /// Another service on the same database, under the same clock.
    pub async fn beside(&self) -> Self {
        self.beside_with(&[]).await
    }

    /// The same, with settings of its own.
    pub async fn beside_with(&self, settings: &[(&str, &str)]) -> Self {
        Self::with(self.db.clone(), self.clock().clone(), settings).await
    }

    async fn with(db: Arc<TestDb>, clock: Clock, settings: &[(&str, &str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let folder = folder_for(&db.url);
        let mut config = configuration(&db.url, &folder, settings);
        config.http.listen = address;
        config.http.base_url = format!("http://{address}");
        let database = Database::outside(db::address(&db.url));
        let state = build_state(config, &database, clock).await.unwrap();
        let url = state.config.http.base_url.clone();
        tokio::spawn(server::build(&state, listener).unwrap());
        Self {
            url,
            client: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            folder,
            state,
            db,
        }
    }

    /// Somebody without a token.
    pub fn visitor(&self) -> Client {
        Client::new(self, None)
    }

    /// Whoever holds a token.
    pub fn holder(&self, token: &str) -> Client {
        Client::new(self, Some(token.to_owned()))
    }

    /// The clock that stands until it is moved.
    pub fn clock(&self) -> &Clock {
        &self.state.clock
    }

    /// Now, as the service sees it.
    pub fn now(&self) -> DateTime<Utc> {
        self.state.clock.now()
    }

    /// A connection to its database that passes by everything the service does.
    pub async fn conn(&self) -> AsyncPgConnection {
        db::connect_once(&self.db.url).await.unwrap()
    }

    /// The same, for SQL that stays in a transaction.
    pub async fn connect(&self) -> tokio_postgres::Client {
        self.db.connect().await
    }

    /// The address of its database.
    pub fn database_url(&self) -> &str {
        &self.db.url
    }

    /// Runs SQL; the rows as texts, null as nothing.
    pub async fn sql(&self, statement: &str) -> Vec<Vec<String>> {
        let client = self.db.connect().await;
        let messages = client.simple_query(statement).await.unwrap();
        let rows = messages.into_iter().filter_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        });
        rows.map(|row| {
            let columns = 0..row.len();
            columns
                .map(|at| row.get(at).unwrap_or_default().to_owned())
                .collect()
        })
        .collect()
    }

    /// The one value a query answers.
    pub async fn value(&self, query: &str) -> String {
        let mut rows = self.sql(query).await;
        assert_eq!(rows.len(), 1, "{query}");
        rows.remove(0).remove(0)
    }

    /// Cuts the service off from its database.
    pub async fn take_database_away(&self) {
        self.db.take_away().await;
    }

    /// Gives it back.
    pub async fn bring_database_back(&self) {
        self.db.bring_back().await;
    }

    /// Expires what is due; how many sessions were cleared.
    pub async fn tick(&self) -> usize {
        expire_seats::expire_once(&self.state).await.unwrap()
    }

    /// Reminds everybody whose time it is.
    pub async fn remind(&self) {
        while reminders::run(self.state.clone()).await.unwrap() == Outcome::More {}
    }

    /// Looks at accounts that nobody uses.
    pub async fn close_unused(&self) {
        close_unused::run(self.state.clone()).await.unwrap();
    }

    /// Sends every letter that is due.
    pub async fn deliver_mail(&self) {
        let worker = letters::letter_worker(&self.state).unwrap();
        while worker.poll().await.unwrap() == Outcome::More {}
    }

    /// What this process tells whoever watches it, from a listener of its own.
    pub async fn scrape(&self) -> String {
        metrics::start();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/metrics", listener.local_addr().unwrap());
        let serving = tokio::spawn(metrics::build(&self.state, listener).unwrap());
        let told = send(self.client.get(url)).await.expect(200).text();
        serving.abort();
        told
    }

    /// The letters delivered so far, oldest first.
    pub fn mailbox(&self) -> Vec<Letter> {
        mailbox::read(&self.state.config.mail.folder)
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A folder of this test's own, named as its database is.
fn folder_for(url: &str) -> PathBuf {
    let name = url.split('?').next().and_then(|url| url.rsplit('/').next());
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.unwrap())
}

/// The configuration as the program reads it, from variables.
pub fn configuration(url: &str, folder: &Path, settings: &[(&str, &str)]) -> Config {
    let mail = folder.join("mail");
    let own = [
        ("database.url", url),
        ("database.pool_size", "8"),
        // The machine may be busy with other tests.
        ("database.pool_wait_seconds", "2"),
        ("http.keep_answers", "0"),
        ("http.workers", "2"),
        ("limits.enabled", "false"),
        ("mail.transport", "folder"),
        ("mail.folder", mail.to_str().unwrap()),
        ("metrics.listen", ""),
        ("secrets.key", KEY),
    ];
    let variables = own.iter().chain(settings).map(|(key, value)| {
        let name = match *key {
            "environment" => "MOTESPLATS_ENVIRONMENT".to_owned(),
            key => format!("MOTESPLATS__{}", key.to_uppercase().replace('.', "__")),
        };
        (name, (*value).to_owned())
    });
    // The first one counts.
    let environment = ("MOTESPLATS_ENVIRONMENT".to_owned(), "test".to_owned());
    Layers::merge(Path::new("/nonexistent"), variables.chain([environment]))
        .check()
        .unwrap()
}
