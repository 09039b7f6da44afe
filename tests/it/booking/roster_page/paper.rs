//! The list on paper: what is needed to tick people off where there is no screen, and no more.

use serde_json::json;

use super::{begun, put_on_list};
use crate::support::TestApp;

#[tokio::test]
async fn a_list_on_paper_has_first_names_initials_boxes_and_empty_lines() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let typed =
        json!({ "name": "Gunvor Andersson", "seats": 2, "contact": { "phone": "070-174 06 12" } });
    put_on_list(&staff, &desk, typed).await;
    put_on_list(&staff, &desk, json!({ "name": "Arne Ek" })).await;
    let looks = app.audited("roster.read").await;
    let page = desk.client.get(&desk.path("/paper")).await.expect(200);
    let words = page.text();
    assert!(words.contains("<bdi>Gunvor A.</bdi>") && words.contains("<bdi>Arne E.</bdi>"));
    assert!(words.contains("2 personer") && words.contains("Förstör papperet"));
    for hidden in ["Andersson", "070-174"] {
        assert!(!words.contains(hidden), "{hidden} would lie about");
    }
    assert_eq!(words.matches("class=\"box\"").count(), 2 + 8);
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(app.audited("roster.read").await, looks + 1);
}

#[tokio::test]
async fn a_paper_that_is_entered_twice_changes_nothing() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let booking = put_on_list(&staff, &desk, json!({ "name": "Arne" })).await;
    let tick = super::form_of(&booking, "attendance");
    let count = [("total", "4"), ("children", "1")];
    for _ in 0..2 {
        desk.send(&tick, &[("outcome", "came")]).await.expect(303);
        desk.send("/count", &count).await.expect(303);
    }
    assert_eq!(app.attendance().await, [1]);
    assert_eq!(app.counts(desk.session).await.len(), 1);
}
