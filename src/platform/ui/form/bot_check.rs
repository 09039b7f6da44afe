//! Tells a program that fills in forms from a person: by the time between a form and its answer, and by a field
//! that no person sees. It is no riddle: whoever is taken for a program presses the button once more.

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use subtle::ConstantTimeEq;

use crate::platform::input::form::Form;
use crate::platform::problem::{PRESS_AGAIN, Problem};
use crate::platform::secrets::{Key, Keys};
use crate::platform::state::AppState;

/// The hidden field that says when the form was shown.
const SHOWN: &str = "shown";
/// The field that no person sees. No browser fills in a field of this name by itself.
const TRAP: &str = "subject";

/// What a form of the public carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BotCheck {
    /// The moment the form was shown first, sealed for this form.
    pub shown: String,
}

impl BotCheck {
    /// For a form that is shown now; `path` is its page's.
    #[must_use]
    pub fn fresh(keys: &Keys, path: &str, now: DateTime<Utc>) -> Self {
        Self {
            shown: seal(keys.current().1, path, now.timestamp_millis()),
        }
    }

    /// For a form that is shown again: the first time still counts. Whoever filled in what no person sees is asked
    /// once: a browser may have done it.
    #[must_use]
    pub fn again(keys: &Keys, path: &str, form: &Form, now: DateTime<Utc>) -> Self {
        match (Shown::read(keys, path, form), form.text(TRAP).is_empty()) {
            (None, _) => Self::fresh(keys, path, now),
            (Some(Shown::First(_)), false) => Self::fresh(keys, &asked(path), now),
            (Some(_), _) => Self {
                shown: form.text(SHOWN).to_owned(),
            },
        }
    }
}

/// Lets a form through that a person may have sent.
///
/// # Errors
/// `press-again` where it came sooner than a person can answer, or says more than a person can see.
pub fn check_for_bots(state: &AppState, path: &str, form: &Form) -> Result<(), Problem> {
    let limits = &state.config.limits;
    let least = TimeDelta::seconds(limits.form_seconds.into());
    let late_enough = |at: DateTime<Utc>| state.clock.now() - at >= least;
    let passes = match Shown::read(&state.keys, path, form) {
        None => false,
        Some(Shown::First(at)) => late_enough(at) && form.text(TRAP).is_empty(),
        Some(Shown::Asked(at)) => late_enough(at),
    };
    match limits.enabled && !passes {
        true => Err(Problem::new(&PRESS_AGAIN)),
        false => Ok(()),
    }
}

/// When a form was shown first, or with the question to press again.
enum Shown {
    First(DateTime<Utc>),
    Asked(DateTime<Utc>),
}

impl Shown {
    fn read(keys: &Keys, path: &str, form: &Form) -> Option<Self> {
        let sealed = form.text(SHOWN);
        let first = shown_at(keys, path, sealed).map(Self::First);
        first.or_else(|| shown_at(keys, &asked(path), sealed).map(Self::Asked))
    }
}

/// What a form is sealed for that asks to press again.
fn asked(path: &str) -> String {
    format!("{path} asked")
}

/// When a form was shown, where one of our keys sealed that.
fn shown_at(keys: &Keys, path: &str, sealed: &str) -> Option<DateTime<Utc>> {
    let (millis, _) = sealed.split_once('.')?;
    let millis: i64 = millis.parse().ok()?;
    let mut known = keys.ids().into_iter().filter_map(|id| keys.by_id(id));
    let sealed_by = |key| {
        let ours = seal(key, path, millis);
        bool::from(ours.as_bytes().ct_eq(sealed.as_bytes()))
    };
    let is_ours = known.any(sealed_by);
    is_ours
        .then(|| DateTime::from_timestamp_millis(millis))
        .flatten()
}

/// "1791280800000.5f0e…": milliseconds, and half a MAC over them and the form's path.
fn seal(key: &Key, path: &str, millis: i64) -> String {
    let mac = key.mac("form shown", &[path.as_bytes(), &millis.to_be_bytes()]);
    format!("{millis}.{}", HEXLOWER.encode(mac.split_at(16).0))
}
