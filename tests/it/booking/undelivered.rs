//! Letters that did not arrive, as staff see them: why, sent again once, or told by a person.

use chrono::{DateTime, TimeDelta};
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{booked, library};
use crate::support::staff::Staff;
use crate::support::{Answer, Client, TestApp};

const PAGE: &str = "/sv/desk/letters";

/// Gunvor's confirmation, to which her mail server said something.
struct Lost {
    app: TestApp,
    desk: Staff,
    screen: Client,
    booking: String,
}

impl Lost {
    async fn with(said: &str) -> Self {
        let gunvor = json!({ "email": "gunvor@exempel.se", "phone": "070-174 06 05" });
        Self::of(gunvor, said).await
    }

    async fn of(contact: Value, said: &str) -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let session = app.session(&venue).published().insert().await;
        let gunvor = json!({ "name": "Gunvor", "contact": contact });
        let booking = booked(&app, session, gunvor).await;
        let failed = format!("update letters set state = 'failed', reason = '{said}'");
        app.sql(&failed).await;
        let desk = app.staff(Role::Desk).at(&venue).await;
        Self {
            screen: app.signed_in(&desk).await,
            desk,
            booking: booking["id"].as_str().unwrap().to_owned(),
            app,
        }
    }

    async fn press(&self, form: &str) -> Answer {
        let form = format!("/sv/desk/bookings/{}/{form}", self.booking);
        self.screen.fill(PAGE, &form, &[]).await
    }

    async fn letters(&self) -> Vec<Value> {
        let path = format!("/api/v1/letters?booking={}", self.booking);
        let list = self.desk.get(&path).await.expect(200).json();
        list["items"].as_array().unwrap().clone()
    }
}

