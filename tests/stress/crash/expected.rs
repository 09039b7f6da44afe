//! The bookings that callers know of, and their comparison with what is stored.
//! Rows must say the same as the answers did, neither less nor more.

use std::collections::BTreeSet;
use std::net::SocketAddr;

use fastrand::Rng;
use tokio_postgres::Client;

use super::recording_client::{Attempt, BookingAnswer, Cancellation, RecordingClient};
use crate::stress::http::Caller;
use crate::stress::stored::{self, StoredBooking};

/// Every attempt of a round, each with its answer.
#[derive(Debug)]
pub struct ExpectedBookings(Vec<Attempt>);

impl ExpectedBookings {
    pub fn of(clients: Vec<RecordingClient>) -> Self {
        let attempts = clients.into_iter().flat_map(|client| client.attempts);
        let attempts: Vec<Attempt> = attempts.collect();
        assert!(
            !attempts.iter().any(Attempt::is_unanswered),
            "something is unanswered"
        );
        Self(attempts)
    }

    /// Bookings that were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.made().count()
    }

    /// Bookings that were made though their first answer never came.
    pub fn replayed(&self) -> usize {
        self.0.iter().filter(|attempt| attempt.is_replayed).count()
    }

    pub fn cancelled(&self) -> usize {
        self.made()
            .filter(|(attempt, ..)| attempt.cancellation == Cancellation::Done)
            .count()
    }

    fn made(&self) -> impl Iterator<Item = (&Attempt, &str, &str)> {
        self.0.iter().filter_map(|attempt| match &attempt.answer {
            BookingAnswer::Made { id, number, .. } => Some((attempt, id.as_str(), number.as_str())),
            _ => None,
        })
    }

    /// Compares with the rows of these sessions, in which nobody else booked.
    pub async fn assert_stored(&self, sql: &Client, sessions: &[String]) {
        let expected: BTreeSet<StoredBooking> = self.made().map(expected).collect();
        let rows = stored::bookings(sql, sessions).await;
        let rows_found = rows.len();
        let stored: BTreeSet<StoredBooking> = rows.into_iter().collect();
        let lost: Vec<_> = expected.difference(&stored).take(5).collect();
        let unknown: Vec<_> = stored.difference(&expected).take(5).collect();
        assert!(
            lost.is_empty() && unknown.is_empty(),
            "acknowledged but not stored: {lost:#?}\nstored but never acknowledged: {unknown:#?}"
        );
        assert_eq!(rows_found, self.acknowledged(), "one booking for each key");
    }

    /// Sends some of the requests once more: each is answered with what it made.
    pub async fn assert_replayable(&self, address: SocketAddr, rng: &mut Rng, how_many: usize) {
        let mut caller = Caller::to(address);
        let made: Vec<_> = self.made().collect();
        for _ in 0..how_many.min(made.len()) {
            let (attempt, id, number) = rng.choice(&made).unwrap();
            let replay = caller.ask(&attempt.request()).await.unwrap().expect(201);
            assert_eq!(replay.header("idempotency-replayed"), "true");
            let replay = replay.json();
            assert_eq!(replay["id"], *id);
            assert_eq!(replay["number"], *number);
        }
    }
}

fn expected((attempt, id, number): (&Attempt, &str, &str)) -> StoredBooking {
    let is_cancelled = attempt.cancellation == Cancellation::Done;
    let status = match is_cancelled {
        true => "cancelled",
        false => "confirmed",
    };
    let letters: &[&str] = match (&attempt.email, is_cancelled) {
        (None, _) => &[],
        (Some(_), true) => &["cancellation", "confirmation"],
        (Some(_), false) => &["confirmation"],
    };
    StoredBooking {
        id: id.to_owned(),
        session: attempt.session.clone(),
        number: number.to_owned(),
        seats: i32::try_from(attempt.seats).unwrap(),
        status: status.to_owned(),
        key: Some(attempt.key.clone()),
        letters: letters.iter().map(|kind| (*kind).to_owned()).collect(),
    }
}
