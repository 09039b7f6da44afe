//! An installation whose letters go to a mail server: people book, workers send.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use motesplats::platform::ids;
use serde_json::{Value, json};
use tokio_postgres::Client;

use super::outbox;
use super::worker::Worker;
use crate::stress::http::{Caller, Request};
use crate::stress::installation::Installation;
use crate::stress::program::{Program, Service};
use crate::stress::sql;
use crate::support::db::TestDb;
use crate::support::eventually;

const CALLERS: usize = 8;
/// However busy the machine is, letters go on moving within this time.
pub const PATIENCE: Duration = Duration::from_secs(600);

/// See the module.
pub struct Office {
    pub program: Program,
    pub sql: Client,
    pub installation: Installation,
    pub session: String,
    pub address: SocketAddr,
    service: Service,
    booked: AtomicUsize,
    _db: TestDb,
}

/// A booking that was made.
#[derive(Debug, Clone)]
pub struct Booked {
    pub email: String,
    pub id: String,
    pub number: String,
    pub pin: String,
    pub took: Duration,
}

impl Office {
    /// A service that leaves letters to workers.
    pub async fn open(url: &str) -> Self {
        Self::with(Program::on, url).await
    }

    /// A service that sends its letters itself.
    pub async fn that_delivers(url: &str) -> Self {
        let delivering = |db: &str| Program {
            delivers: true,
            ..Program::on(db)
        };
        Self::with(delivering, url).await
    }

    async fn with(program: impl Fn(&str) -> Program, url: &str) -> Self {
        let db = TestDb::fresh().await;
        let program = program(&db.url).set("MAIL__SMTP_URL", url);
        let program = program.set("MAIL__FROM", "boka@motesplats.example");
        let service = program.serve().await;
        let installation = Installation::set_up(&program, service.address).await;
        let session = installation.session(100_000).await;
        Self {
            sql: sql(&db.url).await.unwrap(),
            address: service.address,
            booked: AtomicUsize::new(0),
            program,
            installation,
            session,
            service,
            _db: db,
        }
    }

    /// So many people book, each with an address of their own.
    pub async fn book(&self, people: usize) -> Vec<Booked> {
        self.book_in(&self.session, people).await
    }

    pub async fn book_in(&self, session: &str, people: usize) -> Vec<Booked> {
        let first = self.booked.fetch_add(people, Ordering::Relaxed);
        let next = Arc::new(AtomicUsize::new(first));
        let callers = (0..CALLERS).map(|_| {
            let (caller, next) = (Caller::to(self.address), next.clone());
            tokio::spawn(book_until(caller, session.to_owned(), next, first + people))
        });
        let booked = join_all(callers).await.into_iter();
        booked.flat_map(Result::unwrap).collect()
    }

    pub fn worker(&self) -> Worker {
        Worker::start(&self.program)
    }

    /// Everything that waits is older by so much.
    pub async fn pass(&self, time: Duration) {
        outbox::pass(&self.sql, time).await;
    }

    /// Waits until so many letters are in a state.
    pub async fn until(&self, state: &str, letters: usize) {
        let what = format!("{letters} letters to be {state}");
        self.until_so(&what, async || {
            outbox::count(&self.sql, state).await >= letters
        })
        .await;
    }

    pub async fn until_so(&self, what: &str, mut is_so: impl AsyncFnMut() -> bool) {
        eventually(PATIENCE, what, async || {
            let is_so = is_so().await;
            if !is_so {
                // Counting must not be what the machine is busy with.
                tokio::time::sleep(Duration::from_millis(40)).await;
            }
            is_so.then_some(())
        })
        .await;
    }

    /// No letter is missing; the service ends in order.
    pub async fn close(self) {
        self.program.assert_verified().await;
        self.leave().await;
    }

    /// The service ends in order, whatever was done to its rows.
    pub async fn leave(self) {
        self.service.stop().await;
    }
}

async fn book_until(
    mut caller: Caller,
    session: String,
    next: Arc<AtomicUsize>,
    end: usize,
) -> Vec<Booked> {
    let mut booked = Vec::new();
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= end {
            return booked;
        }
        booked.push(book(&mut caller, &session, &format!("person{number}@exempel.se")).await);
    }
}

/// Books with an address.
pub async fn book(caller: &mut Caller, session: &str, email: &str) -> Booked {
    book_with(caller, session, email, json!({"email": email})).await
}

/// Books with an address and a telephone number.
pub async fn book_reachable(caller: &mut Caller, session: &str, email: &str) -> Booked {
    let contact = json!({"email": email, "phone": "070-174 06 05"});
    book_with(caller, session, email, contact).await
}

async fn book_with(caller: &mut Caller, session: &str, email: &str, contact: Value) -> Booked {
    let path = format!("/api/v1/sessions/{session}/bookings");
    let body = json!({"name": "Gunvor", "contact": contact});
    let key = ids::fresh().to_string();
    let request = Request::post(&path, &body).header("idempotency-key", &key);
    let asked = Instant::now();
    let made = caller.ask(&request).await.unwrap().expect(201).json();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    Booked {
        email: email.to_owned(),
        id: text("id"),
        number: text("number"),
        pin: text("pin"),
        took: asked.elapsed(),
    }
}

/// What 95 of 100 took at most.
pub fn p95(booked: &[Booked]) -> Duration {
    let mut took: Vec<Duration> = booked.iter().map(|booked| booked.took).collect();
    took.sort();
    took[took.len() * 95 / 100]
}
