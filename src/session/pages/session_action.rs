//! What a visitor can do about a session: book, join the waiting list, just come, or nothing.

use chrono::{DateTime, Utc};

use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::time::{Zone, local};
use crate::platform::ui::HelpContact;
use crate::session::list::rows::SessionRow;
use crate::session::present::days::today_at;
use crate::session::present::paths::session_path;
use crate::session::present::seats::SeatsState;
use crate::session::present::words::Words;

/// What a visitor can do about a session.
#[derive(Debug, Clone)]
pub enum SessionAction {
    Book {
        href: String,
    },
    /// Join the waiting list.
    Queue {
        href: String,
    },
    /// Just come.
    NoBooking,
    /// Nothing; `why` is a sentence.
    Closed {
        why: String,
    },
    Cancelled {
        /// What staff wrote.
        reason: Option<String>,
        /// Its language, where it is not the page's.
        reason_lang: Option<String>,
    },
}

impl SessionAction {
    #[must_use]
    pub fn opens(locale: Locale, when: &str) -> Self {
        let why = t_with(locale, "session-opens", &[("when", when.into())]);
        Self::Closed { why }
    }

    /// Says to telephone only where the page says whom.
    #[must_use]
    pub fn closed(locale: Locale, contact: Option<&HelpContact>) -> Self {
        let key = match contact {
            Some(_) => "session-closed.call",
            None => "session-closed",
        };
        let why = t(locale, key).into_owned();
        Self::Closed { why }
    }

    /// It runs: whoever can walk in may do so.
    #[must_use]
    pub fn started(locale: Locale) -> Self {
        let (now, come) = (
            t(locale, "session-started"),
            t(locale, "session-started.come"),
        );
        Self::Closed {
            why: format!("{now} {come}"),
        }
    }

    /// Full, without a waiting list.
    #[must_use]
    pub fn full(locale: Locale) -> Self {
        let why = t(locale, "session-full").into_owned();
        Self::Closed { why }
    }

    /// Full, so near the start that the queue no longer moves.
    #[must_use]
    pub fn queue_closed(locale: Locale, contact: Option<&HelpContact>) -> Self {
        let full = t(locale, "session-full");
        let why = match contact {
            Some(contact) => {
                let phone = contact.phone.as_str().into();
                t_with(locale, "session-queue-closed.call", &[("phone", phone)])
            }
            None => t(locale, "session-queue-closed").into_owned(),
        };
        Self::Closed {
            why: format!("{full} {why}"),
        }
    }

    #[must_use]
    pub fn over(locale: Locale) -> Self {
        let why = t(locale, "session-over").into_owned();
        Self::Closed { why }
    }

    pub(super) fn is_cancelled(&self) -> bool {
        matches!(self, Self::Cancelled { .. })
    }
}

pub(super) fn action(
    locale: Locale,
    row: &SessionRow,
    state: SeatsState,
    contact: Option<&HelpContact>,
    now: DateTime<Utc>,
) -> SessionAction {
    let session = &row.session;
    let href = format!("{}/book", session_path(locale, session.id));
    match state {
        SeatsState::NoBooking => SessionAction::NoBooking,
        SeatsState::Left(_) => SessionAction::Book { href },
        SeatsState::Queue => SessionAction::Queue { href },
        SeatsState::Full if session.rules.waitlist => SessionAction::queue_closed(locale, contact),
        SeatsState::Full => SessionAction::full(locale),
        SeatsState::NotYet => opens_later(locale, row, contact, now),
        SeatsState::Closed if session.is_walked_into(now) => SessionAction::started(locale),
        SeatsState::Closed => SessionAction::closed(locale, contact),
        SeatsState::Over => SessionAction::over(locale),
        SeatsState::Cancelled => {
            let mut words = Words::new(locale, row.owner.language());
            SessionAction::Cancelled {
                reason: session
                    .texts
                    .cancel_reason
                    .as_ref()
                    .map(|reason| words.pick(reason)),
                reason_lang: words.fallback(),
            }
        }
    }
}

fn opens_later(
    locale: Locale,
    row: &SessionRow,
    contact: Option<&HelpContact>,
    now: DateTime<Utc>,
) -> SessionAction {
    let session = &row.session;
    match (session.booking_opens_at, Zone::parse(&session.time_zone)) {
        (Some(at), Ok(tz)) => {
            let (day, time) = local(at, tz);
            let today = today_at(&session.time_zone, now);
            SessionAction::opens(locale, &dates::day_and_time(locale, day, time, today))
        }
        _ => SessionAction::closed(locale, contact),
    }
}
