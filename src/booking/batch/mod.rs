//! Orders on their way through one transaction: what is known of them, and what was decided. What is
//! written is `write.rs`, and the answer to each `answers.rs`.

mod answers;
mod write;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use futures_util::future::try_join3;
use uuid::Uuid;

use super::book::{BatchError, BookError, House, Order};
use super::decide::{Asker, Refusal, Verdict, decide};
use super::hold::{self, Hold};
use super::live::Live;
use super::locked::{Locked, Patience};
use super::model::Booking;
use super::rows;
use crate::platform::http::problem::{KEY_REUSED, Problem};
use crate::platform::idempotent::{Claimed, Memory};
use crate::platform::transaction;
use crate::session;

/// What an order made remembers it as.
pub(super) const KIND: &str = "booking";

/// What was decided of one order.
#[derive(Debug)]
enum Decided {
    /// To be written, or written.
    Made(Box<Made>),
    /// Made by an earlier order of this batch.
    TwinOf(usize),
    /// Made by an earlier request.
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

/// Sessions as the doors saw them.
fn seen_by(orders: &[&Order]) -> HashMap<Uuid, Arc<session::Session>> {
    let seen = |order: &&Order| Some((order.wish.session.0, Arc::clone(order.seen.as_ref()?)));
    orders.iter().filter_map(seen).collect()
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
    /// Bookings made before, with their sessions.
    before: HashMap<Uuid, (Booking, session::Session)>,
}

impl<'a> Batch<'a> {
    /// Begins the transaction, locks what the orders want and reads what decides.
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
        // One after the other on one connection, and none waits for the answer to the one before.
        let ((), opened, memory) = try_join3(
            transaction::begin(conn),
            session::open(conn, &ids, patience == Patience::Wait),
            Memory::of(conn, orders.iter().map(|order| &order.once), now),
        )
        .await?;
        let (mut locked, held) = Locked::with_sessions(conn, opened, &seen_by(orders)).await?;
        for one in &mut locked {
            one.freshen(conn, now).await?;
        }
        let limited = locked
            .iter()
            .any(|one| one.limits.bookings_per_contact.is_some());
        Ok(Self {
            house,
            orders,
            now,
            held,
            memory,
            live: Live::of(conn, orders, (house.most_live, limited), now).await?,
            holds: hold::named(conn, orders, now).await?,
            locked: locked
                .into_iter()
                .map(|one| (one.session.id, one))
                .collect(),
            left_over: HashMap::new(),
            decided: Vec::with_capacity(orders.len()),
            before: HashMap::new(),
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
            (Some(other), Some(Decided::Made(_))) if order.once.is_twin_of(&other.once) => {
                Decided::TwinOf(first)
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

    /// Reads the bookings that were made before.
    pub async fn recall(&mut self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        let again = self.decided.iter().filter_map(|decided| match decided {
            Decided::Again { id, .. } => Some(*id),
            _ => None,
        });
        self.before = rows::with_sessions(conn, again.collect()).await?;
        Ok(())
    }
}
