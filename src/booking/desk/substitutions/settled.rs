//! What is settled already: given to somebody else, or cancelled, with what is left of telling people.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::page::{SettledDays, SettledLine};
use crate::booking::desk::paths::{roster_path, told_path};
use crate::booking::desk::session_line::when_and_what;
use crate::booking::desk::told::after::{ToldAfter, told_of_cancellations};
use crate::platform::auth::Scope;
use crate::platform::i18n::t_with;
use crate::platform::ids::SessionId;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::session::{self, HelperDays, Session, StoredStatus};

#[derive(Default)]
pub struct Settled {
    sessions: Vec<Session>,
    told: HashMap<SessionId, ToldAfter>,
    /// The names of those who help, by session.
    helpers: HashMap<SessionId, Vec<String>>,
}

impl Settled {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        days: &HelperDays,
        scope: &Scope,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let sessions = days.load_settled(conn, scope).await?;
        let cancelled: Vec<Session> = sessions
            .iter()
            .filter(|one| is_cancelled(one))
            .cloned()
            .collect();
        let ids: Vec<SessionId> = sessions.iter().map(|one| one.id).collect();
        Ok(Self {
            told: told_of_cancellations(conn, &cancelled, now).await?,
            helpers: session::helped_by(conn, &ids).await?,
            sessions,
        })
    }

    /// None where nothing is.
    pub fn days(&self, layout: &Layout, now: DateTime<Utc>) -> Option<SettledDays> {
        let lines = self.sessions.iter().map(|one| self.line(layout, one, now));
        (!self.sessions.is_empty()).then(|| SettledDays {
            all_told: ToldAfter::sum(self.told.values()).left.is_none(),
            lines: lines.collect(),
        })
    }

    fn line(&self, layout: &Layout, session: &Session, now: DateTime<Utc>) -> SettledLine {
        let locale = layout.locale;
        let told = self.told.get(&session.id).copied().unwrap_or_default();
        let helpers = self.helpers.get(&session.id).cloned().unwrap_or_default();
        let cancelled = is_cancelled(session);
        let told_path = format!("{}?of=cancellation", told_path(session.id));
        SettledLine {
            href: layout.url(&roster_path(session)),
            label: when_and_what(locale, session, now),
            text: match cancelled {
                true => t_with(
                    locale,
                    "substitutions-cancelled",
                    &[("told", told.text(locale).into())],
                ),
                false => t_with(
                    locale,
                    "substitutions-helps",
                    &[("names", helpers.join(", ").into())],
                ),
            },
            told_href: cancelled.then(|| layout.url(&told_path)),
        }
    }
}

fn is_cancelled(session: &Session) -> bool {
    session.status == StoredStatus::Cancelled
}
