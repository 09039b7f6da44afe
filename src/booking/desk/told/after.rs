//! What has been told, and what is left to tell: true counts, read from the rows.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use crate::booking::calls::{CallsLeft, calls_left};
use crate::booking::notify::{ToldOf, letters_written};
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::session::Session;

/// What became of telling people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToldAfter {
    /// Letters that were written.
    pub letters: i64,
    /// Whom a person must still tell.
    pub left: CallsLeft,
}

impl ToldAfter {
    pub async fn of(
        conn: &mut AsyncPgConnection,
        session: &Session,
        what: ToldOf,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let booked_in = session.course_id.unwrap_or(session.id);
        Ok(Self {
            letters: letters_written(conn, session, what).await?,
            left: calls_left(conn, booked_in, now).await?,
        })
    }

    #[must_use]
    pub fn sum<'a>(several: impl IntoIterator<Item = &'a Self>) -> Self {
        several.into_iter().fold(Self::default(), |sum, one| Self {
            letters: sum.letters + one.letters,
            left: CallsLeft {
                to_call: sum.left.to_call + one.left.to_call,
                at_the_door: sum.left.at_the_door + one.left.at_the_door,
            },
        })
    }

    /// "12 får mejl. 5 samtal kvar. 3 får veta vid dörren."
    #[must_use]
    pub fn text(&self, locale: Locale) -> String {
        let ways = [
            ("told-line-letters", self.letters),
            ("told-left-calls", self.left.to_call),
            ("told-left-door", self.left.at_the_door),
        ];
        let some = ways.into_iter().filter(|(_, n)| *n > 0);
        let some: Vec<String> = some
            .map(|(key, n)| t_with(locale, key, &[("n", n.into())]))
            .collect();
        match some.is_empty() {
            true => t(locale, "told-nobody").into_owned(),
            false => some.join(" "),
        }
    }
}

/// What became of the cancellations of some sessions.
pub async fn told_of_cancellations(
    conn: &mut AsyncPgConnection,
    cancelled: &[Session],
    now: DateTime<Utc>,
) -> Result<HashMap<SessionId, ToldAfter>, Problem> {
    let mut told = HashMap::new();
    for session in cancelled {
        let after = ToldAfter::of(conn, session, ToldOf::Cancellation, now).await?;
        told.insert(session.id, after);
    }
    Ok(told)
}
