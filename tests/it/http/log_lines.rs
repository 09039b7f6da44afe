//! One line for each request: enough to find it again, and nothing of who asked for what.

use std::io::Write;
use std::sync::{Arc, Mutex};

use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::booking::library;
use crate::support::TestApp;
use crate::support::client::send;

/// What the process logs, in memory. A process has one log, so this file has one test.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn start() -> Self {
        let log = Self::default();
        let writer = log.clone();
        tracing_subscriber::fmt()
            .json()
            .flatten_event(true)
            .with_env_filter("info,actix_server=warn")
            .with_writer(move || writer.clone())
            .init();
        log
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The line of a request, by its id.
    fn line_of(&self, id: &str) -> Value {
        let text = self.text();
        let mut lines = text.lines().filter(|line| line.contains(id));
        let line = lines.next().unwrap_or_else(|| panic!("{id} in {text}"));
        assert_eq!(lines.next(), None);
        serde_json::from_str(line).unwrap()
    }
}

#[tokio::test]
async fn a_request_is_found_by_its_id_and_nobody_is_named() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let log = Log::start();

    let anna = json!({"name": "Annastina", "contact": {"email": "annastina@example.org"}});
    let booked = app.visitor().book(session, anna).await.expect(201);
    let line = log.line_of(booked.header("x-request-id"));
    assert_eq!(line["method"], "POST");
    assert_eq!(line["route"], "/api/v1/sessions/{sessionId}/bookings");
    assert_eq!(line["status"], 201);
    assert!(line["ms"].is_u64());
    assert_eq!(line.get("trace"), None);

    let page = app.visitor().get("/sv/nowhere?q=Annastina").await;
    let id = page.header("x-request-id").to_owned();
    assert!(page.text().contains(&id[id.len() - 6..]));
    assert_eq!(log.line_of(&id)["route"], "none");

    let trace = "0af7651916cd43dd8448eb211c80319c";
    let parent = format!("00-{trace}-b7ad6b7169203331-01");
    let request = desk.request(Method::GET, "/api/v1/venues/annastina?near=Annastina");
    let refused = send(request.header("traceparent", parent)).await;
    let id = refused.header("x-request-id");
    assert_eq!(refused.json()["instance"], format!("urn:uuid:{id}"));
    let line = log.line_of(id);
    assert_eq!(line["route"], "/api/v1/venues/{venueId}");
    assert_eq!(
        (&line["trace"], &line["status"]),
        (&json!(trace), &json!(400))
    );

    let text = log.text().to_lowercase();
    for secret in [
        "annastina",
        "127.0.0.1",
        "example.org",
        &session.to_string(),
        &desk.token,
    ] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}
