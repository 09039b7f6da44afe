//! Orders on their way through one transaction: what is known of them, what was decided, what is
//! written, and the answer to each.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;
use futures_util::future::try_join;
use uuid::Uuid;

use super::book::{Answer, BatchError, BookError, Booked, House, Order};
use super::decide::{Asker, Refusal, Verdict, decide};
use super::hold::{self, Hold};
use super::live::Live;
use super::locked::{Locked, Patience};
use super::model::Booking;
use super::promote::promote;
use super::rows;
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::platform::idempotent::{Claimed, Memory};
use crate::session::{self, LockedSeats};

/// What an order made remembers it as.
pub(super) const KIND: &str = "booking";

/// What was decided of one order.
#[derive(Debug)]
enum Decided {
    /// To be written, or written.
    Made(Box<Made>),
    /// Made before, by an earlier request or an earlier order of this batch.
    Again {
        id: Uuid,
        pin_version: Option<i32>,
        ours: bool,
    },
    /// Not made.
    Not(BookError),
    /// Somebody else holds the session.
    Held,
}

/// A booking of this batch.
#[derive(Debug)]
struct Made {
    booking: Booking,
    position: Option<i64>,
}

/// Orders under one transaction.
pub(super) struct Batch<'a> {
    house: &'a House,
    orders: &'a [&'a Order],
    now: DateTime<Utc>,
    locked: HashMap<Uuid, Locked>,
    held: HashSet<Uuid>,
    memory: Memory,
    holds: HashMap<Uuid, Hold>,
    /// Seats of holds beyond their bookings, by session.
    left_over: HashMap<Uuid, i32>,
    live: Live,
    decided: Vec<Decided>,
}

