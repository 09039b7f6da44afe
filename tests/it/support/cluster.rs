//! The PostgreSQL that all tests share: one private cluster under `target/test-cluster`, started by
//! the first test that asks and left running (`tests/stop-cluster.sh` stops it). Its durability is
//! switched off, because nothing in it is worth keeping.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use motesplats::platform::embedded::cluster::{Cluster, SUPERUSER};
use motesplats::platform::embedded::place::{NAME, short_folder, url};
use motesplats::platform::embedded::{ClusterPlace, EmbeddedError};
use tokio_postgres::NoTls;

const RELAXED: &[(&str, &str)] = &[
    ("fsync", "off"),
    ("synchronous_commit", "off"),
    ("full_page_writes", "off"),
    ("wal_level", "minimal"),
    ("max_wal_senders", "0"),
    ("checkpoint_timeout", "1h"),
    ("max_wal_size", "2GB"),
    ("autovacuum", "off"),
    ("max_connections", "400"),
];

/// The address of a server on which the caller may create databases: the one that
/// `MOTESPLATS_TEST_DATABASE_URL` names, else our own, which runs when this returns.
pub fn admin_url() -> String {
    static URL: OnceLock<String> = OnceLock::new();
    let given = || {
        std::env::var_os("MOTESPLATS_TEST_DATABASE_URL")?
            .into_string()
            .ok()
    };
    URL.get_or_init(|| given().filter(|url| !url.is_empty()).unwrap_or_else(own))
        .clone()
}

/// Tests run in processes of their own, so a file says who may start the cluster.
fn own() -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("test-cluster");
    std::fs::create_dir_all(&folder).unwrap();
    let start_lock = File::create(folder.join("start.lock")).unwrap();
    start_lock.lock().unwrap();

    let place = place(&folder);
    place.prepare().unwrap();
    let cluster = Cluster::new(
        place.account().clone(),
        place.state_dir(),
        place.socket_dir(),
    )
    .with(RELAXED)
    .made_with(&["--no-sync"]);
    if !cluster.answers() {
        bring_up(&cluster).unwrap();
        make_role(place.socket_dir());
        point_at(&folder.join("running"), place.state_dir());
    }
    url(place.socket_dir(), NAME, "postgres")
}

/// In the target folder, or below `/tmp` where root's account cannot reach that.
fn place(folder: &Path) -> ClusterPlace {
    let near = ClusterPlace::of(folder).unwrap();
    match near.away_from() {
        None => near,
        Some(_) => ClusterPlace::of(&short_folder("motesplats-test", folder)).unwrap(),
    }
}

/// A cluster that does not start (the machine went down without its durability, or PostgreSQL is
/// another now) is replaced.
fn bring_up(cluster: &Cluster) -> Result<(), EmbeddedError> {
    let start = || cluster.start(&cluster.make()?);
    start().or_else(|_refused| match std::fs::remove_dir_all(cluster.data()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
        _ => start(),
    })
}

/// The service's role, which may create databases here and is no superuser, as in real life.
fn make_role(socket: &Path) {
    let address = url(socket, SUPERUSER, "postgres");
    let making = async move {
        let (client, connection) = tokio_postgres::connect(&address, NoTls).await.unwrap();
        tokio::spawn(connection);
        let there = "select exists (select from pg_roles where rolname = $1)";
        if !client
            .query_one(there, &[&NAME])
            .await
            .unwrap()
            .get::<_, bool>(0)
        {
            let create = format!("create role {NAME} login createdb");
            client.batch_execute(&create).await.unwrap();
        }
    };
    super::db::apart(making);
}

/// Leaves word of where the cluster is, for the script that stops it.
fn point_at(link: &PathBuf, state: &Path) {
    let _ = std::fs::remove_file(link);
    std::os::unix::fs::symlink(state, link).unwrap();
}
