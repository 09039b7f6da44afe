//! While the database is away people are told to come again; afterwards all is as it was, without
//! a restart.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn while_the_database_is_away_the_answer_is_come_again() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let visitor = app.visitor();
    visitor.get("/api/v1/sessions").await.expect(200);

    app.take_database_away().await;
    for path in [
        "/api/v1/sessions",
        "/api/v1/venues",
        "/api/v1/organisations",
    ] {
        let away = visitor.get(path).await;
        assert_eq!(away.problem(), "503 unavailable", "{path}");
        assert_ne!(away.header("retry-after"), "");
    }
    let booking = visitor.book(session, json!({"name": "Anna"})).await;
    assert_eq!(booking.problem(), "503 unavailable");
    visitor.get("/api/v1/api-info").await.expect(200);
    // What cannot be a token is not looked up.
    app.holder("mps_x")
        .get("/api/v1/api-info")
        .await
        .expect(401);
    assert_eq!(
        visitor.get("/readyz").await.expect(503).json()["lack"],
        "database"
    );
    assert_eq!(visitor.get("/healthz").await.status(), 200);

    app.bring_database_back().await;
    assert_eq!(visitor.get("/readyz").await.status(), 200);
    visitor.get("/api/v1/sessions").await.expect(200);
    visitor
        .book(session, json!({"name": "Anna"}))
        .await
        .expect(201);
}
