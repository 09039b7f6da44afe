//! From an e-mail address and a password to an account. Unknown address, wrong password, disabled
//! account: one answer, after the same work.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::problems::WRONG_PASSWORD;
use super::tries;
use crate::platform::contact::EmailAddress;
use crate::platform::db::Db;
use crate::platform::ids::StaffId;
use crate::platform::password::{NewPassword, Passwords};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::schema::staff;

diesel::define_sql_function! {
    /// SQL's own.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

/// What somebody typed to be recognised.
pub struct Typed {
    /// The address, as typed.
    pub email: String,
    /// The password, as typed.
    pub password: SecretString,
    /// The network it was typed in; none where misses are not counted.
    pub network: Option<IpAddr>,
}

/// Tells who it is. Takes the pool rather than a connection: hashing takes tens of milliseconds in
/// a short queue, and a connection held meanwhile would be missing for bookings.
///
/// # Errors
/// 401 for anything wrong; 429 while a wait lasts; 503 when the database is away.
pub async fn recognise(
    db: &Db,
    keys: &Keys,
    passwords: &Passwords,
    typed: Typed,
    now: DateTime<Utc>,
) -> Result<StaffId, Problem> {
    let whose = typed
        .network
        .map(|network| whose(keys, &typed.email, network));
    let mut conn = db.get().await?;
    if let Some(whose) = &whose {
        tries::take(&mut conn, whose, now).await?;
    }
    let found = by_email(&mut conn, &typed.email).await?;
    drop(conn);
    let stored = found.as_ref().map(|(_, hash)| hash.as_str());
    let right = passwords
        .verify(typed.password.expose_secret(), stored)
        .await
        .map_err(Problem::internal)?;
    let Some((id, stored)) = found.filter(|_| right) else {
        return Err(Problem::new(&WRONG_PASSWORD).header("WWW-Authenticate", "Bearer"));
    };
    let renewed = renewed(passwords, &typed.password, &stored).await;
    let mut conn = db.get().await?;
    if let Some(whose) = &whose {
        tries::forget(&mut conn, whose).await?;
    }
    if let Some(hash) = renewed {
        diesel::update(staff::table.find(id))
            .filter(staff::password_hash.eq(stored))
            .set(staff::password_hash.eq(hash))
            .execute(&mut conn)
            .await?;
    }
    Ok(StaffId(id))
}

/// The enabled account with a password that has the address. What is no address is nobody's.
async fn by_email(
    conn: &mut AsyncPgConnection,
    typed: &str,
) -> QueryResult<Option<(Uuid, String)>> {
    let Ok(email) = EmailAddress::parse(typed) else {
        return Ok(None);
    };
    let found: Option<(Uuid, Option<String>)> = staff::table
        .filter(lower(staff::email.assume_not_null()).eq(email.as_str().to_lowercase()))
        .filter(staff::disabled_at.is_null())
        .select((staff::id, staff::password_hash))
        .get_result(conn)
        .await
        .optional()?;
    Ok(found.and_then(|(id, hash)| hash.map(|hash| (id, hash))))
}

/// A hash with today's figures, where the stored one has others.
async fn renewed(passwords: &Passwords, typed: &SecretString, stored: &str) -> Option<String> {
    if !Passwords::needs_rehash(stored) {
        return None;
    }
    let password = NewPassword::parse(typed.expose_secret()).ok()?;
    passwords.hash(&password).await.ok()
}

fn whose(keys: &Keys, email: &str, network: IpAddr) -> Vec<u8> {
    let email = email.trim().to_lowercase();
    let network = network.to_string();
    let (_, key) = keys.current();
    key.mac("sign-in-try", &[email.as_bytes(), network.as_bytes()])
        .to_vec()
}
