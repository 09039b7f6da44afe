//! A session's seats, put together again from the changes that were written down.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{BookingState, Change, ChangedRow, HoldState, Micros, SeatsState};

/// A session between two transactions.
#[derive(Debug, Clone, Default)]
pub struct SessionState {
    pub seats: SeatsState,
    /// Those that take a seat or wait for one.
    pub bookings: BTreeMap<Uuid, BookingState>,
    pub holds: BTreeMap<Uuid, HoldState>,
}

impl BookingState {
    /// Seats it takes.
    pub fn takes(&self) -> i64 {
        let seated = ["pending", "offered", "confirmed", "came", "no-show"];
        match seated.contains(&self.status.as_str()) && !self.released {
            true => self.seats,
            false => 0,
        }
    }

    /// Whether it waits.
    pub fn waits(&self) -> bool {
        self.status == "waiting"
    }
}

impl SessionState {
    pub fn apply(&mut self, row: &ChangedRow) {
        match row {
            ChangedRow::Seats(seats) => self.seats = seats.clone(),
            ChangedRow::Booking(id, booking) => {
                self.bookings.remove(id);
                let active = booking
                    .as_ref()
                    .filter(|booking| booking.takes() > 0 || booking.waits());
                self.bookings
                    .extend(active.map(|booking| (*id, booking.clone())));
            }
            ChangedRow::Hold(id, hold) => {
                self.holds.remove(id);
                self.holds
                    .extend(hold.as_ref().map(|hold| (*id, hold.clone())));
            }
        }
    }

    /// Seats taken, by the rows.
    pub fn taken_by_rows(&self) -> i64 {
        let bookings = self.bookings.values().map(BookingState::takes);
        bookings
            .chain(self.holds.values().map(|hold| hold.seats))
            .sum()
    }

    /// Bookings waiting, by the rows.
    pub fn waiting(&self) -> impl Iterator<Item = (&Uuid, &BookingState)> {
        self.bookings.iter().filter(|(_, booking)| booking.waits())
    }

    /// Seats there are.
    pub fn capacity(&self) -> i64 {
        self.seats.total.unwrap_or(0) + self.seats.overbook
    }

    /// What nobody has.
    pub fn free(&self) -> FreeSeats {
        let mut free = FreeSeats {
            left: self.capacity(),
            expiring: Vec::new(),
            waiting_list: self.waiting_list(),
        };
        for booking in self.bookings.values() {
            match booking.until.filter(|_| booking.status == "offered") {
                Some(until) => free.expiring.push((until, booking.takes())),
                None => free.left -= booking.takes(),
            }
        }
        let holds = self.holds.values();
        free.expiring
            .extend(holds.map(|hold| (hold.until, hold.seats)));
        free
    }

    /// The seats that each of those who wait wants, in their order.
    fn waiting_list(&self) -> Vec<i64> {
        let mut waiting: Vec<_> = self
            .waiting()
            .map(|(_, one)| (one.place, one.seats))
            .collect();
        waiting.sort_unstable();
        waiting.into_iter().map(|(_, seats)| seats).collect()
    }

    /// Whether somebody waits who would fit, at a time of the service's clock.
    pub fn somebody_fits(&self, clock: Micros) -> bool {
        let Some(smallest) = self.waiting().map(|(_, booking)| booking.seats).min() else {
            return false;
        };
        smallest <= self.free().at(clock)
    }
}

/// Seats that nobody has. What has expired is free, whether its row is gone or not.
#[derive(Debug, Clone)]
pub struct FreeSeats {
    left: i64,
    /// Ends of holds and offers by the service's clock, and their seats.
    pub expiring: Vec<(Micros, i64)>,
    waiting_list: Vec<i64>,
}

impl FreeSeats {
    /// At a time of the service's clock.
    pub fn at(&self, clock: Micros) -> i64 {
        let live = self.expiring.iter().filter(|(until, _)| *until > clock);
        self.left - live.map(|(_, seats)| seats).sum::<i64>()
    }

    /// What is left of it when everybody who waits and fits has been given theirs.
    pub fn behind_the_waiting_list(&self, clock: Micros) -> i64 {
        let give = |left, seats: &i64| if *seats <= left { left - seats } else { left };
        self.waiting_list.iter().fold(self.at(clock), give)
    }
}

/// What one transaction did to one session.
#[derive(Debug)]
pub struct Transaction<'a> {
    pub xact: i64,
    /// When it last wrote, and when the next one did.
    pub at: Micros,
    pub until: Micros,
    pub before: &'a SessionState,
    pub after: &'a SessionState,
    pub changes: &'a [&'a Change],
}

/// Goes through the transactions of one session, whose changes these are, in their order.
pub fn replay(changes: &[&Change], ended_at: Micros, mut see: impl FnMut(&Transaction<'_>)) {
    let mut before = SessionState::default();
    let mut transactions = changes.chunk_by(|a, b| a.xact == b.xact).peekable();
    while let Some(transaction) = transactions.next() {
        let mut after = before.clone();
        for change in transaction {
            after.apply(&change.row);
        }
        let last = |changes: &[&Change]| changes.last().unwrap().at;
        see(&Transaction {
            xact: transaction[0].xact,
            at: last(transaction),
            until: transactions.peek().map_or(ended_at, |next| last(next)),
            before: &before,
            after: &after,
            changes: transaction,
        });
        before = after;
    }
}
