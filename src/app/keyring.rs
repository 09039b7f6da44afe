//! Loads the installation's keys at start, or makes the first one where that can do no harm.
//!
//! A service without the key of a booking that is not wiped refuses to start: it would tell people
//! wrong PINs.

use std::io::ErrorKind;
use std::path::Path;

use diesel::sql_types::{Array, BigInt, Binary, Bool};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use secrecy::{ExposeSecret, SecretString};

use super::database::Database;
use super::error::StartError;
use crate::platform::config::Config;
use crate::platform::secrets::{Key, KeyFileError, Keyring};

enum KeySource<'a> {
    Value(&'a SecretString),
    File(&'a Path),
    BesideCluster,
}

/// The keys of this installation.
///
/// # Errors
/// A configuration fault where there is no key and none may be made.
pub async fn load_keyring(
    conn: &mut AsyncPgConnection,
    config: &Config,
    database: &Database,
) -> Result<Keyring, StartError> {
    let secrets = &config.secrets;
    let source = match (&secrets.key, &secrets.key_file) {
        (Some(key), _) => KeySource::Value(key),
        (None, Some(path)) => KeySource::File(path),
        (None, None) => KeySource::BesideCluster,
    };
    let current = match source {
        KeySource::Value(key) => parse("secrets.key", key)?,
        KeySource::File(path) => read_or_make_file(conn, path).await?,
        KeySource::BesideCluster => {
            let path = database.key_file(config);
            if database.embedded().is_none() {
                tracing::warn!(
                    "no secrets.key is set; using {}. Every machine needs the same",
                    path.display()
                );
                path.parent().map(std::fs::create_dir_all).transpose()?;
            }
            let key = read_or_make_file(conn, &path).await?;
            database.give_to_cluster_account(&path)?;
            key
        }
    };
    let previous = match &secrets.previous_key {
        None => None,
        Some(key) => Some(parse("secrets.previous_key", key)?),
    };
    Ok(Keyring { current, previous })
}

fn parse(name: &str, key: &SecretString) -> Result<Key, StartError> {
    Key::parse_hex(key.expose_secret())
        .map_err(|_fault| StartError::configuration(format!("{name} is not 64 hex signs")))
}

async fn read_or_make_file(conn: &mut AsyncPgConnection, path: &Path) -> Result<Key, StartError> {
    match Key::read_file(path) {
        Err(error) if is(&error, ErrorKind::NotFound) => {}
        read => return read.map_err(|error| StartError::configuration(error.to_string())),
    }
    if needs_old_key(conn).await? {
        return Err(StartError::configuration(format!(
            "the key file {} does not exist, and there are bookings whose PINs and links hang on it",
            path.display()
        )));
    }
    match Key::make_file(path) {
        // Another process was first; its key is the key.
        Err(error) if is(&error, ErrorKind::AlreadyExists) => Key::read_file(path),
        made => {
            if made.is_ok() {
                tracing::info!("made a new key in {}; keep a copy of it", path.display());
            }
            made
        }
    }
    .map_err(|error| StartError::configuration(format!("the key file cannot be made: {error}")))
}

fn is(error: &KeyFileError, kind: ErrorKind) -> bool {
    matches!(error, KeyFileError::File { source, .. } if source.kind() == kind)
}

/// Whether a booking is not wiped, so that its PIN and link depend on a key.
async fn needs_old_key(conn: &mut AsyncPgConnection) -> diesel::QueryResult<bool> {
    diesel::select(diesel::dsl::sql::<Bool>(
        "exists (select from bookings where wiped_at is null)",
    ))
    .get_result(conn)
    .await
}

/// Fails when a booking that is not wiped was made with a key that is not in the ring. It asks key by
/// key, so that the partial index answers however many bookings there are.
///
/// # Errors
/// A configuration fault.
pub async fn require_keys_in_use(
    conn: &mut AsyncPgConnection,
    ring: &Keyring,
) -> Result<(), StartError> {
    let present: Vec<Vec<u8>> = ring.keys().map(|key| key.fingerprint().to_vec()).collect();
    let missing: i64 = diesel::select(
        diesel::dsl::sql::<BigInt>(
            "(select count(*) from signing_keys k where exists \
             (select from bookings b where b.key_id = k.id and b.wiped_at is null) \
             and k.fingerprint <> all(",
        )
        .bind::<Array<Binary>, _>(present)
        .sql("))"),
    )
    .get_result(conn)
    .await?;
    if missing == 0 {
        return Ok(());
    }
    Err(StartError::configuration(
        "there are bookings made with a key that is not given here; set it as secrets.key, or as \
         secrets.previous_key beside a new one",
    ))
}
