//! Who is told what, and how: every kind of booking and contact, when a session is changed, moved and cancelled twice,
//! and when a booking is.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::booked;
use super::cancel::opened;
use crate::support::TestApp;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

/// A library with a planner, and people booked in every way.
struct Library {
    app: TestApp,
    town: Org,
    venue: Venue,
    planner: Staff,
}

/// How somebody is reached, by their name.
const PEOPLE: [&str; 3] = ["by e-mail", "by phone", "not at all"];

/// What somebody asks for, who is reached like this.
fn request(name: &str, more: &Value) -> Value {
    let mut request = json!({ "name": name });
    match name {
        "by e-mail" => request["contact"] = json!({ "email": "karin@exempel.se" }),
        "by phone" => request["contact"] = json!({ "phone": "08-465 004 01" }),
        _ => {}
    }
    let (Some(request_fields), Some(more)) = (request.as_object_mut(), more.as_object()) else {
        unreachable!("both are objects")
    };
    request_fields.extend(more.clone());
    request
}

impl Library {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        Self {
            app,
            town,
            venue,
            planner,
        }
    }

    async fn session(&self, seats: i32) -> Uuid {
        let session = self
            .app
            .session(&self.venue)
            .starting("2026-10-20", "13:00");
        session.seats(seats).published().insert().await
    }

    async fn book_all(&self, session: Uuid, more: Value) -> Vec<Value> {
        let mut all = Vec::new();
        for name in PEOPLE {
            all.push(booked(&self.app, session, request(name, &more)).await);
        }
        all
    }

    /// A session whose people are all in this status.
    async fn with(&self, status: &str) -> (Uuid, Vec<Value>) {
        let session = self.session(3).await;
        let people = match status {
            "confirmed" => self.book_all(session, json!({})).await,
            "pending" => self.book_all(session, json!({ "interpreter": "ar" })).await,
            _ => self.behind_others(session, status == "offered").await,
        };
        for one in &people {
            assert_eq!(super::status_of(&self.app, one).await, status);
        }
        self.app.deliver_mail().await;
        (session, people)
    }

    /// Three who wait behind three others, who give up their seats where these are to be offered.
    async fn behind_others(&self, session: Uuid, leave: bool) -> Vec<Value> {
        let mut seated = Vec::new();
        for _ in 0..3 {
            seated.push(booked(&self.app, session, json!({ "name": "seated" })).await);
        }
        let people = self.book_all(session, json!({ "waitlist": true })).await;
        if leave {
            self.app.offer_free_places(session).await;
            for one in seated {
                let (holder, path) = opened(&self.app, &one).await;
                let left = holder.post_empty(&format!("{path}/cancellation")).await;
                left.expect(200);
            }
        }
        people
    }

    async fn change(&self, session: Uuid, change: Value) {
        let path = format!("/api/v1/sessions/{session}");
        let read = self.planner.get(&path).await.expect(200);
        let changed = self.planner.patch(&path, read.etag(), change).await;
        changed.expect(200);
    }

    /// Whom rows of letters, calls and lines at the door name, each with its kind, the oldest first.
    async fn told(&self) -> Vec<(String, String)> {
        let rows = self
            .app
            .sql(
                "select b.name, t.way || ' ' || t.kind from ( \
                    select booking_id, 'letter' as way, kind, id from letters \
                    union all \
                    select c.booking_id, case when b.phone is null then 'door' else 'call' end, kind, c.id \
                      from call_tasks c join bookings b on b.id = c.booking_id) t \
                  join bookings b on b.id = t.booking_id order by t.id",
            )
            .await;
        let pair = |row: Vec<String>| (row[0].clone(), row[1].clone());
        rows.into_iter().map(pair).collect()
    }

    /// What each of the three was told since.
    async fn told_since(&self, seen: usize) -> Vec<String> {
        self.app.deliver_mail().await;
        let told = self.told().await;
        let of = |name: &str| {
            let theirs = told[seen..].iter().filter(|(whom, _)| whom == name);
            let theirs: Vec<&str> = theirs.map(|(_, what)| what.as_str()).collect();
            match theirs.is_empty() {
                true => "–".to_owned(),
                false => theirs.join(" + "),
            }
        };
        PEOPLE.iter().map(|name| of(name)).collect()
    }
}

fn assert_table(lines: &[String], wanted: &str) {
    assert_eq!(lines.join("\n"), wanted.trim());
}

