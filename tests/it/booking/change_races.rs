//! Two desks at one session at the same moment: one cancels, the other changes or cancels too. Nobody is told of a time
//! that does not take place, and nobody twice.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use tokio::join;
use uuid::Uuid;

use super::cancel_several::StormyDay;
use super::contact_races::PAUSE;
use super::{assert_no_drift, booked, library};
use crate::support::TestApp;
use crate::support::staff::Staff;

/// A published session with somebody who reads letters, and a planner.
async fn planned(app: &TestApp) -> (Staff, Uuid) {
    let venue = library(app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let session = app.session(&venue).published().insert().await;
    let karin = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    booked(app, session, karin).await;
    app.deliver_mail().await;
    (planner, session)
}

fn reason() -> Value {
    json!({ "reason": "Stormen stänger oss." })
}

/// The change had read the session before the other desk's cancellation was done; it waits for the lock and looks again.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_waits_for_a_cancellation_is_refused_and_tells_nobody() {
    let app = TestApp::spawn().await;
    let (planner, session) = planned(&app).await;
    let path = format!("/api/v1/sessions/{session}");
    let tag = planner.get(&path).await.expect(200).etag().to_owned();
    app.sql(PAUSE).await;
    let pause = app.connect().await;
    let lock = "select pg_advisory_lock(42)";
    pause.batch_execute(lock).await.unwrap();
    let post = planner.post_to(&path, "cancellation", reason());
    let change = async {
        app.until_so_many_wait_for_a_lock(1).await;
        planner
            .patch(&path, &tag, json!({ "localTime": "15:00" }))
            .await
    };
    let release = async {
        app.until_so_many_wait_for_a_lock(2).await;
        let unlock = "select pg_advisory_unlock(42)";
        pause.batch_execute(unlock).await.unwrap();
    };
    let (cancelled, changed, ()) = join!(post, change, release);

    assert_eq!(cancelled.expect(200).json()["told"]["letters"], 1);
    changed.expect(412);
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 2, "a confirmation and a cancellation");
    assert!(letters[1].text.contains("Stormen stänger oss."));
}

/// The control: by read-then-write, without the lock, a cancelled session gets a new time.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_a_cancelled_session_would_be_moved() {
    let app = TestApp::spawn().await;
    let (planner, session) = planned(&app).await;
    let status = format!("select status from sessions where id = '{session}'");
    let seen = app.value(&status).await;
    let before = app.session_starts(session).await;
    let path = format!("/api/v1/sessions/{session}");
    planner
        .post_to(&path, "cancellation", reason())
        .await
        .expect(200);
    let moved = format!(
        "update sessions set starts_at = starts_at + interval '10 minutes' where id = '{session}'"
    );
    app.sql(&moved).await;
    assert_eq!(
        seen, "published",
        "the other desk saw a session to be moved"
    );
    assert_eq!(app.value(&status).await, "cancelled");
    assert_ne!(app.session_starts(session).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_that_cancel_one_day_at_once_tell_everybody_once() {
    let day = StormyDay::with_twenty_booked().await;
    let seen = day.app.mailbox().len();
    let body = json!({ "venue": day.venue.id, "from": "2026-10-06", "to": "2026-10-06", "reason": "Storm" });
    let backwards: Vec<Uuid> = day.sessions.iter().rev().copied().collect();
    let by_id = json!({ "sessionIds": backwards, "reason": "Storm" });
    let path = "/api/v1/cancellations";
    let (one, other) = join!(day.planner.post(path, body), day.planner.post(path, by_id));
    let letters = |answer: Value| answer["told"]["letters"].as_i64().unwrap();
    let told = letters(one.expect(200).json()) + letters(other.expect(200).json());
    assert_eq!(told, 12);
    day.app.deliver_mail().await;
    assert_eq!(day.app.mailbox().len(), seen + 12);
    assert_eq!(day.app.call_tasks().await.len(), 5);
    assert_no_drift(&day.app).await;
}
