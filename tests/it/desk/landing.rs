//! Where each person arrives: at their own work, never at an empty list or a page that is not theirs.

use motesplats::platform::auth::Role;

use super::{Town, words};

async fn arrives(town: &Town, role: Role) -> String {
    let client = match role {
        Role::Operator => {
            let operator = town.app.operator().await;
            town.app.signed_in(&operator).await
        }
        role => town.signed_in(role).await,
    };
    let sent = client.get("/sv/desk").await.expect(303);
    let path = sent.header("location").to_owned();
    client.get(&path).await.expect(200);
    path
}

#[tokio::test]
async fn everybody_arrives_where_their_own_work_begins() {
    let town = Town::new().await;
    for (role, path) in [
        (Role::Volunteer, "/sv/desk/today"),
        (Role::Helper, "/sv/desk/today"),
        (Role::Desk, "/sv/desk/today"),
        (Role::Planner, "/sv/desk/today"),
        (Role::Coordinator, "/sv/desk/today"),
        (Role::Steering, "/sv/reports"),
        (Role::CampaignOrganiser, "/sv/reports"),
        (Role::Auditor, "/sv/desk/audit"),
        (Role::Operator, "/sv/desk/organisations"),
    ] {
        assert_eq!(arrives(&town, role).await, path, "{role}");
    }
}

#[tokio::test]
async fn a_region_that_has_no_venues_arrives_at_the_reports() {
    let town = Town::new().await;
    let region = town
        .app
        .organisation("sormland")
        .kind("region")
        .insert()
        .await;
    let coordinator = town.app.staff(Role::Coordinator).at(&region).await;
    let client = town.app.signed_in(&coordinator).await;
    let sent = client.get("/sv/desk").await.expect(303);
    assert_eq!(sent.header("location"), "/sv/reports");
}

#[tokio::test]
async fn an_account_without_any_role_is_told_whom_to_ask() {
    let town = Town::new().await;
    let staff = town.app.staff(Role::Desk).at(&town.town).await;
    town.app.sql("delete from grants").await;
    let client = town.app.signed_in(&staff).await;
    let page = client.get("/sv/desk").await.expect(200).text();
    assert!(
        words(&page).contains("Be din samordnare om en roll."),
        "{page}"
    );
}

#[tokio::test]
async fn an_address_of_before_leads_to_what_it_has_become() {
    let town = Town::new().await;
    let planner = town.signed_in(Role::Planner).await;
    for (before, now) in [
        ("/sv/desk?toCount=true", "/sv/desk/to-count"),
        ("/sv/desk?from=2026-10-09", "/sv/desk/plan?from=2026-10-09"),
        (
            "/sv/desk?from=2026-10-09&done=published",
            "/sv/desk/plan?from=2026-10-09&done=published",
        ),
        ("/sv/desk?from=%3Cb%3E", "/sv/desk/plan?from=%3Cb%3E"),
    ] {
        let sent = planner.get(before).await.expect(303);
        assert_eq!(sent.header("location"), now);
        planner.get(now).await.expect(200);
    }
    let desk = town.signed_in(Role::Desk).await;
    let sent = desk.get("/sv/desk?from=2026-10-09").await.expect(303);
    assert_eq!(
        sent.header("location"),
        "/sv/desk/today",
        "a desk plans nothing"
    );
}
