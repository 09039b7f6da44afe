//! `GET /call-tasks` and what came of each: whom to ring, what to say, and that nobody is rung twice for it.

use chrono::TimeDelta;
use futures_util::future::{join_all, join3};
use motesplats::platform::auth::Role::{Coordinator, Desk, Planner};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::booking::{booked, gunvor, library};
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

pub fn bertil() -> Value {
    json!({ "name": "Bertil Åberg", "contact": { "phone": "08-465 004 01" } })
}

/// A session that was called off, with somebody to ring and somebody to tell at the door.
pub struct CalledOff {
    pub app: TestApp,
    pub venue: Venue,
    pub session: Uuid,
    pub desk: Staff,
}

impl CalledOff {
    pub async fn with(people: &[Value]) -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        app.sql("update venues set name = 'Katrineholms bibliotek', phone = '+4615057000', phone_typed = '0150-570 00'")
            .await;
        let session = app.session(&venue).seats(30).published().insert().await;
        for person in people {
            booked(&app, session, person.clone()).await;
        }
        let planner = app.staff(Planner).at(&venue).await;
        let path = format!("/api/v1/sessions/{session}/cancellation");
        let reason = json!({ "reason": { "sv": "Huda är sjuk.", "en": "Huda is ill." } });
        planner.post(&path, reason).await.expect(200);
        let desk = app.staff(Desk).at(&venue).await;
        Self {
            app,
            venue,
            session,
            desk,
        }
    }

    pub async fn list(&self, query: &str) -> Vec<Value> {
        let path = format!("/api/v1/call-tasks{query}");
        let page = self.desk.get(&path).await.expect(200).json();
        page["items"].as_array().unwrap().clone()
    }

    pub async fn say(&self, call: &Value, outcome: &str) -> Answer {
        say(&self.desk, call, json!({ "outcome": outcome })).await
    }

    async fn attempts(&self) -> String {
        self.app
            .value("select count(*)::text from call_attempts")
            .await
    }
}

async fn say(desk: &Staff, call: &Value, outcome: Value) -> Answer {
    let id = call["id"].as_str().unwrap();
    desk.post(&format!("/api/v1/call-tasks/{id}/outcome"), outcome)
        .await
}

#[tokio::test]
async fn the_list_says_whom_to_ring_and_what_to_read_aloud_in_their_language_and_ours() {
    let anne = json!({ "name": "Anne", "language": "en", "contact": { "phone": "070-174 06 96" } });
    let off = CalledOff::with(&[bertil(), anne, gunvor()]).await;

    let calls = off.list(&format!("?session={}", off.session)).await;

    let of = |name: &str| calls.iter().find(|call| call["name"] == name).unwrap();
    assert_eq!(calls.len(), 3);
    let sv = "Hej, jag ringer från Katrineholms bibliotek. Det gäller din tid tisdag 6 oktober kl. 13.00–14.00. \
              Tillfället är inställt. Vi beklagar. Huda är sjuk. Vill du ha en ny tid? Vi kan boka den nu. \
              Du kan ringa oss på 0150-570 00.";
    let said = of("Bertil Åberg");
    assert_eq!(said["script"], sv);
    assert_eq!(said["scriptForStaff"], sv);
    assert_eq!(said["phone"], "+46846500401");
    assert_eq!(
        [&said["kind"], &said["state"], &said["attempts"]],
        [&json!("cancellation"), &json!("open"), &json!(0)]
    );
    let anne = of("Anne");
    let script = anne["script"].as_str().unwrap();
    assert!(script.contains("Huda is ill."), "{script}");
    assert_eq!(anne["scriptForStaff"], sv);
    assert!(of("Gunvor").get("phone").is_none(), "told at the door");
}

