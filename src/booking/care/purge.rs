//! Wipes people and keeps counts: names, contacts, bookers and visit addresses go N days after the
//! session, and letters' recipients and call tasks' notes with them. Twice changes nothing.
//! The roof's purge job and the `purge` command call this.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncConnection, AsyncPgConnection, RunQueryDsl};

use crate::platform::idempotency;
use crate::schema::pin_tries;

/// Wipes what is past its time; answers how many bookings were wiped. A course is past with its last
/// meeting: its row ends then.
///
/// # Errors
/// Of the database; nothing is half wiped.
pub async fn purge(conn: &mut AsyncPgConnection, now: DateTime<Utc>) -> QueryResult<usize> {
    conn.transaction::<_, diesel::result::Error, _>(async |conn| {
        let wiped = diesel::sql_query(
            "update bookings b set name = null, email = null, phone = null, interpreter = null, \
                    notify = 'none', wiped_at = $1 \
               from sessions s join organisations o on o.id = s.organisation_id \
              where b.session_id = s.id and b.wiped_at is null \
                and s.ends_at + make_interval(days => o.retention_days) < $1",
        )
        .bind::<Timestamptz, _>(now)
        .execute(conn)
        .await?;
        wipe_details(conn).await?;
        wipe_letters(conn).await?;
        let unused = pin_tries::hour_began_at.lt(now - TimeDelta::days(400));
        diesel::delete(pin_tries::table.filter(unused))
            .execute(conn)
            .await?;
        idempotency::forget_expired(conn, now).await?;
        Ok(wiped)
    })
    .await
}

/// A statement of its own, so that it sees what a change has committed just before.
async fn wipe_details(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::sql_query(
        "update booking_details d set visit = null, device = null, needs = '{}', \
                booked_by = jsonb_build_object('relation', d.booked_by -> 'relation') \
           from bookings b where b.id = d.booking_id and b.wiped_at is not null \
            and (d.visit is not null or d.device is not null or d.needs <> '{}' \
                or d.booked_by <> jsonb_build_object('relation', d.booked_by -> 'relation'))",
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// What told people anything: letters that still wait are not sent, and nobody is called any more.
async fn wipe_letters(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::sql_query(
        "update letters l set recipient = null, facts = '{}', \
                state = case when l.state in ('waiting', 'sending') then 'expired' else l.state end \
           from bookings b where b.id = l.booking_id and b.wiped_at is not null and l.recipient is not null",
    )
    .execute(conn)
    .await?;
    diesel::sql_query(
        "update call_tasks c set note = null, state = 'done' \
           from bookings b where b.id = c.booking_id and b.wiped_at is not null \
            and (c.note is not null or c.state = 'open')",
    )
    .execute(conn)
    .await?;
    Ok(())
}
