//! The commands of one transaction: locked and read, decided in the order of their arrival, written
//! together. `write.rs` writes what was decided, `replies.rs` says it to each.
//!
//! Lock order: the sessions' seats by id, contacts sorted, keys sorted, then the rest.

mod replies;
mod there;
mod wanted;
mod write;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use futures_util::future::{try_join, try_join3};

use self::there::already_there;
use self::wanted::{contacts_of, seen_sessions, sessions_of};
use super::command::{BatchError, BookingCommand, BookingConfig, KIND, Reply};
use super::lock_patience::{LockPatience, lock};
use super::permits::Permit;
use super::rows::{self, MadeBefore};
use crate::booking::channel::Channel;
use crate::booking::contact::{ContactKey, LiveBookings, OwnLetters};
use crate::booking::details::BookingDetails;
use crate::booking::hold::{self, Hold};
use crate::booking::model::Booking;
use crate::booking::notify::{LetterFate, has_confirmation_letter};
use crate::booking::problems::BookError;
use crate::booking::rules::{Asker, Refusal, Verdict, decide};
use crate::booking::seats::{LockedSession, SessionLocks, expire_due, with_sessions};
use crate::platform::db::Conn;
use crate::platform::db::transaction;
use crate::platform::idempotency::{Claimed, KnownKeys};
use crate::platform::ids::{BookingId, HoldId, SessionId};
use crate::platform::problem::{KEY_REUSED, Problem};

/// What a batch is made of.
#[derive(Clone, Copy)]
pub(super) struct BatchInput<'a> {
    pub config: &'a BookingConfig,
    /// In the order of their arrival.
    pub commands: &'a [&'a BookingCommand],
    pub patience: LockPatience,
    pub now: DateTime<Utc>,
}

/// Books the commands in one transaction. The permit goes back before the commit, so that the next
/// batch works while this one is made durable.
///
/// # Errors
/// Of the transaction as a whole. A refusal is one command's own reply.
pub(super) async fn run_batch(
    conn: Conn,
    input: BatchInput<'_>,
    permit: Option<Permit>,
) -> Result<Vec<Reply>, BatchError> {
    let mut conn = transaction::guard(conn);
    let written = write_batch(&mut conn, input).await;
    drop(permit);
    let batch = transaction::end(conn, written).await?;
    Ok(batch.into_replies())
}

/// Books all of the commands in one transaction, or none: with a refusal, or without `write`, nothing is written. Who has
/// a booking like it in the session already has booked, as by an earlier request.
///
/// # Errors
/// Of the transaction as a whole. A refusal is one command's own reply.
pub(super) async fn run_together(
    conn: Conn,
    input: BatchInput<'_>,
    write: bool,
) -> Result<Vec<Reply>, BatchError> {
    let mut conn = transaction::guard(conn);
    let decided = decide_together(&mut conn, input, write).await;
    let batch = transaction::end(conn, decided).await?;
    Ok(batch.into_replies())
}

async fn decide_together<'a>(
    conn: &mut AsyncPgConnection,
    input: BatchInput<'a>,
    write: bool,
) -> Result<Batch<'a>, BatchError> {
    let mut batch = Batch::read(conn, input).await?;
    batch.there = already_there(conn, input.commands).await?;
    batch.decide();
    batch.load_replayed(conn).await?;
    if write && batch.refuses_nobody() {
        batch.write(conn).await?;
    }
    Ok(batch)
}

async fn write_batch<'a>(
    conn: &mut AsyncPgConnection,
    input: BatchInput<'a>,
) -> Result<Batch<'a>, BatchError> {
    let mut batch = Batch::read(conn, input).await?;
    batch.decide();
    batch.load_replayed(conn).await?;
    batch.write(conn).await?;
    Ok(batch)
}

