//! What the desk does with one person on the list: settles, says why they wait, gives a new PIN.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{Desk, desk, form_of, library_of};
use crate::booking::{
    assert_no_drift, booked, cancel, gunvor, library, status_of, willing_to_wait,
};
use crate::support::TestApp;

#[tokio::test]
async fn a_pending_booking_stands_out_until_its_interpreter_is_settled() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 2).await;
    let request =
        json!({ "name": "Amal", "interpreter": "ar", "contact": { "email": "amal@exempel.se" } });
    let found = booked(&app, desk.session, request.clone()).await;
    let none = booked(&app, desk.session, request).await;
    let page = desk.page().await.text();
    assert_eq!(page.matches("väntar på tolk").count(), 2);
    assert!(page.contains("Tolk är bokad") && page.contains("Ingen tolk finns"));

    let part = form_of(&found, "settlement");
    desk.send(&part, &[("outcome", "perhaps")])
        .await
        .expect(422);
    for _ in 0..2 {
        let answer = desk.send(&part, &[("outcome", "confirmed")]).await;
        let page = desk.client.get(answer.expect(303).header("location")).await;
        assert!(page.text().contains("Annars får du säga till själv."));
    }
    assert_eq!(status_of(&app, &found).await, "confirmed");
    let other = desk.send(&part, &[("outcome", "declined")]).await;
    other.expect(409);
    let part = form_of(&none, "settlement");
    desk.send(&part, &[("outcome", "declined")])
        .await
        .expect(303);
    assert_eq!(status_of(&app, &none).await, "cancelled");
    assert!(!desk.page().await.text().contains("väntar på tolk"));
    let letters = app.letters().await;
    for kind in ["promotion", "cancellation"] {
        let told = letters.iter().filter(|letter| letter.kind == kind);
        assert_eq!(told.count(), 1, "each is told how it went");
    }
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_group_that_was_passed_over_says_why_on_page_and_in_json() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let desk = Desk {
        app: &app,
        client: app.signed_in(&planner).await,
        session: app.session(&venue).seats(3).published().insert().await,
    };
    let one = booked(&app, desk.session, gunvor()).await;
    booked(&app, desk.session, json!({ "name": "Par", "seats": 2 })).await;
    let group = json!({ "name": "Grupp", "seats": 3, "waitlist": true });
    booked(&app, desk.session, group).await;
    booked(&app, desk.session, willing_to_wait("Arne")).await;
    booked(&app, desk.session, willing_to_wait("Berit")).await;
    assert!(!desk.page().await.text().contains("Fick vänta"));
    let (holder, path) = cancel::opened(&app, &one).await;
    let cancelled = holder.post_empty(&format!("{path}/cancellation")).await;
    cancelled.expect(200);

    let page = desk.page().await.text();
    let queue: Vec<&str> = page.split("<li value=\"").skip(1).collect();
    let [group, next] = &queue[..] else {
        panic!("{page}")
    };
    let passed = r#"<bdi>Grupp</bdi></a> <span class="flag">Fick vänta: behöver 3 platser"#;
    assert!(group.starts_with('1') && group.contains(passed), "{page}");
    assert!(
        next.starts_with('2') && next.contains("<bdi>Berit</bdi>"),
        "{page}"
    );
    let path = format!("/api/v1/sessions/{}/bookings", desk.session);
    let rows = planner.get(&path).await.expect(200).json();
    let shown: Vec<_> = rows["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["status"] == "waiting")
        .map(|row| {
            (
                row["name"].clone(),
                row["position"].clone(),
                row["passedOver"].clone(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (json!("Grupp"), json!(1), json!(true)),
            (json!("Berit"), json!(2), json!(null)),
        ]
    );
}

#[tokio::test]
async fn a_new_pin_is_shown_once_and_ends_the_one_before() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let made = booked(&app, desk.session, gunvor()).await;
    let (number, old) = (
        made["number"].as_str().unwrap(),
        made["pin"].as_str().unwrap(),
    );
    let answer = desk.send(&form_of(&made, "pin"), &[]).await.expect(200);
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("location"), "");
    let page = answer.text();
    assert!(page.contains("Ny kod: <bdi>Gunvor</bdi>"));
    assert!(page.contains(" som "));
    let (_, shown) = page.rsplit_once("class=\"code\"").unwrap();
    let (_, pin) = shown.split_once('>').unwrap();
    let pin = pin.split('<').next().unwrap();

    for (pin, status) in [(old, 404), (pin, 303)] {
        let fields = [("number", number), ("pin", pin)];
        let opened = app.visitor().submit("/sv/my-booking", &fields).await;
        opened.expect(status);
    }
    assert_eq!(app.audited("booking.pin-renewed").await, 1);

    let other = app.session(&library_of(&app, "flen").await).published();
    let elsewhere = booked(&app, other.insert().await, gunvor()).await;
    let foreign = desk.send(&form_of(&elsewhere, "pin"), &[]).await;
    foreign.expect(404);
}
