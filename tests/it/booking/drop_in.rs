//! A drop-in: three counts by one press each, undone by one, and closed before its end.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use crate::support::{Client, TestApp};

const TODAY: &str = "/sv/desk/today";

/// A drop-in from nine to twelve that has run for an hour, and somebody at the desk.
struct OpenFloor {
    app: TestApp,
    api: crate::support::staff::Staff,
    desk: Client,
    session: Uuid,
}

impl OpenFloor {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = super::library(&app).await;
        let session = app.session(&venue).drop_in().published();
        let session = session.starting("2026-10-06", "09:00").minutes(180);
        let session = session.insert().await;
        let api = app.staff(Role::Desk).at(&venue).await;
        let desk = app.signed_in(&api).await;
        Self {
            app,
            api,
            desk,
            session,
        }
    }

    fn page(&self) -> String {
        format!("/sv/desk/sessions/{}", self.session)
    }

    fn of_api(&self, action: &str) -> String {
        format!("/api/v1/sessions/{}/{action}", self.session)
    }

    /// What today's page says of the three counts.
    async fn counts(&self, page: &str) -> Vec<String> {
        let page = self.desk.get(page).await.expect(200).text();
        let page = scraper::Html::parse_document(&page);
        let counters = scraper::Selector::parse(".counter p").unwrap();
        let words = |one: scraper::ElementRef<'_>| one.text().collect::<String>();
        page.select(&counters).map(words).collect()
    }

    /// Where the form goes that takes the last of a kind back.
    async fn undo(&self, nth: usize) -> String {
        let page = self.desk.get(TODAY).await.expect(200).text();
        let page = scraper::Html::parse_document(&page);
        let counters = scraper::Selector::parse(".counter").unwrap();
        let form = scraper::Selector::parse("form[action*='removal']").unwrap();
        let counter = page.select(&counters).nth(nth).unwrap();
        let form = counter.select(&form).next().unwrap();
        form.attr("action").unwrap().to_owned()
    }
}

#[tokio::test]
async fn three_counts_go_up_by_one_press_each_and_down_by_one() {
    let floor = OpenFloor::new().await;
    let path = format!("{}/walk-ins", floor.page());
    let place = format!("{TODAY}#at-{}", floor.session);
    for kind in ["came", "came", "served", "turned-away", "turned-away"] {
        let fields = [("count", "1"), ("kind", kind), ("back", "today")];
        let led = floor.desk.fill(TODAY, &path, &fields).await.expect(303);
        assert_eq!(led.header("location"), place);
    }
    let counted = ["2 kommit", "1 fått hjälp", "2 utan hjälp"];
    assert_eq!(floor.counts(TODAY).await, counted);
    assert_eq!(floor.counts(&floor.page()).await, counted);

    let undo = floor.undo(2).await;
    for _ in 0..2 {
        let undone = floor.desk.fill(TODAY, &undo, &[("back", "today")]).await;
        assert_eq!(undone.expect(303).header("location"), place);
    }
    assert_eq!(
        floor.counts(TODAY).await,
        ["2 kommit", "1 fått hjälp", "1 utan hjälp"]
    );
    let wrong = [("count", "1"), ("kind", "left")];
    floor.desk.fill(TODAY, &path, &wrong).await.expect(422);
    let led = [("count", "1"), ("kind", "served")];
    let led = floor.desk.fill(TODAY, &path, &led).await.expect(303);
    assert_eq!(led.header("location"), format!("{}#tallies", floor.page()));
}

#[tokio::test]
async fn a_press_twice_counts_once() {
    let floor = OpenFloor::new().await;
    let path = format!("{}/walk-ins", floor.page());
    let key = "01a22589dc1a710cb8a593d83fa4a8b9";
    for _ in 0..2 {
        let fields = [("count", "1"), ("kind", "served"), ("key", key)];
        floor.desk.fill(TODAY, &path, &fields).await.expect(303);
    }
    assert_eq!(floor.counts(TODAY).await[1], "1 fått hjälp");
}