/// What was decided of one command.
#[derive(Debug)]
enum Decision {
    /// To be written, or written.
    Create(Box<Created>),
    /// An earlier command of this batch has the same key and says the same.
    DuplicateOf(usize),
    /// An earlier request made it.
    Replay {
        id: BookingId,
        pin_version: Option<i32>,
        /// It was this very command, in a transaction whose commit was not heard.
        same_command: bool,
    },
    Refuse(BookError),
    LockedElsewhere,
}

#[derive(Debug)]
struct Created {
    booking: Booking,
    details: BookingDetails,
    /// Its place in the waiting list, from 1.
    position: Option<i64>,
    /// What becomes of its letter; none where it has none.
    letter: Option<LetterFate>,
}

/// The commands under one transaction.
struct Batch<'a> {
    input: BatchInput<'a>,
    locked: HashMap<SessionId, LockedSession>,
    locked_elsewhere: HashSet<SessionId>,
    keys: KnownKeys,
    holds: HashMap<HoldId, Hold>,
    /// Seats that holds have beyond their bookings, by session.
    left_over: HashMap<SessionId, i32>,
    live: LiveBookings,
    own_letters: OwnLetters,
    /// Bookings that are there already, by the place of the command that wants one like it.
    there: HashMap<usize, BookingId>,
    /// One for each command, as far as they are decided.
    decisions: Vec<Decision>,
    /// Bookings that earlier requests made.
    replayed: HashMap<BookingId, MadeBefore>,
}

impl<'a> Batch<'a> {
    /// Begins the transaction, locks what the commands want and reads what decides.
    async fn read(conn: &mut AsyncPgConnection, input: BatchInput<'a>) -> QueryResult<Self> {
        let BatchInput { commands, now, .. } = input;
        let keys = commands.iter().map(|command| &command.once);
        // Sent one after the other on one connection; none waits for the answer to the one before.
        let ((), opened, keys) = try_join3(
            transaction::begin(conn),
            lock(conn, &sessions_of(commands), input.patience),
            KnownKeys::of(conn, keys, now),
        )
        .await?;
        let seen = seen_sessions(commands);
        let SessionLocks {
            mut locked,
            locked_elsewhere,
        } = with_sessions(conn, opened, &seen).await?;
        for one in &mut locked {
            expire_due(conn, one, now).await?;
        }
        let named: Vec<HoldId> = commands.iter().filter_map(|command| command.hold).collect();
        let limited = locked
            .iter()
            .any(|one| one.rules.bookings_per_contact.is_some());
        let binds_desk = limited || input.config.max_live_bookings.is_some();
        let contacts = contacts_of(commands, binds_desk);
        let letters_a_day = input.config.letters_a_day;
        // Letters are counted behind the locks that the live bookings are read under.
        let (live, own_letters) = try_join(
            LiveBookings::of(conn, &contacts, now),
            OwnLetters::of(conn, &contacts, letters_a_day, now),
        )
        .await?;
        Ok(Self {
            input,
            locked_elsewhere,
            keys,
            live,
            own_letters,
            holds: hold::live_holds(conn, &named, now).await?,
            locked: locked
                .into_iter()
                .map(|one| (one.session.id, one))
                .collect(),
            left_over: HashMap::new(),
            there: HashMap::new(),
            decisions: Vec::with_capacity(commands.len()),
            replayed: HashMap::new(),
        })
    }

    /// Decides each command in turn.
    fn decide(&mut self) {
        let mut keys: HashMap<(&str, &str), usize> = HashMap::new();
        for (at, command) in self.input.commands.iter().enumerate() {
            let key = (command.once.scope.as_str(), command.once.key.as_str());
            let decision = match (self.there.get(&at), keys.get(&key)) {
                (Some(id), _) => Decision::Replay {
                    id: *id,
                    pin_version: None,
                    same_command: false,
                },
                (None, Some(first)) => self.decide_duplicate(command, *first),
                (None, None) => self.decide_one(command),
            };
            if matches!(decision, Decision::Create(_)) {
                keys.insert(key, at);
            }
            self.decisions.push(decision);
        }
    }

    fn refuses_nobody(&self) -> bool {
        let refused =
            |one: &Decision| matches!(one, Decision::Refuse(_) | Decision::LockedElsewhere);
        !self.decisions.iter().any(refused)
    }

