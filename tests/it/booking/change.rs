//! Changing a booking: a merge patch merges, at every depth (RFC 7396).

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::cancel::opened;
use super::{booked, library, open_session};
use crate::support::{Answer, Client, TestApp};

/// Patches the booking as it is now.
pub async fn patch(client: &Client, path: &str, change: Value) -> Answer {
    let read = client.get(path).await.expect(200);
    client.patch(path, read.etag(), change).await
}

async fn contact_after(client: &Client, path: &str, change: Value) -> Value {
    let changed = patch(client, path, json!({ "contact": change })).await;
    changed.expect(200).json()["contact"].clone()
}

fn reachable() -> Value {
    json!({ "name": "Gunvor", "contact":
        { "email": "gunvor@exempel.se", "phone": "0150-570 00", "notify": "phone" } })
}

#[tokio::test]
async fn a_part_of_the_contact_leaves_the_rest_as_it_is() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (holder, path) = opened(&app, &booked(&app, session, reachable()).await).await;
    let phone = "+4615057000";
    for (change, contact) in [
        (
            json!({ "email": "b@example.org" }),
            json!({ "email": "b@example.org", "phone": phone, "notify": "phone" }),
        ),
        (
            json!({ "notify": "none" }),
            json!({ "email": "b@example.org", "phone": phone, "notify": "none" }),
        ),
        (
            json!({ "notify": "phone" }),
            json!({ "email": "b@example.org", "phone": phone, "notify": "phone" }),
        ),
        (
            json!({ "phone": null }),
            json!({ "email": "b@example.org", "notify": "email" }),
        ),
        (json!({ "email": null }), json!({ "notify": "none" })),
        (
            json!({ "phone": "0150-570 00" }),
            json!({ "phone": phone, "notify": "phone" }),
        ),
        (Value::Null, json!({ "notify": "none" })),
    ] {
        assert_eq!(
            contact_after(&holder, &path, change.clone()).await,
            contact,
            "{change}"
        );
    }
}

#[tokio::test]
async fn staff_merge_as_the_holder_does() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).seats(8).published().insert().await;
    let booking = booked(&app, session, reachable()).await;
    let path = format!("/api/v1/bookings/{}", booking["id"].as_str().unwrap());
    let desk = app.staff(Role::Desk).at(&venue).await;
    let changed = contact_after(&desk, &path, json!({ "email": "b@example.org" })).await;
    assert_eq!(changed["phone"], "+4615057000");
    assert_eq!(changed["notify"], "phone");
}

#[tokio::test]
async fn a_visit_goes_on_after_the_address_was_changed_in_it() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (holder, path) = opened(&app, &booked(&app, session, reachable()).await).await;
    contact_after(&holder, &path, json!({ "email": "b@example.org" })).await;
    contact_after(&holder, &path, json!({ "email": "c@example.org" })).await;
}

#[tokio::test]
async fn a_change_of_nothing_makes_no_new_version() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (holder, path) = opened(&app, &booked(&app, session, reachable()).await).await;
    let before = holder.get(&path).await.expect(200).etag().to_owned();
    for nothing in [
        json!({}),
        json!({ "name": "Gunvor" }),
        json!({ "contact": {} }),
        json!({ "contact": { "email": "gunvor@exempel.se" } }),
        json!({ "topics": null }),
    ] {
        let changed = patch(&holder, &path, nothing.clone()).await.expect(200);
        assert_eq!(changed.etag(), before, "{nothing}");
    }
}

