//! Checks the code of the second step. A wrong one counts like a wrong password. The sign-in page and `POST /tokens`
//! call it, and whoever turns the second step off.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::attempt::{Attempt, AttemptPlace};
use super::audit::{SignInEnding, audit_sign_in};
use super::sign_ins::note_sign_in;
use crate::platform::ids::StaffId;
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;
use crate::staff::problems::WRONG_CODE;
use crate::staff::second_step::{TakenCode, take_code};

/// A code that somebody typed, whose account is known by other means.
pub struct TypedCode<'a> {
    pub staff: StaffId,
    /// What attempts are counted by.
    pub email: &'a str,
    pub code: &'a str,
    pub at: AttemptPlace,
}

/// Signs somebody in by the code that follows a right password.
///
/// # Errors
/// As [`prove_code`].
pub async fn check_code(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    typed: &TypedCode<'_>,
    now: DateTime<Utc>,
) -> Result<(), Problem> {
    let taken = match prove_code(conn, keys, typed, now).await {
        Err(problem) if *problem.kind == WRONG_CODE => {
            audit_sign_in(conn, Some(typed.staff), SignInEnding::Refused, now).await?;
            Err(problem)
        }
        proved => proved,
    }?;
    let ending = match taken {
        TakenCode::OfApp => SignInEnding::Made,
        TakenCode::Recovery => SignInEnding::MadeByRecoveryCode,
    };
    audit_sign_in(conn, Some(typed.staff), ending, now).await?;
    Ok(note_sign_in(conn, typed.staff, now).await?)
}

/// Uses a code up. It takes a connection that is in no transaction: a wrong code stays counted.
///
/// # Errors
/// 401 for a wrong code or one that was used, 429 while a wait lasts.
pub async fn prove_code(
    conn: &mut AsyncPgConnection,
    keys: &Keys,
    typed: &TypedCode<'_>,
    now: DateTime<Utc>,
) -> Result<TakenCode, Problem> {
    let attempt = Attempt::of(keys, typed.email, &typed.at);
    attempt.begin(conn, now).await?;
    let taken = take_code(conn, keys, typed.staff, typed.code, now).await?;
    let wrong = || Problem::new(&WRONG_CODE).header("WWW-Authenticate", "Bearer");
    let taken = taken.ok_or_else(wrong)?;
    attempt.was_right(conn).await?;
    Ok(taken)
}
