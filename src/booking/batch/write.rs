//! Writing what was decided: bookings and counters in one statement, and further ones where a booking
//! needs them.

use std::collections::HashSet;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use uuid::Uuid;

use super::{Batch, Decided};
use crate::booking::book::BatchError;
use crate::booking::incoming::{self, Incoming};
use crate::booking::promote::promote;
use crate::booking::rows;
use crate::session::{self, LockedSeats};

impl Batch<'_> {
    /// Whether one statement writes all that was decided: [`Self::write`] would do nothing beside
    /// [`Self::write_rows`].
    pub fn is_one_statement(&self) -> bool {
        self.memory.has_no_past() && !self.made().any(|made| rows::needs_further(&made))
    }

    /// Writes the bookings and the counters, in one statement: nothing when nothing was made.
    pub async fn write_rows(&self, conn: &AsyncPgConnection) -> Result<(), BatchError> {
        let made: Vec<Incoming<'_>> = self.made().collect();
        if made.is_empty() {
            return Ok(());
        }
        let touched = self.touched();
        let seats: Vec<LockedSeats> = self
            .locked
            .values()
            .filter(|locked| touched.contains(&locked.session.id))
            .map(|locked| locked.seats.clone())
            .collect();
        incoming::write(conn, &made, &seats, self.now).await
    }

    /// Writes what was decided, in as many statements as it takes.
    pub async fn write(&mut self, conn: &mut AsyncPgConnection) -> Result<(), BatchError> {
        self.memory.forget_past(conn, self.now).await?;
        self.write_rows(conn).await?;
        let made: Vec<Incoming<'_>> = self.made().collect();
        rows::write_further(conn, &made, self.now).await?;
        if made.iter().any(|(order, _)| order.hold.is_some()) {
            self.close(conn).await?;
        }
        Ok(())
    }

    fn made(&self) -> impl Iterator<Item = Incoming<'_>> {
        let decided = self.orders.iter().zip(&self.decided);
        decided.filter_map(|(order, decided)| match decided {
            Decided::Made(made) => Some((*order, &made.booking)),
            _ => None,
        })
    }

    /// Sessions in which something was made.
    fn touched(&self) -> HashSet<Uuid> {
        self.made().map(|(_, booking)| booking.session_id).collect()
    }

    /// What holds had beyond their bookings goes to those who wait.
    async fn close(&mut self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        let touched = self.touched();
        for (_, locked) in self
            .locked
            .iter_mut()
            .filter(|(id, _)| touched.contains(*id))
        {
            let left_over = self.left_over.get(&locked.session.id);
            locked.seats.give_back(left_over.copied().unwrap_or(0));
            promote(conn, locked, self.now).await?;
            session::settle_seats(conn, &locked.seats).await?;
        }
        Ok(())
    }
}
