//! The rows of a session's page: plain data, in the reader's language.

use super::refusals::RefusalTap;
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
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(self, Self::Came { .. })
    }

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

/// A text of which the end is marked as with a pen: that is what tells namesakes apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marked {
    /// What namesakes share, or all of it.
    pub plain: String,
    /// What they do not share; empty where nobody has the same name.
    pub marked: String,
}

impl Marked {
    /// Nothing in it is marked.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            plain: text.into(),
            marked: String::new(),
        }
    }

    /// All of it is marked.
    #[must_use]
    pub fn all(text: impl Into<String>) -> Self {
        Self {
            plain: String::new(),
            marked: text.into(),
        }
    }
}

/// A telephone number in a row.
#[derive(Debug, Clone)]
pub enum RowPhone {
    /// Not for this reader.
    Hidden,
    /// There is none.
    Missing,
    /// To ring them.
    Shown {
        /// `+46701740612`.
        dial: String,
        /// "070-174 06 12".
        text: Marked,
    },
}

/// One who is expected.
#[derive(Debug, Clone)]
pub struct RosterRow {
    /// The booking. `here-` with it is the place in the page.
    pub id: String,
    /// The name; for a discreet booking the code again.
    pub name: String,
    /// Shown instead of the name where the booking is discreet: `KDM4 X7H3`.
    pub code: Option<String>,
    /// The booking's number; not for volunteers, and not where it stands for the name.
    pub number: Option<Marked>,
    /// To ring them; not for volunteers, and not where the booking is discreet.
    pub phone: RowPhone,
    /// Where a home visit goes, and how one gets in; not for volunteers.
    pub visit: Option<String>,
    /// "Tolk: arabiska": what a helper must not miss.
    pub interpreter: Option<String>,
    /// What somebody has to see to: "väntar på tolk", "Mejlet kom inte fram".
    pub alerts: Vec<String>,
    /// "2 personer", "2 med samma namn", "erbjuden plats till kl. 14.00".
    pub facts: Vec<String>,
    /// The booking's page, for whoever serves people.
    pub href: Option<String>,
    /// What help is wanted with.
    pub topics: String,
    /// Whether they are there.
    pub presence: Presence,
    /// Where the buttons go; the form sends `outcome`, and `people` where there are several.
    pub action: String,
    /// Whether the person is let in beyond the seats: the seat was given away, and the session is
    /// full. The form then sends `override` too.
    pub beyond: bool,
    /// Takes a walk-in back that was entered by mistake.
    pub take_back_action: Option<String>,
    /// What else can be done, folded away.
    pub more: RowActs,
}

/// What can be done with a row beside ticking it off.
#[derive(Debug, Clone, Default)]
pub struct RowActs {
    /// Another one for each state of the booking: what stands open on a page stays open as long as it is true.
    pub version: String,
    /// Says that they do not come.
    pub absent: bool,
    /// How many of several are there.
    pub people: Option<i32>,
    /// Where it is settled whether there is an interpreter; the form sends `outcome`: `confirmed` or
    /// `declined`.
    pub settle_action: Option<String>,
    /// Makes a new PIN.
    pub pin_action: Option<String>,
    /// The page that moves the booking to another session.
    pub move_href: Option<String>,
    /// What they asked for and are not helped with, each counted by one press.
    pub refusals: Vec<RefusalTap>,
}

impl RowActs {
    #[must_use]
    pub fn is_none(&self) -> bool {
        let hrefs = [&self.settle_action, &self.pin_action, &self.move_href];
        let silent = !self.absent && self.refusals.is_empty();
        silent && self.people.is_none() && hrefs.iter().all(|href| href.is_none())
    }
}

impl RosterRow {
    /// How many seats are theirs, and who else comes along.
    #[must_use]
    pub fn party(locale: Locale, seats: i64, companions: i64) -> Vec<String> {
        let several = (seats > 1).then(|| t_with(locale, "roster-people", &[("n", seats.into())]));
        let along = (companions > 0)
            .then(|| t_with(locale, "roster-companion", &[("n", companions.into())]));
        several.into_iter().chain(along).collect()
    }

    /// "Tolk: arabiska".
    #[must_use]
    pub fn interpreter(locale: Locale, tag: &str) -> String {
        let language = languages::name(locale, tag);
        t_with(
            locale,
            "roster-interpreter",
            &[("language", language.into())],
        )
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
    /// Gives a free seat to whoever waits in the room; the form sends `outcome=came`.
    pub arrive_action: Option<String>,
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
