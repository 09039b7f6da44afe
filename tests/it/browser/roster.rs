//! Somebody who ticks off thirty people at the door, on a telephone: without script, and with.

use std::path::Path;

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::DemoWorld;

const PEOPLE: usize = 32;

/// A library that we pass on is the one that its makers published.
#[test]
fn the_script_that_is_served_is_the_one_that_npm_has() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let published = root.join("tests/browser/node_modules/htmx.org/dist/htmx.min.js");
    let served = root.join("assets/htmx.min.js");
    assert!(std::fs::read(published).unwrap() == std::fs::read(served).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_people_are_ticked_off_with_thirty_presses_and_without_scrolling() {
    assert_eq!(
        rows_after(false).await,
        rows_after(true).await,
        "the script changes how it feels, not what is done"
    );
}

/// What stands in the rows after the journey.
async fn rows_after(script: bool) -> String {
    let world = DemoWorld::new().await;
    let session = full_of_people(&world).await;
    let account = world.account("desk", "katrineholm");
    let path = format!("/sv/desk/sessions/{session}");
    let known = json!({ "account": account, "roster": path, "script": script });
    world.walk_with("roster", known).await;
    let rows = format!(
        "select string_agg(b.name || ' ' || b.status || ' ' || b.seats || ' '
                || (b.released_at is not null) || ' ' || coalesce(a.outcome || a.people, ''), e'\n' order by b.name)
             || ' ' || (select sum(count) from walk_ins where session_id = '{session}')
             || ' ' || (select taken from session_seats where session_id = '{session}')
         from bookings b left join attendance a on a.booking_id = b.id where b.session_id = '{session}'"
    );
    let rows = world.app.value(&rows).await;
    let came = rows.lines().filter(|row| row.contains(" came ")).count();
    assert_eq!(came, 31, "thirty were expected, one walked in:\n{rows}");
    rows
}

async fn full_of_people(world: &DemoWorld) -> Uuid {
    let venue = world.app.venue_with_slug("katrineholm-bibliotek").await;
    let desk = world.app.staff(Role::Desk).at(&venue).await;
    let session = world.app.session(&venue).seats(32).published();
    let session = session.starting("2026-11-24", "09:10").insert().await;
    for number in 1..=PEOPLE {
        let phone = format!("070-174 06 {number:02}");
        let somebody =
            json!({ "name": format!("Besökare {number:02}"), "contact": { "phone": phone } });
        desk.book(session, somebody).await.expect(201);
    }
    session
}
