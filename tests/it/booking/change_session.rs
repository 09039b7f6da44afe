//! A changed session: everybody whom it was promised to is told, old and new side by side.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, gunvor, library, status_of, willing_to_wait};
use crate::support::TestApp;
use crate::support::answer::Answer;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

/// A published session in Katrineholm and the planner who changes it.
struct Planned {
    app: TestApp,
    venue: Venue,
    town: Org,
    planner: Staff,
    session: Uuid,
}

impl Planned {
    async fn with_seats(seats: i32) -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let session = app.session(&venue).seats(seats).published().insert().await;
        Self {
            app,
            town,
            venue,
            planner,
            session,
        }
    }

    /// By letter, by telephone, and only at the door.
    async fn with_three_bookings() -> Self {
        let planned = Self::with_seats(3).await;
        for request in [karin(), bertil(), gunvor()] {
            booked(&planned.app, planned.session, request).await;
        }
        planned.app.deliver_mail().await;
        planned
    }

    async fn patch(&self, change: Value) -> Answer {
        patch(&self.planner, self.session, change).await
    }

    async fn preview(&self, change: Value) -> Value {
        let path = format!("/api/v1/sessions/{}/change-preview", self.session);
        self.planner.post(&path, change).await.expect(200).json()
    }

    /// The texts of the letters that have come since `seen`.
    async fn letters_after(&self, seen: usize) -> Vec<String> {
        self.app.deliver_mail().await;
        let letters = self.app.mailbox().into_iter().skip(seen);
        letters.map(|letter| letter.text).collect()
    }
}

async fn patch(planner: &Staff, session: Uuid, change: Value) -> Answer {
    let path = format!("/api/v1/sessions/{session}");
    let read = planner.get(&path).await.expect(200);
    planner.patch(&path, read.etag(), change).await
}

fn karin() -> Value {
    json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } })
}

fn bertil() -> Value {
    json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } })
}

fn waiting_by_mail() -> Value {
    json!({ "name": "Vera", "waitlist": true, "contact": { "email": "vera@exempel.se" } })
}

fn told(letters: i64, call_tasks: i64, at_the_door: i64) -> Value {
    json!({ "letters": letters, "callTasks": call_tasks, "atTheDoor": at_the_door })
}

#[tokio::test]
async fn a_new_time_day_venue_or_room_is_told_to_everybody_once_for_each_change() {
    let planned = Planned::with_three_bookings().await;
    booked(&planned.app, planned.session, waiting_by_mail()).await;
    planned.app.deliver_mail().await;
    let seen = planned.app.mailbox().len();
    let valla = planned
        .app
        .venue(&planned.town)
        .slug("valla")
        .insert()
        .await;
    let room = planned.app.room(&valla, "Sal 2", false).await;

    for change in [
        json!({ "localTime": "15:00" }),
        json!({ "localDate": "2026-10-07" }),
        json!({ "venueId": valla.id }),
        json!({ "room": room }),
    ] {
        let previewed = planned.preview(change.clone()).await;
        let answer = planned.patch(change.clone()).await.expect(200).json();
        assert_eq!(answer["told"], told(2, 1, 1), "{change}");
        let expected = json!({ "letters": 2, "callTasks": 1, "atTheDoor": 1, "waiting": 1 });
        assert_eq!(previewed, expected, "{change}");
    }

    let letters = planned.letters_after(seen).await;
    assert_eq!(letters.len(), 8);
    let calls = planned.app.call_tasks().await;
    let states: Vec<&str> = calls.iter().map(|(_, state)| state.as_str()).collect();
    assert_eq!(
        states,
        ["superseded", "superseded", "superseded", "open"],
        "the last call says it all"
    );
    assert_eq!(planned.app.door_lines().await, ["change"]);
}

#[tokio::test]
async fn a_letter_of_a_change_shows_old_and_new_and_what_becomes_of_the_booking() {
    let planned = Planned::with_seats(1).await;
    booked(&planned.app, planned.session, karin()).await;
    booked(&planned.app, planned.session, waiting_by_mail()).await;
    planned.app.deliver_mail().await;

    planned
        .patch(json!({ "localTime": "15:00" }))
        .await
        .expect(200);

    let letters = planned.letters_after(2).await;
    for standing in ["Din plats är kvar.", "Du står kvar i kön."] {
        let opening = format!("Tiden har ändrats. {standing}");
        let letter = letters.iter().find(|letter| letter.contains(&opening));
        let letter = letter.unwrap_or_else(|| panic!("{standing} {letters:?}"));
        assert!(
            letter.contains("Förut: tisdag 6 oktober kl. 13.00–14.00"),
            "{letter}"
        );
        assert!(
            letter.contains("Nu: tisdag 6 oktober kl. 15.00–16.00"),
            "{letter}"
        );
    }
    assert_eq!(letters.len(), 2);
}

