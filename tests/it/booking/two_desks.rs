//! Two desks at the same lists at the same time: they tick, take back, give seats away and cancel, and nothing is
//! doubled.

use futures_util::future::{BoxFuture, FutureExt, join_all};
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, library, status_of, willing_to_wait};
use crate::support::staff::Staff;
use crate::support::{Answer, TestApp};

/// A list of eight that has begun, and one to come with four seats and four who wait.
struct Lists {
    app: TestApp,
    desks: [Staff; 2],
    running: Uuid,
    expected: Vec<Value>,
    seated: Vec<Value>,
    waiting: Vec<Value>,
}

impl Lists {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let one = app.staff(Role::Desk).at(&venue).await;
        let other = app.staff(Role::Desk).at(&venue).await;
        let running = app.session(&venue).seats(8).published();
        let running = running.starting("2026-10-06", "09:30").insert().await;
        let later = app.session(&venue).seats(4).published().insert().await;
        let (mut expected, mut seated, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
        for n in 0..8 {
            let somebody = json!({ "name": format!("Expected {n}") });
            expected.push(one.book(running, somebody).await.expect(201).json());
        }
        for n in 0..4 {
            seated.push(booked(&app, later, json!({ "name": format!("Seated {n}") })).await);
        }
        for n in 0..4 {
            let email = json!({ "email": format!("w{n}@exempel.se") });
            let mut somebody = willing_to_wait(&format!("Waiting {n}"));
            somebody["contact"] = email;
            waiting.push(booked(&app, later, somebody).await);
        }
        Self {
            app,
            desks: [one, other],
            running,
            expected,
            seated,
            waiting,
        }
    }

    /// Everything that two desks can press, each of them all of it, at once.
    async fn everybody_presses(&self) -> Vec<Answer> {
        let mut pressed: Vec<BoxFuture<'_, Answer>> = Vec::new();
        for desk in &self.desks {
            for (n, booking) in self.expected.iter().enumerate() {
                let outcomes: &[&str] = if n < 4 { &["came"] } else { &["came", "undo"] };
                for outcome in outcomes {
                    let said = json!({ "outcome": outcome });
                    let path = act(booking, "attendance");
                    pressed.push(async move { desk.post(&path, said).await }.boxed());
                }
            }
            let release = format!("/api/v1/sessions/{}/seats/release", self.running);
            pressed.push(async move { desk.post_empty(&release).await }.boxed());
            for booking in &self.seated {
                let path = act(booking, "cancellation");
                pressed.push(async move { desk.post_empty(&path).await }.boxed());
            }
        }
        fastrand::shuffle(&mut pressed);
        join_all(pressed).await
    }
}

fn act(booking: &Value, act: &str) -> String {
    format!("/api/v1/bookings/{}/{act}", booking["id"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_desks_tick_take_back_give_away_and_promote_at_once_and_nothing_is_doubled() {
    let lists = Lists::new().await;
    let app = &lists.app;
    for answer in lists.everybody_presses().await {
        // A tick taken back may find its seat given away meanwhile; nothing else is refused.
        assert!([200, 409].contains(&answer.status()), "{}", answer.text());
    }
    for booking in &lists.expected[..4] {
        assert_eq!(status_of(app, booking).await, "came");
    }
    let ticked = "select sum(people)::text from attendance a join bookings b on b.id = a.booking_id
        where b.name in ('Expected 0', 'Expected 1', 'Expected 2', 'Expected 3')";
    assert_eq!(app.value(ticked).await, "4");
    for booking in &lists.seated {
        assert_eq!(status_of(app, booking).await, "cancelled");
    }
    for booking in &lists.waiting {
        assert_eq!(status_of(app, booking).await, "confirmed");
    }
    let letters = app.letters().await;
    let promoted = letters.iter().filter(|letter| letter.kind == "promotion");
    assert_eq!(promoted.count(), 4, "each is told once");
    assert_no_drift(app).await;
}

/// The control: two desks that read the counter and write what they think it is now.
#[tokio::test]
async fn without_the_lock_two_desks_would_give_one_seat_away_twice() {
    let lists = Lists::new().await;
    let app = &lists.app;
    let taken = format!(
        "select taken from session_seats where session_id = '{}'",
        lists.running
    );
    let seen: i32 = app.value(&taken).await.parse().unwrap();
    for booking in &lists.expected[..2] {
        let id = booking["id"].as_str().unwrap();
        let given = format!(
            "update bookings set status = 'no-show', released_at = now() where id = '{id}'"
        );
        app.sql(&given).await;
        let stale = format!(
            "update session_seats set taken = {} where session_id = '{}'",
            seen - 1,
            lists.running
        );
        app.sql(&stale).await;
    }
    let drift = motesplats::booking::verify(&mut app.conn().await).await;
    assert_eq!(drift.unwrap().len(), 1, "the recount sees it");
}
