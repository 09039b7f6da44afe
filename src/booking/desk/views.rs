//! What a roster is made of: plain data, in the reader's language.

use std::borrow::Cow;

use askama::Template;

use crate::booking::code::{Code, spell_out};
use crate::platform::i18n::{Locale, languages, t, t_with};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};

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

/// One who is expected.
#[derive(Debug, Clone)]
pub struct RosterRow {
    /// The name; for a discreet booking the code again.
    pub name: String,
    /// Shown instead of the name where the booking is discreet: `KDM4 X7H3`.
    pub code: Option<String>,
    /// "+ 1 i sällskap", "tolk: arabiska".
    pub note: Option<String>,
    /// What help is wanted with.
    pub topics: String,
    /// The language.
    pub language: String,
    /// Whether they are there.
    pub presence: Presence,
    /// Where the buttons go; the form sends `outcome`: `came` or `undo`.
    pub action: String,
    /// An interpreter is still to be found.
    pub pending: bool,
    /// Where that is settled; the form sends `outcome`: `confirmed` or `declined`.
    pub settle_action: Option<String>,
    /// Makes a new PIN.
    pub pin_action: Option<String>,
    /// The page that moves the booking to another session.
    pub move_href: Option<String>,
}

/// One who waits.
#[derive(Debug, Clone)]
pub struct QueueRow {
    /// The place, from 1.
    pub place: i64,
    /// The name; for a discreet booking the code.
    pub name: String,
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

/// Releasing the seats of those who have not come.
#[derive(Debug, Clone)]
pub struct Release {
    /// Where the button goes.
    pub action: String,
    /// How many seats that is.
    pub seats: String,
}

impl Release {
    /// So many seats wait for people who have not come.
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>, seats: i64) -> Self {
        Self {
            action: action.into(),
            seats: t_with(locale, "release-seats", &[("n", seats.into())]),
        }
    }
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

impl RosterRow {
    /// Who else comes along, and which interpreter is needed.
    #[must_use]
    pub fn note(locale: Locale, companions: i64, interpreter: Option<&str>) -> Option<String> {
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
        let notes: Vec<String> = along.into_iter().chain(interpreter).collect();
        (!notes.is_empty()).then(|| notes.join(", "))
    }
}

/// Those who come without having booked. A form sends `count=1`, or `name` and `override`, each
/// with a `key`: pressed twice it counts once.
#[derive(Debug, Clone, Default)]
pub struct WalkIns {
    /// Where the buttons go.
    pub action: String,
    /// How many have come so, named or not.
    pub count: i64,
    /// The name as typed, when it could not be taken.
    pub name: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether the session is full, and exceeding it must be ticked.
    pub full: bool,
    /// The key of the form without a name.
    pub bare_key: String,
    /// The key of the form with one.
    pub named_key: String,
}

/// The count. The form sends `total` and `estimated`.
#[derive(Debug, Clone)]
pub struct CountForm {
    /// Where the button goes.
    pub action: String,
    /// "Inte räknad än." or who counted, and when.
    pub state: String,
    /// How many were in the room.
    pub total: Field,
    /// Whether that is a guess.
    pub estimated: bool,
}

impl CountForm {
    /// Says who counted, and when: "Räknad av Huda tisdag 6 oktober kl. 15.10."
    #[must_use]
    pub fn counted(mut self, locale: Locale, name: &str, when: &str, estimated: bool) -> Self {
        let facts = [("name", name.into()), ("when", when.into())];
        self.state = t_with(locale, "count-done", &facts);
        self.estimated = estimated;
        self
    }

