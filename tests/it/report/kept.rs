//! Records that are kept beforehand: a report says the same with them as without, whatever happens to a session.

use motesplats::report::{keep_records, records_off};
use serde_json::{Value, json};

use super::{REPORT, World, total};
use crate::support::rows::attendance::People;

impl World {
    /// Keeps whatever is missing; answers how many.
    async fn keep(&self) -> usize {
        keep_records(&mut self.app.conn().await).await.unwrap()
    }

    async fn figures(&self) -> Value {
        let total = total(&self.planner.get(REPORT).await.expect(200));
        json!([
            total["bookings"],
            total["noShows"],
            total["walkIns"],
            total["participants"],
            total["cancelled"]
        ])
    }
}

#[tokio::test]
async fn a_report_says_the_same_of_kept_records_as_of_rows() {
    let world = World::new().await;
    let app = &world.app;
    let session = world.past_session(&world.library).await;
    let planned = app.session(&world.library).starting("2026-10-09", "10:00");
    let planned = planned.published().edition(&world.edition).insert().await;
    app.booked(session, "came", 3).await;
    app.booked(session, "no-show", 2).await;
    app.booked(planned, "confirmed", 1).await;
    app.walked_in(session, 1).await;
    app.came_by(session, 4, world.planner.id).await;
    app.counted(session, "counted", People::of(18), world.planner.id)
        .await;
    let added_up = world.planner.get(REPORT).await.expect(200).json();
    assert_eq!(world.keep().await, 2);
    assert_eq!(world.keep().await, 0, "nothing is kept twice");
    let kept = world.planner.get(REPORT).await.expect(200).json();
    assert_eq!(kept, added_up);
    assert_eq!(records_off(&mut app.conn().await).await.unwrap(), 0);
}

#[tokio::test]
async fn every_act_at_the_desk_is_in_the_report_at_once() {
    let world = World::new().await;
    let (app, planner) = (&world.app, &world.planner);
    let session = app.session(&world.library).starting("2026-10-06", "09:00");
    let session = session.seats(5).published().edition(&world.edition);
    let session = session.insert().await;
    let anna = app.booked(session, "confirmed", 2).await;
    let sara = app.booked(session, "confirmed", 1).await;
    app.counted(session, "estimated", People::of(5), planner.id)
        .await;
    let at = |path: &str| format!("/api/v1/sessions/{session}/{path}");
    let attend = |booking, outcome: &'static str| {
        let path = format!("/api/v1/bookings/{booking}/attendance");
        async move {
            planner
                .post(&path, json!({"outcome": outcome}))
                .await
                .expect(200)
        }
    };
    let now_is = async |figures: Value, act: &str| {
        assert_eq!(world.figures().await, figures, "{act}");
        let mut conn = app.conn().await;
        assert_eq!(records_off(&mut conn).await.unwrap(), 0, "{act}");
        let dropped = world.keep().await;
        assert!(dropped > 0, "{act} dropped no record");
        assert_eq!(world.figures().await, figures, "{act}, kept");
    };
    now_is(json!([3, 0, 0, 5, 0]), "nothing").await;
    attend(anna, "no-show").await;
    now_is(json!([3, 2, 0, 5, 0]), "a no-show").await;
    attend(anna, "undo").await;
    now_is(json!([3, 0, 0, 5, 0]), "an undo").await;
    let walk_in = planner.post(&at("walk-ins"), json!({"count": 4})).await;
    let bare = walk_in.expect(201).json()["id"]
        .as_str()
        .unwrap()
        .to_owned();
    now_is(json!([3, 0, 4, 5, 0]), "walk-ins").await;
    planner
        .post(&at("walk-ins"), json!({"name": "Bo"}))
        .await
        .expect(201);
    now_is(json!([3, 0, 5, 5, 0]), "a named walk-in").await;
    planner
        .delete(&format!("/api/v1/walk-ins/{bare}"))
        .await
        .expect(204);
    now_is(json!([3, 0, 1, 5, 0]), "walk-ins taken back").await;
    let count = json!({"state": "counted", "total": 6});
    planner.put(&at("count"), count).await.expect(200);
    now_is(json!([3, 0, 1, 6, 0]), "a count").await;
    let cancel = format!("/api/v1/bookings/{sara}/cancellation");
    planner.post(&cancel, json!({})).await.expect(200);
    now_is(json!([2, 0, 1, 6, 0]), "a cancelled booking").await;
}

#[tokio::test]
async fn a_cancelled_session_and_one_that_leaves_the_edition_are_in_the_report_at_once() {
    let world = World::new().await;
    let (app, planner) = (&world.app, &world.planner);
    let session = app.session(&world.library).starting("2026-10-09", "09:00");
    let session = session.published().edition(&world.edition).insert().await;
    let two = json!({"name": "Anna", "seats": 2});
    app.visitor().book(session, two).await.expect(201);
    world.keep().await;
    assert_eq!(world.figures().await, json!([2, 0, 0, 0, 0]));
    let path = format!("/api/v1/sessions/{session}");
    let cancel = format!("{path}/cancellation");
    planner
        .post(&cancel, json!({"reason": "Sjuk"}))
        .await
        .expect(200);
    assert_eq!(world.figures().await, json!([0, 0, 0, 0, 1]));
    world.keep().await;
    app.take_out_of_editions(session).await;
    assert_eq!(world.figures().await, json!([0, 0, 0, 0, 0]));
}
