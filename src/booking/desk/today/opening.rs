//! When the list of a session opens for a reader. A volunteer's opens on the morning of the day, once secrecy was
//! pledged; everybody else's is open.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::auth::{Actor, Permission, Scope};
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::time::{self, Zone};
use crate::schema::pledges;
use crate::session::Session;

/// Whose lists are open, and from when.
pub struct Openings {
    /// What is reached by other grants than a volunteer's.
    always: Scope,
    /// The first pledge.
    pledged_on: Option<NaiveDate>,
    now: DateTime<Utc>,
}

impl Openings {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        actor: &Actor,
        now: DateTime<Utc>,
    ) -> QueryResult<Self> {
        let pledged_on = pledges::table
            .filter(pledges::staff_id.eq(actor.id))
            .select(diesel::dsl::min(pledges::pledged_on))
            .first(conn)
            .await?;
        Ok(Self {
            always: actor.scope_without_volunteers(Permission::ReadRoster),
            pledged_on,
            now,
        })
    }

    /// Whether the list can be opened now.
    pub fn is_open(&self, session: &Session, helps: bool) -> bool {
        self.is_more_than_a_volunteers(session, helps)
            || (self.has_pledged(session) && session.timing.local_date == self.today(session))
    }

    /// What is said where it cannot.
    pub fn note(&self, locale: Locale, session: &Session, helps: bool) -> Option<String> {
        let today = self.today(session);
        let day = session.timing.local_date;
        if self.is_more_than_a_volunteers(session, helps) || day < today {
            return None;
        }
        if !self.has_pledged(session) {
            return Some(t(locale, "today-pledge").into_owned());
        }
        let day = dates::day(locale, day, today);
        (session.timing.local_date > today)
            .then(|| t_with(locale, "today-opens", &[("day", day.into())]))
    }

    fn is_more_than_a_volunteers(&self, session: &Session, helps: bool) -> bool {
        self.always.covers(session.target(helps))
    }

    fn has_pledged(&self, session: &Session) -> bool {
        let today = self.today(session);
        self.pledged_on.is_some_and(|pledged| pledged <= today)
    }

    fn today(&self, session: &Session) -> NaiveDate {
        time::local(self.now, Zone::of_stored(&session.time_zone)).0
    }
}
