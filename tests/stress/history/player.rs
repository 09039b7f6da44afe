//! One who plays: draws an operation at random, does it over HTTP, and writes down the answer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use fastrand::Rng;
use motesplats::platform::ids;
use serde_json::{Value, json};
use uuid::Uuid;

use super::driver::PlayedSession;
use super::{Micros, Observation, Outcome, real_now};
use crate::support::{Answer, Client};

/// How many bookings all players together remember, and how many holds each does.
const BOOKINGS: usize = 400;
const HOLDS: usize = 30;
/// A 503 says to come again; so often is enough.
const TRIES: usize = 100;

/// Bookings and their sessions. All players share them: two may change the same booking at once.
pub type SharedBookings = Arc<Mutex<Vec<(Uuid, PlayedSession)>>>;

/// Who calls one of the services: the desk, and residents who book for themselves.
#[derive(Clone)]
pub struct Callers {
    pub desk: Client,
    pub resident: Client,
}

/// A hold, as its player remembers it.
struct PlayedHold {
    id: Uuid,
    session: PlayedSession,
    seats: i64,
}

/// Seats of a booking, and how many were on hold for it.
struct BookedSeats {
    seats: i64,
    on_hold: i64,
}

/// A member of staff at the desk, with a free hand; residents make some of the bookings themselves.
pub struct Player {
    desk: Client,
    resident: Client,
    rng: Rng,
    sessions: Vec<PlayedSession>,
    bookings: SharedBookings,
    holds: Vec<PlayedHold>,
    observations: Vec<Observation>,
    tally: BTreeMap<String, usize>,
}

impl Player {
    pub fn new(
        callers: Callers,
        rng: Rng,
        sessions: Vec<PlayedSession>,
        bookings: SharedBookings,
    ) -> Self {
        Self {
            desk: callers.desk,
            resident: callers.resident,
            rng,
            sessions,
            bookings,
            holds: Vec::new(),
            observations: Vec::new(),
            tally: BTreeMap::new(),
        }
    }

    /// What this player was answered, and how often which operation came to what.
    pub fn finish(self) -> (Vec<Observation>, BTreeMap<String, usize>) {
        (self.observations, self.tally)
    }

    /// One operation.
    pub async fn play(&mut self) {
        let full = self.bookings.lock().unwrap().len() >= BOOKINGS;
        match self.rng.u8(..100) {
            0..40 if !full => self.book().await,
            0..58 => self.cancel().await,
            58..66 => self.move_to().await,
            66..73 => self.hold().await,
            73..78 => self.book_hold().await,
            78..80 => self.give_up_hold().await,
            80..86 => self.resize().await,
            86..93 => self.answer_offer().await,
            93..98 => self.attend().await,
            _ => self.release().await,
        }
    }

    async fn book(&mut self) {
        let session = self.any_session();
        let seats = self.rng.choice([1, 1, 1, 1, 2, 2, 3, 5]).unwrap();
        let body = json!({"name": "Gunvor", "seats": seats, "waitlist": self.rng.f32() < 0.6});
        let by_resident = !session.has_begun && self.rng.f32() < 0.5;
        let (operation, caller) = if by_resident {
            ("book oneself", self.resident.clone())
        } else {
            ("book", self.desk.clone())
        };
        let seats = BookedSeats { seats, on_hold: 0 };
        self.make(operation, &caller, &session, body, seats).await;
    }

    async fn book_hold(&mut self) {
        let Some(hold) = self.pick_hold() else {
            return self.hold().await;
        };
        let seats = BookedSeats {
            seats: if self.rng.f32() < 0.7 { hold.seats } else { 1 },
            on_hold: hold.seats,
        };
        let body = json!({"name": "Gunvor", "seats": seats.seats, "holdId": hold.id});
        let desk = self.desk.clone();
        self.make("book hold", &desk, &hold.session, body, seats)
            .await;
    }

