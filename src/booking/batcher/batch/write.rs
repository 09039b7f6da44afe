//! Writes what was decided: bookings, keys, letters and seat counters in one statement, and further
//! rows where a booking needs them.

use std::collections::HashSet;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::{Batch, Decision};
use crate::booking::batcher::command::BatchError;
use crate::booking::batcher::insert::{self, NewRow};
use crate::booking::batcher::rows;
use crate::booking::seats::promote;
use crate::platform::ids::SessionId;
use crate::session::{self, SeatCounters};

impl Batch<'_> {
    /// Writes the batch; nothing when nothing was created.
    pub async fn write(&mut self, conn: &mut AsyncPgConnection) -> Result<(), BatchError> {
        let created: Vec<NewRow<'_>> = self.created().collect();
        if created.is_empty() {
            return Ok(());
        }
        let now = self.input.now;
        self.keys.forget_expired(conn, now).await?;
        insert::insert(conn, &created, &self.changed_seats(), now).await?;
        rows::write_further(conn, &created, now).await?;
        if created.iter().any(|row| row.command.hold.is_some()) {
            self.give_left_over(conn).await?;
        }
        Ok(())
    }

    fn created(&self) -> impl Iterator<Item = NewRow<'_>> {
        let decided = self.input.commands.iter().zip(&self.decisions);
        decided.filter_map(|(command, decision)| match decision {
            Decision::Create(created) => Some(NewRow {
                command,
                booking: &created.booking,
                details: &created.details,
                letter: created.letter,
            }),
            _ => None,
        })
    }

    /// Sessions in which something was created.
    fn changed(&self) -> HashSet<SessionId> {
        self.created().map(|row| row.booking.session_id).collect()
    }

    fn changed_seats(&self) -> Vec<SeatCounters> {
        let changed = self.changed();
        let locked = self.locked.values();
        locked
            .filter(|locked| changed.contains(&locked.session.id))
            .map(|locked| locked.seats.clone())
            .collect()
    }

    /// Gives the seats that holds had beyond their bookings to those who wait.
    async fn give_left_over(&mut self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        let changed = self.changed();
        let locked = self.locked.iter_mut();
        for (id, locked) in locked.filter(|(id, _)| changed.contains(*id)) {
            let left_over = self.left_over.get(id).copied();
            locked.seats.give_back(left_over.unwrap_or(0));
            promote(conn, locked, self.input.now).await?;
            session::save_seats(conn, &locked.seats).await?;
        }
        Ok(())
    }
}