    /// The form, with a proposed or earlier total.
    #[must_use]
    pub fn new(
        locale: Locale,
        action: impl Into<String>,
        total: impl Into<String>,
        errors: &FormErrors,
    ) -> Self {
        Self {
            action: action.into(),
            state: t(locale, "count-none").into_owned(),
            total: Field::new("total", t(locale, "count-total"))
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(total)
                .checked(errors),
            estimated: false,
        }
    }
}

/// Cancelling the session. The form sends `reason`.
#[derive(Debug, Clone)]
pub struct CancelSession {
    /// Where the button goes.
    pub action: String,
    /// Who will be told, and how.
    pub told: String,
    /// Why, in words that go to everybody.
    pub reason: Field,
}

impl CancelSession {
    /// The form; of the booked, so many get a letter and so many a call, and the rest stand on the
    /// door list.
    #[must_use]
    pub fn new(
        locale: Locale,
        action: impl Into<String>,
        (letters, calls, door): (i64, i64, i64),
        reason: &str,
        errors: &FormErrors,
    ) -> Self {
        Self {
            action: action.into(),
            told: t_with(
                locale,
                "roster-cancel-told",
                &[
                    ("letters", letters.into()),
                    ("calls", calls.into()),
                    ("door", door.into()),
                ],
            ),
            reason: Field::new("reason", t(locale, "roster-cancel-reason"))
                .hint(t(locale, "roster-cancel-reason.hint"))
                .value(reason)
                .checked(errors),
        }
    }
}

/// `/{lang}/desk/sessions/{id}`.
#[derive(Template)]
#[template(path = "booking/roster.html")]
pub struct RosterPage {
    /// The frame.
    pub l: Layout,
    /// What was just done.
    pub notice: Option<String>,
    /// Title and detail of a refusal.
    pub refused: Option<(String, String)>,
    /// "13.00 Öppen datorhjälp".
    pub heading: String,
    /// "Utkast", "Inställd".
    pub state: Option<String>,
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    /// Venue, room, helpers.
    pub place: String,
    /// "8 av 12 bokade, 3 har kommit".
    pub booked: String,
    /// Publishes a draft.
    pub publish_action: Option<String>,
    /// Books for somebody.
    pub book_href: Option<String>,
    /// Walk-ins, from the morning of the day.
    pub walk_in: Option<WalkIns>,
    /// Why nobody can be ticked off yet.
    pub early: Option<String>,
    /// Whether those expected can be ticked off.
    pub may_tick: bool,
    /// Those expected, by name.
    pub people: Vec<RosterRow>,
    /// Those waiting, in order.
    pub queue: Vec<QueueRow>,
    /// Releasing seats, some minutes after the start.
    pub release: Option<Release>,
    /// The count, from the start.
    pub count: Option<CountForm>,
    /// Cancelling, while it can be.
    pub cancel: Option<CancelSession>,
}

impl RosterPage {
    /// "8 av 12 bokade, 3 har kommit"; without a total only those who came.
    #[must_use]
    pub fn booked(locale: Locale, booked: i64, total: Option<i64>, came: i64) -> String {
        match total {
            None => t_with(locale, "roster-booked-open", &[("came", came.into())]),
            Some(total) => t_with(
                locale,
                "roster-booked",
                &[
                    ("booked", booked.into()),
                    ("total", total.into()),
                    ("came", came.into()),
                ],
            ),
        }
    }

    /// Said before the morning of the day.
    #[must_use]
    pub fn early(locale: Locale) -> String {
        t(locale, "roster-early").into_owned()
    }
}

/// The answer to a new PIN, shown this once.
#[derive(Template)]
#[template(path = "booking/new_pin.html")]
pub struct NewPinPage {
    /// The frame.
    pub l: Layout,
    /// The session's page.
    back_href: String,
    /// Whose it is; none for a discreet booking.
    name: Option<String>,
    number: Code,
    pin: Code,
}

impl NewPinPage {
    /// The page; the layout's path is the session's page, and its title is set here.
    #[must_use]
    pub fn new(layout: Layout, name: Option<String>, number: &str, pin: &str) -> Self {
        Self {
            back_href: layout.url(&layout.path),
            name,
            number: Code::of(number),
            pin: Code::of(pin),
            l: Layout {
                title: t(layout.locale, "new-pin-title").into_owned(),
                ..layout
            },
        }
    }

    /// What is read out, and how.
    fn aloud(&self) -> Vec<(Cow<'static, str>, String)> {
        spell_out(self.l.locale, &self.number, Some(&self.pin))
    }
}
