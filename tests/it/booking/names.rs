//! A name ends in letters and pages that others read: it is a name, and offers nothing.

use serde_json::json;

use super::cancel::opened;
use super::contact_seats::patch;
use super::{booked, gunvor, open_session};
use crate::support::TestApp;

#[tokio::test]
async fn what_is_a_link_a_sum_or_a_number_to_ring_is_no_name_wherever_one_is_asked() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (holder, path) = opened(&app, &booked(&app, session, gunvor()).await).await;
    for (name, fault) in [
        ("t.me/x", "looks-like-link"),
        ("evil.bank", "looks-like-link"),
        ("evil。com", "looks-like-link"),
        ("hxxp://evil", "looks-like-link"),
        ("a@b", "looks-like-link"),
        ("Ring 0900-123 45 du har vunnit", "looks-like-offer"),
        ("１０００ kr", "looks-like-offer"),
        ("€500", "looks-like-offer"),
    ] {
        let refused = app.visitor().book(session, json!({ "name": name })).await;
        let wanted = format!(r#"422 unprocessable ["/name {fault}"]"#);
        assert_eq!(refused.problem(), wanted, "{name}");
        let words = &refused.json()["errors"][0]["message"];
        assert!(
            words.as_str().unwrap().starts_with("Skriv bara namnet"),
            "{words}"
        );
        assert_eq!(
            patch(&holder, &path, json!({ "name": name }))
                .await
                .problem(),
            wanted
        );
        let booker = json!({ "name": "Eva", "bookedBy": { "relation": "relative", "name": name } });
        let refused = app.visitor().book(session, booker).await.problem();
        assert_eq!(
            refused,
            format!(r#"422 unprocessable ["/bookedBy/name {fault}"]"#)
        );
    }
}

#[tokio::test]
async fn names_of_all_kinds_are_taken() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 40).await;
    for name in [
        "J.R.R. Tolkien",
        "K.No Hansen",
        "Dr.Nilsson",
        "St. Clair",
        "O'Brien-Smith jr",
        "Anna/Bo Ek",
        "Klass 4B",
        "Ek, Anna (2 år)",
        "Karl XII",
        "X",
        "محمد علي",
        "李明",
    ] {
        let made = booked(&app, session, json!({ "name": name })).await;
        assert_eq!(made["name"], name);
    }
}
