//! The session's page at the desk: ticks, walk-ins, the count, calling off.

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::{gunvor, library, taken};
use crate::support::{Answer, Client, TestApp};

struct Desk<'a> {
    app: &'a TestApp,
    client: Client,
    session: Uuid,
}

impl Desk<'_> {
    fn path(&self, part: &str) -> String {
        format!("/sv/desk/sessions/{}{part}", self.session)
    }

    async fn page(&self) -> Answer {
        self.client.get(&self.path("")).await
    }

    /// Sends a form of the page, with the page's code.
    async fn send(&self, part: &str, fields: &[(&str, &str)]) -> Answer {
        let code = self.page().await.hidden("csrf");
        let mut fields = fields.to_vec();
        fields.push(("csrf", &code));
        self.client.submit(&self.path(part), &fields).await
    }

    async fn attendance(&self) -> String {
        let id = self.app.value("select id from bookings limit 1").await;
        format!("/bookings/{id}/attendance")
    }
}

/// A planner's desk before a session of so many seats, in the morning of its day.
async fn desk(app: &TestApp, seats: i32) -> Desk<'_> {
    let venue = library(app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let client = app.signed_in(&planner).await;
    let session = app.session(&venue).seats(seats).published().insert().await;
    Desk {
        app,
        client,
        session,
    }
}

#[tokio::test]
async fn somebody_is_ticked_off_and_the_tick_taken_back() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    app.visitor().book(desk.session, gunvor()).await.expect(201);
    let tick = desk.attendance().await;
    let answer = desk.send(&tick, &[("outcome", "came")]).await.expect(303);
    assert_eq!(answer.header("location"), desk.path(""));
    let page = desk.page().await.expect(200);
    assert!(page.text().contains("1 av 3 bokade, 1 har kommit"));
    assert_eq!(page.header("cache-control"), "no-store");
    desk.send(&tick, &[("outcome", "undo")]).await.expect(303);
    assert_eq!(app.value("select count(*) from attendance").await, "0");
    let looks = "select count(*) from audit where act = 'roster.read'";
    assert_ne!(app.value(looks).await, "0");
}

#[tokio::test]
async fn people_walk_in_with_and_without_a_name() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 1).await;
    desk.send("/walk-ins", &[("count", "1")]).await.expect(303);
    desk.send("/walk-ins", &[("name", "Yusuf")])
        .await
        .expect(303);
    assert_eq!(taken(&app, desk.session).await, "1");

    let full = desk.send("/walk-ins", &[("name", "Bo")]).await.expect(409);
    assert!(full.text().contains("value=\"Bo\""));
    assert!(full.text().contains("name=\"override\""));
    let tick = [("name", "Bo"), ("override", "true")];
    desk.send("/walk-ins", &tick).await.expect(303);
    assert_eq!(taken(&app, desk.session).await, "2");
    desk.send("/walk-ins", &[("name", " ")]).await.expect(422);
    desk.send("/walk-ins", &[("count", "-1")]).await.expect(422);
}

#[tokio::test]
async fn a_button_pressed_twice_counts_once() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let page = desk.page().await.text();
    let keys: Vec<&str> = page
        .split("name=\"key\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    let [bare, named] = keys[..] else {
        panic!("{keys:?}")
    };
    for _ in 0..2 {
        let fields = [("count", "1"), ("key", bare)];
        desk.send("/walk-ins", &fields).await.expect(303);
        let fields = [("name", "Yusuf"), ("key", named)];
        desk.send("/walk-ins", &fields).await.expect(303);
    }
    assert_eq!(app.value("select sum(count) from walk_ins").await, "1");
    assert_eq!(taken(&app, desk.session).await, "1");
    // The page behind it has another key: the next one is somebody else.
    let fresh = desk.page().await.hidden("key");
    let fields = [("count", "1"), ("key", &fresh)];
    desk.send("/walk-ins", &fields).await.expect(303);
    assert_eq!(app.value("select sum(count) from walk_ins").await, "2");
}