#[tokio::test]
async fn a_change_says_what_was_what_is_and_that_the_seat_is_kept() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    booked(&app, session, bertil()).await;
    let planner = app.staff(Planner).at(&venue).await;
    let path = format!("/api/v1/sessions/{session}");
    let read = planner.get(&path).await.expect(200);
    let change = json!({ "localTime": "15:00" });
    planner.patch(&path, read.etag(), change).await.expect(200);

    let list = planner.get("/api/v1/call-tasks").await.expect(200).json();

    let script = list["items"][0]["script"].as_str().unwrap();
    for sentence in [
        "Det gäller din tid tisdag 6 oktober kl. 13.00–14.00,",
        "Tiden har ändrats. Nu gäller tisdag 6 oktober kl. 15.00–16.00,",
        "Din plats är kvar.",
        "Passar det? Annars kan vi boka om eller avboka nu.",
    ] {
        assert!(script.contains(sentence), "{sentence}: {script}");
    }
}

#[tokio::test]
async fn whoever_does_not_answer_is_due_again_in_half_an_hour_and_given_up_after_five_tries() {
    let off = CalledOff::with(&[bertil()]).await;
    off.app.clock().advance(TimeDelta::days(-2));
    let call = off.list("").await.remove(0);
    for attempt in 1..=5 {
        let after = off.say(&call, "no-answer").await.expect(200).json();
        assert_eq!(after["attempts"], attempt);
        let wanted = if attempt < 5 { "open" } else { "gave-up" };
        assert_eq!(after["state"], wanted);
        off.app.clock().advance(TimeDelta::minutes(30));
    }
    assert!(off.list("").await.is_empty());
    assert_eq!(off.list("?state=gave-up").await.len(), 1);

    let reached = off.say(&call, "reached").await.expect(200).json();
    assert_eq!(reached["state"], "done", "they rang back");
    assert_eq!(off.list("?state=done").await.len(), 1);
}

#[tokio::test]
async fn a_call_is_given_up_when_its_session_begins_and_a_line_at_the_door_when_it_is_over() {
    let off = CalledOff::with(&[bertil(), gunvor()]).await;
    off.app.clock().advance(TimeDelta::hours(3));
    let names = |calls: Vec<Value>| -> Vec<Value> {
        calls.iter().map(|call| call["name"].clone()).collect()
    };
    assert_eq!(names(off.list("?state=gave-up").await), ["Bertil Åberg"]);
    assert_eq!(names(off.list("").await), ["Gunvor"]);

    off.app.clock().advance(TimeDelta::hours(2));
    assert_eq!(off.list("?state=gave-up").await.len(), 2);
}

