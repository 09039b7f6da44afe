//! People book and cancel at once, while several workers send and the mail server dawdles with some letters.
//! Nobody reads "confirmed" after "cancelled".

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use fastrand::Rng;
use futures_util::future::join_all;
use serde_json::json;

use super::bad_server::BadServer;
use super::office::{Booked, Office, book};
use super::outbox;
use crate::stress::http::{Caller, Request};
use crate::stress::seeded;

const CALLERS: u64 = 8;
const SEED: u64 = 38;
const WORKERS: usize = 4;

#[derive(Debug)]
pub struct CancelledOutcome {
    pub races: usize,
    /// Who read that their booking stands, and then that it does not.
    pub in_order: usize,
    /// Confirmations that were never sent.
    pub superseded: usize,
    /// Who read it the other way round.
    pub wrong_way_round: usize,
    /// Who read one of the two more than once.
    pub twice: usize,
}

impl fmt::Display for CancelledOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            races,
            in_order,
            superseded,
            wrong_way_round,
            twice,
        } = self;
        write!(
            f,
            "cancelled: {races} races, {in_order} in order, {superseded} superseded, {wrong_way_round} the wrong way round, {twice} twice"
        )
    }
}

pub async fn run(races: usize) -> CancelledOutcome {
    let server = BadServer::start().await;
    server.behave(&json!({"at": "RCPT", "do": "dawdle", "seconds": 0.5}));
    let office = Office::open(&server.url()).await;
    let workers: Vec<_> = (0..WORKERS).map(|_| office.worker()).collect();
    let left = Arc::new(AtomicUsize::new(races));
    let callers = (0..CALLERS).map(|n| {
        let (caller, rng) = (Caller::to(office.address), seeded(SEED, n));
        tokio::spawn(race(caller, rng, office.session.clone(), left.clone()))
    });
    join_all(callers).await.into_iter().for_each(Result::unwrap);
    office
        .until_so("no letter to be on its way", async || {
            outbox::due(&office.sql).await == 0
        })
        .await;
    for worker in workers {
        worker.kill().await;
    }
    let taken = server.taken_by_recipient();
    let orders: Vec<Vec<_>> = taken
        .values()
        .map(|letters| {
            letters
                .iter()
                .map(|taken| taken.method.as_deref())
                .collect()
        })
        .collect();
    let count = |is: fn(&[Option<&str>]) -> bool| orders.iter().filter(|order| is(order)).count();
    let outcome = CancelledOutcome {
        races,
        in_order: count(|order| order == [Some("REQUEST"), Some("CANCEL")]),
        superseded: outbox::count(&office.sql, "superseded").await,
        wrong_way_round: count(|order| {
            let cancelled = order.iter().position(|method| *method == Some("CANCEL"));
            let confirmed = order.iter().rposition(|method| *method == Some("REQUEST"));
            cancelled
                .zip(confirmed)
                .is_some_and(|(cancelled, confirmed)| confirmed > cancelled)
        }),
        twice: count(|order| order.len() > 2 || order.len() == 2 && order[0] == order[1]),
    };
    office.close().await;
    outcome
}

async fn race(mut caller: Caller, mut rng: Rng, session: String, left: Arc<AtomicUsize>) {
    let take = |left: usize| left.checked_sub(1);
    while let Ok(number) = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take) {
        let email = format!("person{number}@exempel.se");
        let booked = book(&mut caller, &session, &email).await;
        // At once, or when the confirmation is perhaps under way.
        if rng.bool() {
            tokio::time::sleep(Duration::from_millis(rng.u64(..1500))).await;
        }
        cancel(&mut caller, &booked).await;
    }
}

/// As a resident does: number and PIN first.
pub async fn cancel(caller: &mut Caller, booked: &Booked) {
    let typed = json!({"number": booked.number, "pin": booked.pin});
    let look_up = Request::post("/api/v1/bookings/lookup", &typed);
    let found = caller.ask(&look_up).await.unwrap().expect(200).json();
    let token = found["manageToken"].as_str().unwrap();
    let path = format!("/api/v1/bookings/{}/cancellation", booked.id);
    let request = Request::post(&path, &json!({})).bearer(token);
    caller.ask(&request).await.unwrap().expect(200);
}
