//! Checks an e-mail address and a password. An unknown address, a wrong password and a disabled
//! account get the same answer after the same work. The sign-in page and `POST /tokens` call it.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use secrecy::{ExposeSecret, SecretString};

use super::attempts::{EVERYWHERE, ONE_PLACE, begin_attempt, clear_attempts, give_back_attempt};
use super::audit::{SignInEnding, audit_sign_in};
use super::device::KnownDevice;
use super::sign_ins::note_sign_in;
use crate::platform::db::Db;
use crate::platform::ids::StaffId;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::platform::text::trim_typed;
use crate::schema::staff;
use crate::staff::problems::WRONG_PASSWORD;
use crate::staff::query::find_password_by_email;

/// What somebody typed to sign in.
pub struct SignInCredentials {
    pub email: String,
    pub password: SecretString,
    /// The device, where it has signed in with this address before.
    pub device: Option<KnownDevice>,
    /// The caller's network; none where wrong passwords are not counted.
    pub network: Option<IpAddr>,
}

/// Returns whose credentials these are, who now signs in by them.
///
/// # Errors
/// As [`prove_password`].
pub async fn check_password(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    credentials: SignInCredentials,
    now: DateTime<Utc>,
) -> Result<StaffId, Problem> {
    let account = prove_password(db, keys, passwords, credentials, now).await?;
    let mut conn = db.get().await?;
    audit_sign_in(&mut conn, Some(account), SignInEnding::Made, now).await?;
    note_sign_in(&mut conn, account, now).await?;
    Ok(account)
}

/// Returns whose credentials these are; wrong ones count, and are in the log. It takes the pool rather than a
/// connection: hashing takes tens of milliseconds in a short queue, and bookings would miss a connection held meanwhile.
///
/// # Errors
/// 401 for anything wrong; 429 while a wait lasts; 503 when the database is away or too many wait.
pub async fn prove_password(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    credentials: SignInCredentials,
    now: DateTime<Utc>,
) -> Result<StaffId, Problem> {
    let attempt = Attempt::of(keys, &credentials);
    let mut conn = db.get().await?;
    attempt.begin(&mut conn, now).await?;
    let found = find_password_by_email(&mut conn, &credentials.email).await?;
    drop(conn);
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let typed = credentials.password.expose_secret();
    let is_right = passwords.verify(typed, stored).await?;
    let account = found.as_ref().map(|(id, _)| *id);
    let Some((id, stored)) = found.filter(|_| is_right) else {
        let mut conn = db.get().await?;
        audit_sign_in(&mut conn, account, SignInEnding::Refused, now).await?;
        return Err(Problem::new(&WRONG_PASSWORD).header("WWW-Authenticate", "Bearer"));
    };
    let renewed = renewed_hash(passwords, &credentials.password, &stored).await;
    let mut conn = db.get().await?;
    attempt.was_right(&mut conn).await?;
    if let Some(hash) = renewed {
        diesel::update(staff::table.find(id))
            .filter(staff::password_hash.eq(stored))
            .set(staff::password_hash.eq(hash))
            .execute(&mut conn)
            .await?;
    }
    Ok(id)
}

/// Under which keys an attempt is counted; none where none are.
#[derive(Default)]
struct Attempt {
    /// With the network, or the device where that is known.
    place: Option<Vec<u8>>,
    /// With the address alone. A known device is not counted here.
    everywhere: Option<Vec<u8>>,
}

impl Attempt {
    fn of(keys: &Keys, credentials: &SignInCredentials) -> Self {
        let Some(network) = credentials.network else {
            return Self::default();
        };
        let key = |part: &str| attempt_key(keys, &credentials.email, part);
        match &credentials.device {
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

    /// Counted where it is before it is counted at large: whoever must wait here costs others nothing.
    async fn begin(&self, conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> Result<(), Problem> {
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

    /// The misses of others stay.
    async fn was_right(&self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        if let Some(place) = &self.place {
            clear_attempts(conn, place).await?;
        }
        if let Some(everywhere) = &self.everywhere {
            give_back_attempt(conn, everywhere).await?;
        }
        Ok(())
    }
}

/// A hash with today's cost, where the stored one has another.
async fn renewed_hash(passwords: &Passwords, typed: &SecretString, stored: &str) -> Option<String> {
    if !Passwords::needs_rehash(stored) {
        return None;
    }
    let password = NewPassword::parse(typed.expose_secret(), &[]).ok()?;
    passwords.hash(&password).await.ok()
}

/// Attempts are counted under a hash, so the table holds no address of anybody.
fn attempt_key(keys: &Keys, email: &str, place: &str) -> Vec<u8> {
    let email = trim_typed(email).to_lowercase();
    let (_, key) = keys.current();
    key.mac("sign-in-try", &[email.as_bytes(), place.as_bytes()])
        .to_vec()
}
