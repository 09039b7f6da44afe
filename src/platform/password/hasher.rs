//! Hashing and checking. Each hash takes 19 MiB and tens of milliseconds, so few run at once and
//! none on the threads that answer requests.

use std::sync::Arc;

use argon2::password_hash::Error as HashError;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::Semaphore;

use super::new_password::{NewPassword, compose};
use crate::platform::problem::Problem;
use crate::platform::secrets::{NoRandomness, random_bytes};

/// OWASP's figures for Argon2id: memory in KiB, passes, lanes.
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// How many hashes are worked on at once: 76 MiB.
const AT_ONCE: usize = 4;
/// How many wait beside those: about a second of work. Whoever comes then is asked to come back.
const QUEUE: usize = 64;

/// Why a password could not be hashed or checked; never that it was wrong.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The algorithm failed, or what was stored is no hash.
    #[error("password hash: {0}")]
    Hash(#[from] HashError),
    /// No random bytes for a salt.
    #[error(transparent)]
    Random(#[from] NoRandomness),
    /// Too many wait.
    #[error("too many passwords wait to be checked")]
    Busy,
    /// The process is stopping.
    #[error("password hashing was stopped")]
    Stopped,
}

impl From<PasswordError> for Problem {
    fn from(error: PasswordError) -> Self {
        match error {
            PasswordError::Busy => Self::unavailable(error),
            other => Self::internal(other),
        }
    }
}

/// Hashes and checks passwords; a clone shares the places.
#[derive(Debug, Clone)]
pub struct Passwords {
    places: Arc<Semaphore>,
    /// Places, and those who wait for one.
    room: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self {
            places: Arc::new(Semaphore::new(AT_ONCE)),
            room: Arc::new(Semaphore::new(AT_ONCE + QUEUE)),
        }
    }
}

impl Passwords {
    /// The hash to store, in PHC form with its salt and figures.
    ///
    /// # Errors
    /// When hashing fails.
    pub async fn hash(&self, password: &NewPassword) -> Result<String, PasswordError> {
        let salt: [u8; 16] = random_bytes()?;
        let secret = password.secret().clone();
        self.work(move || hash(&secret, &salt)).await
    }

    /// Whether a typed password is the stored one. With nothing stored (an unknown address) the
    /// answer is no, and it costs the same.
    ///
    /// # Errors
    /// When what is stored is no hash, or hashing fails.
    pub async fn verify(&self, typed: &str, stored: Option<&str>) -> Result<bool, PasswordError> {
        let secret = compose(typed);
        match stored.map(str::to_owned) {
            Some(stored) => self.work(move || verify(&secret, &stored)).await,
            None => {
                let spent = self.work(move || hash(&secret, &[0; 16])).await?;
                Ok(std::hint::black_box(spent).is_empty())
            }
        }
    }

    /// Whether a stored hash was made with other figures than today's: the next sign-in, which
    /// has the password, stores a new one.
    #[must_use]
    pub fn needs_rehash(stored: &str) -> bool {
        PasswordHash::new(stored).map_or(true, |hash| !is_of_today(&hash))
    }

    /// The place is given back when the work ends, not when the caller goes away.
    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, HashError> + Send + 'static,
    ) -> Result<T, PasswordError> {
        let room = Arc::clone(&self.room).try_acquire_owned();
        let room = room.map_err(|_full| PasswordError::Busy)?;
        let place = Arc::clone(&self.places).acquire_owned().await;
        let place = place.map_err(|_closed| PasswordError::Stopped)?;
        let done = tokio::task::spawn_blocking(move || {
            let _place = (place, room);
            work()
        });
        let result = done.await.map_err(|_stopped| PasswordError::Stopped)?;
        Ok(result?)
    }
}