#[tokio::test]
async fn two_changes_before_the_mail_goes_are_two_letters_each_true_for_itself() {
    let planned = Planned::with_seats(1).await;
    booked(&planned.app, planned.session, karin()).await;
    planned.app.deliver_mail().await;

    planned
        .patch(json!({ "localTime": "15:00" }))
        .await
        .expect(200);
    planned
        .patch(json!({ "localTime": "16:00" }))
        .await
        .expect(200);

    let letters = planned.letters_after(1).await;
    let [first, second] = letters.as_slice() else {
        panic!("{letters:?}")
    };
    assert!(
        first.contains("kl. 13.00–14.00") && first.contains("kl. 15.00–16.00"),
        "{first}"
    );
    assert!(
        second.contains("kl. 15.00–16.00") && second.contains("kl. 16.00–17.00"),
        "{second}"
    );
}

#[tokio::test]
async fn a_change_of_texts_seats_or_helpers_is_told_to_nobody() {
    let planned = Planned::with_three_bookings().await;
    let helper = planned.app.staff(Role::Helper).at(&planned.venue).await;
    for change in [
        json!({ "title": "Mobilhjälp" }),
        json!({ "description": "Ta med mobilen." }),
        json!({ "seatsTotal": 9 }),
        json!({ "helpers": [helper.id] }),
        json!({ "bookingClosesAt": "2026-10-06T09:00:00Z" }),
    ] {
        let previewed = planned.preview(change.clone()).await;
        assert_eq!(previewed["letters"], 0, "{change}");
        let answer = planned.patch(change.clone()).await.expect(200).json();
        assert_eq!(answer["told"], told(0, 0, 0), "{change}");
    }
    assert_eq!(planned.letters_after(1).await.len(), 0);
    assert_eq!(planned.app.call_tasks().await.len(), 0);
}

#[tokio::test]
async fn a_preview_writes_nothing() {
    let planned = Planned::with_three_bookings().await;
    let path = format!("/api/v1/sessions/{}", planned.session);
    let before = planned.planner.get(&path).await.json();
    let audited = planned.app.count("audit").await;

    planned
        .preview(json!({ "localTime": "15:00", "title": "Annat" }))
        .await;

    assert_eq!(planned.planner.get(&path).await.json(), before);
    assert_eq!(planned.app.count("audit").await, audited);
    assert_eq!(planned.letters_after(1).await.len(), 0);
    let wrong = planned
        .planner
        .post(&format!("{path}/change-preview"), json!({ "minutes": 0 }))
        .await;
    assert_eq!(wrong.status(), 422);
}

#[tokio::test]
async fn whoever_waits_is_told_that_a_drop_in_needs_no_booking() {
    let planned = Planned::with_seats(1).await;
    let seated = booked(&planned.app, planned.session, karin()).await;
    let waiting = booked(&planned.app, planned.session, waiting_by_mail()).await;
    let quiet = booked(&planned.app, planned.session, willing_to_wait("Gunvor")).await;
    planned.app.deliver_mail().await;
    let change = json!({ "mode": "drop-in", "seatsTotal": null });

    let refused = planned.patch(change.clone()).await;
    assert_eq!(
        refused.problem(),
        r#"409 has-bookings {"taken":1,"waiting":2}"#
    );
    let previewed = planned.preview(change).await;
    assert_eq!(previewed["refused"]["type"], "/problems/has-bookings");
    assert_eq!(previewed["letters"], 2);
    assert_eq!(previewed["atTheDoor"], 1);

    let change = json!({
        "mode": "drop-in", "seatsTotal": null, "override": { "reason": "Vi har fler handledare" },
    });
    let answer = planned.patch(change).await.expect(200).json();
    assert_eq!(answer["told"], told(2, 0, 1));
    for letter in planned.letters_after(2).await {
        assert!(
            letter.contains("Du behöver ingen bokning längre."),
            "{letter}"
        );
        assert!(!letter.contains("Avboka"), "{letter}");
    }
    for booking in [&seated, &waiting, &quiet] {
        assert_eq!(status_of(&planned.app, booking).await, "cancelled");
    }
    assert_eq!(planned.app.seats_taken(planned.session).await, 0);
    assert_no_drift(&planned.app).await;
}