impl<'a> Batch<'a> {
    /// Locks what the orders want and reads what decides.
    pub async fn open(
        conn: &mut AsyncPgConnection,
        house: &'a House,
        orders: &'a [&'a Order],
        patience: Patience,
        now: DateTime<Utc>,
    ) -> Result<Self, BatchError> {
        let mut ids: Vec<Uuid> = orders.iter().map(|order| order.wish.session.0).collect();
        ids.sort_unstable();
        ids.dedup();
        let seen: HashMap<Uuid, _> = orders
            .iter()
            .filter_map(|order| Some((order.wish.session.0, Arc::clone(order.seen.as_ref()?))))
            .collect();
        let said = session::load_unless_seen(conn, &ids, &seen);
        let ((mut locked, held), memory) = try_join(
            Locked::read_all(conn, &ids, patience, said),
            Memory::of(conn, orders.iter().map(|order| &order.once), now),
        )
        .await?;
        for one in &mut locked {
            one.freshen(conn, now).await?;
        }
        let limited = locked
            .iter()
            .any(|one| one.limits.bookings_per_contact.is_some());
        let live = Live::of(conn, orders, (house.most_live, limited), now).await?;
        let holds = hold::named(conn, orders, now).await?;
        Ok(Self {
            house,
            orders,
            now,
            locked: locked
                .into_iter()
                .map(|one| (one.session.id, one))
                .collect(),
            held,
            memory,
            holds,
            left_over: HashMap::new(),
            live,
            decided: Vec::with_capacity(orders.len()),
        })
    }

    /// Decides each order in turn.
    pub fn decide(&mut self) {
        let mut keys: HashMap<(&str, &str), usize> = HashMap::new();
        for (at, order) in self.orders.iter().enumerate() {
            let name = (order.once.scope.as_str(), order.once.key.as_str());
            let decided = match keys.get(&name) {
                Some(first) => self.twin(order, *first),
                None => self.one(order),
            };
            if matches!(decided, Decided::Made(_)) {
                keys.insert(name, at);
            }
            self.decided.push(decided);
        }
    }

    /// An order whose key has just come true for another one of this batch.
    fn twin(&self, order: &Order, first: usize) -> Decided {
        match (self.orders.get(first), self.decided.get(first)) {
            (Some(other), Some(Decided::Made(made))) if order.once.is_twin_of(&other.once) => {
                Decided::Again {
                    id: made.booking.id,
                    pin_version: Some(made.booking.pin_version),
                    ours: false,
                }
            }
            _ => Decided::Not(Problem::new(&KEY_REUSED).into()),
        }
    }

    fn one(&mut self, order: &Order) -> Decided {
        if self.held.contains(&order.wish.session.0) {
            return Decided::Held;
        }
        match self.memory.claim(&order.once, KIND) {
            Err(problem) => return Decided::Not(problem.into()),
            Ok(Claimed::Replay {
                created_id,
                pin_version,
            }) => {
                return Decided::Again {
                    id: created_id,
                    pin_version,
                    ours: created_id == order.id.0,
                };
            }
            Ok(Claimed::New) => {}
        }
        match self.seat(order) {
            Ok(made) => Decided::Made(Box::new(made)),
            Err(error) => Decided::Not(error),
        }
    }

    fn seat(&mut self, order: &Order) -> Result<Made, BookError> {
        let held = hold::seats_of(&self.holds, order)?;
        let wish = &order.wish;
        let locked = self
            .locked
            .get_mut(&wish.session.0)
            .ok_or(Refusal::NoSuchSession)?;
        let live = self.live.of_order(order);
        let who = Asker {
            by_staff: order.by.is_some(),
            held,
            live_here: live.here,
            live: live.anywhere,
            most_live: self.house.most_live,
        };
        // Drawn first: what can fail must not fail after seats were taken.
        let number = (self.house.draw)().map_err(Problem::internal)?;
        let verdict = decide(locked, wish, who, self.now)?;
        let booking = rows::booking(
            self.house,
            order,
            &locked.session,
            (verdict, number),
            self.now,
        );
        self.live.add(order);
        if let Some(hold) = order.hold {
            self.holds.remove(&hold.0);
            let left_over = self.left_over.entry(wish.session.0).or_default();
            *left_over += (held.unwrap_or(0) - wish.seats).max(0);
        }
        let waits = matches!(verdict, Verdict::Waiting(_));
        Ok(Made {
            position: waits.then(|| i64::from(locked.seats.waiting)),
            booking,
        })
    }

    /// Writes what was decided: nothing when nothing was made.
    pub async fn write(&mut self, conn: &mut AsyncPgConnection) -> Result<(), BatchError> {
        let mut made: Vec<(&Order, &mut Booking)> = self
            .orders
            .iter()
            .zip(&mut self.decided)
            .filter_map(|(order, decided)| match decided {
                Decided::Made(made) => Some((*order, &mut made.booking)),
                _ => None,
            })
            .collect();
        if made.is_empty() {
            return Ok(());
        }
        let touched: HashSet<Uuid> = made.iter().map(|(_, booking)| booking.session_id).collect();
        let seats: Vec<LockedSeats> = self
            .locked
            .values()
            .filter(|locked| touched.contains(&locked.session.id))
            .map(|locked| locked.seats.clone())
            .collect();
        let written = rows::write(conn, &made, &seats, self.now).await?;
        rows::draw_again(conn, self.house.draw, &mut made, written, self.now).await?;
        rows::write_beside(conn, &made, self.now).await?;
        if made.iter().any(|(order, _)| order.hold.is_some()) {
            self.close(conn, &touched).await?;
        }
        Ok(())
    }

    /// What holds had beyond their bookings goes to those who wait.
    async fn close(
        &mut self,
        conn: &mut AsyncPgConnection,
        touched: &HashSet<Uuid>,
    ) -> Result<(), BatchError> {
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

    /// The answers, in the orders' order.
    pub async fn answers(self, conn: &mut AsyncPgConnection) -> Result<Vec<Answer>, BatchError> {
        let again = self.decided.iter().filter_map(|decided| match decided {
            Decided::Again { id, .. } => Some(*id),
            _ => None,
        });
        let before = rows::with_sessions(conn, again.collect()).await?;
        let answer = |decided| match decided {
            Decided::Held => Answer::Held,
            Decided::Not(error) => Answer::Decided(Err(error)),
            Decided::Made(made) => Answer::Decided(new(&self.locked, *made)),
            Decided::Again {
                id,
                pin_version,
                ours,
            } => Answer::Decided(again_of(&before, id, pin_version, ours)),
        };
        Ok(self.decided.into_iter().map(answer).collect())
    }
}

fn new(locked: &HashMap<Uuid, Locked>, made: Made) -> Result<Box<Booked>, BookError> {
    let session = locked
        .get(&made.booking.session_id)
        .ok_or(Refusal::NoSuchSession)?;
    Ok(Box::new(Booked {
        session: Arc::clone(&session.session),
        position: made.position,
        pin_version: Some(made.booking.pin_version),
        replayed: false,
        booking: made.booking,
    }))
}

fn again_of(
    before: &HashMap<Uuid, (Booking, session::Session)>,
    id: Uuid,
    pin_version: Option<i32>,
    ours: bool,
) -> Result<Box<Booked>, BookError> {
    let (booking, session) = before.get(&id).cloned().ok_or_else(Problem::not_found)?;
    Ok(Box::new(Booked {
        pin_version: pin_version.filter(|version| *version == booking.pin_version),
        position: None,
        replayed: !ours,
        booking,
        session: Arc::new(session),
    }))
}
