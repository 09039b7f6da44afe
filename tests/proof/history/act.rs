//! One who plays: draws an operation, does it over HTTP, and writes down what was said.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use motesplats::platform::ids;
use serde_json::{Value, json};
use uuid::Uuid;

use super::drive::Place;
use super::{Answer, Micros, Said, real_now};
use crate::proof::dice::Dice;
use crate::support::Answer as Reply;
use crate::support::client::Client;

/// Bookings that all players keep in mind, and holds that each does.
const BOOKINGS: usize = 400;
const HOLDS: usize = 30;

/// Bookings with their sessions, as far as somebody remembers. All players share them: two may
/// want something of the same booking at once.
pub type Known = Arc<Mutex<Vec<(Uuid, Place)>>>;

/// Who plays at one service: the desk, and residents who book for themselves.
#[derive(Clone)]
pub struct Doors {
    pub desk: Client,
    pub resident: Client,
}

/// A member of staff at the desk, with a free hand; residents make some of the bookings themselves.
pub struct Player {
    desk: Client,
    resident: Client,
    dice: Dice,
    places: Vec<Place>,
    bookings: Known,
    holds: Vec<(Uuid, Place, i64)>,
    answers: Vec<Answer>,
    tally: BTreeMap<String, usize>,
}

impl Player {
    /// One who has done nothing yet.
    pub fn new(doors: Doors, dice: Dice, places: Vec<Place>, bookings: Known) -> Self {
        Self {
            desk: doors.desk,
            resident: doors.resident,
            dice,
            places,
            bookings,
            holds: Vec::new(),
            answers: Vec::new(),
            tally: BTreeMap::new(),
        }
    }

    /// Everything that was said, and how often what came of what.
    pub fn told(self) -> (Vec<Answer>, BTreeMap<String, usize>) {
        (self.answers, self.tally)
    }

