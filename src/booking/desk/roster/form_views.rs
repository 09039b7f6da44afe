//! The forms of a session's page: plain data, in the reader's language.

use crate::platform::i18n::{Locale, t_with};

/// To the page that releases the seats of those who have not come.
#[derive(Debug, Clone)]
pub struct ReleaseLink {
    /// Where that page is.
    pub href: String,
    /// "5 bokade har inte kommit."
    pub missing: String,
}

impl ReleaseLink {
    /// So many people have not come.
    #[must_use]
    pub fn new(locale: Locale, href: impl Into<String>, seats: i64) -> Self {
        Self {
            href: href.into(),
            missing: t_with(locale, "release-seats", &[("n", seats.into())]),
        }
    }
}

/// Cancelling what one connection has booked. The form sends `booking` for each.
#[derive(Debug, Clone)]
pub struct CrowdForm {
    /// Where the button goes.
    pub action: String,
    /// "9 bokningar från en anslutning på tio minuter".
    pub title: String,
    /// Who they are for.
    pub names: Vec<String>,
    /// The bookings.
    pub bookings: Vec<String>,
    /// "Avboka alla 9".
    pub submit: String,
}

impl CrowdForm {
    /// These bookings, by id and name.
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>, of: Vec<(String, String)>) -> Self {
        let many = [("n", of.len().into())];
        let (bookings, names) = of.into_iter().unzip();
        Self {
            action: action.into(),
            title: t_with(locale, "crowd-title", &many),
            submit: t_with(locale, "crowd-submit", &many),
            names,
            bookings,
        }
    }
}

/// The next step of a draft towards the public.
#[derive(Debug, Clone)]
pub struct PublicationForm {
    /// Where the button goes.
    pub action: String,
    /// "Publicera", or "Föreslå" for whoever may not publish.
    pub label: String,
}

/// The last entry of people without a name.
#[derive(Debug, Clone)]
pub struct LastWalkIn {
    /// Where the button that takes it back goes.
    pub action: String,
    /// "Senast: 30 utan namn, kl. 13.02".
    pub text: String,
}

impl LastWalkIn {
    /// So many people, entered at that time of the day.
    #[must_use]
    pub fn new(locale: Locale, action: impl Into<String>, count: i64, time: &str) -> Self {
        let facts = [("n", count.into()), ("time", time.into())];
        Self {
            action: action.into(),
            text: t_with(locale, "walk-in-last", &facts),
        }
    }
}

/// Somebody who comes without having booked. The form sends `name`, which may be empty, and `override` where the
/// session is full, with a `key`: pressed twice it counts once.
#[derive(Debug, Clone, Default)]
pub struct WalkInForm {
    /// Where the button goes.
    pub action: String,
    /// The name as typed, when it could not be taken.
    pub name: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Why the person is let in beyond the seats, as typed; asked for once the session was too full.
    pub reason: Option<String>,
    /// What is wrong with that.
    pub reason_error: Option<String>,
    pub key: String,
}

/// Who is still to be told of a session by a person.
#[derive(Debug, Clone)]
pub struct ToTell {
    /// "3 samtal kvar. 2 får veta vid dörren."
    pub text: String,
    /// The session's part of the call list.
    pub calls_href: String,
    /// What to hang up; none where nobody needs it.
    pub door_href: Option<String>,
}

impl ToTell {
    /// So many are to be rung, and so many told at the door.
    #[must_use]
    pub fn new(locale: Locale, calls: i64, door: i64, hrefs: (String, String)) -> Self {
        let ways = [("to-tell-calls", calls), ("to-tell-door", door)];
        let some = ways.into_iter().filter(|(_, n)| *n > 0);
        let some: Vec<String> = some
            .map(|(key, n)| t_with(locale, key, &[("n", n.into())]))
            .collect();
        Self {
            text: some.join(" "),
            calls_href: hrefs.0,
            door_href: (door > 0).then_some(hrefs.1),
        }
    }
}
