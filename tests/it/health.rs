//! Whether a process runs, and whether it can answer.

use std::sync::atomic::Ordering;

use crate::support::TestApp;

#[tokio::test]
async fn a_process_is_healthy_and_ready() {
    let app = TestApp::spawn().await;
    assert_eq!(app.visitor().get("/healthz").await.status(), 200);
    let ready = app.visitor().get("/readyz").await;
    assert_eq!(
        (ready.status(), ready.text()),
        (200, r#"{"status":"ready"}"#.into())
    );
}

#[tokio::test]
async fn a_process_that_stops_is_not_ready_and_still_healthy() {
    let app = TestApp::spawn().await;
    app.state.draining.store(true, Ordering::SeqCst);
    assert_eq!(
        app.visitor().get("/readyz").await.expect(503).json()["lack"],
        "draining"
    );
    assert_eq!(app.visitor().get("/healthz").await.status(), 200);
}

#[tokio::test]
async fn a_process_that_stops_answers_and_ends_each_connection() {
    let app = TestApp::spawn().await;
    let paths = [
        "/healthz",
        "/readyz",
        "/api/v1/sessions",
        "/sv/sessions",
        "/sv/nothing",
    ];
    for path in paths {
        let kept = app.visitor().get(path).await;
        assert_eq!(kept.header("connection"), "", "{path}");
    }
    app.state.draining.store(true, Ordering::SeqCst);
    for path in paths {
        let last = app.visitor().get(path).await;
        assert_eq!(last.header("connection"), "close", "{path}");
    }
}

#[tokio::test]
async fn a_database_without_its_schema_is_not_ready() {
    let app = TestApp::spawn().await;
    app.sql("delete from __diesel_schema_migrations").await;
    assert_eq!(
        app.visitor().get("/readyz").await.expect(503).json()["lack"],
        "schema"
    );
}
