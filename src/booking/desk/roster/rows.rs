//! The rows of a session's page: plain data, in the reader's language.

use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, languages, t, t_with};

/// Whether somebody is there.
#[derive(Debug, Clone)]
pub enum Presence {
    /// Not yet.
    Expected,
    /// Since then.
    Came {
        /// "13.02".
        at: String,
    },
    /// Something else, in a word: "kom inte", "har sagt till".
    Other {
        /// The word.
        text: String,
    },
}

impl Presence {
    /// They did not come.
    #[must_use]
    pub fn no_show(locale: Locale) -> Self {
        Self::other(locale, "roster-no-show")
    }

    /// They told us that they cannot.
    #[must_use]
    pub fn excused(locale: Locale) -> Self {
        Self::other(locale, "roster-excused")
    }

    fn other(locale: Locale, key: &str) -> Self {
        let text = t(locale, key).into_owned();
        Self::Other { text }
    }
}

/// One who is expected.
#[derive(Debug, Clone)]
pub struct RosterRow {
    /// The name; for a discreet booking the code again.
    pub name: String,
    /// Shown instead of the name where the booking is discreet: `KDM4 X7H3`.
    pub code: Option<String>,
    /// To ring them; not for volunteers, and not where the booking is discreet.
    pub phone: Option<ShownPhone>,
    /// Where a home visit goes, and how one gets in; not for volunteers.
    pub visit: Option<String>,
    /// "+ 1 i sällskap", "tolk: arabiska".
    pub note: Option<String>,
    /// The booking's page, for whoever serves people.
    pub href: Option<String>,
    /// What help is wanted with.
    pub topics: String,
    /// The language.
    pub language: String,
    /// Whether they are there.
    pub presence: Presence,
    /// Where the buttons go; the form sends `outcome`: `came` or `undo`.
    pub action: String,
    /// Whether the person is let in beyond the seats: the seat was given away, and the session is
    /// full. The form then sends `override` too.
    pub beyond: bool,
    /// Takes a walk-in back that was entered by mistake.
    pub take_back_action: Option<String>,
    /// An interpreter is still to be found.
    pub pending: bool,
    /// Where that is settled; the form sends `outcome`: `confirmed` or `declined`.
    pub settle_action: Option<String>,
    /// Makes a new PIN.
    pub pin_action: Option<String>,
    /// The page that moves the booking to another session.
    pub move_href: Option<String>,
}

impl RosterRow {
    /// How many seats are theirs, who else comes along, which interpreter is needed, until when a seat is only
    /// offered.
    #[must_use]
    pub fn note(
        locale: Locale,
        seats: i64,
        companions: i64,
        interpreter: Option<&str>,
        offered: Option<String>,
    ) -> Option<String> {
        let several = (seats > 1).then(|| t_with(locale, "roster-seats", &[("n", seats.into())]));
        let along = (companions > 0)
            .then(|| t_with(locale, "roster-companion", &[("n", companions.into())]));
        let interpreter = interpreter.map(|tag| {
            let language = languages::name(locale, tag);
            t_with(
                locale,
                "roster-interpreter",
                &[("language", language.into())],
            )
        });
        let notes = several.into_iter().chain(along).chain(interpreter);
        let notes: Vec<String> = notes.chain(offered).collect();
        (!notes.is_empty()).then(|| notes.join(", "))
    }
}

/// One who waits.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The place, from 1.
    pub place: i64,
    /// The name; for a discreet booking the code.
    pub name: String,
    /// The booking's page, for whoever serves people.
    pub href: Option<String>,
    /// To ring them.
    pub phone: Option<ShownPhone>,
    /// Said of a group that was passed over: how many seats it needs.
    pub passed_over: Option<String>,
    /// Makes a new PIN.
    pub pin_action: Option<String>,
    /// The page that moves the booking to another session.
    pub move_href: Option<String>,
}

impl QueueRow {
    /// "Andra har fått plats före: gruppen behöver 3 platser."
    #[must_use]
    pub fn passed_over(locale: Locale, seats: i64) -> String {
        t_with(locale, "roster-passed-over", &[("n", seats.into())])
    }
}