    /// One operation.
    pub async fn act(&mut self) {
        let full = self.bookings.lock().unwrap().len() >= BOOKINGS;
        match self.dice.below(100) {
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
        let place = self.place();
        let seats = *self.dice.one(&[1, 1, 1, 1, 2, 2, 3, 5]);
        let wish = json!({"name": "Gunvor", "seats": seats, "waitlist": self.dice.percent(60)});
        let by_resident = !place.begun && self.dice.percent(50);
        let (what, who) = if by_resident {
            ("book oneself", self.resident.clone())
        } else {
            ("book", self.desk.clone())
        };
        self.make((what, who), place, wish, (seats, 0)).await;
    }

    async fn book_hold(&mut self) {
        let Some((hold, place, held)) = self.pick_hold() else {
            return self.hold().await;
        };
        let seats = if self.dice.percent(70) { held } else { 1 };
        let wish = json!({"name": "Gunvor", "seats": seats, "holdId": hold});
        let desk = self.desk.clone();
        self.make(("book hold", desk), place, wish, (seats, held))
            .await;
    }

    async fn make(
        &mut self,
        (what, who): (&str, Client),
        place: Place,
        wish: Value,
        (seats, held): (i64, i64),
    ) {
        let path = format!("/api/v1/sessions/{}/bookings", place.id);
        let asked = real_now();
        let reply = self.create(&who, &path, wish).await;
        self.count(what, &reply);
        let said = match reply.status() {
            201 => {
                let id = id(&reply.json()["id"]);
                self.remember(id, &place);
                let status = text(&reply.json()["status"]);
                Said::Booked {
                    id,
                    seats,
                    held,
                    status,
                }
            }
            _ if reply.problem().contains("sold-out") => Said::SoldOut { wanted: seats },
            _ => return,
        };
        self.write_down(asked, place.id, said);
    }

    async fn cancel(&mut self) {
        let Some((booking, place)) = self.pick_booking() else {
            return self.book().await;
        };
        let asked = real_now();
        let reply = self.on_booking(booking, "cancellation", json!({})).await;
        self.count("cancel", &reply);
        if reply.status() == 200 {
            self.became(asked, place.id, &reply);
        }
        self.forget(booking);
    }

    async fn move_to(&mut self) {
        let Some((booking, from)) = self.pick_booking() else {
            return self.book().await;
        };
        let to = self.place();
        let asked = real_now();
        let reply = self
            .on_booking(booking, "move", json!({"sessionId": to.id}))
            .await;
        self.count("move", &reply);
        match reply.status() {
            200 => {
                self.became(asked, to.id, &reply);
                self.remember(booking, &to);
            }
            _ => self.remember(booking, &from),
        }
    }

    async fn hold(&mut self) {
        let place = self.place();
        let seats = *self.dice.one(&[1, 1, 2, 3]);
        let wish = json!({"seats": seats, "minutes": self.dice.one(&[1, 5])});
        let path = format!("/api/v1/sessions/{}/holds", place.id);
        let asked = real_now();
        let reply = self.create(&self.desk.clone(), &path, wish).await;
        self.count("hold", &reply);
        match reply.status() {
            201 => self.holds.push((id(&reply.json()["id"]), place, seats)),
            _ if reply.problem().contains("sold-out") => {
                self.write_down(asked, place.id, Said::SoldOut { wanted: seats });
            }
            _ => {}
        }
        if self.holds.len() > HOLDS {
            self.holds.remove(0);
        }
    }

    async fn give_up_hold(&mut self) {
        let Some((hold, ..)) = self.pick_hold() else {
            return self.hold().await;
        };
        let reply = self.desk.delete(&format!("/api/v1/holds/{hold}")).await;
        self.count("give up hold", &reply);
    }

    /// Raises or lowers the capacity, as a planner who read the session just before.
    async fn resize(&mut self) {
        let path = format!("/api/v1/sessions/{}", self.place().id);
        let read = self.desk.get(&path).await.expect(200);
        let seats = 2 + self.dice.below(12);
        let change = json!({"seatsTotal": seats});
        let reply = self.desk.patch(&path, read.etag(), change).await;
        self.count("resize", &reply);
    }

    /// Accepts or declines, where a booking has come to be offered a place.
    async fn answer_offer(&mut self) {
        let Some((booking, place)) = self.pick_booking() else {
            return self.book().await;
        };
        let read = self.desk.get(&format!("/api/v1/bookings/{booking}")).await;
        let read = read.expect(200).json();
        if read["status"] == "cancelled" {
            self.forget(booking);
        }
        if read["status"] == "offered" {
            let answer = *self.dice.one(&["acceptance", "acceptance", "decline"]);
            let asked = real_now();
            let reply = self.on_booking(booking, answer, json!({})).await;
            self.count(answer, &reply);
            if reply.status() == 200 {
                self.became(asked, place.id, &reply);
            }
        }
    }

    /// Marks somebody in a session that has begun.
    async fn attend(&mut self) {
        let known = self.bookings.lock().unwrap().clone();
        let begun: Vec<_> = known.iter().filter(|(_, place)| place.begun).collect();
        if begun.is_empty() {
            return self.book().await;
        }
        let (booking, place) = (*self.dice.one(&begun)).clone();
        let outcome = *self
            .dice
            .one(&["no-show", "no-show", "came", "excused", "undo"]);
        let asked = real_now();
        let reply = self
            .on_booking(booking, "attendance", json!({"outcome": outcome}))
            .await;
        self.count(outcome, &reply);
        if reply.status() == 200 {
            self.became(asked, place.id, &reply);
        }
    }

    async fn release(&mut self) {
        let begun: Vec<&Place> = self.places.iter().filter(|place| place.begun).collect();
        let path = format!(
            "/api/v1/sessions/{}/seats/release",
            self.dice.one(&begun).id
        );
        let reply = self.desk.post(&path, json!({})).await;
        self.count("release", &reply);
    }

    /// POST with a key; told to come again, it does.
    async fn create(&mut self, who: &Client, path: &str, body: Value) -> Reply {
        let key = ids::fresh().to_string();
        loop {
            let reply = who.create_once(path, &key, body.clone()).await;
            if reply.status() != 503 {
                return reply;
            }
            self.count("create", &reply);
        }
    }

    async fn on_booking(&mut self, booking: Uuid, act: &str, body: Value) -> Reply {
        let path = format!("/api/v1/bookings/{booking}/{act}");
        loop {
            let reply = self.desk.post(&path, body.clone()).await;
            if reply.status() != 503 {
                return reply;
            }
            self.count(act, &reply);
        }
    }

    fn place(&mut self) -> Place {
        self.dice.one(&self.places).clone()
    }

    fn pick_booking(&mut self) -> Option<(Uuid, Place)> {
        let known = self.bookings.lock().unwrap().clone();
        (!known.is_empty()).then(|| self.dice.one(&known).clone())
    }

    fn remember(&self, booking: Uuid, place: &Place) {
        self.forget(booking);
        self.bookings.lock().unwrap().push((booking, place.clone()));
    }

    fn forget(&self, booking: Uuid) {
        self.bookings
            .lock()
            .unwrap()
            .retain(|(known, _)| *known != booking);
    }

    fn pick_hold(&mut self) -> Option<(Uuid, Place, i64)> {
        let count = self.holds.len();
        (count > 0).then(|| self.holds.swap_remove(self.dice.below(count)))
    }

    fn became(&mut self, asked: Micros, session: Uuid, reply: &Reply) {
        let body = reply.json();
        let said = Said::Became {
            id: id(&body["id"]),
            status: text(&body["status"]),
        };
        self.write_down(asked, session, said);
    }

    fn write_down(&mut self, asked_at: Micros, session: Uuid, said: Said) {
        self.answers.push(Answer {
            asked_at,
            answered_at: real_now(),
            session,
            said,
        });
    }

    /// Counts what came of an operation; a fault of the service's own ends the play.
    fn count(&mut self, what: &str, reply: &Reply) {
        assert!(
            reply.status() < 500 || reply.status() == 503,
            "{what}: {}",
            reply.text()
        );
        let kind = match reply.status() {
            400.. => reply
                .problem()
                .split(' ')
                .take(2)
                .collect::<Vec<_>>()
                .join(" "),
            status => status.to_string(),
        };
        *self.tally.entry(format!("{what} → {kind}")).or_default() += 1;
    }
}

fn id(value: &Value) -> Uuid {
    value.as_str().unwrap().parse().unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
