//! A session's seats, put together again from what was written down, one transaction at a time.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::{Booking, Change, Hold, Micros, Seats, What};

/// A session between two transactions.
#[derive(Debug, Clone, Default)]
pub struct State {
    pub seats: Seats,
    /// Those that take a seat or wait for one.
    pub bookings: BTreeMap<Uuid, Booking>,
    pub holds: BTreeMap<Uuid, Hold>,
}

impl Booking {
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

impl State {
    /// After one more change.
    pub fn apply(&mut self, what: &What) {
        match what {
            What::Seats(seats) => self.seats = seats.clone(),
            What::Booking(id, booking) => {
                self.bookings.remove(id);
                let alive = booking
                    .as_ref()
                    .filter(|booking| booking.takes() > 0 || booking.waits());
                self.bookings
                    .extend(alive.map(|booking| (*id, booking.clone())));
            }
            What::Hold(id, hold) => {
                self.holds.remove(id);
                self.holds
                    .extend(hold.as_ref().map(|hold| (*id, hold.clone())));
            }
        }
    }

    /// Seats taken, by the rows.
    pub fn taken_by_rows(&self) -> i64 {
        let bookings = self.bookings.values().map(Booking::takes);
        bookings
            .chain(self.holds.values().map(|hold| hold.seats))
            .sum()
    }

    /// Bookings waiting, by the rows.
    pub fn waiting(&self) -> impl Iterator<Item = (&Uuid, &Booking)> {
        self.bookings.iter().filter(|(_, booking)| booking.waits())
    }

    /// Seats there are.
    pub fn capacity(&self) -> i64 {
        self.seats.total.unwrap_or(0) + self.seats.overbook
    }

    /// What nobody has.
    pub fn room(&self) -> Room {
        let mut room = Room {
            left: self.capacity(),
            expiring: Vec::new(),
            queue: self.queue(),
        };
        for booking in self.bookings.values() {
            match booking.until.filter(|_| booking.status == "offered") {
                Some(until) => room.expiring.push((until, booking.takes())),
                None => room.left -= booking.takes(),
            }
        }
        let holds = self.holds.values();
        room.expiring
            .extend(holds.map(|hold| (hold.until, hold.seats)));
        room
    }

    /// Seats that each of those who wait wants, in their order.
    fn queue(&self) -> Vec<i64> {
        let mut queue: Vec<_> = self
            .waiting()
            .map(|(_, one)| (one.place, one.seats))
            .collect();
        queue.sort_unstable();
        queue.into_iter().map(|(_, seats)| seats).collect()
    }

    /// Whether somebody waits who fits, at a time of the service's clock.
    pub fn somebody_fits(&self, clock: Micros) -> bool {
        let Some(smallest) = self.waiting().map(|(_, booking)| booking.seats).min() else {
            return false;
        };
        smallest <= self.room().at(clock)
    }
}

/// Seats that nobody has. What has expired is free, whether somebody swept it away or not.
#[derive(Debug, Clone)]
pub struct Room {
    left: i64,
    /// Ends of holds and offers by the service's clock, and their seats.
    pub expiring: Vec<(Micros, i64)>,
    queue: Vec<i64>,
}

impl Room {
    /// At a time of the service's clock.
    pub fn at(&self, clock: Micros) -> i64 {
        let live = self.expiring.iter().filter(|(until, _)| *until > clock);
        self.left - live.map(|(_, seats)| seats).sum::<i64>()
    }
}

impl Room {
    /// What is left of it when everybody who waits and fits has been given theirs.
    pub fn behind_the_queue(&self, clock: Micros) -> i64 {
        let give = |left, seats: &i64| if *seats <= left { left - seats } else { left };
        self.queue.iter().fold(self.at(clock), give)
    }
}

/// What one transaction did to one session.
#[derive(Debug)]
pub struct Step<'a> {
    pub xact: i64,
    /// When it last wrote, and when the next one did.
    pub at: Micros,
    pub until: Micros,
    pub before: &'a State,
    pub after: &'a State,
    pub changes: &'a [&'a Change],
}

/// Shows the transactions of one session, whose changes these are, in their order.
pub fn walk(changes: &[&Change], ended_at: Micros, mut show: impl FnMut(&Step<'_>)) {
    let mut before = State::default();
    let mut steps = changes.chunk_by(|a, b| a.xact == b.xact).peekable();
    while let Some(step) = steps.next() {
        let mut after = before.clone();
        for change in step {
            after.apply(&change.what);
        }
        let last = |step: &[&Change]| step.last().unwrap().at;
        show(&Step {
            xact: step[0].xact,
            at: last(step),
            until: steps.peek().map_or(ended_at, |next| last(next)),
            before: &before,
            after: &after,
            changes: step,
        });
        before = after;
    }
}