#[tokio::test]
async fn what_cannot_be_taken_away_is_refused_by_its_field() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let visit = app
        .session(&venue)
        .kind("home-visit")
        .seats(4)
        .published()
        .insert()
        .await;
    let request =
        json!({ "name": "Gunvor", "visit": { "address": "Storgatan 1", "entry": "1234" } });
    let (holder, path) = opened(&app, &booked(&app, visit, request).await).await;
    let null = json!({ "name": null, "language": null, "visit": null });
    assert_eq!(
        patch(&holder, &path, null).await.problem(),
        r#"422 unprocessable ["/name missing", "/language missing", "/visit visit-missing"]"#
    );
    let unreachable = json!({ "contact": { "notify": "phone" } });
    assert_eq!(
        patch(&holder, &path, unreachable).await.problem(),
        r#"422 unprocessable ["/contact/phone phone-missing"]"#
    );
}

#[tokio::test]
async fn a_new_address_keeps_the_door_code() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let visit = app
        .session(&venue)
        .kind("home-visit")
        .seats(4)
        .published()
        .insert()
        .await;
    let request =
        json!({ "name": "Gunvor", "visit": { "address": "Storgatan 1", "entry": "1234" } });
    let (holder, path) = opened(&app, &booked(&app, visit, request).await).await;
    for (change, kept) in [
        (
            json!({ "address": "Lillgatan 2" }),
            json!({ "address": "Lillgatan 2", "entry": "1234" }),
        ),
        (
            json!({ "entry": null }),
            json!({ "address": "Lillgatan 2", "entry": null }),
        ),
    ] {
        patch(&holder, &path, json!({ "visit": change }))
            .await
            .expect(200);
        let stored = app.value("select visit from booking_details").await;
        assert_eq!(serde_json::from_str::<Value>(&stored).unwrap(), kept);
    }
}

#[tokio::test]
async fn seats_are_given_back_freely_and_taken_as_far_as_they_are_free() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 5).await;
    let group = json!({ "name": "Familjen Ek", "seats": 4 });
    let group = booked(&app, session, group).await;
    let (holder, path) = opened(&app, &group).await;
    let waits = json!({ "name": "Bo", "seats": 2, "waitlist": true });
    let waits = booked(&app, session, waits).await;

    let fewer = patch(&holder, &path, json!({ "seats": 2 }))
        .await
        .expect(200);
    assert_eq!(fewer.json()["seats"], 2);
    assert_eq!(super::status_of(&app, &waits).await, "confirmed");
    assert_eq!(app.seats_taken(session).await, 4);
    let more = patch(&holder, &path, json!({ "seats": 3 }))
        .await
        .expect(200);
    assert_eq!(more.json()["seats"], 3);
    let full = patch(&holder, &path, json!({ "seats": 4 })).await;
    assert_eq!(full.problem(), "409 sold-out {\"seatsFree\":0}");
    for wrong in [json!(0), json!(51), Value::Null] {
        let refused = patch(&holder, &path, json!({ "seats": wrong })).await;
        assert_eq!(refused.status(), 422, "{wrong}");
    }
    super::assert_no_drift(&app).await;
    app.clock().advance(chrono::TimeDelta::hours(3));
    let (holder, path) = opened(&app, &group).await;
    let late = patch(&holder, &path, json!({ "seats": 1 })).await;
    assert!(
        late.problem().starts_with("409 wrong-state"),
        "{}",
        late.problem()
    );
}

#[tokio::test]
async fn a_corrected_address_gets_a_letter_with_a_link() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 5).await;
    let wrong = json!({ "name": "Gunvor", "contact": { "email": "gunvro@exempel.se" } });
    let (holder, path) = opened(&app, &booked(&app, session, wrong).await).await;
    app.deliver_mail().await;
    let right = json!({ "email": "gunvor@exempel.se" });
    contact_after(&holder, &path, right.clone()).await;
    contact_after(&holder, &path, right).await;
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 2);
    assert_eq!(letters[1].to(), "gunvor@exempel.se");
    let link = letters[1]
        .text
        .split("/sv/my-booking?link=")
        .nth(1)
        .unwrap();
    let link = link.split_whitespace().next().unwrap();
    let opening = [("link", link)];
    app.visitor()
        .submit("/sv/my-booking", &opening)
        .await
        .expect(303);
}