    async fn make(
        &mut self,
        operation: &str,
        caller: &Client,
        session: &PlayedSession,
        body: Value,
        BookedSeats { seats, on_hold }: BookedSeats,
    ) {
        let path = format!("/api/v1/sessions/{}/bookings", session.id);
        let asked = real_now();
        let answer = self.create(caller, &path, body).await;
        self.count(operation, &answer);
        let outcome = match answer.status() {
            201 => {
                let id = id(&answer.json()["id"]);
                self.remember(id, session);
                let status = text(&answer.json()["status"]);
                Outcome::Booked {
                    id,
                    seats,
                    on_hold,
                    status,
                }
            }
            _ if answer.problem().contains("sold-out") => Outcome::SoldOut { wanted: seats },
            _ => return,
        };
        self.observe(asked, session.id, outcome);
    }

    async fn cancel(&mut self) {
        let Some((booking, session)) = self.pick_booking() else {
            return self.book().await;
        };
        let asked = real_now();
        let answer = self.on_booking(booking, "cancellation", json!({})).await;
        self.count("cancel", &answer);
        if answer.status() == 200 {
            self.became(asked, session.id, &answer);
        }
        self.forget(booking);
    }

    async fn move_to(&mut self) {
        let Some((booking, from)) = self.pick_booking() else {
            return self.book().await;
        };
        let to = self.any_session();
        let asked = real_now();
        let answer = self
            .on_booking(booking, "move", json!({"sessionId": to.id}))
            .await;
        self.count("move", &answer);
        match answer.status() {
            200 => {
                self.became(asked, to.id, &answer);
                self.remember(booking, &to);
            }
            _ => self.remember(booking, &from),
        }
    }

    async fn hold(&mut self) {
        let session = self.any_session();
        let seats = self.rng.choice([1, 1, 2, 3]).unwrap();
        let body = json!({"seats": seats, "minutes": self.rng.choice([1, 5]).unwrap()});
        let path = format!("/api/v1/sessions/{}/holds", session.id);
        let asked = real_now();
        let answer = self.create(&self.desk.clone(), &path, body).await;
        self.count("hold", &answer);
        match answer.status() {
            201 => self.holds.push(PlayedHold {
                id: id(&answer.json()["id"]),
                session,
                seats,
            }),
            _ if answer.problem().contains("sold-out") => {
                self.observe(asked, session.id, Outcome::SoldOut { wanted: seats });
            }
            _ => {}
        }
        if self.holds.len() > HOLDS {
            self.holds.remove(0);
        }
    }

    async fn give_up_hold(&mut self) {
        let Some(hold) = self.pick_hold() else {
            return self.hold().await;
        };
        let path = format!("/api/v1/holds/{}", hold.id);
        let answer = self.desk.delete(&path).await;
        self.count("give up hold", &answer);
    }

    /// Raises or lowers the capacity, as a planner who read the session just before.
    async fn resize(&mut self) {
        let path = format!("/api/v1/sessions/{}", self.any_session().id);
        let read = self.desk.get(&path).await.expect(200);
        let seats = 2 + self.rng.usize(..12);
        let change = json!({"seatsTotal": seats});
        let answer = self.desk.patch(&path, read.etag(), change).await;
        self.count("resize", &answer);
    }

    /// Accepts or declines, where a booking has come to be offered a place.
    async fn answer_offer(&mut self) {
        let Some((booking, session)) = self.pick_booking() else {
            return self.book().await;
        };
        let read = self.desk.get(&format!("/api/v1/bookings/{booking}")).await;
        let read = read.expect(200).json();
        if read["status"] == "cancelled" {
            self.forget(booking);
        }
        if read["status"] == "offered" {
            let reply = self
                .rng
                .choice(["acceptance", "acceptance", "decline"])
                .unwrap();
            let asked = real_now();
            let answer = self.on_booking(booking, reply, json!({})).await;
            self.count(reply, &answer);
            if answer.status() == 200 {
                self.became(asked, session.id, &answer);
            }
        }
    }