fn argon2() -> Result<Argon2<'static>, HashError> {
    let params = Params::new(MEMORY, PASSES, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(secret: &SecretString, salt: &[u8; 16]) -> Result<String, HashError> {
    let hash = argon2()?.hash_password_with_salt(secret.expose_secret().as_bytes(), salt)?;
    Ok(hash.to_string())
}

fn verify(secret: &SecretString, stored: &str) -> Result<bool, HashError> {
    let stored = PasswordHash::new(stored).map_err(|_not_a_hash| HashError::EncodingInvalid)?;
    match argon2()?.verify_password(secret.expose_secret().as_bytes(), &stored) {
        Ok(()) => Ok(true),
        Err(HashError::PasswordInvalid) => Ok(false),
        Err(failed) => Err(failed),
    }
}

fn is_of_today(hash: &PasswordHash) -> bool {
    let figures = Params::try_from(hash)
        .map(|params| (params.m_cost(), params.t_cost(), params.p_cost()))
        .ok();
    hash.algorithm == Algorithm::Argon2id.ident() && figures == Some((MEMORY, PASSES, LANES))
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Waker};

    use super::*;

    const PASSWORD: &str = "katten sover på elementet";

    async fn stored() -> String {
        let password = NewPassword::parse(PASSWORD, &[]).unwrap();
        Passwords::default().hash(&password).await.unwrap()
    }

    #[tokio::test]
    async fn a_hash_names_its_figures_and_has_a_salt_of_its_own() {
        let (first, second) = (stored().await, stored().await);
        assert!(
            first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{first}"
        );
        assert_ne!(first, second);
    }

    #[tokio::test]
    async fn the_right_password_is_known_however_its_letters_are_composed() {
        let (passwords, stored) = (Passwords::default(), stored().await);
        for right in [PASSWORD, "katten sover pa\u{30a} elementet"] {
            assert!(passwords.verify(right, Some(&stored)).await.unwrap());
        }
        for wrong in ["", "katten sover pa elementet", "Katten sover på elementet"] {
            assert!(!passwords.verify(wrong, Some(&stored)).await.unwrap());
        }
    }

    #[tokio::test]
    async fn nobody_has_no_password_and_a_broken_row_is_an_error() {
        let passwords = Passwords::default();
        assert!(!passwords.verify(PASSWORD, None).await.unwrap());
        for broken in ["", "plain", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA"] {
            let verified = passwords.verify(PASSWORD, Some(broken)).await;
            assert!(!verified.unwrap_or(false), "{broken}");
        }
    }

    #[tokio::test]
    async fn older_figures_ask_for_a_new_hash() {
        assert!(!Passwords::needs_rehash(&stored().await));
        for old in [
            "$argon2id$v=19$m=4096,t=3,p=1$YWJjZGVmZ2hpamtsbW5vcA$+MEyO9PKTYBqGvIhMjpVCNUoZqqVVKvnRSnHgGXeFJU",
            "$argon2i$v=19$m=19456,t=2,p=1$YWJjZGVmZ2hpamtsbW5vcA$+MEyO9PKTYBqGvIhMjpVCNUoZqqVVKvnRSnHgGXeFJU",
            "nothing",
        ] {
            assert!(Passwords::needs_rehash(old), "{old}");
        }
    }

    #[tokio::test]
    async fn a_fifth_waits_until_one_of_four_is_done() {
        let passwords = Passwords::default();
        let permits = passwords.places.acquire_many(4).await.unwrap();
        let mut fifth = pin!(passwords.verify(PASSWORD, None));
        let mut context = Context::from_waker(Waker::noop());
        assert!(fifth.as_mut().poll(&mut context).is_pending());
        assert_eq!(passwords.places.available_permits(), 0);
        drop(permits);
        assert!(!fifth.await.unwrap());
    }

    #[tokio::test]
    async fn of_a_crowd_the_last_are_asked_to_come_back() {
        let passwords = Passwords::default();
        let crowd = (0..AT_ONCE + QUEUE + 3).map(|_| passwords.verify(PASSWORD, None));
        let checked = futures_util::future::join_all(crowd).await;
        let turned_away = checked
            .iter()
            .filter(|one| matches!(one, Err(PasswordError::Busy)));
        assert_eq!(turned_away.count(), 3);
        assert!(
            !passwords.verify(PASSWORD, None).await.unwrap(),
            "room again"
        );
    }
}
