//! Two people with the same name are told apart before one of them is ticked off; a family comes with as many as come.

use serde_json::json;

use super::{begun, form_of, put_on_list};
use crate::support::TestApp;

#[tokio::test]
async fn two_of_the_same_name_are_told_apart_by_what_differs() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    for (name, phone) in [
        ("Karl-Erik Jansson", "070-174 06 51"),
        ("Karl-Erik JANSSON", "070-174 06 87"),
        ("Åsa Ek", "070-174 06 12"),
    ] {
        let typed = json!({ "name": name, "contact": { "phone": phone } });
        put_on_list(&staff, &desk, typed).await;
    }
    put_on_list(&staff, &desk, json!({ "name": "Bo" })).await;
    let page = desk.page().await.text();
    assert_eq!(page.matches("2 med samma namn").count(), 2);
    for marked in ["070-174 06 <mark>51</mark>", "070-174 06 <mark>87</mark>"] {
        assert!(page.contains(marked), "{page}");
    }
    assert!(page.contains(">070-174 06 12</a>"), "nobody has her name");
    assert_eq!(page.matches("ingen telefon").count(), 1);
    assert_eq!(page.matches("<mark>").count(), 4, "two numbers of bookings");
}

#[tokio::test]
async fn of_three_who_booked_two_come() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let three = json!({ "name": "Familjen Ek", "seats": 3 });
    let family = put_on_list(&staff, &desk, three).await;
    let form = form_of(&family, "attendance");
    let two = [("outcome", "came"), ("people", "2")];
    desk.send(&form, &two).await.expect(303);
    assert_eq!(app.attendance().await, [2]);
    assert!(desk.page().await.text().contains("2 av 3 här"));
    let many = [("outcome", "came"), ("people", "1001")];
    desk.send(&form, &many).await.expect(422);
    // Ticked once more, the number stays.
    desk.send(&form, &[("outcome", "came")]).await.expect(303);
    assert_eq!(app.attendance().await, [2]);
}

#[tokio::test]
async fn a_letter_that_came_back_is_seen_at_the_name() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let typed = json!({ "name": "Sonja", "contact": { "email": "sonja@exempel.se" } });
    put_on_list(&staff, &desk, typed).await;
    assert!(!desk.page().await.text().contains("Mejlet kom inte fram"));
    app.sql("update letters set state = 'failed', reason = 'RCPT TO: 550'")
        .await;
    assert!(desk.page().await.text().contains("Mejlet kom inte fram"));
}
