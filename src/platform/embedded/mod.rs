//! The embedded database: a private cluster of the installed PostgreSQL, reached by a Unix socket
//! alone. Any number of processes share it; the first to come starts it, the last to leave stops
//! it, and whoever is there brings it back when it dies. Nothing here knows a table.

pub mod account;
pub mod cluster;
pub mod error;
pub mod find;
pub mod place;
pub mod postmaster;
mod presence;
mod revive;

use std::path::Path;
use std::time::Duration;

use cluster::Cluster;
pub use error::EmbeddedError;
use find::Installation;
pub use place::ClusterPlace;
use presence::{ExclusiveLock, PresenceLock};

/// How soon a dead server is noticed.
const LOOK: Duration = Duration::from_millis(200);
/// Between two complaints about a server that does not come back.
const COMPLAIN: Duration = Duration::from_secs(1);

/// How the service runs its cluster. Durability is named, so that no file in the cluster can switch
/// it off. The log says what failed and never with which values: those may be a person's.
const SETTINGS: &[(&str, &str)] = &[
    ("max_connections", "100"),
    ("fsync", "on"),
    ("full_page_writes", "on"),
    ("synchronous_commit", "on"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    ("log_checkpoints", "off"),
    ("log_error_verbosity", "terse"),
    ("log_min_error_statement", "panic"),
    ("log_parameter_max_length_on_error", "0"),
];

/// A presence in the running cluster.
#[derive(Debug)]
pub struct Embedded {
    place: ClusterPlace,
    cluster: Cluster,
    url: String,
    presence: PresenceLock,
    installation: Installation,
}

impl Embedded {
    /// Where the cluster of `dir` is or will be, and its address. Starts nothing.
    pub fn locate(dir: &Path) -> Result<ClusterPlace, EmbeddedError> {
        ClusterPlace::of(dir)
    }

    /// Finds PostgreSQL, makes the cluster if it is new, starts or joins it. Role and database
    /// `motesplats` are there afterwards.
    pub async fn join(dir: &Path) -> Result<Self, EmbeddedError> {
        let dir = dir.to_path_buf();
        let place = revive::blocking(move || ClusterPlace::of(&dir)).await?;
        if let Some(asked) = place.away_from() {
            tracing::info!(
                "The account {} cannot reach {}: the embedded database is in {}",
                place.account().name(),
                asked.display(),
                place.state_dir().display(),
            );
        }
        // A task of its own: a caller who stops waiting leaves no half-done start behind.
        tokio::spawn(Self::arrive(place)).await?
    }

    async fn arrive(place: ClusterPlace) -> Result<Self, EmbeddedError> {
        let preparing = place.clone();
        revive::blocking(move || preparing.prepare()).await?;
        let cluster = Cluster::new(
            place.account().clone(),
            place.state_dir(),
            place.socket_dir(),
        )
        .with(SETTINGS);
        let alone = ExclusiveLock::acquire(&place).await?;
        let making = cluster.clone();
        let installation = revive::blocking(move || making.make()).await?;
        revive::bring_up(&alone, &place, &cluster, &installation).await?;
        let presence = alone.enter(&place)?;
        Ok(Self {
            url: place.url(),
            place,
            cluster,
            presence,
            installation,
        })
    }

    /// The database's address.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The folder beside the cluster for files that belong to this database alone.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        self.place.state_dir()
    }

    /// Where it is and who acts there.
    #[must_use]
    pub fn place(&self) -> &ClusterPlace {
        &self.place
    }

    /// Watches the server for ever and brings it back when it died. Callers drop it to leave.
    pub async fn keep_alive(&self) {
        loop {
            tokio::time::sleep(LOOK).await;
            if self.cluster.answers() {
                continue;
            }
            tracing::warn!("PostgreSQL is gone; bringing it back");
            let reviving = Self::revive(self.place.clone(), self.cluster.clone());
            match tokio::spawn(reviving).await {
                Ok(Ok(())) => tracing::info!("PostgreSQL is back"),
                Ok(Err(error)) => {
                    tracing::error!("PostgreSQL does not come back, trying again: {error}");
                    tokio::time::sleep(COMPLAIN).await;
                }
                Err(error) => tracing::error!("bringing PostgreSQL back was broken off: {error}"),
            }
        }
    }

    async fn revive(place: ClusterPlace, cluster: Cluster) -> Result<(), EmbeddedError> {
        let alone = ExclusiveLock::acquire(&place).await?;
        let (again, data) = (place.clone(), cluster.data());
        // Never a new cluster in place of one that was taken away.
        let installation = revive::blocking(move || {
            again.prepare()?;
            Installation::for_cluster(&data)
        });
        revive::bring_up(&alone, &place, &cluster, &installation.await?).await
    }

    /// Ends this presence; the last one stops the server.
    pub async fn leave(self) -> Result<(), EmbeddedError> {
        tokio::spawn(self.depart()).await?
    }

    async fn depart(self) -> Result<(), EmbeddedError> {
        let alone = ExclusiveLock::acquire(&self.place).await?;
        if !alone.is_last(&self.presence) {
            return Ok(());
        }
        let (cluster, installation) = (self.cluster, self.installation);
        revive::blocking(move || cluster.stop(&installation)).await
    }
}
