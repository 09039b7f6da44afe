//! The matrix of the pages about the day: who opens which, role by role.

use motesplats::platform::auth::Role::{self, *};

use super::Town;

/// A page, and whom it lets in.
const PAGES: [(&str, &[Role]); 9] = [
    (
        "/sv/desk/today",
        &[Volunteer, Helper, Desk, Planner, Coordinator],
    ),
    (
        "/sv/desk/week",
        &[Volunteer, Helper, Desk, Planner, Coordinator],
    ),
    ("/sv/desk/to-count", &[Helper, Desk, Planner, Coordinator]),
    ("/sv/desk/book", &[Desk, Planner, Coordinator]),
    ("/sv/desk/questions", &[Desk, Planner, Coordinator]),
    ("/sv/desk/questions.csv", &[Desk, Planner, Coordinator]),
    ("/sv/desk/plan", &[Planner, Coordinator]),
    ("/sv/desk/audit", &[Coordinator, Auditor]),
    ("/sv/desk/organisations", &[Coordinator, Operator]),
];

#[tokio::test]
async fn every_page_of_the_day_lets_in_whom_its_row_names_and_nobody_else() {
    let town = Town::new().await;
    for role in Role::ALL {
        let client = match role {
            Operator => {
                let operator = town.app.operator().await;
                town.app.signed_in(&operator).await
            }
            role => town.signed_in(role).await,
        };
        for (page, lets_in) in PAGES {
            let status = client.get(page).await.status();
            let wanted = if lets_in.contains(&role) { 200 } else { 403 };
            assert_eq!(status, wanted, "{role} at {page}");
        }
    }
}
