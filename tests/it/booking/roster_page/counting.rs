//! Counting on the session's page: walk-ins, the count's form, what was entered by mistake.

use serde_json::json;

use super::{begun, desk};
use crate::support::{Answer, TestApp};

#[tokio::test]
async fn people_walk_in_with_and_without_a_name() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 1).await;
    desk.send("/walk-ins", &[("count", "1")]).await.expect(303);
    desk.send("/walk-ins", &[("name", "Yusuf")])
        .await
        .expect(303);
    assert_eq!(app.seats_taken(desk.session).await, 1);

    let full = desk.send("/walk-ins", &[("name", "Bo")]).await.expect(409);
    assert!(full.text().contains("value=\"Bo\""));
    assert!(full.text().contains("name=\"override\""));
    let unreasoned = [("name", "Bo"), ("override", " ")];
    desk.send("/walk-ins", &unreasoned).await.expect(409);
    let reasoned = [("name", "Bo"), ("override", "Han har rest långt.")];
    desk.send("/walk-ins", &reasoned).await.expect(303);
    assert_eq!(app.seats_taken(desk.session).await, 2);
    desk.send("/walk-ins", &[("count", "-1")]).await.expect(422);
    assert_eq!(app.walk_ins().await, 1);
    // One button for both: without a name it is one more.
    let answer = desk.send("/walk-ins", &[("name", " ")]).await.expect(303);
    assert_eq!(answer.header("location"), desk.path("#name"));
    assert_eq!(app.walk_ins().await, 2);
    assert!(desk.page().await.text().contains("2 av 2 här"));
}

#[tokio::test]
async fn a_button_pressed_twice_counts_once() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let bare = &*desk.page().await.hidden("key");
    let named = &*desk.page().await.hidden("key");
    for _ in 0..2 {
        let fields = [("count", "1"), ("key", bare)];
        desk.send("/walk-ins", &fields).await.expect(303);
        let fields = [("name", "Yusuf"), ("key", named)];
        desk.send("/walk-ins", &fields).await.expect(303);
    }
    assert_eq!(app.walk_ins().await, 1);
    assert_eq!(app.seats_taken(desk.session).await, 1);
    // The page behind it has another key: the next one is somebody else.
    let fresh = desk.page().await.hidden("key");
    let fields = [("count", "1"), ("key", &fresh)];
    desk.send("/walk-ins", &fields).await.expect(303);
    assert_eq!(app.walk_ins().await, 2);
}

#[tokio::test]
async fn the_count_opens_with_the_start_and_proposes_who_came() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    assert!(!desk.page().await.text().contains("name=\"total\""));
    desk.send("/walk-ins", &[("count", "1")]).await.expect(303);
    // Three hours in steps: a sign-in left alone for an hour ends.
    for _ in 0..4 {
        app.clock().advance(chrono::TimeDelta::minutes(50));
        desk.page().await.expect(200);
    }
    assert_eq!(field(&desk.page().await, "total"), "1");
    desk.send("/count", &[("total", "fem")]).await.expect(422);
    let fields = [("total", "5"), ("estimated", "true")];
    desk.send("/count", &fields).await.expect(303);
    let counts = app.counts(desk.session).await;
    assert_eq!((counts.len(), counts[0].version), (1, 1));
    assert_eq!(
        (counts[0].state.as_str(), counts[0].total),
        ("estimated", 5)
    );
    assert_eq!(field(&desk.page().await, "total"), "5");
}

#[tokio::test]
async fn saving_the_count_keeps_what_the_form_does_not_show() {
    let app = TestApp::spawn().await;
    let (desk, planner) = begun(&app, 60).await;
    let path = format!("/api/v1/sessions/{}/count", desk.session);
    let count = json!({
        "state": "counted", "total": 40, "children": 5, "women": 20, "men": 18, "digital": 30,
        "firstVisits": 3, "ages": {"65+": 7}, "languages": {"ar": 4},
    });
    let stored = planner.put(&path, count.clone()).await.expect(200).json();

    // Saved as it stands: nothing is new.
    let page = desk.page().await;
    let shown = ["total", "children", "digital"].map(|name| field(&page, name));
    assert_eq!(shown, ["40", "5", "30"]);
    let same = [("total", "40"), ("children", "5"), ("digital", "30")];
    desk.send("/count", &same).await.expect(303);
    assert_eq!(planner.get(&path).await.json(), stored);

    // A form that sends less writes less.
    desk.send("/count", &[("total", "41")]).await.expect(303);
    let after = planner.get(&path).await.json();
    for part in [
        "children",
        "women",
        "men",
        "digital",
        "firstVisits",
        "ages",
        "languages",
    ] {
        assert_eq!(after[part], count[part], "{part}");
    }
    assert_eq!(
        (&after["version"], &after["total"]),
        (&json!(2), &json!(41))
    );

    // An emptied field is emptied; a total below what stays is asked about.
    let emptied = [("total", "41"), ("children", ""), ("digital", "30")];
    desk.send("/count", &emptied).await.expect(303);
    assert_eq!(planner.get(&path).await.json().get("children"), None);
    let few = desk.send("/count", &[("total", "37")]).await.expect(422);
    assert!(few.text().contains("redan är räknat i delar: 38."));
    assert_eq!(field(&few, "total"), "37");
}

#[tokio::test]
async fn an_unlikely_count_is_a_question_with_the_figure_kept() {
    let app = TestApp::spawn().await;
    let (desk, _) = begun(&app, 8).await;
    let fields = [("total", "100000"), ("children", "3")];
    let asked = desk.send("/count", &fields).await.expect(409);
    assert!(asked.text().contains("Vi väntade oss omkring 8."));
    assert!(asked.text().contains("Ja, 100\u{a0}000 kom"));
    assert_eq!(
        (
            field(&asked, "total").as_str(),
            field(&asked, "children").as_str()
        ),
        ("100000", "3")
    );
    assert_eq!(app.counts(desk.session).await, []);
    let sure = [fields[0], fields[1], ("sure", "true")];
    desk.send("/count", &sure).await.expect(303);
    assert_eq!(app.counts(desk.session).await[0].total, 100_000);
}

#[tokio::test]
async fn walk_ins_entered_by_mistake_are_taken_back() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 1).await;
    desk.send("/walk-ins", &[("count", "30")]).await.expect(303);
    let page = desk.page().await.text();
    assert!(page.contains("Senast: 30 utan namn kl. 10.00."));
    let form = removal(&page);
    desk.send(&form, &[]).await.expect(303);
    assert_eq!(app.walk_ins().await, 0);
    // Pressed twice, or in two tabs.
    desk.send(&form, &[]).await.expect(303);

    desk.send("/walk-ins", &[("name", "Bo")]).await.expect(303);
    let page = desk.page().await.text();
    desk.send(&removal(&page), &[]).await.expect(303);
    assert_eq!(app.seats_taken(desk.session).await, 0);
    assert!(!desk.page().await.text().contains("Bo</bdi>"));
}

/// The form that takes a walk-in back.
fn removal(page: &str) -> String {
    let (before, _) = page.split_once("/removal\"").unwrap();
    let (_, id) = before.rsplit_once('/').unwrap();
    format!("/walk-ins/{id}/removal")
}

/// What stands in a field.
fn field(page: &Answer, name: &str) -> String {
    let page = page.text();
    let (_, rest) = page.split_once(&format!("name=\"{name}\"")).unwrap();
    let (_, rest) = rest.split_once("value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}
