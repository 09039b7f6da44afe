//! Calls as staff see them: with their sessions, and without the name of whoever asked for discretion.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::script::Script;
use super::task::CallTask;
use crate::booking::present::SessionDetails;
use crate::platform::i18n::Locale;
use crate::platform::ids::{BookingId, SessionId};
use crate::platform::problem::Problem;
use crate::schema::booking_details;
use crate::session;

/// The sessions of some calls, each read once.
#[derive(Debug)]
pub struct CallSessions(HashMap<SessionId, SessionDetails>);

/// A call, ready to be shown.
#[derive(Debug)]
pub struct ShownCall<'a> {
    pub task: &'a CallTask,
    pub session: &'a SessionDetails,
}

impl CallSessions {
    /// Reads them.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        calls: &[CallTask],
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let mut ids: Vec<SessionId> = calls.iter().map(|call| call.row.session_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut sessions = HashMap::new();
        for session in session::load_all(conn, &ids).await? {
            let id = session.id;
            sessions.insert(id, SessionDetails::load(conn, session, now).await?);
        }
        Ok(Self(sessions))
    }

    #[must_use]
    pub fn shown<'a>(&'a self, task: &'a CallTask) -> Option<ShownCall<'a>> {
        let session = self.0.get(&task.row.session_id)?;
        Some(ShownCall { task, session })
    }
}

impl ShownCall<'_> {
    /// The text in the person's language where we have it, else in the staff's.
    #[must_use]
    pub fn script(&self, staff: Locale) -> Script {
        self.script_in(Locale::parse(&self.task.booking.language).unwrap_or(staff))
    }

    #[must_use]
    pub fn script_in(&self, locale: Locale) -> Script {
        Script::of(self.task, self.session, locale)
    }
}

impl CallTask {
    /// Takes away the names of those who asked for discretion.
    pub async fn hide_discreet(
        conn: &mut AsyncPgConnection,
        calls: &mut [Self],
    ) -> QueryResult<()> {
        let ids: Vec<BookingId> = calls.iter().map(|call| call.booking.id).collect();
        let discreet: Vec<BookingId> = booking_details::table
            .filter(
                booking_details::booking_id
                    .eq_any(ids)
                    .and(booking_details::discreet),
            )
            .select(booking_details::booking_id)
            .load(conn)
            .await?;
        let hidden = calls
            .iter_mut()
            .filter(|call| discreet.contains(&call.booking.id));
        hidden.for_each(|call| call.booking.name = None);
        Ok(())
    }
}