#[tokio::test]
async fn the_page_says_who_was_not_reached_and_why_until_somebody_has_told_them() {
    let lost = Lost::with("RCPT TO: 550 5.1.1 no such user").await;
    let page = lost.screen.get(PAGE).await.expect(200).text();
    for said in [
        "Gunvor",
        "Bekräftelse",
        "g…@exempel.se",
        "Adressen finns inte.",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(!page.contains("550"), "{page}");
    assert_eq!(lost.app.audited("letters.read").await, 1);

    assert!(page.contains("Ring i stället"), "{page}");
    for _ in 0..2 {
        let pressed = lost.press("call").await.expect(303);
        assert!(pressed.header("location").ends_with("?done=on-call-list"));
    }
    let calls = lost.desk.get("/api/v1/call-tasks").await.expect(200).json();
    assert_eq!(calls["total"], 1, "pressed twice, rung once: {calls}");
    let call = &calls["items"][0];
    let script = call["script"].as_str().unwrap();
    assert!(script.contains("Du har en plats."), "{script}");
    assert_eq!(lost.app.audited("booking.put-on-call-list").await, 1);

    let outcome = format!(
        "/api/v1/call-tasks/{}/outcome",
        call["id"].as_str().unwrap()
    );
    let reached = json!({ "outcome": "reached" });
    lost.desk.post(&outcome, reached).await.expect(200);
    let page = lost.screen.get(PAGE).await.expect(200).text();
    assert!(page.contains("Inget mejl behöver tas om hand"), "{page}");
}

#[tokio::test]
async fn nobody_is_said_to_be_rung_who_has_no_number() {
    let email = json!({ "email": "gunvor@exempel.se" });
    let lost = Lost::of(email, "RCPT TO: 550 5.1.1 no such user").await;
    let page = lost.screen.get(PAGE).await.expect(200).text();
    assert!(page.contains("Säg till på plats"), "{page}");
    assert!(!page.contains("Ring i stället"), "{page}");
    let pressed = lost.press("call").await.expect(303);
    let record = lost.screen.get(pressed.header("location")).await;
    let record = record.expect(200).text();
    assert!(record.contains("Personen får veta vid dörren."), "{record}");
    assert_eq!(lost.app.door_lines().await, ["confirmation"]);
}

#[tokio::test]
async fn a_letter_goes_again_to_the_address_that_was_put_right_and_once() {
    let lost = Lost::with("RCPT TO: 552 5.2.2 mailbox full").await;
    let letter = lost.letters().await.remove(0);
    assert_eq!(letter["reason"], "mailbox-full");
    assert_eq!(letter["to"], "g…@exempel.se");
    let booking = format!("/api/v1/bookings/{}", lost.booking);
    let etag = lost.desk.get(&booking).await.expect(200);
    let etag = etag.header("etag").to_owned();
    let right = json!({ "contact": { "email": "lind@exempel.se", "notify": "email" } });
    lost.desk.patch(&booking, &etag, right).await.expect(200);
    // The new address got the confirmation of itself; the lost one is sent after it all the same.
    let before = lost.letters().await.len();
    let again = format!("/api/v1/letters/{}/resend", letter["id"].as_str().unwrap());
    let first = lost.desk.post_empty(&again).await.expect(200).json();
    let second = lost.desk.post_empty(&again).await.expect(200).json();
    assert_eq!(first["id"], second["id"]);
    assert_eq!(first["to"], "l…@exempel.se");
    assert_eq!(first["state"], "waiting");
    assert_eq!(lost.letters().await.len(), before + 1);
    assert_eq!(lost.app.audited("booking.letter-resent").await, 1);
}

#[tokio::test]
async fn a_letter_whose_news_is_past_is_not_sent_again() {
    let lost = Lost::with("no").await;
    lost.app
        .sql("update letters set state = 'superseded'")
        .await;
    let letter = lost.letters().await.remove(0);
    let again = format!("/api/v1/letters/{}/resend", letter["id"].as_str().unwrap());
    let refused = lost.desk.post_empty(&again).await.expect(409).json();
    assert_eq!(refused["type"], "/problems/wrong-state");
}

#[tokio::test]
async fn without_a_booking_the_list_holds_what_did_not_arrive_and_nothing_of_others() {
    let lost = Lost::with("RCPT TO: 550 5.7.1 rejected").await;
    let list = lost.desk.get("/api/v1/letters").await.expect(200).json();
    assert_eq!(list["items"][0]["reason"], "not-wanted");
    let flen = lost.app.organisation("flen").municipality("SE-0482");
    let flen = flen.insert().await;
    let other = lost.app.staff(Role::Desk).at(&flen).await;
    let list = other.get("/api/v1/letters").await.expect(200).json();
    assert_eq!(list["total"], 0);
    lost.app
        .sql("update letters set state = 'superseded', reason = null")
        .await;
    let list = lost.desk.get("/api/v1/letters").await.expect(200).json();
    assert_eq!(list["total"], 0);
    let odd = "/api/v1/letters?state=lost&booking=AAA";
    let odd = lost.desk.get(odd).await.expect(422).json();
    assert_eq!(odd["errors"].as_array().unwrap().len(), 2, "{odd}");
}

#[tokio::test]
async fn news_that_has_not_left_a_quarter_of_an_hour_before_the_start_needs_a_person() {
    let lost = Lost::with("451 later").await;
    lost.app
        .sql(
            "update letters set state = 'waiting', kind = 'change', reason = null, \
             created_at = created_at - interval '1 hour'",
        )
        .await;
    let start: String = lost
        .app
        .value("select extract(epoch from starts_at)::bigint::text from sessions")
        .await;
    let start = DateTime::from_timestamp(start.parse().unwrap(), 0).unwrap();
    let said = "Mejlet har inte gått iväg";
    for (before, is_said) in [(16, false), (15, true), (0, true)] {
        let wait = start - TimeDelta::minutes(before) - lost.app.now();
        lost.app.clock().advance(wait);
        // Whoever has been away from the desk for so long signs in again.
        let screen = lost.app.signed_in(&lost.desk).await;
        let page = screen.get(PAGE).await.expect(200).text();
        assert_eq!(page.contains(said), is_said, "{before} minutes before");
        assert!(!page.contains("Skicka mejlet igen"), "it is on its way");
        let today = screen.get("/sv/desk/today").await.expect(200).text();
        assert_eq!(today.contains("redline"), is_said, "{before}: {today}");
    }
    let path = format!("/sv/desk/bookings/{}/call", lost.booking);
    let screen = lost.app.signed_in(&lost.desk).await;
    screen.fill(PAGE, &path, &[]).await.expect(303);
    assert_eq!(lost.app.call_tasks().await.len(), 1);
}
