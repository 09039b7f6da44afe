//! Brings the cluster up, at first and whenever it died: starts are repeated until one works, and
//! the service's role and database are there afterwards.

use std::time::Duration;

use tokio::time::Instant;
use tokio_postgres::NoTls;

use super::cluster::{Cluster, SUPERUSER};
use super::error::EmbeddedError;
use super::find::Installation;
use super::place::{ClusterPlace, NAME, url};
use super::postmaster::Life;
use super::presence::ExclusiveLock;

/// Backends of a killed server hold on for about four seconds, on a busy machine for longer.
const ORPHANS: Duration = Duration::from_secs(20);
/// Longer than a healthy server takes to make a database.
const SILENCE: Duration = Duration::from_secs(15);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// The cluster answers when this returns. The caller is alone.
pub async fn bring_up(
    _alone: &ExclusiveLock,
    place: &ClusterPlace,
    cluster: &Cluster,
    installation: &Installation,
) -> Result<(), EmbeddedError> {
    let deadline = Instant::now() + ORPHANS;
    loop {
        let refusal = match start_and_knock(place, cluster, installation).await {
            Ok(()) => return Ok(()),
            Err(refusal) => refusal,
        };
        if Instant::now() > deadline {
            return Err(refusal);
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

async fn start_and_knock(
    place: &ClusterPlace,
    cluster: &Cluster,
    installation: &Installation,
) -> Result<(), EmbeddedError> {
    let (acting, with) = (cluster.clone(), installation.clone());
    blocking(move || {
        if acting.life() == Life::Alive && !acting.answers() {
            // Its socket was swept away: it serves whom it serves, and nobody new gets in.
            acting.stop(&with)?;
        }
        acting.start(&with)
    })
    .await?;
    match tokio::time::timeout(SILENCE, role_and_database(place)).await {
        Ok(made) => Ok(made?),
        Err(_elapsed) => Err(EmbeddedError::Silent {
            seconds: SILENCE.as_secs(),
        }),
    }
}

/// Makes what is missing of role and database. The service is no superuser in its own cluster: it
/// owns its database, which is all that migrations need.
async fn role_and_database(place: &ClusterPlace) -> Result<(), tokio_postgres::Error> {
    let address = url(place.socket_dir(), SUPERUSER, "postgres");
    let (client, connection) = tokio_postgres::connect(&address, NoTls).await?;
    let connection = tokio::spawn(connection);
    let row = client
        .query_one(
            "select exists (select from pg_roles where rolname = $1), \
                    exists (select from pg_database where datname = $1)",
            &[&NAME],
        )
        .await?;
    if !row.try_get::<_, bool>(0)? {
        client
            .batch_execute(&format!("create role {NAME} login"))
            .await?;
    }
    if !row.try_get::<_, bool>(1)? {
        client
            .batch_execute(&format!("create database {NAME} owner {NAME}"))
            .await?;
    }
    drop(client);
    // Waited for, so that a stop that follows finds nobody connected.
    let _ = connection.await;
    Ok(())
}

/// PostgreSQL's programs are waited for on a thread that may wait.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, EmbeddedError> + Send + 'static,
) -> Result<T, EmbeddedError> {
    tokio::task::spawn_blocking(work).await?
}