/// By e-mail, by phone, not at all.
const SESSIONS: &str = "
confirmed, changed: letter change | call change | door change
confirmed, changed again: letter change | call change | door change
confirmed, moved: letter change | call change | door change
confirmed, moved again: letter change | call change | door change
confirmed, cancelled: letter cancellation | call cancellation | door cancellation
confirmed, cancelled again: – | – | –
pending, changed: letter change | call change | door change
pending, changed again: letter change | call change | door change
pending, moved: letter change | call change | door change
pending, moved again: letter change | call change | door change
pending, cancelled: letter cancellation | call cancellation | door cancellation
pending, cancelled again: – | – | –
waiting, changed: letter change | call change | door change
waiting, changed again: letter change | call change | door change
waiting, moved: letter change | call change | door change
waiting, moved again: letter change | call change | door change
waiting, cancelled: letter cancellation | call cancellation | door cancellation
waiting, cancelled again: – | – | –
offered, changed: letter change | call change | door change
offered, changed again: letter change | call change | door change
offered, moved: letter change | call change | door change
offered, moved again: letter change | call change | door change
offered, cancelled: letter cancellation | call cancellation | door cancellation
offered, cancelled again: – | – | –";

#[tokio::test]
async fn everybody_booked_is_told_of_each_change_move_and_cancellation_of_a_session_once() {
    let library = Library::new().await;
    let app = &library.app;
    let valla = app.venue(&library.town).slug("valla").insert().await;
    let mut lines = Vec::new();
    for status in ["confirmed", "pending", "waiting", "offered"] {
        let (session, _) = library.with(status).await;
        for (act, change) in [
            ("changed", json!({ "localTime": "15:00" })),
            ("changed again", json!({ "localTime": "16:00" })),
            ("moved", json!({ "venueId": valla.id })),
            ("moved again", json!({ "localDate": "2026-10-21" })),
        ] {
            let seen = library.told().await.len();
            library.change(session, change).await;
            let told = library.told_since(seen).await;
            lines.push(format!("{status}, {act}: {}", told.join(" | ")));
        }
        for (act, answer) in [("cancelled", 200), ("cancelled again", 200)] {
            let seen = library.told().await.len();
            let path = format!("/api/v1/sessions/{session}/cancellation");
            let reason = json!({ "reason": { "sv": "Huda är sjuk." } });
            library.planner.post(&path, reason).await.expect(answer);
            let told = library.told_since(seen).await;
            lines.push(format!("{status}, {act}: {}", told.join(" | ")));
        }
    }
    assert_table(&lines, SESSIONS);
}

/// The same of a booking. Whoever moves one of somebody without e-mail tells them, as the page of the move says.
const BOOKINGS: &str = "
confirmed, moved: letter change | – | –
confirmed, moved again: letter change | – | –
confirmed, cancelled: letter cancellation | call cancellation | door cancellation
confirmed, cancelled again: – | – | –
pending, moved: letter change | – | –
pending, moved again: letter change | – | –
pending, cancelled: letter cancellation | call cancellation | door cancellation
pending, cancelled again: – | – | –
waiting, moved: letter change | – | –
waiting, moved again: letter change | – | –
waiting, cancelled: letter cancellation | call cancellation | door cancellation
waiting, cancelled again: – | – | –
offered, moved: letter change | – | –
offered, moved again: letter change | – | –
offered, cancelled: letter cancellation | call cancellation | door cancellation
offered, cancelled again: – | – | –";

#[tokio::test]
async fn whoever_is_moved_or_cancelled_by_the_desk_is_told_once_each_time() {
    let library = Library::new().await;
    let [second, third] = [library.session(20).await, library.session(20).await];
    let mut lines = Vec::new();
    for status in ["confirmed", "pending", "waiting", "offered"] {
        let (_, people) = library.with(status).await;
        for (act, form, body) in [
            ("moved", "move", json!({ "sessionId": second })),
            ("moved again", "move", json!({ "sessionId": third })),
            ("cancelled", "cancellation", json!({})),
            ("cancelled again", "cancellation", json!({})),
        ] {
            let seen = library.told().await.len();
            for one in &people {
                let path = format!("/api/v1/bookings/{}/{form}", one["id"].as_str().unwrap());
                let done = library.planner.post(&path, body.clone()).await;
                done.expect(200);
            }
            let told = library.told_since(seen).await;
            lines.push(format!("{status}, {act}: {}", told.join(" | ")));
        }
    }
    assert_table(&lines, BOOKINGS);
}