    /// Marks somebody in a session that has begun.
    async fn attend(&mut self) {
        let known = self.bookings.lock().unwrap().clone();
        let begun: Vec<_> = known
            .iter()
            .filter(|(_, session)| session.has_begun)
            .collect();
        if begun.is_empty() {
            return self.book().await;
        }
        let (booking, session) = (*self.rng.choice(&begun).unwrap()).clone();
        let outcomes = ["no-show", "no-show", "came", "excused", "undo"];
        let outcome = self.rng.choice(outcomes).unwrap();
        let asked = real_now();
        let answer = self
            .on_booking(booking, "attendance", json!({"outcome": outcome}))
            .await;
        self.count(outcome, &answer);
        if answer.status() == 200 {
            self.became(asked, session.id, &answer);
        }
    }

    async fn release(&mut self) {
        let sessions = self.sessions.iter();
        let begun: Vec<&PlayedSession> = sessions.filter(|session| session.has_begun).collect();
        let path = format!(
            "/api/v1/sessions/{}/seats/release",
            self.rng.choice(&begun).unwrap().id
        );
        let answer = self.desk.post(&path, json!({})).await;
        self.count("release", &answer);
    }

    /// POST with a key, repeated as long as it is answered with 503.
    async fn create(&mut self, caller: &Client, path: &str, body: Value) -> Answer {
        let key = ids::fresh().to_string();
        for _ in 0..TRIES {
            let answer = caller.create_once(path, &key, body.clone()).await;
            if answer.status() != 503 {
                return answer;
            }
            self.count("create", &answer);
        }
        panic!("{path} stays unavailable")
    }

    async fn on_booking(&mut self, booking: Uuid, action: &str, body: Value) -> Answer {
        let path = format!("/api/v1/bookings/{booking}/{action}");
        for _ in 0..TRIES {
            let answer = self.desk.post(&path, body.clone()).await;
            if answer.status() != 503 {
                return answer;
            }
            self.count(action, &answer);
        }
        panic!("{path} stays unavailable")
    }

    fn any_session(&mut self) -> PlayedSession {
        self.rng.choice(&self.sessions).unwrap().clone()
    }

    fn pick_booking(&mut self) -> Option<(Uuid, PlayedSession)> {
        let known = self.bookings.lock().unwrap().clone();
        (!known.is_empty()).then(|| self.rng.choice(&known).unwrap().clone())
    }

    fn remember(&self, booking: Uuid, session: &PlayedSession) {
        self.forget(booking);
        self.bookings
            .lock()
            .unwrap()
            .push((booking, session.clone()));
    }

    fn forget(&self, booking: Uuid) {
        self.bookings
            .lock()
            .unwrap()
            .retain(|(known, _)| *known != booking);
    }

    fn pick_hold(&mut self) -> Option<PlayedHold> {
        let count = self.holds.len();
        (count > 0).then(|| self.holds.swap_remove(self.rng.usize(..count)))
    }

    fn became(&mut self, asked: Micros, session: Uuid, answer: &Answer) {
        let body = answer.json();
        let outcome = Outcome::Became {
            id: id(&body["id"]),
            status: text(&body["status"]),
        };
        self.observe(asked, session, outcome);
    }

    fn observe(&mut self, asked_at: Micros, session: Uuid, outcome: Outcome) {
        self.observations.push(Observation {
            asked_at,
            answered_at: real_now(),
            session,
            outcome,
        });
    }

    /// Counts what came of an operation; a fault of the service's own ends the play.
    fn count(&mut self, operation: &str, answer: &Answer) {
        assert!(
            answer.status() < 500 || answer.status() == 503,
            "{operation}: {}",
            answer.text()
        );
        let kind = match answer.status() {
            400.. => answer
                .problem()
                .split(' ')
                .take(2)
                .collect::<Vec<_>>()
                .join(" "),
            status => status.to_string(),
        };
        *self
            .tally
            .entry(format!("{operation} → {kind}"))
            .or_default() += 1;
    }
}

fn id(value: &Value) -> Uuid {
    value.as_str().unwrap().parse().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