    /// Decides a command whose key another one of this batch has just used.
    fn decide_duplicate(&self, command: &BookingCommand, first: usize) -> Decision {
        match self.input.commands.get(first) {
            Some(made) if made.once.is_duplicate_of(&command.once) => Decision::DuplicateOf(first),
            _ => Decision::Refuse(Problem::new(&KEY_REUSED).into()),
        }
    }

    fn decide_one(&mut self, command: &BookingCommand) -> Decision {
        if self.locked_elsewhere.contains(&command.booking.session) {
            return Decision::LockedElsewhere;
        }
        match self.keys.claim(&command.once, KIND, self.input.now) {
            Err(problem) => Decision::Refuse(problem.into()),
            Ok(Claimed::Replay {
                created_id,
                pin_version,
            }) => {
                let id = BookingId(created_id);
                Decision::Replay {
                    id,
                    pin_version,
                    same_command: id == command.id,
                }
            }
            Ok(Claimed::New) => match self.create(command) {
                Ok(created) => Decision::Create(Box::new(created)),
                Err(error) => Decision::Refuse(error),
            },
        }
    }

    /// Takes the seats and builds the row.
    fn create(&mut self, command: &BookingCommand) -> Result<Created, BookError> {
        let session = command.booking.session;
        let hold_seats = hold::hold_seats(&self.holds, session, command.hold)?;
        let (config, now) = (self.input.config, self.input.now);
        let locked = self
            .locked
            .get_mut(&session)
            .ok_or(Refusal::NoSuchSession)?;
        let contact = ContactKey::of_contact(&command.booking.contact);
        let asker = Asker {
            channel: Channel::of(command.by),
            hold_seats,
            live: self.live.of_contact(contact.as_ref(), session),
            max_live: config.max_live_bookings,
            refused_topic: command.refused_topic.as_ref(),
        };
        // Drawn first: what can fail must not fail after seats were taken.
        let number = (config.draw_number)().map_err(Problem::internal)?;
        let verdict = decide(locked, &command.booking, asker, now)?;
        let waits = matches!(verdict, Verdict::Waiting(_));
        let origin = rows::Origin {
            key_id: config.keys.current().0,
            session: &locked.session,
            verdict,
            number,
        };
        let booking = rows::booking(command, origin, now);
        let created = Created {
            position: waits.then(|| i64::from(locked.seats.waiting)),
            details: rows::details(&command.booking),
            letter: letter_of(&booking, &mut self.own_letters),
            booking,
        };
        let seats = command.booking.seats;
        self.live.add(contact.as_ref(), session, seats);
        self.use_hold(command, hold_seats);
        Ok(created)
    }

    /// The hold became the booking; another command of this batch finds it gone.
    fn use_hold(&mut self, command: &BookingCommand, hold_seats: Option<i32>) {
        if let Some(hold) = command.hold {
            self.holds.remove(&hold);
            let left_over = hold_seats.unwrap_or(0) - command.booking.seats;
            *self.left_over.entry(command.booking.session).or_default() += left_over.max(0);
        }
    }

    async fn load_replayed(&mut self, conn: &mut AsyncPgConnection) -> QueryResult<()> {
        let ids = self.decisions.iter().filter_map(|decision| match decision {
            Decision::Replay { id, .. } => Some(*id),
            _ => None,
        });
        self.replayed = rows::made_before(conn, ids.collect()).await?;
        Ok(())
    }
}

/// What becomes of the letter about a new booking. Of what the desk books for somebody it always goes.
fn letter_of(booking: &Booking, own_letters: &mut OwnLetters) -> Option<LetterFate> {
    let address = booking.letter_address()?;
    let goes = || booking.created_by.is_some() || own_letters.take(address);
    has_confirmation_letter(booking)
        .then(goes)
        .map(|goes| match goes {
            true => LetterFate::Sent,
            false => LetterFate::NotSent,
        })
}
