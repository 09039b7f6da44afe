//! One attempt to sign in, as the browser carries it: a cookie that is good for ten minutes. State, nonce and the
//! verifier of PKCE are derived from its random part and the installation's key, and stand nowhere.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use subtle::ConstantTimeEq;

use crate::platform::i18n::Locale;
use crate::platform::secrets::{Key, Keys, NoRandomness, random_bytes};

const RANDOM: usize = 32;
const ENDS: usize = 8;
const MAC: usize = 32;
const LIFETIME: TimeDelta = TimeDelta::minutes(10);

/// An attempt that was begun here.
pub struct SignInAttempt {
    /// In which language, and where it leads.
    pub locale: Locale,
    pub next: Option<String>,
    /// What goes to the provider and has to come back with its answer.
    pub state: String,
    /// What has to stand in the token.
    pub nonce: String,
    /// Proves that whoever brings the code asked for it.
    pub verifier: String,
}

impl SignInAttempt {
    /// Seconds that the cookie is kept.
    pub const SECONDS: i64 = LIFETIME.num_seconds();

    /// A new one, and what its cookie holds.
    ///
    /// # Errors
    /// Without random bytes.
    pub fn begin(
        keys: &Keys,
        locale: Locale,
        next: Option<String>,
        now: DateTime<Utc>,
    ) -> Result<(Self, String), NoRandomness> {
        let random: [u8; RANDOM] = random_bytes()?;
        let ends = (now + LIFETIME).timestamp().to_be_bytes();
        let leads = format!("{} {}", locale.tag(), next.as_deref().unwrap_or_default());
        let said = [&random[..], &ends[..], leads.as_bytes()].concat();
        let (_, key) = keys.current();
        let cookie = BASE64URL_NOPAD.encode(&[&seal(key, &said)[..], &said[..]].concat());
        Ok((Self::derived(key, &random, locale, next), cookie))
    }

    /// The attempt that a cookie belongs to; none where it is too old or not ours.
    #[must_use]
    pub fn resume(keys: &Keys, cookie: &str, now: DateTime<Utc>) -> Option<Self> {
        let whole = BASE64URL_NOPAD.decode(cookie.as_bytes()).ok()?;
        let (mac, said) = whole.split_at_checked(MAC)?;
        let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
        let key = known.find(|key| bool::from(seal(key, said).ct_eq(mac)))?;
        let (random, rest) = said.split_at_checked(RANDOM)?;
        let (ends, leads) = rest.split_at_checked(ENDS)?;
        if i64::from_be_bytes(ends.try_into().ok()?) <= now.timestamp() {
            return None;
        }
        let (locale, next) = std::str::from_utf8(leads).ok()?.split_once(' ')?;
        let next = Some(next.to_owned()).filter(|next| !next.is_empty());
        Some(Self::derived(key, random, Locale::exact(locale)?, next))
    }

    fn derived(key: &Key, random: &[u8], locale: Locale, next: Option<String>) -> Self {
        let part = |of: &str| BASE64URL_NOPAD.encode(&key.mac(of, &[random]));
        Self {
            locale,
            next,
            state: part("provider-state"),
            nonce: part("provider-nonce"),
            verifier: part("provider-verifier"),
        }
    }

    /// Whether an answer belongs to this attempt.
    #[must_use]
    pub fn is_answered_by(&self, state: &str) -> bool {
        self.state.as_bytes().ct_eq(state.as_bytes()).into()
    }
}

fn seal(key: &Key, said: &[u8]) -> [u8; MAC] {
    key.mac("provider-attempt", &[said])
}
