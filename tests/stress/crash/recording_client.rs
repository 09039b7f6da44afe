//! A caller who books and cancels and writes down every request with its answer.
//! A request without an answer is sent again, with the same key, before anything else.

use std::io::Result;
use std::net::SocketAddr;

use fastrand::Rng;
use motesplats::platform::ids;
use serde_json::{Value, json};

use crate::stress::http::{Caller, Reply, Request};

/// A booking that was asked for, and what came of it.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub session: String,
    pub key: String,
    pub email: Option<String>,
    pub seats: usize,
    pub answer: BookingAnswer,
    /// The first answer got lost; a repeat was answered with what it had made.
    pub is_replayed: bool,
    pub cancellation: Cancellation,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookingAnswer {
    Unanswered,
    Refused,
    Made {
        id: String,
        number: String,
        pin: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancellation {
    NotAsked,
    Unanswered,
    Done,
}

impl Attempt {
    fn new(sessions: &[String], rng: &mut Rng) -> Self {
        let key = ids::fresh().to_string();
        Self {
            session: rng.choice(sessions).unwrap().clone(),
            email: (rng.f32() < 0.7).then(|| format!("{key}@exempel.se")),
            seats: 1 + rng.usize(..3),
            key,
            answer: BookingAnswer::Unanswered,
            is_replayed: false,
            cancellation: Cancellation::NotAsked,
        }
    }

    /// The request to book, the same each time.
    pub fn request(&self) -> Request {
        let mut body = json!({"name": "Gunvor", "seats": self.seats});
        if let Some(email) = &self.email {
            body["contact"] = json!({"email": email});
        }
        let path = format!("/api/v1/sessions/{}/bookings", self.session);
        Request::post(&path, &body).header("idempotency-key", &self.key)
    }

    pub fn is_unanswered(&self) -> bool {
        self.answer == BookingAnswer::Unanswered || self.cancellation == Cancellation::Unanswered
    }

    fn can_be_cancelled(&self) -> bool {
        matches!(self.answer, BookingAnswer::Made { .. })
            && self.cancellation == Cancellation::NotAsked
    }
}

/// See the module.
#[derive(Debug)]
pub struct RecordingClient {
    caller: Caller,
    rng: Rng,
    /// The one under way is the last.
    pub attempts: Vec<Attempt>,
}

impl RecordingClient {
    pub fn new(address: SocketAddr, rng: Rng) -> Self {
        Self {
            caller: Caller::to(address),
            rng,
            attempts: Vec::new(),
        }
    }

    /// Sends again what got no answer, or the next request.
    pub async fn send_next(&mut self, sessions: &[String]) -> Result<Reply> {
        if !self.awaits_an_answer() {
            self.choose_next(sessions);
        }
        self.send_last().await
    }

    pub fn awaits_an_answer(&self) -> bool {
        self.attempts.last().is_some_and(Attempt::is_unanswered)
    }

    /// Sends again what got no answer until there is one.
    pub async fn finish(&mut self) {
        while self.awaits_an_answer() {
            let reply = self.send_last().await.unwrap();
            assert!(reply.status < 500, "while all is well: {reply}");
        }
    }

    /// A cancellation one time in four, where there is something to cancel; else a new booking.
    fn choose_next(&mut self, sessions: &[String]) {
        let candidates: Vec<usize> = match self.rng.f32() < 0.25 {
            true => (0..self.attempts.len())
                .filter(|at| self.attempts[*at].can_be_cancelled())
                .collect(),
            false => Vec::new(),
        };
        let next = if candidates.is_empty() {
            Attempt::new(sessions, &mut self.rng)
        } else {
            let mut chosen = self.attempts.remove(*self.rng.choice(&candidates).unwrap());
            chosen.cancellation = Cancellation::Unanswered;
            chosen
        };
        self.attempts.push(next);
    }

    async fn send_last(&mut self) -> Result<Reply> {
        let attempt = self.attempts.last_mut().unwrap();
        match attempt.answer.clone() {
            BookingAnswer::Made { id, number, pin } => {
                let typed = json!({"number": number, "pin": pin});
                cancel(&mut self.caller, attempt, &id, &typed).await
            }
            _ => book(&mut self.caller, attempt).await,
        }
    }
}

async fn book(caller: &mut Caller, attempt: &mut Attempt) -> Result<Reply> {
    let reply = caller.ask(&attempt.request()).await?;
    attempt.is_replayed = reply.header("idempotency-replayed") == "true";
    match reply.status {
        201 => attempt.answer = made(&reply.json()),
        409 => attempt.answer = BookingAnswer::Refused,
        503 => {}
        _ => panic!("no answer to a booking: {reply}"),
    }
    Ok(reply)
}

fn made(body: &Value) -> BookingAnswer {
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    BookingAnswer::Made {
        id: text("id"),
        number: text("number"),
        pin: text("pin"),
    }
}

/// As a resident does: number and PIN first.
async fn cancel(
    caller: &mut Caller,
    attempt: &mut Attempt,
    id: &str,
    number_and_pin: &Value,
) -> Result<Reply> {
    let look_up = Request::post("/api/v1/bookings/lookup", number_and_pin);
    let found = caller.ask(&look_up).await?;
    if found.status == 503 {
        return Ok(found);
    }
    let token = found.clone().expect(200).json()["manageToken"].clone();
    let path = format!("/api/v1/bookings/{id}/cancellation");
    let request = Request::post(&path, &json!({})).bearer(token.as_str().unwrap());
    let reply = caller.ask(&request).await?;
    match reply.status {
        200 => attempt.cancellation = Cancellation::Done,
        503 => {}
        _ => panic!("no answer to a cancellation: {reply}"),
    }
    Ok(reply)
}
