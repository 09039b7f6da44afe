//! A pending booking: its seat is taken, and the desk resolves it.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{assert_no_drift, booked, library, status_of, willing_to_wait};
use crate::support::TestApp;

#[tokio::test]
async fn an_interpreter_wanted_is_resolved_by_the_desk_and_the_booker_notified() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let request = json!({
        "name": "Amal", "interpreter": "ar", "language": "en", "contact": { "email": "amal@exempel.se" },
    });
    let pending = booked(&app, session, request).await;
    assert_eq!(
        (&pending["status"], app.seats_taken(session).await),
        (&json!("pending"), 1)
    );
    let path = format!(
        "/api/v1/bookings/{}/settlement",
        pending["id"].as_str().unwrap()
    );
    desk.post(&path, json!({ "outcome": "perhaps" }))
        .await
        .expect(422);

    for _ in 0..2 {
        desk.post(&path, json!({ "outcome": "confirmed" }))
            .await
            .expect(200);
    }
    assert_eq!(status_of(&app, &pending).await, "confirmed");
    let other = desk.post(&path, json!({ "outcome": "declined" })).await;
    assert_eq!(other.problem(), r#"409 wrong-state {"state":"confirmed"}"#);
    app.deliver_mail().await;
    let letter = app.mailbox().pop().unwrap();
    assert!(
        letter.subject().starts_with("You have a place"),
        "{}",
        letter.subject()
    );
}

#[tokio::test]
async fn a_declined_booking_tells_why_and_frees_its_seat() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let request =
        json!({ "name": "Amal", "interpreter": "ar", "contact": { "email": "amal@exempel.se" } });
    let pending = booked(&app, session, request).await;
    let next = booked(&app, session, willing_to_wait("Arne")).await;
    let path = format!(
        "/api/v1/bookings/{}/settlement",
        pending["id"].as_str().unwrap()
    );

    let note = json!({ "outcome": "declined", "note": "Ingen tolk var ledig." });
    desk.post(&path, note).await.expect(200);

    assert_eq!(status_of(&app, &pending).await, "cancelled");
    assert_eq!(status_of(&app, &next).await, "confirmed");
    app.deliver_mail().await;
    let letters = app.mailbox();
    let told = letters
        .iter()
        .find(|letter| letter.text.contains("Ingen tolk var ledig."));
    let told = told.expect("a letter with the desk's words");
    assert!(told.text.contains("Vi hittade ingen tolk"), "{}", told.text);
    assert!(
        !told.text.contains("Tillfället är inställt"),
        "the session takes place"
    );
    assert_no_drift(&app).await;
}

/// From the waiting list to pending, then to confirmed: a letter for each, and neither says more
/// than is true.
#[tokio::test]
async fn whoever_comes_from_the_waiting_list_is_notified_of_both_steps() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(1).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let seated = booked(&app, session, super::gunvor()).await;
    let request = json!({
        "name": "Amal", "interpreter": "ar", "waitlist": true, "contact": { "email": "amal@exempel.se" },
    });
    let waiting = booked(&app, session, request).await;
    app.deliver_mail().await;

    let first = format!("/api/v1/bookings/{}", seated["id"].as_str().unwrap());
    desk.post_empty(&format!("{first}/cancellation"))
        .await
        .expect(200);
    app.deliver_mail().await;
    let path = format!("/api/v1/bookings/{}", waiting["id"].as_str().unwrap());
    let found = json!({ "outcome": "confirmed" });
    desk.post_to(&path, "settlement", found).await.expect(200);
    app.deliver_mail().await;

    let letters = app.mailbox();
    let of = |begin: &str| {
        let told = letters.iter().filter(|letter| letter.text.contains(begin));
        told.count()
    };
    assert_eq!(letters.len(), 3);
    assert_eq!(of("Vi letar efter en tolk"), 1);
    assert_eq!(of("Vi har en tolk. Nu är platsen säkert din."), 1);
}
