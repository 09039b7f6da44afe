//! The database that a process uses: the embedded one, which it joins and leaves, or one that
//! somebody else runs.

use std::path::{Path, PathBuf};
use std::time::Duration;

use secrecy::ExposeSecret;

use super::error::StartError;
use crate::organisation;
use crate::platform::config::Config;
use crate::platform::db::{self, DatabaseAddress};
use crate::platform::embedded::Embedded;
use crate::session;

/// The pause between two checks of a database that is not ready.
const CHECK_AGAIN: Duration = Duration::from_millis(500);

/// The database of this process.
pub struct Database {
    address: DatabaseAddress,
    embedded: Option<Embedded>,
}

impl Database {
    /// Joins the embedded database, and starts it where no other process did. Nothing is done for an
    /// outside one.
    ///
    /// # Errors
    /// When the embedded database cannot start; the error says what to do.
    pub async fn join(config: &Config) -> Result<Self, StartError> {
        if let Some(url) = &config.database.url {
            return Ok(Self::outside(outside_address(config, url.expose_secret())?));
        }
        let embedded = Embedded::join(&config.database.embedded_dir).await?;
        Ok(Self {
            address: DatabaseAddress::on_this_machine(embedded.url())?,
            embedded: Some(embedded),
        })
    }

    /// A database that somebody else runs.
    #[must_use]
    pub fn outside(address: DatabaseAddress) -> Self {
        Self {
            address,
            embedded: None,
        }
    }

    #[must_use]
    pub fn address(&self) -> &DatabaseAddress {
        &self.address
    }

    /// The embedded database; none for an outside one.
    #[must_use]
    pub fn embedded(&self) -> Option<&Embedded> {
        self.embedded.as_ref()
    }

    /// The file of a key that nobody configured: beside the embedded cluster, or in the folder that
    /// it would have.
    #[must_use]
    pub fn key_file(&self, config: &Config) -> PathBuf {
        let folder = self
            .embedded
            .as_ref()
            .map_or(config.database.embedded_dir.as_path(), Embedded::state_dir);
        folder.join("secrets.key")
    }

    /// Makes the account that runs the cluster the owner of a file, so that its other processes can
    /// read it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn give_to_cluster_account(&self, path: &Path) -> std::io::Result<()> {
        match &self.embedded {
            Some(embedded) => embedded.place().account().give(path),
            None => Ok(()),
        }
    }

    /// Waits until the database answers and has its schema. The embedded database is migrated always,
    /// an outside one only with `database.migrate_on_start`.
    ///
    /// # Errors
    /// When a migration fails.
    pub async fn make_ready(&self, config: &Config) -> Result<(), StartError> {
        if self.embedded.is_some() {
            return migrate(&self.address).await;
        }
        let mut logged = None;
        loop {
            let missing = self.missing().await;
            if missing.is_none() {
                return Ok(());
            }
            if missing == Some(Missing::Schema) && config.database.migrate_on_start {
                return migrate(&self.address).await;
            }
            if missing != logged {
                tracing::warn!(
                    "not ready: {}",
                    missing.as_ref().map_or(String::new(), Missing::message)
                );
                logged = missing;
            }
            tokio::time::sleep(CHECK_AGAIN).await;
        }
    }

    async fn missing(&self) -> Option<Missing> {
        let mut conn = match db::connect_once(&self.address).await {
            Ok(conn) => conn,
            Err(away) => return Some(Missing::Answer(away.to_string())),
        };
        match db::is_migrated(&mut conn).await {
            Ok(true) => None,
            Ok(false) => Some(Missing::Schema),
            Err(away) => Some(Missing::Answer(away.to_string())),
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

fn outside_address(config: &Config, url: &str) -> Result<DatabaseAddress, StartError> {
    let (tls, ca_file) = (config.database.tls, config.database.ca_file.as_deref());
    DatabaseAddress::new(url, tls, ca_file)
        .map_err(|error| StartError::configuration(format!("database.ca_file: {error:#}")))
}

/// Why an outside database is not ready.
#[derive(Debug, PartialEq, Eq)]
enum Missing {
    /// Why not.
    Answer(String),
    Schema,
}

impl Missing {
    fn message(&self) -> String {
        match self {
            Self::Answer(why) => format!("the database does not answer: {why}"),
            Self::Schema => "the schema is not up to date; run `motesplats migrate`".to_owned(),
        }
    }
}

/// Joins the database, runs the work, and leaves the database even if the work failed.
///
/// # Errors
/// Those of the work, and of joining and leaving.
pub async fn with_database<T>(
    config: &Config,
    work: impl AsyncFnOnce(&Database) -> Result<T, StartError>,
) -> Result<T, StartError> {
    let database = Database::join(config).await?;
    let result = work(&database).await;
    let left = database.leave().await;
    let value = result?;
    left?;
    Ok(value)
}

/// Migrates the schema, loads the reference data, and writes what sessions are found by where a migration or a new
/// name of a municipality asks for it. Safe to repeat.
///
/// # Errors
/// When the database is away or a migration fails.
pub async fn migrate(address: &DatabaseAddress) -> Result<(), StartError> {
    db::migrate(address).await?;
    let mut conn = db::connect_once(address).await?;
    let renamed = organisation::load_reference_data(&mut conn).await?;
    session::write_terms_in(&mut conn, &renamed).await?;
    session::fill_terms(&mut conn).await?;
    Ok(())
}
