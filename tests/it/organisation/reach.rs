//! How far a grant reaches, and who answers for whom.

use motesplats::organisation::{controller_of, grant_reach};
use motesplats::platform::ids::OrganisationId;

use crate::support::TestApp;

#[tokio::test]
async fn a_grant_reaches_as_far_as_the_next_controller() {
    let app = TestApp::spawn().await;
    let region = app.organisation("region").kind("region").insert().await;
    let office = app.organisation("office").below(&region).no_controller();
    let office = office.insert().await;
    let town = app.organisation("town").below(&region).insert().await;
    let library = app.organisation("library").below(&town).no_controller();
    let library = library.insert().await;
    let conn = &mut app.conn().await;

    let reached = grant_reach(conn, OrganisationId(region.id)).await.unwrap();
    assert_eq!(reached.own, [region.id, office.id].map(OrganisationId));
    assert_eq!(reached.beyond, [town.id, library.id].map(OrganisationId));
    let reached = grant_reach(conn, OrganisationId(town.id)).await.unwrap();
    assert_eq!(reached.own, [town.id, library.id].map(OrganisationId));
    assert!(reached.beyond.is_empty());

    for (of, controller) in [(&library, &town), (&town, &town), (&office, &region)] {
        let found = controller_of(conn, OrganisationId(of.id)).await.unwrap();
        assert_eq!(found.0, controller.id, "{}", of.slug);
    }
}
