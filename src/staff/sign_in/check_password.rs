//! Checks an e-mail address and a password. An unknown address, a wrong password and a disabled
//! account get the same answer after the same work. The sign-in page and `POST /tokens` call it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use secrecy::{ExposeSecret, SecretString};

use super::attempt::{Attempt, AttemptPlace};
use super::audit::{SignInEnding, audit_sign_in};
use super::sign_ins::note_sign_in;
use crate::platform::db::Db;
use crate::platform::ids::StaffId;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::schema::staff;
use crate::staff::problems::WRONG_PASSWORD;
use crate::staff::query::find_password_by_email;
use crate::staff::second_step::is_on;

/// What somebody typed to sign in.
pub struct SignInCredentials {
    pub email: String,
    pub password: SecretString,
    pub at: AttemptPlace,
}

/// What a right password leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstStep {
    /// Whoever it is signs in by it.
    SignsIn(StaffId),
    /// A code has to follow.
    CodeNeeded(StaffId),
}

/// Returns whose credentials these are, who now signs in by them where no code has to follow.
///
/// # Errors
/// As [`prove_password`].
pub async fn check_password(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    credentials: SignInCredentials,
    now: DateTime<Utc>,
) -> Result<FirstStep, Problem> {
    let proved = verify(db, keys, passwords, &credentials, now).await?;
    let mut conn = db.get().await?;
    if is_on(&mut conn, proved.account).await? {
        proved.attempt.was_half(&mut conn).await?;
        return Ok(FirstStep::CodeNeeded(proved.account));
    }
    proved.attempt.was_right(&mut conn).await?;
    audit_sign_in(&mut conn, Some(proved.account), SignInEnding::Made, now).await?;
    note_sign_in(&mut conn, proved.account, now).await?;
    Ok(FirstStep::SignsIn(proved.account))
}

/// Returns whose password this is, without signing anybody in; a wrong one counts, and is in the log.
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
    let proved = verify(db, keys, passwords, &credentials, now).await?;
    let mut conn = db.get().await?;
    proved.attempt.was_right(&mut conn).await?;
    Ok(proved.account)
}

/// A right password, and the attempt that it was.
struct Proved {
    account: StaffId,
    attempt: Attempt,
}

/// It takes the pool rather than a connection: hashing takes tens of milliseconds in a short queue, and bookings would
/// miss a connection held meanwhile.
async fn verify(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    credentials: &SignInCredentials,
    now: DateTime<Utc>,
) -> Result<Proved, Problem> {
    let attempt = Attempt::of(keys, &credentials.email, &credentials.at);
    let mut conn = db.get().await?;
    attempt.begin(&mut conn, now).await?;
    let found = find_password_by_email(&mut conn, &credentials.email).await?;
    drop(conn);
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let typed = credentials.password.expose_secret();
    let is_right = passwords.verify(typed, stored).await?;
    let account = found.as_ref().map(|(id, _)| *id);
    let Some((account, stored)) = found.filter(|_| is_right) else {
        let mut conn = db.get().await?;
        audit_sign_in(&mut conn, account, SignInEnding::Refused, now).await?;
        return Err(Problem::new(&WRONG_PASSWORD).header("WWW-Authenticate", "Bearer"));
    };
    if let Some(hash) = renewed_hash(passwords, &credentials.password, &stored).await {
        let mut conn = db.get().await?;
        diesel::update(staff::table.find(account))
            .filter(staff::password_hash.eq(stored))
            .set(staff::password_hash.eq(hash))
            .execute(&mut conn)
            .await?;
    }
    Ok(Proved { account, attempt })
}

/// A hash with today's cost, where the stored one has another.
async fn renewed_hash(passwords: &Passwords, typed: &SecretString, stored: &str) -> Option<String> {
    if !Passwords::needs_rehash(stored) {
        return None;
    }
    let password = NewPassword::parse(typed.expose_secret(), &[]).ok()?;
    passwords.hash(&password).await.ok()
}