#[tokio::test]
async fn what_was_published_is_moved_into_the_past_only_with_a_reason() {
    let planned = Planned::with_three_bookings().await;
    let past = json!({ "localDate": "2026-09-01" });

    let refused = planned.patch(past.clone()).await;
    assert!(
        refused.problem().starts_with("409 in-the-past"),
        "{}",
        refused.problem()
    );
    let bare = json!({ "localDate": "2026-09-01", "override": {} });
    let refused = planned.patch(bare).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/override/reason missing"]"#
    );

    let with_reason = json!({ "localDate": "2026-09-01", "override": { "reason": "Fel datum" } });
    let answer = planned.patch(with_reason).await.expect(200).json();
    assert_eq!(answer["told"], told(1, 1, 1));
    let draft = planned.app.session(&planned.venue).insert().await;
    patch(&planned.planner, draft, past).await.expect(200);
}

#[tokio::test]
async fn what_was_counted_or_ticked_off_is_moved_only_with_a_reason() {
    let planned = Planned::with_seats(3).await;
    let session = planned.session;
    let karin = booked(&planned.app, session, karin()).await;
    planned.app.clock().advance(TimeDelta::hours(3));
    let path = format!(
        "/api/v1/bookings/{}/attendance",
        karin["id"].as_str().unwrap()
    );
    let came = json!({ "outcome": "came" });
    planned.planner.post(&path, came).await.expect(200);
    let later = json!({ "localDate": "2026-10-20" });

    let refused = planned.patch(later.clone()).await;
    assert_eq!(
        refused.problem(),
        r#"409 already-counted {"came":1,"counted":false}"#
    );

    let counted = planned
        .app
        .session(&planned.venue)
        .seats(8)
        .published()
        .insert()
        .await;
    planned.app.clock().advance(TimeDelta::hours(3));
    let count = json!({ "state": "counted", "total": 4 });
    let path = format!("/api/v1/sessions/{counted}/count");
    planned.planner.put(&path, count).await.expect(200);
    let refused = patch(&planned.planner, counted, later).await;
    assert_eq!(
        refused.problem(),
        r#"409 already-counted {"came":0,"counted":true}"#
    );
    let title = json!({ "title": "Ett annat namn" });
    patch(&planned.planner, counted, title).await.expect(200);
}

#[tokio::test]
async fn one_meeting_that_moves_or_is_cancelled_is_told_to_everybody_in_the_course() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let request = json!({
        "venueId": venue.id, "title": "Kurs", "kind": "course", "seatsTotal": 8,
        "meetings": [
            { "localDate": "2026-10-06", "localTime": "14:00", "minutes": 90 },
            { "localDate": "2026-10-13", "localTime": "10:00", "minutes": 90 },
        ],
    });
    let course = planner
        .create("/api/v1/sessions", request)
        .await
        .expect(201)
        .json();
    let id: Uuid = course["id"].as_str().unwrap().parse().unwrap();
    let path = format!("/api/v1/sessions/{id}");
    planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    for request in [karin(), bertil(), gunvor()] {
        booked(&app, id, request).await;
    }
    app.deliver_mail().await;
    let meeting = |at: usize| -> Uuid {
        course["meetings"][at]["sessionId"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap()
    };

    let moved = patch(&planner, meeting(1), json!({ "localTime": "13:00" })).await;
    assert_eq!(moved.expect(200).json()["told"], told(1, 1, 1));
    let cancellation = format!("/api/v1/sessions/{}/cancellation", meeting(0));
    let reason = json!({ "reason": "Läraren är sjuk." });
    let cancelled = planner.post(&cancellation, reason).await.expect(200).json();
    assert_eq!(cancelled["told"], told(1, 1, 1));

    app.deliver_mail().await;
    let mut texts: Vec<String> = app
        .mailbox()
        .into_iter()
        .map(|letter| letter.text)
        .collect();
    texts.sort_by_key(|text| text.contains("En av kursens träffar är inställd."));
    assert!(
        texts[1].contains("Förut: tisdag 13 oktober kl. 10.00–11.30"),
        "{}",
        texts[1]
    );
    assert!(
        texts[1].contains("Nu: tisdag 13 oktober kl. 13.00–14.30"),
        "{}",
        texts[1]
    );
    assert!(
        texts[2].contains("En av kursens träffar är inställd."),
        "{}",
        texts[2]
    );
    assert!(texts[2].contains("Läraren är sjuk."), "{}", texts[2]);
    assert!(texts[2].contains("Nu: Inställt"), "{}", texts[2]);
    let now = planner.get(&path).await.json();
    assert_eq!(
        now["localDate"], "2026-10-13",
        "the course begins with what is left"
    );
}
