//! Checks an e-mail address and a password. An unknown address, a wrong password and a disabled
//! account get the same answer after the same work. The sign-in page and `POST /tokens` call it.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use secrecy::{ExposeSecret, SecretString};

use super::attempts::{begin_attempt, clear_attempts};
use crate::platform::db::Db;
use crate::platform::ids::StaffId;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::schema::staff;
use crate::staff::problems::WRONG_PASSWORD;
use crate::staff::query::find_password_by_email;

/// What somebody typed to sign in.
pub struct SignInCredentials {
    pub email: String,
    pub password: SecretString,
    /// The caller's network; none where wrong passwords are not counted.
    pub network: Option<IpAddr>,
}

/// Returns whose credentials these are. It takes the pool rather than a connection: hashing takes
/// tens of milliseconds in a short queue, and bookings would miss a connection held meanwhile.
///
/// # Errors
/// 401 for anything wrong; 429 while a wait lasts; 503 when the database is away.
pub async fn check_password(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    credentials: SignInCredentials,
    now: DateTime<Utc>,
) -> Result<StaffId, Problem> {
    let attempt = credentials
        .network
        .map(|network| attempt_key(keys, &credentials.email, network));
    let mut conn = db.get().await?;
    if let Some(attempt) = &attempt {
        begin_attempt(&mut conn, attempt, now).await?;
    }
    let found = find_password_by_email(&mut conn, &credentials.email).await?;
    drop(conn);
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let is_right = passwords
        .verify(credentials.password.expose_secret(), stored)
        .await
        .map_err(Problem::internal)?;
    let Some((id, stored)) = found.filter(|_| is_right) else {
        return Err(Problem::new(&WRONG_PASSWORD).header("WWW-Authenticate", "Bearer"));
    };
    let renewed = renewed_hash(passwords, &credentials.password, &stored).await;
    let mut conn = db.get().await?;
    if let Some(attempt) = &attempt {
        clear_attempts(&mut conn, attempt).await?;
    }
    if let Some(hash) = renewed {
        diesel::update(staff::table.find(id))
            .filter(staff::password_hash.eq(stored))
            .set(staff::password_hash.eq(hash))
            .execute(&mut conn)
            .await?;
    }
    Ok(id)
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
fn attempt_key(keys: &Keys, email: &str, network: IpAddr) -> Vec<u8> {
    let email = email.trim().to_lowercase();
    let network = network.to_string();
    let (_, key) = keys.current();
    key.mac("sign-in-try", &[email.as_bytes(), network.as_bytes()])
        .to_vec()
}
