//! How many are there: the strip of a session's page that stays in view.

use crate::platform::i18n::{Locale, t_with};

/// People at a session, so far.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PresenceCount {
    /// Of those booked, so many have come.
    pub here: i64,
    /// So many are booked and did not excuse themselves.
    pub expected: i64,
    /// So many came without a name.
    pub bare: i64,
}

/// The same in words, with a bar.
#[derive(Debug, Clone)]
pub struct HereCount {
    /// "7 av 12 här"; where nobody is booked, "9 här".
    pub text: String,
    /// "+ 2 utan namn".
    pub bare: Option<String>,
    /// "11 av 12 platser bokade"; none where nobody books.
    pub booked: Option<String>,
    /// How far the bar goes, of [`HereCount::whole`].
    pub part: i64,
    /// How long it is; 0 without one.
    pub whole: i64,
}

impl HereCount {
    /// The strip of a session with so many seats taken of all.
    #[must_use]
    pub fn new(locale: Locale, count: PresenceCount, taken: i64, total: Option<i64>) -> Self {
        let PresenceCount {
            here,
            expected,
            bare,
        } = count;
        let n = |n: i64| [("n", n.into())];
        let of = [("here", here.into()), ("expected", expected.into())];
        Self {
            text: match expected {
                0 => t_with(locale, "roster-here-open", &n(here + bare)),
                _ => t_with(locale, "roster-here", &of),
            },
            bare: (bare > 0 && expected > 0).then(|| t_with(locale, "roster-bare", &n(bare))),
            booked: total.map(|total| {
                let seats = [("booked", taken.into()), ("total", total.into())];
                t_with(locale, "roster-booked", &seats)
            }),
            part: here,
            whole: expected,
        }
    }
}