#[tokio::test]
async fn only_those_who_came_are_proposed_as_the_count() {
    let floor = OpenFloor::new().await;
    let path = floor.of_api("walk-ins");
    let add = |kind: &'static str, count: i32| {
        floor
            .api
            .create(&path, json!({ "kind": kind, "count": count }))
    };
    let came = json!({ "count": 9 });
    let came = floor.api.create(&path, came).await.expect(201).json();
    assert_eq!((&came["kind"], &came["count"]), (&json!("came"), &json!(9)));
    let served = add("served", 4).await.expect(201).json();
    assert_eq!(served["count"], 4);
    let served = add("served", 2).await.expect(201).json();
    assert_eq!(
        (&served["kind"], &served["count"]),
        (&json!("served"), &json!(6))
    );
    let away = add("turned-away", 3).await.expect(201).json();
    let count = floor.api.get(&floor.of_api("count")).await.expect(200);
    let count = count.json();
    assert_eq!(count["proposed"], 9);
    assert_eq!(
        count["walkIns"],
        json!({ "came": 9, "served": 6, "turnedAway": 3 })
    );
    let entry = format!("/api/v1/walk-ins/{}", away["id"].as_str().unwrap());
    floor.api.delete(&entry).await.expect(204);
    let count = floor.api.get(&floor.of_api("count")).await.json();
    assert_eq!(count["walkIns"]["turnedAway"], 0);
    assert_eq!(
        add("left", 1).await.problem(),
        r#"422 unprocessable ["/kind unknown-value"]"#
    );
    let named = json!({ "name": "Bo", "kind": "served" });
    assert_eq!(
        floor.api.create(&path, named).await.problem(),
        r#"422 unprocessable ["/kind not-allowed-here"]"#
    );
}

#[tokio::test]
async fn closed_before_its_end_a_drop_in_is_over_for_everybody() {
    let floor = OpenFloor::new().await;
    let path = format!("{}/walk-ins", floor.page());
    let came = [("count", "1"), ("kind", "came")];
    floor.desk.fill(TODAY, &path, &came).await.expect(303);
    let page = floor.desk.get(&floor.page()).await.expect(200).text();
    assert!(page.contains("Stäng i förtid"), "{page}");
    let closing = format!("{}/closing", floor.page());
    let closed = floor.desk.fill(&floor.page(), &closing, &[]).await;
    let page = format!("{}?done=closed", floor.page());
    assert_eq!(closed.expect(303).header("location"), page);
    let shown = floor.desk.get(&page).await.expect(200).text();
    assert!(shown.contains("Drop-in är stängd."), "{shown}");
    assert!(!shown.contains("Stäng i förtid"), "{shown}");
    let public = floor.app.visitor();
    let everybody = public.get(&format!("/sv/sessions/{}", floor.session)).await;
    let everybody = everybody.expect(200).text();
    assert!(everybody.contains("Den här tiden är slut."), "{everybody}");
    let session = public
        .get(&format!("/api/v1/sessions/{}", floor.session))
        .await;
    assert_eq!(session.json()["endsAt"], "2026-10-06T08:00:00Z");
    // What was counted stays, and once more it is too late.
    assert_eq!(floor.app.walk_ins().await, 1);
    let again = floor.desk.fill(&floor.page(), &closing, &[]).await;
    assert_eq!(again.status(), 409);
    assert_eq!(floor.app.audited("session.changed").await, 1);
}

#[tokio::test]
async fn a_session_that_people_book_is_not_closed_by_a_press() {
    let floor = OpenFloor::new().await;
    let venue = floor.app.venue_with_slug("katrineholm-library").await;
    let booked = floor.app.session(&venue).seats(8).published();
    let booked = booked.starting("2026-10-06", "09:00").minutes(180);
    let booked = booked.insert().await;
    let page = format!("/sv/desk/sessions/{booked}");
    let shown = floor.desk.get(&page).await.expect(200).text();
    assert!(!shown.contains("Stäng i förtid"), "{shown}");
    let refused = floor
        .desk
        .fill(&page, &format!("{page}/closing"), &[])
        .await;
    assert_eq!(refused.status(), 409);
    floor.app.clock().advance(-TimeDelta::minutes(60));
    let early = format!("{}/closing", floor.page());
    let early = floor.desk.fill(&floor.page(), &early, &[]).await;
    assert_eq!(early.status(), 409);
}
