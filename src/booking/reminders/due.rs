//! Whose reminder is due and was not written. Whoever was told when they come a moment ago needs none.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Bool, Text, Timestamptz, Uuid};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::booking::notify::Reminder;
use crate::booking::rules::{EARLIEST_REMINDER, ReminderTime};
use crate::platform::ids::BookingId;
use crate::platform::time::Zone;
use crate::session::{self, StartingSession};

/// A session or meeting that people are reminded of now.
#[derive(Debug, Clone)]
pub(super) struct DueSession {
    starting: StartingSession,
    known_since: DateTime<Utc>,
}

impl DueSession {
    pub fn reminder(&self) -> Reminder {
        Reminder {
            session: self.starting.id,
            starts_at: self.starting.timing.starts_at,
        }
    }
}

/// Somebody to be reminded.
#[derive(Debug, Clone, QueryableByName)]
pub(super) struct DuePerson {
    #[diesel(sql_type = Uuid)]
    booking: uuid::Uuid,
    /// Which of the sessions, counted from one.
    #[diesel(sql_type = BigInt)]
    which: i64,
    /// By a call.
    #[diesel(sql_type = Bool)]
    pub by_phone: bool,
}

impl DuePerson {
    pub fn booking(&self) -> BookingId {
        BookingId(self.booking)
    }

    pub fn of<'a>(&self, sessions: &'a [DueSession]) -> Option<&'a DueSession> {
        let index = usize::try_from(self.which).ok()?.checked_sub(1)?;
        sessions.get(index)
    }
}

/// The sessions whose reminders go now.
pub(super) async fn due_sessions(
    conn: &mut AsyncPgConnection,
    now: DateTime<Utc>,
) -> QueryResult<Vec<DueSession>> {
    let soon = session::starting_sessions(conn, now, now + EARLIEST_REMINDER).await?;
    let due = soon.into_iter().filter_map(|starting| {
        let zone = Zone::of_stored(&starting.time_zone);
        let time = ReminderTime::of(&starting.timing, zone);
        time.is_at(now).then(|| DueSession {
            starting,
            known_since: time.known_since(),
        })
    });
    Ok(due.collect())
}

/// At most so many of those who have a seat there and no reminder: by letter, or by a call where no
/// letter reaches them and their organisation rings. Whoever is to be rung about more than that needs no second call.
pub(super) async fn due_people(
    conn: &mut AsyncPgConnection,
    sessions: &[DueSession],
    most: i64,
) -> QueryResult<Vec<DuePerson>> {
    let booked_in: Vec<uuid::Uuid> = sessions
        .iter()
        .map(|one| one.starting.booked_in().0)
        .collect();
    let keys: Vec<String> = sessions.iter().map(|one| one.reminder().key()).collect();
    let known_since: Vec<DateTime<Utc>> = sessions.iter().map(|one| one.known_since).collect();
    diesel::sql_query(
        "select b.id as booking, due.which, b.notify = 'phone' or b.email_bounced_at is not null as by_phone \
           from unnest($1, $2, $3) with ordinality as due (booked_in, key, known_since, which) \
           join bookings b on b.session_id = due.booked_in \
          where b.status = 'confirmed' and b.wiped_at is null and b.created_at < due.known_since \
            and case when b.notify = 'email' and b.email_bounced_at is null then b.email is not null \
                 and not exists (select from letters l where l.booking_id = b.id \
                      and (l.dedupe_key = due.key or (l.created_at >= due.known_since \
                           and l.kind in ('confirmation', 'change', 'promotion')))) \
                when b.notify <> 'none' then b.phone is not null \
                 and (select o.remind_by_phone from organisations o where o.id = b.organisation_id) \
                 and not exists (select from call_tasks c where c.booking_id = b.id \
                      and (c.dedupe_key = due.key || ':' || b.id or (c.kind in ('change', 'promotion') \
                           and (c.created_at >= due.known_since or c.state = 'open')))) \
                else false end \
          order by due.which, b.id limit $4",
    )
    .bind::<Array<Uuid>, _>(booked_in)
    .bind::<Array<Text>, _>(keys)
    .bind::<Array<Timestamptz>, _>(known_since)
    .bind::<BigInt, _>(most)
    .load(conn)
    .await
}
