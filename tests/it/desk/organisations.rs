//! The list of organisations: all of them for the operator, the own and those below for a coordinator.

use motesplats::platform::auth::Role;

use super::{Town, words};

const PAGE: &str = "/sv/desk/organisations";

#[tokio::test]
async fn an_operator_sees_every_organisation_and_a_coordinator_the_own() {
    let town = Town::new().await;
    town.app.organisation("flen").insert().await;
    let below = town
        .app
        .organisation("biblioteket")
        .below(&town.town)
        .no_controller();
    below.kind("library").insert().await;
    town.app.staff(Role::Desk).at(&town.town).await;
    let names = ["katrineholm", "biblioteket", "flen"];
    let operator = town.app.operator().await;
    let operator = town.app.signed_in(&operator).await;
    let page = operator.get(PAGE).await.expect(200).text();
    let read = words(&page);
    for name in names {
        assert!(read.contains(name), "{name}: {read}");
    }
    assert!(read.contains("katrineholm SE kommun ja 1"), "{read}");
    assert!(read.contains("biblioteket SE bibliotek nej 0"), "{read}");
    let coordinator = town.signed_in(Role::Coordinator).await;
    let read = words(&coordinator.get(PAGE).await.expect(200).text());
    assert!(
        read.contains("biblioteket") && !read.contains("flen"),
        "{read}"
    );
    let desk = town.signed_in(Role::Desk).await;
    desk.get(PAGE).await.expect(403);
}
