//! Wipes people and keeps counts: whatever a person said or was called goes N days after the session.
//! Every column of a booking that can hold a person's words is named in this file and nowhere else; reports on
//! accessibility go as a whole. Twice changes nothing, and what an older version left in wiped rows goes too.
//! The roof's purge job and the `purge` command call this.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::organisation;
use crate::platform::idempotency;
use crate::schema::pin_tries;

/// The bookings whose time is up, and their own columns.
const WIPE_BOOKINGS: &str = "\
    update bookings b set name = null, email = null, phone = null, phone_typed = null, interpreter = null, \
            notify = 'none', wiped_at = $1 \
       from sessions s join organisations o on o.id = s.organisation_id \
      where b.session_id = s.id and b.wiped_at is null \
        and s.ends_at + make_interval(days => o.retention_days) < $1";

/// Why staff let a session clash or changed it in spite of a guard, in their own words.
const WIPE_SESSIONS: &str = "\
    update audit a set facts = a.facts || jsonb_strip_nulls(jsonb_build_object( \
            'clashAllowed', case when a.facts ->> 'clashAllowed' is not null then 'wiped' end, \
            'override', case when a.facts ->> 'override' is not null then 'wiped' end)) \
       from sessions s join organisations o on o.id = s.organisation_id \
      where s.id = a.object_id \
        and (a.facts ->> 'clashAllowed' <> 'wiped' or a.facts ->> 'override' <> 'wiped') \
        and s.ends_at + make_interval(days => o.retention_days) < $1";

/// What else speaks of a wiped booking. Each is a statement of its own, so that it sees what a change has
/// committed just before, and each looks at what is there, not at when the booking was wiped.
const WIPE_WHAT_SPEAKS_OF_THEM: [&str; 6] = [
    // Of the topics those remain that the session offers: they are the organisation's words.
    "update booking_details d set visit = null, device = null, needs = '{}', \
            booked_by = jsonb_build_object('relation', d.booked_by -> 'relation'), \
            topics = array(select topic from unnest(d.topics) topic where topic = any (t.topics)) \
       from bookings b join session_texts t on t.session_id = b.session_id \
      where b.id = d.booking_id and b.wiped_at is not null \
        and (d.visit is not null or d.device is not null or d.needs <> '{}' or not d.topics <@ t.topics \
            or d.booked_by <> jsonb_build_object('relation', d.booked_by -> 'relation'))",
    // Letters that still wait are not sent any more. A mail server's reason may quote anything.
    "update letters l set recipient = null, facts = '{}', reason = null, sent_subject = null, sent_text = null, \
            state = case when l.state in ('waiting', 'sending') then 'expired' else l.state end \
       from bookings b where b.id = l.booking_id and b.wiped_at is not null \
        and (l.recipient is not null or l.facts <> '{}' or l.reason is not null or l.sent_text is not null)",
    // Nobody is called any more.
    "update call_tasks c set facts = '{}', state = case when c.state = 'open' then 'superseded' else c.state end \
       from bookings b where b.id = c.booking_id and b.wiped_at is not null \
        and (c.facts <> '{}' or c.state = 'open')",
    "update call_attempts a set note = null \
       from call_tasks c join bookings b on b.id = c.booking_id \
      where c.id = a.call_task_id and b.wiped_at is not null and a.note is not null",
    // That there was a reason to go beyond a rule remains, and who did.
    "update audit a set facts = jsonb_set(a.facts, '{reason}', '\"wiped\"') \
       from bookings b where b.id = a.object_id and b.wiped_at is not null \
        and a.facts ->> 'reason' <> 'wiped'",
    // A caller chooses its keys.
    "delete from idempotency_keys k \
      using bookings b where b.id = k.created_id and b.wiped_at is not null",
];

/// Wipes what is past its time; answers how many bookings were wiped. A course is past with its last
/// meeting: its row ends then.
///
/// # Errors
/// Of the database; nothing is half wiped.
pub async fn purge(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    conn.transaction::<_, diesel::result::Error, _>(async |conn| {
        let wiped = wipe_past(conn, WIPE_BOOKINGS, now).await?;
        for statement in WIPE_WHAT_SPEAKS_OF_THEM {
            diesel::sql_query(statement).execute(conn).await?;
        }
        wipe_past(conn, WIPE_SESSIONS, now).await?;
        let unused = pin_tries::hour_began_at.lt(now - TimeDelta::days(400));
        diesel::delete(pin_tries::table.filter(unused))
            .execute(conn)
            .await?;
        idempotency::forget_expired(conn, now).await?;
        organisation::forget_reports(conn, now).await?;
        Ok(wiped)
    })
    .await
}

async fn wipe_past(
    conn: &mut AsyncPgConnection,
    statement: &str,
    now: DateTime<Utc>,
) -> QueryResult<usize> {
    diesel::sql_query(statement)
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await
}