#[tokio::test]
async fn the_same_outcome_said_twice_is_one_try_and_another_one_is_refused() {
    let off = CalledOff::with(&[bertil()]).await;
    let call = off.list("").await.remove(0);
    let due = &call["dueAt"];
    for _ in 0..2 {
        let after = off.say(&call, "no-answer").await.expect(200).json();
        assert_eq!(after["attempts"], 1);
        assert_ne!(&after["dueAt"], due);
    }
    for _ in 0..2 {
        let after = off.say(&call, "reached").await.expect(200).json();
        assert_eq!(
            (&after["state"], &after["attempts"]),
            (&json!("done"), &json!(2))
        );
    }
    let late = off.say(&call, "no-answer").await;
    assert_eq!(late.problem(), r#"409 wrong-state {"state":"done"}"#);
    assert_eq!(off.attempts().await, "2");
    assert_eq!(off.app.audited_facts("booking.called").await.len(), 2);
}

#[tokio::test]
async fn two_desks_that_ring_from_one_list_double_nothing() {
    let number = |n: usize| format!("08-465 004 {n:02}");
    let person = |n| json!({ "name": "Bertil", "contact": { "phone": number(n) } });
    let people: Vec<Value> = (1..=8).map(person).collect();
    let off = CalledOff::with(&people).await;
    let other = off.app.staff(Desk).at(&off.venue).await;
    let calls = off.list("").await;

    for outcome in ["no-answer", "reached"] {
        let said = json!({ "outcome": outcome });
        let both = calls.iter().flat_map(|call| {
            let said = &said;
            [&off.desk, &other].map(|desk| say(desk, call, said.clone()))
        });
        for answer in join_all(both).await {
            answer.expect(200);
        }
    }

    assert_eq!(off.attempts().await, "16");
    let counted = "select string_agg(distinct attempts || state, ',') from call_tasks";
    assert_eq!(off.app.value(counted).await, "2done");
}

/// Whoever is about to write what came of a call waits for a lock that the test holds.
const PAUSE: &str = "\
    create function pause() returns trigger language plpgsql as \
        $$ begin perform pg_advisory_xact_lock_shared(42); return null; end $$; \
    create trigger pause before update on call_tasks for each statement execute function pause()";

#[tokio::test]
async fn two_desks_that_press_at_the_same_moment_record_one_try() {
    let off = CalledOff::with(&[bertil()]).await;
    let other = off.app.staff(Desk).at(&off.venue).await;
    let call = off.list("").await.remove(0);
    off.app.sql(PAUSE).await;
    let pause = off.app.connect().await;
    let held = pause.batch_execute("select pg_advisory_lock(42)");
    held.await.unwrap();
    let reached = || json!({ "outcome": "reached" });
    let go = async {
        off.app.until_so_many_wait_for_a_lock(2).await;
        let let_go = pause.batch_execute("select pg_advisory_unlock(42)");
        let_go.await.unwrap();
    };

    let one = say(&off.desk, &call, reached());
    let (one, two, ()) = join3(one, say(&other, &call, reached()), go).await;

    for answer in [one, two] {
        assert_eq!(answer.expect(200).json()["attempts"], 1);
    }
    assert_eq!(off.attempts().await, "1");
}

/// The control: two who read the list and write without looking at what it was.
#[tokio::test]
async fn without_the_guard_two_desks_would_count_one_call_twice() {
    let off = CalledOff::with(&[bertil()]).await;
    for _ in 0..2 {
        off.app
            .sql(
                "insert into call_attempts (id, organisation_id, call_task_id, at, outcome) \
                 select gen_random_uuid(), organisation_id, id, now(), 'reached' from call_tasks",
            )
            .await;
        off.app
            .sql("update call_tasks set state = 'done', attempts = attempts + 1")
            .await;
    }
    assert_eq!(off.attempts().await, "2");
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_by_its_name() {
    let off = CalledOff::with(&[bertil()]).await;
    let call = off.list("").await.remove(0);
    for (body, place) in [
        (json!({ "outcome": "sang" }), "/outcome"),
        (
            json!({ "outcome": "reached", "note": "x".repeat(201) }),
            "/note",
        ),
        (json!({ "outcome": "reached", "why": "" }), "/why"),
    ] {
        let refused = say(&off.desk, &call, body).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().contains(place), "{}", refused.text());
    }
    for query in ["?state=sang", "?session=7", "?venue=nowhere", "?when=now"] {
        let refused = off.desk.get(&format!("/api/v1/call-tasks{query}")).await;
        assert!((400..500).contains(&refused.status()), "{query}");
    }
}

#[tokio::test]
async fn staff_of_another_organisation_see_no_call_and_answer_none() {
    let off = CalledOff::with(&[bertil()]).await;
    let call = off.list("").await.remove(0);
    let elsewhere = off.app.organisation("vingaker").insert().await;
    let stranger = off.app.staff(Coordinator).at(&elsewhere).await;

    let list = stranger.get("/api/v1/call-tasks").await.expect(200).json();
    assert_eq!(list["total"], 0);
    let path = format!("/api/v1/call-tasks?session={}", off.session);
    stranger.get(&path).await.expect(404);
    say(&stranger, &call, json!({ "outcome": "reached" }))
        .await
        .expect(404);
}

#[tokio::test]
async fn whoever_asked_for_discretion_has_no_name_on_the_list() {
    let off = CalledOff::with(&[bertil()]).await;
    off.app
        .sql(
            "insert into booking_details (booking_id, organisation_id, booked_by, discreet) \
             select id, organisation_id, '{\"relation\": \"self\"}', true from bookings",
        )
        .await;
    let call = off.list("").await.remove(0);
    assert!(call.get("name").is_none());
    assert_eq!(call["phone"], "+46846500401");
}

#[tokio::test]
async fn each_look_at_the_list_is_recorded_once() {
    let off = CalledOff::with(&[bertil()]).await;
    off.list("").await;
    off.list(&format!("?session={}", off.session)).await;
    let looks = off.app.audited_facts("call-tasks.read").await;
    assert_eq!(
        looks,
        [json!({ "state": "open" }), json!({ "state": "open" })]
    );
}
