//! The database under a process: the embedded one, joined and left, or one outside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::ExposeSecret;

use super::StartError;
use crate::organisation;
use crate::platform::config::Config;
use crate::platform::db;
use crate::platform::embedded::Embedded;

/// Between two looks at a database that is not ready.
const LOOK_AGAIN: Duration = Duration::from_millis(500);

/// A database in use by this process.
pub struct Base {
    url: String,
    embedded: Option<Embedded>,
}

impl Base {
    /// Joins the embedded database, starting it where nobody did; an outside one is only named.
    ///
    /// # Errors
    /// When the embedded database cannot be had; the error says what to do.
    pub async fn join(config: &Config) -> Result<Self, StartError> {
        if let Some(url) = &config.database.url {
            return Ok(Self::outside(url.expose_secret()));
        }
        let embedded = Embedded::join(&config.database.embedded_dir).await?;
        Ok(Self {
            url: embedded.url().to_owned(),
            embedded: Some(embedded),
        })
    }

    /// A database that somebody else runs.
    #[must_use]
    pub fn outside(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            embedded: None,
        }
    }

    /// Its address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The embedded database, where it is that.
    #[must_use]
    pub fn embedded(&self) -> Option<&Embedded> {
        self.embedded.as_ref()
    }

    /// Where a key lies that nobody configured: beside the embedded cluster, or in the folder it
    /// would have had.
    #[must_use]
    pub fn key_file(&self, config: &Config) -> PathBuf {
        let folder = self
            .embedded
            .as_ref()
            .map_or(config.database.embedded_dir.as_path(), Embedded::state_dir);
        folder.join("secrets.key")
    }

    /// Gives a file to whoever owns the cluster, so that any process of theirs can read it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn give(&self, path: &Path) -> std::io::Result<()> {
        match &self.embedded {
            Some(embedded) => embedded.place().account().give(path),
            None => Ok(()),
        }
    }

    /// Sees to the schema and the reference data: the embedded database always, an outside one only
    /// where the operator said so. One that is away, or waits for `migrate`, is waited for.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn make_ready(&self, config: &Config) -> Result<(), StartError> {
        if self.embedded.is_some() {
            return migrate(&self.url).await;
        }
        let mut said = None;
        loop {
            let lack = self.lack().await;
            if lack.is_none() {
                return Ok(());
            }
            if lack == Some(Lack::Schema) && config.database.migrate_on_start {
                return migrate(&self.url).await;
            }
            if lack != said {
                tracing::warn!("not ready: {}", lack.map_or("", Lack::words));
                said = lack;
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    async fn lack(&self) -> Option<Lack> {
        let Ok(mut conn) = db::connect_once(&self.url).await else {
            return Some(Lack::Database);
        };
        match db::is_migrated(&mut conn).await {
            Ok(true) => None,
            Ok(false) => Some(Lack::Schema),
            Err(_away) => Some(Lack::Database),
        }
    }

    /// Leaves the embedded database; the last process to leave stops it.
    ///
    /// # Errors
    /// When it cannot be stopped.
    pub async fn leave(self) -> Result<(), StartError> {
        match self.embedded {
            Some(embedded) => Ok(embedded.leave().await?),
            None => Ok(()),
        }
    }
}

/// What an outside database does not have yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lack {
    Database,
    Schema,
}

impl Lack {
    fn words(self) -> &'static str {
        match self {
            Self::Database => "the database does not answer",
            Self::Schema => "the schema is not up to date; run `motesplats migrate`",
        }
    }
}

/// The schema, then the reference data. Repeats safely.
///
/// # Errors
/// When the database is away or a migration fails.
pub async fn migrate(url: &str) -> Result<(), StartError> {
    db::migrate(url).await?;
    let mut conn = db::connect_once(url).await?;
    organisation::load_reference_data(&mut conn).await?;
    Ok(())
}
