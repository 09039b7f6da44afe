//! The keyring as the database knows it: each key's fingerprint has a small id, which a booking
//! keeps. The keys themselves never reach the database.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::{Key, Keyring};
use crate::schema::signing_keys;

/// Keys with their ids; the current one first.
#[derive(Debug, Clone)]
pub struct Keys {
    current: (i16, Key),
    previous: Option<(i16, Key)>,
}

impl Keys {
    /// Makes the ring's keys known to the database.
    pub async fn register(
        conn: &mut AsyncPgConnection,
        ring: &Keyring,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let current = (id_of(conn, &ring.current, now).await?, ring.current.clone());
        let previous = match &ring.previous {
            None => None,
            Some(key) => Some((id_of(conn, key, now).await?, key.clone())),
        };
        Ok(Self { current, previous })
    }

    /// The key for everything new, and its id.
    #[must_use]
    pub fn current(&self) -> (i16, &Key) {
        (self.current.0, &self.current.1)
    }

    /// The key a booking was made with; none when it is no longer held.
    #[must_use]
    pub fn by_id(&self, id: i16) -> Option<&Key> {
        std::iter::once(&self.current)
            .chain(&self.previous)
            .find(|(held, _)| *held == id)
            .map(|(_, key)| key)
    }

    /// The ids of every key held.
    #[must_use]
    pub fn ids(&self) -> Vec<i16> {
        std::iter::once(&self.current)
            .chain(&self.previous)
            .map(|(id, _)| *id)
            .collect()
    }
}

async fn id_of(conn: &mut AsyncPgConnection, key: &Key, now: DateTime<Utc>) -> QueryResult<i16> {
    let fingerprint = key.fingerprint().to_vec();
    diesel::insert_into(signing_keys::table)
        .values((
            signing_keys::fingerprint.eq(&fingerprint),
            signing_keys::created_at.eq(now),
        ))
        .on_conflict(signing_keys::fingerprint)
        .do_nothing()
        .execute(conn)
        .await?;
    signing_keys::table
        .filter(signing_keys::fingerprint.eq(fingerprint))
        .select(signing_keys::id)
        .get_result(conn)
        .await
}
