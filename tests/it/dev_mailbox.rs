//! A developer reads the letters in the browser; nobody else can.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_developer_reads_letters_and_follows_their_links() {
    let app = TestApp::spawn_with(&[("environment", "development")]).await;
    let empty = app.visitor().get("/dev/mailbox").await.expect(200);
    assert!(empty.text().contains("No letter yet."));

    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let request = json!({"name": "Bo", "contact": {"email": "bo@example.org"}});
    app.visitor().book(session, request).await.expect(201);
    app.deliver_mail().await;

    let list = app.visitor().get("/dev/mailbox").await.expect(200).text();
    assert!(list.contains("bo@example.org"), "{list}");
    let from = list.find("/dev/mailbox/").unwrap();
    let path: String = list[from..]
        .chars()
        .take_while(|sign| *sign != '"')
        .collect();
    let letter = app.visitor().get(&path).await.expect(200).text();
    assert!(
        letter.contains(&format!("<a href=\"{}/", app.url)),
        "{letter}"
    );
    let html = app.visitor().get(&format!("{path}/html")).await.expect(200);
    assert!(html.text().contains("<html"));
    assert!(
        html.header("content-security-policy")
            .contains("form-action 'none'")
    );
}

#[tokio::test]
async fn a_name_from_outside_is_no_path() {
    let app = TestApp::spawn_with(&[("environment", "development")]).await;
    for name in ["..%2F..%2Fetc%2Fpasswd", "nothing", "%00", "..", "%FF"] {
        let answer = app.visitor().get(&format!("/dev/mailbox/{name}")).await;
        assert!(matches!(answer.status(), 400 | 404), "{name}");
    }
}

#[tokio::test]
async fn there_is_no_mailbox_outside_development() {
    for environment in ["test", "production"] {
        let app = TestApp::spawn_with(&[("environment", environment)]).await;
        assert_eq!(app.visitor().get("/dev/mailbox").await.status(), 404);
    }
}
