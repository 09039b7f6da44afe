//! What submitting a report freezes, and for whom.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{REPORT, SUBMISSION, World, groups, total};
use crate::support::Answer;
use crate::support::rows::attendance::People;

#[tokio::test]
async fn the_campaigns_organiser_sees_what_was_submitted_and_of_others_that_they_are_due() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    let flen = app.venue(&world.flen).insert().await;
    let there = world.counted(&flen, 9).await;
    app.booked(there, "came", 8).await;

    let before = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(before.json()["version"], 0);
    let row = total(&before);
    assert_eq!(
        (&row["due"], &row["reported"], &row["participants"]),
        (&json!(2), &json!(0), &Value::Null)
    );
    assert_eq!(
        (&row["bookings"], &row["suppressed"]),
        (&json!(0), &json!(false))
    );

    let made = world
        .coordinator
        .post_empty(SUBMISSION)
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&made["version"], &made["sessions"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(made["organisation"]["slug"], "katrineholm");
    let after = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(after.json()["version"], 1);
    assert_eq!(
        groups(&after, "participants"),
        [
            ("SE-0482".to_owned(), Value::Null),
            ("SE-0483".to_owned(), json!(30))
        ]
    );
    let row = total(&after);
    assert_eq!(
        (&row["sessions"], &row["due"], &row["reported"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!(
        (&row["coverage"], &row["bookings"]),
        (&json!(0.5), &json!(0))
    );
    world
        .organiser
        .get(&format!("{REPORT}?version=0"))
        .await
        .expect(404);
}

#[tokio::test]
async fn what_was_submitted_stays_until_the_next_time() {
    let world = World::new().await;
    let (app, by) = (&world.app, world.planner.id);
    let first = world.counted(&world.library, 30).await;
    let second = world.counted(&world.library, 10).await;
    world.coordinator.post_empty(SUBMISSION).await.expect(201);
    app.counted(first, "counted", People::of(33), by).await;
    let seen = |answer: Answer| total(&answer)["participants"].clone();
    assert_eq!(seen(world.organiser.get(REPORT).await), 40);
    assert_eq!(seen(world.planner.get(REPORT).await), 43);

    app.take_out_of_editions(second).await;
    world.coordinator.post_empty(SUBMISSION).await.expect(201);
    let newest = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(
        (seen(newest.clone()), total(&newest)["sessions"].clone()),
        (json!(33), json!(1))
    );
    assert_eq!(
        seen(world.planner.get(&format!("{REPORT}?version=1")).await),
        40
    );
    assert_eq!(
        seen(world.planner.get(&format!("{REPORT}?version=2")).await),
        33
    );
    world
        .planner
        .get(&format!("{REPORT}?version=3"))
        .await
        .expect(404);
    world
        .organiser
        .get(&format!("{REPORT}?version=1"))
        .await
        .expect(404);

    app.add_to_edition(second, &world.edition).await;
    world.coordinator.post_empty(SUBMISSION).await.expect(201);
    assert_eq!(seen(world.organiser.get(REPORT).await), 43);
}

#[tokio::test]
async fn a_submission_reaches_down_to_the_next_controller_and_no_further() {
    let world = World::new().await;
    let app = &world.app;
    let department = app.organisation("katrineholm-library").kind("library");
    let department = department
        .below(&world.katrineholm)
        .no_controller()
        .insert()
        .await;
    let branch = app.venue(&department).insert().await;
    world.counted(&branch, 12).await;
    world.counted(&world.library, 20).await;
    let flen = app.venue(&world.flen).insert().await;
    world.counted(&flen, 50).await;
    let above = app.staff(Role::Coordinator).at(&world.region).await;
    let made = above.post_empty(SUBMISSION).await.expect(201);
    assert_eq!(made.json()["sessions"], 0);
    above
        .post(SUBMISSION, json!({"organisation": "flen"}))
        .await
        .expect(422);
    let made = world
        .coordinator
        .post(SUBMISSION, json!({"organisation": "katrineholm"}))
        .await;
    assert_eq!(made.expect(201).json()["sessions"], 2);
    assert_eq!(
        total(&world.organiser.get(REPORT).await)["participants"],
        32
    );
    let revisions = app.audited_facts("submission.made").await;
    let revisions: Vec<_> = revisions.iter().map(|facts| &facts["revision"]).collect();
    assert_eq!(revisions, [1, 2]);
}

#[tokio::test]
async fn a_submission_sent_twice_is_made_once() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    let key = "a-key-of-sixteen-signs";
    let first = world
        .coordinator
        .create_once(SUBMISSION, key, json!({}))
        .await
        .expect(201);
    let again = world
        .coordinator
        .create_once(SUBMISSION, key, json!({}))
        .await
        .expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(
        (first.json(), again.json()["version"].clone()),
        (again.json(), json!(1))
    );
    assert_eq!(world.app.revision(&world.edition).await, 1);
}

#[tokio::test]
async fn submissions_at_the_same_time_come_one_after_the_other() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    let together = (0..6).map(|_| world.coordinator.post_empty(SUBMISSION));
    let mut versions: Vec<i64> = futures_util::future::join_all(together)
        .await
        .into_iter()
        .map(|made| made.expect(201).json()["version"].as_i64().unwrap())
        .collect();
    versions.sort_unstable();
    assert_eq!(versions, [1, 2, 3, 4, 5, 6]);
}
