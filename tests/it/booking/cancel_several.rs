//! Several sessions called off in one act: a storm, a day, a kind.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{booked, gunvor, library};
use crate::support::TestApp;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

const PATH: &str = "/api/v1/cancellations";

/// A day of five sessions with 20 people: 12 by letter, 5 by telephone, 3 at the door.
pub struct StormyDay {
    pub app: TestApp,
    pub venue: Venue,
    pub planner: Staff,
    pub sessions: Vec<Uuid>,
}

impl StormyDay {
    pub async fn with_twenty_booked() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let planner = app.staff(Role::Planner).at(&venue).await;
        let mut sessions = Vec::new();
        for hour in 11..16 {
            let session = app.session(&venue).seats(8).published();
            let session = session.starting("2026-10-06", &format!("{hour}:00"));
            sessions.push(session.insert().await);
        }
        for n in 0..20 {
            let contact = match n {
                0..12 => json!({ "email": format!("bo{n}@exempel.se") }),
                12..17 => json!({ "phone": format!("08-465 004 {n}") }),
                _ => Value::Null,
            };
            let mut request = json!({ "name": format!("Bo {n}") });
            if !contact.is_null() {
                request["contact"] = contact;
            }
            booked(&app, sessions[n % 5], request).await;
        }
        app.deliver_mail().await;
        Self {
            app,
            venue,
            planner,
            sessions,
        }
    }

    async fn cancel(&self, change: Value) -> Value {
        let mut body = json!({ "venue": self.venue.id, "from": "2026-10-06", "to": "2026-10-06",
            "reason": { "sv": "Stormen stänger oss.", "en": "The storm closes us." } });
        for (name, value) in change.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.planner.post(PATH, body).await.expect(200).json()
    }
}

#[tokio::test]
async fn a_day_of_a_venue_is_cancelled_in_one_act_and_everybody_told_once() {
    let day = StormyDay::with_twenty_booked().await;
    let seen = day.app.mailbox().len();
    let all = json!({ "letters": 12, "callTasks": 5, "atTheDoor": 3 });

    let previewed = day.cancel(json!({ "preview": true })).await;
    assert_eq!(previewed["told"], all);
    assert_eq!(previewed["items"].as_array().unwrap().len(), 5);
    day.app.deliver_mail().await;
    assert_eq!(day.app.mailbox().len(), seen, "a preview writes nothing");
    assert_eq!(day.app.seats_taken(day.sessions[0]).await, 4);

    let done = day.cancel(json!({ "preview": false })).await;
    assert_eq!(done, previewed, "what was shown is what is done");
    let again = json!({ "sessionIds": day.sessions, "reason": "Storm" });
    let again = day.planner.post(PATH, again).await.expect(200).json();
    let nobody = json!({ "letters": 0, "callTasks": 0, "atTheDoor": 0 });
    assert_eq!(again["told"], nobody);
    assert_eq!(day.cancel(json!({})).await["items"], json!([]));

    day.app.deliver_mail().await;
    let letters = day.app.mailbox();
    assert_eq!(letters.len(), seen + 12);
    assert!(letters[seen].text.contains("Stormen stänger oss."));
    assert_eq!(day.app.call_tasks().await.len(), 5);
    assert_eq!(day.app.door_lines().await.len(), 3);
    assert_eq!(day.app.audited("session.cancelled").await, 5);
    for session in day.sessions {
        assert_eq!(day.app.seats_taken(session).await, 0);
    }
}

#[tokio::test]
async fn one_that_is_over_or_out_of_reach_leaves_all_as_they_were() {
    let day = StormyDay::with_twenty_booked().await;
    let over = day.app.session(&day.venue).published();
    let over = over.starting("2026-10-05", "10:00").insert().await;
    let with = |other: Uuid| {
        let ids = [day.sessions[0], other];
        json!({ "sessionIds": ids, "reason": "Storm" })
    };
    let refused = day.planner.post(PATH, with(over)).await;
    assert!(refused.problem().starts_with("409 wrong-state"));
    assert_eq!(refused.json()["sessionId"], json!(over));

    let elsewhere = day.app.organisation("norsjo").insert().await;
    let elsewhere = day.app.venue(&elsewhere).slug("norsjo").insert().await;
    let theirs = day.app.session(&elsewhere).published().insert().await;
    day.planner.post(PATH, with(theirs)).await.expect(404);
    let there =
        json!({ "venue": elsewhere.id, "from": "2026-10-06", "to": "2026-10-06", "reason": "Nej" });
    day.planner.post(PATH, there).await.expect(404);
    assert_eq!(day.app.seats_taken(day.sessions[0]).await, 4);
    assert_eq!(day.app.audited("session.cancelled").await, 0);
}

#[tokio::test]
async fn only_the_kind_and_the_days_that_are_named_are_cancelled() {
    let day = StormyDay::with_twenty_booked().await;
    let cafe = day.app.session(&day.venue).kind("cafe").published();
    let cafe = cafe.insert().await;
    let later = day.app.session(&day.venue).published();
    let later = later.starting("2026-10-08", "10:00").insert().await;
    let done = day
        .cancel(json!({ "kind": "cafe", "to": "2026-10-07" }))
        .await;
    let told = json!({ "sessionId": cafe, "letters": 0, "callTasks": 0, "atTheDoor": 0 });
    assert_eq!(done["items"], json!([told]));
    let open = day.planner.get(&format!("/api/v1/sessions/{later}")).await;
    assert_eq!(open.json()["status"], "published");
}

#[tokio::test]
async fn a_course_and_its_meeting_tell_nobody_twice() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let course = app.session(&venue).kind("course").published();
    let course = course.starting("2026-10-07", "10:00").insert().await;
    let meeting = app.session(&venue).kind("course").meeting_of(course);
    let meeting = meeting.published().starting("2026-10-07", "10:00");
    let meeting = meeting.insert().await;
    booked(&app, course, gunvor()).await;
    let of_the_day = json!({ "venue": venue.id, "from": "2026-10-07", "to": "2026-10-07",
        "reason": "Storm", "preview": true });
    let of_the_day = planner.post(PATH, of_the_day).await.expect(200).json();
    assert_eq!(of_the_day["items"][0]["sessionId"], json!(meeting));
    assert_eq!(of_the_day["items"].as_array().unwrap().len(), 1);

    let both = json!({ "sessionIds": [meeting, course], "reason": "Storm" });
    let both = planner.post(PATH, both).await.expect(200).json();
    assert_eq!(both["items"][0]["atTheDoor"], 0);
    assert_eq!(both["items"][1]["atTheDoor"], 1);
}

#[tokio::test]
async fn every_fault_of_the_request_is_named_at_once() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    for (body, faults) in [
        (
            json!({ "from": "2026-13-01", "kind": "storm" }),
            r#"["/venue missing", "/to missing", "/from bad-date", "/kind unknown-value", "/reason wrong-type"]"#,
        ),
        (
            json!({ "sessionIds": [], "venue": "x", "reason": "" }),
            r#"["/venue not-allowed-here", "/sessionIds out-of-range", "/reason empty"]"#,
        ),
        (
            json!({ "venue": "nowhere", "from": "2026-10-07", "to": "2026-10-06", "reason": "Storm" }),
            r#"["/to end-before-start", "/venue unknown-venue"]"#,
        ),
    ] {
        let answer = planner.post(PATH, body).await;
        assert_eq!(answer.problem(), format!("422 unprocessable {faults}"));
    }
}
