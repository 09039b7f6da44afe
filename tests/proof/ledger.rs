//! What callers were told, kept by themselves: every answer, and every request that got none. In
//! the end the rows must say the same, neither less nor more.

use std::collections::BTreeSet;
use std::io::Result;
use std::net::SocketAddr;

use motesplats::platform::ids;
use serde_json::{Value, json};
use tokio_postgres::Client;

use super::dice::Dice;
use super::program::Program;
use super::wire::{Caller, Reply, Request};

/// A booking that was asked for.
#[derive(Debug, Clone)]
pub struct Wish {
    session: String,
    key: String,
    email: Option<String>,
    seats: usize,
    fate: Fate,
    /// Made before its answer came: a repeat was told so.
    replayed: bool,
    cancelling: Cancelling,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Fate {
    Unanswered,
    Refused,
    Made {
        id: String,
        number: String,
        pin: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cancelling {
    No,
    Unanswered,
    Done,
}

impl Wish {
    fn new(sessions: &[String], dice: &mut Dice) -> Self {
        let key = ids::fresh().to_string();
        Self {
            session: dice.one(sessions).clone(),
            email: dice.percent(70).then(|| format!("{key}@exempel.se")),
            seats: 1 + dice.below(3),
            key,
            fate: Fate::Unanswered,
            replayed: false,
            cancelling: Cancelling::No,
        }
    }

    fn request(&self) -> Request {
        let mut body = json!({"name": "Gunvor", "seats": self.seats});
        if let Some(email) = &self.email {
            body["contact"] = json!({"email": email});
        }
        let path = format!("/api/v1/sessions/{}/bookings", self.session);
        Request::post(&path, &body).header("idempotency-key", &self.key)
    }

    /// Whether a question of this wish still waits for its answer.
    fn is_open(&self) -> bool {
        self.fate == Fate::Unanswered || self.cancelling == Cancelling::Unanswered
    }
}

/// Somebody who books and cancels and writes down what came back.
#[derive(Debug)]
pub struct Clerk {
    caller: Caller,
    dice: Dice,
    wishes: Vec<Wish>,
}

impl Clerk {
    /// One of a round's clerks.
    pub fn new(address: SocketAddr, dice: Dice) -> Self {
        Self {
            caller: Caller::to(address),
            dice,
            wishes: Vec::new(),
        }
    }

    /// Asks again what got no answer, or the next thing. Answers the last reply.
    pub async fn step(&mut self, sessions: &[String]) -> Result<Reply> {
        let cancels = match self.dice.percent(25) {
            true => self.not_cancelled(),
            false => None,
        };
        match (self.is_waiting(), cancels) {
            (true, _) => self.ask(self.wishes.len() - 1).await,
            (false, Some(at)) => {
                // Last in the list is whoever was dealt with last.
                let mut wish = self.wishes.remove(at);
                wish.cancelling = Cancelling::Unanswered;
                self.wishes.push(wish);
                self.ask(self.wishes.len() - 1).await
            }
            (false, None) => {
                self.wishes.push(Wish::new(sessions, &mut self.dice));
                self.ask(self.wishes.len() - 1).await
            }
        }
    }

    /// Whether the last thing asked got no answer.
    pub fn is_waiting(&self) -> bool {
        self.wishes.last().is_some_and(Wish::is_open)
    }

    /// Asks again what got no answer, with the same key, until there is one.
    pub async fn settle(&mut self) {
        while self.is_waiting() {
            let reply = self.ask(self.wishes.len() - 1).await.unwrap();
            assert!(reply.status < 500, "while all is well: {reply}");
        }
    }

    fn not_cancelled(&mut self) -> Option<usize> {
        let made = |wish: &Wish| {
            matches!(wish.fate, Fate::Made { .. }) && wish.cancelling == Cancelling::No
        };
        let found: Vec<usize> = (0..self.wishes.len())
            .filter(|at| made(&self.wishes[*at]))
            .collect();
        (!found.is_empty()).then(|| *self.dice.one(&found))
    }

    async fn ask(&mut self, at: usize) -> Result<Reply> {
        let Self { caller, wishes, .. } = self;
        let wish = &mut wishes[at];
        match wish.fate.clone() {
            Fate::Made { id, number, pin } => cancel(caller, wish, &id, &number, &pin).await,
            _ => book(caller, wish).await,
        }
    }
}

async fn book(caller: &mut Caller, wish: &mut Wish) -> Result<Reply> {
    let reply = caller.ask(&wish.request()).await?;
    wish.replayed = reply.header("idempotency-replayed") == "true";
    match reply.status {
        201 => wish.fate = made(&reply.json()),
        409 => wish.fate = Fate::Refused,
        503 => {}
        _ => panic!("no answer to a booking: {reply}"),
    }
    Ok(reply)
}

fn made(body: &Value) -> Fate {
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    Fate::Made {
        id: text("id"),
        number: text("number"),
        pin: text("pin"),
    }
}

/// As a resident does: number and PIN first.
async fn cancel(
    caller: &mut Caller,
    wish: &mut Wish,
    id: &str,
    number: &str,
    pin: &str,
) -> Result<Reply> {
    let typed = json!({"number": number, "pin": pin});
    let found = caller
        .ask(&Request::post("/api/v1/bookings/lookup", &typed))
        .await?;
    if found.status == 503 {
        return Ok(found);
    }
    let token = found.clone().expect(200).json()["manageToken"].clone();
    let path = format!("/api/v1/bookings/{id}/cancellation");
    let request = Request::post(&path, &json!({})).bearer(token.as_str().unwrap());
    let reply = caller.ask(&request).await?;
    match reply.status {
        200 => wish.cancelling = Cancelling::Done,
        503 => {}
        _ => panic!("no answer to a cancellation: {reply}"),
    }
    Ok(reply)
}

/// What all clerks of a round wrote down, everything answered.
#[derive(Debug)]
pub struct Ledger(Vec<Wish>);

impl Ledger {
    /// Puts their books together.
    pub fn of(clerks: Vec<Clerk>) -> Self {
        let wishes: Vec<Wish> = clerks.into_iter().flat_map(|clerk| clerk.wishes).collect();
        assert!(!wishes.iter().any(Wish::is_open), "something is unanswered");
        Self(wishes)
    }

    /// Bookings made.
    pub fn made(&self) -> usize {
        self.lines().count()
    }

    /// Bookings that were made though their first answer never came.
    pub fn replayed(&self) -> usize {
        self.0.iter().filter(|wish| wish.replayed).count()
    }

    /// Bookings cancelled.
    pub fn cancelled(&self) -> usize {
        self.lines()
            .filter(|(wish, ..)| wish.cancelling == Cancelling::Done)
            .count()
    }

    fn lines(&self) -> impl Iterator<Item = (&Wish, &str, &str)> {
        self.0.iter().filter_map(|wish| match &wish.fate {
            Fate::Made { id, number, .. } => Some((wish, id.as_str(), number.as_str())),
            _ => None,
        })
    }

    /// Compares with the rows of these sessions, which nobody else booked.
    pub async fn check(&self, sql: &Client, sessions: &[String]) {
        let told: BTreeSet<Line> = self.lines().map(Line::told).collect();
        let rows = sql.query(ROWS, &[&sessions]).await.unwrap();
        let found: BTreeSet<Line> = rows.iter().map(Line::found).collect();
        let lost: Vec<_> = told.difference(&found).take(5).collect();
        let unknown: Vec<_> = found.difference(&told).take(5).collect();
        assert!(
            lost.is_empty() && unknown.is_empty(),
            "told but not there: {lost:#?}\nthere but never told: {unknown:#?}"
        );
        assert_eq!(rows.len(), self.made(), "one booking for each key");
    }

    /// The same request once more is answered with what it made; number and PIN open it.
    pub async fn ask_again(&self, address: SocketAddr, dice: &mut Dice, how_many: usize) {
        let mut caller = Caller::to(address);
        let made: Vec<_> = self.lines().collect();
        for _ in 0..how_many.min(made.len()) {
            let (wish, id, number) = dice.one(&made);
            let again = caller.ask(&wish.request()).await.unwrap().expect(201);
            assert_eq!(again.header("idempotency-replayed"), "true");
            let again = again.json();
            assert_eq!(again["id"], *id);
            assert_eq!(again["number"], *number);
        }
    }
}

/// A booking with everything that was written beside it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    id: String,
    session: String,
    number: String,
    seats: i32,
    status: String,
    key: Option<String>,
    letters: Vec<String>,
}

const ROWS: &str = "
    select b.id::text, b.session_id::text, b.number, b.seats, b.status, k.key,
           array(select kind from letters l where l.booking_id = b.id order by kind)
      from bookings b left join idempotency_keys k on k.created_id = b.id
     where b.session_id = any($1::text[]::uuid[])";

impl Line {
    fn told((wish, id, number): (&Wish, &str, &str)) -> Self {
        let is_cancelled = wish.cancelling == Cancelling::Done;
        let mut letters = Vec::new();
        if wish.email.is_some() {
            if is_cancelled {
                letters.push("cancellation".to_owned());
            }
            letters.push("confirmation".to_owned());
        }
        Self {
            id: id.to_owned(),
            session: wish.session.clone(),
            number: number.to_owned(),
            seats: i32::try_from(wish.seats).unwrap(),
            status: if is_cancelled {
                "cancelled"
            } else {
                "confirmed"
            }
            .to_owned(),
            key: Some(wish.key.clone()),
            letters,
        }
    }

    fn found(row: &tokio_postgres::Row) -> Self {
        Self {
            id: row.get(0),
            session: row.get(1),
            number: row.get(2),
            seats: row.get(3),
            status: row.get(4),
            key: row.get(5),
            letters: row.get(6),
        }
    }
}

/// Every counter agrees with its rows, and no letter is missing.
pub async fn verified(program: &Program) {
    let said = program.done(&["verify"]).await;
    assert!(
        said.starts_with("drift in 0 session(s)\n0 letter(s) missing\n"),
        "{said}"
    );
}
