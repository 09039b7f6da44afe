//! Somebody who plans sessions and meets those who come.

use super::World;

#[tokio::test(flavor = "multi_thread")]
async fn a_librarian_makes_a_session_and_meets_those_who_come() {
    let world = World::new().await;
    let planner = world.account("planner", "katrineholm");
    world.walk("librarian", planner).await;
    let counted =
        "select total || ' ' || state from counts c join sessions s on s.id = c.session_id
        where s.title->>'sv' = 'Bank-id på nya mobilen'";
    assert_eq!(world.app.value(counted).await, "5 counted");
    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}
