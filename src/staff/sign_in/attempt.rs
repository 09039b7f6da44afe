//! One attempt to prove who somebody is, by a password or by a code of the second step: both count together, where it
//! is made and, more widely, everywhere.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::AsyncPgConnection;

use super::attempts::{
    EVERYWHERE, ONE_PLACE, begin_attempt, clear_attempts, give_back_attempt, undo_attempt,
};
use super::device::KnownDevice;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::text::trim_typed;

/// From where somebody tries.
#[derive(Clone, Default)]
pub struct AttemptPlace {
    /// The device, where it has signed in with this address before.
    pub device: Option<KnownDevice>,
    /// The caller's network; none where wrong passwords and codes are not counted.
    pub network: Option<IpAddr>,
}

/// Under which keys an attempt is counted; none where none are.
#[derive(Default)]
pub struct Attempt {
    /// With the network, or the device where that is known.
    place: Option<Vec<u8>>,
    /// With the address alone. A known device is not counted here.
    everywhere: Option<Vec<u8>>,
}

impl Attempt {
    /// Of whoever signs in with this address.
    #[must_use]
    pub fn of(keys: &Keys, email: &str, at: &AttemptPlace) -> Self {
        let Some(network) = at.network else {
            return Self::default();
        };
        let key = |part: &str| attempt_key(keys, email, part);
        match &at.device {
            Some(device) => Self {
                place: Some(key(device.as_str())),
                everywhere: None,
            },
            None => Self {
                place: Some(key(&network.to_string())),
                everywhere: Some(key("")),
            },
        }
    }

    /// Counts it, before anything is checked: where it is made first, so that whoever must wait there costs others
    /// nothing.
    ///
    /// # Errors
    /// 429 while a wait lasts.
    pub async fn begin(
        &self,
        conn: &mut AsyncPgConnection,
        now: DateTime<Utc>,
    ) -> Result<(), Problem> {
        if let Some(place) = &self.place {
            begin_attempt(conn, place, ONE_PLACE, now).await?;
        }
        let Some(everywhere) = &self.everywhere else {
            return Ok(());
        };
        let begun = begin_attempt(conn, everywhere, EVERYWHERE, now).await;
        if let (Err(_), Some(place)) = (&begun, &self.place) {
            give_back_attempt(conn, place).await?;
        }
        begun
    }

    /// It takes a second step to know: this one costs nothing, and clears nothing.
    pub async fn was_half(&self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        if let Some(place) = &self.place {
            undo_attempt(conn, place, ONE_PLACE).await?;
        }
        if let Some(everywhere) = &self.everywhere {
            undo_attempt(conn, everywhere, EVERYWHERE).await?;
        }
        Ok(())
    }

    /// The misses made here are forgotten; those of others stay.
    pub async fn was_right(&self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        if let Some(place) = &self.place {
            clear_attempts(conn, place).await?;
        }
        if let Some(everywhere) = &self.everywhere {
            give_back_attempt(conn, everywhere).await?;
        }
        Ok(())
    }
}

/// Attempts are counted under a hash, so the table holds no address of anybody.
fn attempt_key(keys: &Keys, email: &str, place: &str) -> Vec<u8> {
    let email = trim_typed(email).to_lowercase();
    let (_, key) = keys.current();
    key.mac("sign-in-try", &[email.as_bytes(), place.as_bytes()])
        .to_vec()
}
