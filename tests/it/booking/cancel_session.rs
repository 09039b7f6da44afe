//! A session called off: everybody is told, each in the way that reaches them.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{gunvor, library};
use crate::support::TestApp;

#[tokio::test]
async fn letters_calls_and_the_door_list_together_reach_everybody() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let session = app.session(&venue).seats(3).published().insert().await;
    let by_mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    let by_phone = json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } });
    for request in [by_mail, by_phone, gunvor()] {
        app.visitor().book(session, request).await.expect(201);
    }
    app.deliver_mail().await;
    let path = format!("/api/v1/sessions/{session}/cancellation");
    let reason = json!({ "reason": { "sv": "Handledaren är sjuk.", "en": "The helper is ill." } });

    let told = planner.post(&path, reason.clone()).await.expect(200).json()["told"].clone();
    assert_eq!(
        told,
        json!({ "letters": 1, "callTasks": 1, "atTheDoor": 1 })
    );
    let again = planner.post(&path, reason).await.expect(200).json()["told"].clone();
    assert_eq!(
        again,
        json!({ "letters": 0, "callTasks": 0, "atTheDoor": 0 })
    );

    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 2);
    assert!(
        letters[1].text.contains("Handledaren är sjuk."),
        "{}",
        letters[1].text
    );
    let calls = app.call_tasks().await;
    assert_eq!(calls, [("cancellation".to_owned(), "open".to_owned())]);
    assert_eq!(app.door_lines().await.len(), 1);
    assert_eq!(app.seats_taken(session).await, 0);
    assert!(
        app.visitor()
            .book(session, gunvor())
            .await
            .problem()
            .starts_with("409 cancelled")
    );
}

#[tokio::test]
async fn staff_of_another_organisation_do_not_find_it() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let norsjo = app.organisation("norsjo").insert().await;
    let stranger = app.staff(Role::Coordinator).at(&norsjo).await;
    let path = format!("/api/v1/sessions/{session}/cancellation");

    let answer = stranger.post(&path, json!({ "reason": "Nej" })).await;

    assert_eq!(answer.problem(), "404 not-found");
}