#[tokio::test]
async fn a_draft_is_published_from_its_page_by_whoever_may() {
    let app = TestApp::spawn().await;
    let town = app.organisation("flen").reserves_publication();
    let town = town.insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).insert().await;
    let desk = |client| Desk {
        app: &app,
        client,
        session,
    };
    let planner = app.staff(Role::Planner).at(&venue).await;
    let planner = desk(app.signed_in(&planner).await);
    let button = format!("action=\"{}\"", planner.path("/publication"));
    let page = planner.page().await.expect(200).text();
    assert!(page.contains("Utkast") && !page.contains(&button));

    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let coordinator = desk(app.signed_in(&coordinator).await);
    assert!(coordinator.page().await.text().contains(&button));
    coordinator.send("/publication", &[]).await.expect(303);
    let page = coordinator.page().await.expect(200).text();
    assert!(!page.contains("Utkast") && !page.contains(&button));
    let open = format!("/sv/sessions/{session}");
    app.visitor().get(&open).await.expect(200);
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
    let row = app.sql("select version, state, total from counts").await;
    assert_eq!(row, [["1", "estimated", "5"]]);
    assert_eq!(field(&desk.page().await, "total"), "5");
}

/// What stands in a field.
fn field(page: &Answer, name: &str) -> String {
    let page = page.text();
    let (_, rest) = page.split_once(&format!("name=\"{name}\"")).unwrap();
    let (_, rest) = rest.split_once("value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_session_is_called_off_with_a_reason_that_everybody_reads() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let told = json!({ "name": "Gunvor", "contact": { "phone": "070-123 45 67" } });
    app.visitor().book(desk.session, told).await.expect(201);
    assert!(desk.page().await.text().contains("1 ska ringas"));
    desk.send("/cancellation", &[("reason", "")])
        .await
        .expect(422);
    let reason = [("reason", "Huda är sjuk.")];
    let answer = desk.send("/cancellation", &reason).await.expect(303);
    let page = desk.client.get(answer.header("location")).await;
    assert!(page.text().contains("Tiden är inställd"));
    assert_eq!(app.value("select count(*) from call_tasks").await, "1");
    let form = format!("/sv/sessions/{}/book", desk.session);
    let public = app.visitor().get(&form).await.expect(200).text();
    assert!(public.contains("Tiden är inställd"));
}

#[tokio::test]
async fn a_volunteer_sees_first_names_and_a_stranger_nothing() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let volunteer = app.staff(Role::Volunteer).at(&venue).await;
    let session = app.session(&venue).helper(volunteer.id).published();
    let session = session.insert().await;
    let named = json!({ "name": "Gunvor Andersson" });
    app.visitor().book(session, named).await.expect(201);
    let path = format!("/sv/desk/sessions/{session}");

    let client = app.signed_in(&volunteer).await;
    let page = client.get(&path).await.expect(200).text();
    assert!(page.contains("Gunvor") && !page.contains("Andersson"));

    let other = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Desk).at(&other).await;
    let client = app.signed_in(&stranger).await;
    client.get(&path).await.expect(404);
    app.visitor().get(&path).await.expect(303);
}

#[tokio::test]
async fn a_form_without_the_pages_code_changes_nothing() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let walk_in = desk.path("/walk-ins");
    desk.client
        .submit(&walk_in, &[("count", "1")])
        .await
        .expect(403);
    assert_eq!(app.value("select count(*) from walk_ins").await, "0");
}

#[tokio::test]
async fn the_desk_books_for_somebody_by_the_same_form() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let form = format!("/sv/sessions/{}/book", desk.session);
    assert!(desk.page().await.text().contains(&form));
    let fields = [("name", "Gunvor"), ("reach", "none")];
    desk.client.submit(&form, &fields).await.expect(303);
    let by = "select created_by is not null from bookings";
    assert_eq!(app.value(by).await, "t");
}
