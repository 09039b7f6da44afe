//! An edition's figures: who sees which, what they count, what handing in freezes.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::campaign::Edition;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

const REPORT: &str = "/api/v1/campaigns/emedborgarveckan/editions/2026/report";
const SUBMISSION: &str = "/api/v1/campaigns/emedborgarveckan/editions/2026/submission";

/// A network's campaign, and two municipalities below a region.
struct World {
    app: TestApp,
    network: Org,
    region: Org,
    katrineholm: Org,
    flen: Org,
    library: Venue,
    edition: Edition,
    planner: Staff,
    coordinator: Staff,
    organiser: Staff,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let network = app.organisation("digidel").kind("network").insert().await;
        let region = app
            .organisation("region-sormland")
            .kind("region")
            .insert()
            .await;
        let katrineholm = app
            .organisation("katrineholm")
            .below(&region)
            .insert()
            .await;
        let flen = app
            .organisation("flen")
            .below(&region)
            .municipality("SE-0482");
        let flen = flen.insert().await;
        let library = app.venue(&katrineholm).insert().await;
        let campaign = app.campaign(&network, "emedborgarveckan").await;
        let edition = app
            .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
            .await;
        Self {
            planner: app.staff(Role::Planner).at(&katrineholm).await,
            coordinator: app.staff(Role::Coordinator).at(&katrineholm).await,
            organiser: app.staff(Role::CampaignOrganiser).at(&network).await,
            app,
            network,
            region,
            katrineholm,
            flen,
            library,
            edition,
        }
    }

    /// A session of the edition that has ended.
    async fn held(&self, venue: &Venue) -> Uuid {
        let session = self.app.session(venue).starting("2026-10-05", "10:00");
        session.published().edition(&self.edition).insert().await
    }

    /// One with a count.
    async fn counted(&self, venue: &Venue, total: i64) -> Uuid {
        let session = self.held(venue).await;
        let by = self.planner.id;
        self.app
            .counted(session, "counted", (total, 0, 0), by)
            .await;
        session
    }
}

fn total(answer: &Answer) -> Value {
    answer.json()["total"].clone()
}

fn groups(answer: &Answer, column: &str) -> Vec<(String, Value)> {
    let report = answer.json();
    let groups = report["groups"].as_array().unwrap().iter();
    groups
        .map(|row| (row["key"].as_str().unwrap().to_owned(), row[column].clone()))
        .collect()
}

#[tokio::test]
async fn seats_walk_ins_and_counts_stand_in_their_own_columns() {
    let world = World::new().await;
    let (app, by) = (&world.app, world.planner.id);
    let session = world.held(&world.library).await;
    for (status, seats) in [
        ("confirmed", 2),
        ("pending", 1),
        ("came", 3),
        ("no-show", 2),
        ("excused", 1),
        ("cancelled", 5),
        ("waiting", 5),
        ("offered", 5),
    ] {
        app.booked(session, status, seats).await;
    }
    app.walked_in(session, 1).await;
    app.came_by(session, 4, by).await;
    app.came_by(session, 2, by).await;
    app.counted(session, "estimated", (20, 3, 7), by).await;
    app.counted(session, "counted", (18, 2, 6), by).await;

    let report = world.planner.get(REPORT).await.expect(200);
    assert_eq!(
        total(&report),
        json!({
            "key": "total", "label": "Totalt", "sessions": 1, "cancelled": 0, "due": 1,
            "reported": 1, "estimated": 0, "coverage": 1.0, "bookings": 9, "noShows": 2,
            "walkIns": 7, "participants": 18, "children": 2, "digital": 6, "suppressed": false
        })
    );
    let body = report.json();
    assert_eq!(body["version"], Value::Null);
    assert_eq!(body["groupBy"], "municipality");
    assert_eq!(body["groups"][0]["key"], "SE-0483");
    assert_eq!(body["groups"][0]["label"], "Katrineholm");
    assert!(body["definitions"]["noShows"].is_string());
}

#[tokio::test]
async fn not_reported_estimated_zero_and_cancelled_are_four_states() {
    let world = World::new().await;
    let (app, library) = (&world.app, &world.library);
    world.held(library).await;
    let guessed = world.held(library).await;
    app.counted(guessed, "estimated", (6, 0, 0), world.planner.id)
        .await;
    world.counted(library, 0).await;
    let off = app
        .session(library)
        .starting("2026-10-05", "12:00")
        .cancelled();
    let off = off.edition(&world.edition).insert().await;
    app.came_by(off, 3, world.planner.id).await;
    let ahead = app
        .session(library)
        .starting("2026-10-09", "12:00")
        .published();
    let ahead = ahead.edition(&world.edition).insert().await;
    app.booked(ahead, "confirmed", 2).await;
    let draft = app.session(library).edition(&world.edition).insert().await;
    app.booked(draft, "confirmed", 5).await;
    app.session(library).published().insert().await;

    let total = total(&world.planner.get(REPORT).await.expect(200));
    let columns = ["sessions", "cancelled", "due", "reported", "estimated"];
    assert_eq!(columns.map(|column| total[column].clone()), [5, 1, 3, 2, 1]);
    assert_eq!(total["coverage"].as_f64(), Some(2.0 / 3.0));
    assert_eq!(total["participants"], 6);
    assert_eq!(
        (&total["bookings"], &total["walkIns"]),
        (&json!(2), &json!(0))
    );
}

#[tokio::test]
async fn a_course_counts_by_its_meetings() {
    let world = World::new().await;
    let (app, library, by) = (&world.app, &world.library, world.planner.id);
    let course = app
        .session(library)
        .kind("course")
        .starting("2026-10-01", "10:00");
    let course = course.minutes(20_000).published().edition(&world.edition);
    let course = course.insert().await;
    let mut meetings = Vec::new();
    for day in ["2026-10-01", "2026-10-05", "2026-10-08"] {
        let meeting = app.session(library).kind("course").starting(day, "10:00");
        meetings.push(meeting.meeting_of(course).published().insert().await);
    }
    let away = app.booked(course, "confirmed", 2).await;
    let there = app.booked(course, "confirmed", 1).await;
    app.booked(course, "cancelled", 4).await;
    app.attended(away, meetings[0], "no-show", by).await;
    app.attended(there, meetings[0], "came", by).await;
    app.attended(away, meetings[1], "came", by).await;
    app.counted(meetings[1], "counted", (3, 0, 0), by).await;

    let report = world
        .planner
        .get(&format!("{REPORT}?groupBy=day"))
        .await
        .expect(200);
    let row = total(&report);
    assert_eq!(
        (&row["sessions"], &row["due"], &row["reported"]),
        (&json!(3), &json!(2), &json!(1))
    );
    assert_eq!(
        (&row["noShows"], &row["participants"]),
        (&json!(2), &json!(3))
    );
    let days = ["2026-10-01", "2026-10-05", "2026-10-08"].map(|day| (day.to_owned(), json!(3)));
    assert_eq!(groups(&report, "bookings"), days);
}

#[tokio::test]
async fn a_municipality_is_the_sessions_own_copy() {
    let world = World::new().await;
    let session = world.held(&world.library).await;
    let other = world.app.municipality("SE-0482").await;
    let move_it = format!("update sessions set municipality_id = {other} where id = '{session}'");
    world.app.sql(&move_it).await;
    let report = world.planner.get(REPORT).await.expect(200);
    assert_eq!(
        groups(&report, "sessions"),
        [("SE-0482".to_owned(), json!(1))]
    );
}

#[tokio::test]
async fn the_campaigns_organiser_sees_what_was_handed_in_and_of_others_that_they_are_due() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    let flen = app.venue(&world.flen).insert().await;
    let there = world.counted(&flen, 9).await;
    app.booked(there, "came", 8).await;

    let before = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(before.json()["version"], 0);
    let row = total(&before);
    assert_eq!(
        (&row["due"], &row["reported"], &row["participants"]),
        (&json!(2), &json!(0), &json!(0))
    );

    let made = world.coordinator.act(SUBMISSION).await.expect(201).json();
    assert_eq!(
        (&made["version"], &made["sessions"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(made["organisation"]["slug"], "katrineholm");
    let after = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(after.json()["version"], 1);
    assert_eq!(
        groups(&after, "participants"),
        [
            ("SE-0482".to_owned(), json!(0)),
            ("SE-0483".to_owned(), json!(30))
        ]
    );
    let row = total(&after);
    assert_eq!(
        (&row["sessions"], &row["due"], &row["reported"]),
        (&json!(2), &json!(2), &json!(1))
    );
    assert_eq!(
        (&row["coverage"], &row["bookings"]),
        (&json!(0.5), &json!(0))
    );
    world
        .organiser
        .get(&format!("{REPORT}?version=0"))
        .await
        .expect(404);
}

#[tokio::test]
async fn what_was_handed_in_stays_until_the_next_time() {
    let world = World::new().await;
    let (app, by) = (&world.app, world.planner.id);
    let first = world.counted(&world.library, 30).await;
    let second = world.counted(&world.library, 10).await;
    world.coordinator.act(SUBMISSION).await.expect(201);
    app.counted(first, "counted", (33, 0, 0), by).await;
    let seen = |answer: Answer| total(&answer)["participants"].clone();
    assert_eq!(seen(world.organiser.get(REPORT).await), 40);
    assert_eq!(seen(world.planner.get(REPORT).await), 43);

    app.sql(&format!(
        "delete from session_editions where session_id = '{second}'"
    ))
    .await;
    world.coordinator.act(SUBMISSION).await.expect(201);
    let newest = world.organiser.get(REPORT).await.expect(200);
    assert_eq!(
        (seen(newest.clone()), total(&newest)["sessions"].clone()),
        (json!(33), json!(1))
    );
    assert_eq!(
        seen(world.planner.get(&format!("{REPORT}?version=1")).await),
        40
    );
    assert_eq!(
        seen(world.planner.get(&format!("{REPORT}?version=2")).await),
        33
    );
    world
        .planner
        .get(&format!("{REPORT}?version=3"))
        .await
        .expect(404);
    world
        .organiser
        .get(&format!("{REPORT}?version=1"))
        .await
        .expect(404);

    let link = format!(
        "insert into session_editions select id, '{}', organisation_id from sessions where id = '{second}'",
        world.edition.id
    );
    app.sql(&link).await;
    world.coordinator.act(SUBMISSION).await.expect(201);
    assert_eq!(seen(world.organiser.get(REPORT).await), 43);
}

#[tokio::test]
async fn handing_in_reaches_down_to_the_next_controller_and_no_further() {
    let world = World::new().await;
    let app = &world.app;
    let department = app.organisation("katrineholm-library").kind("library");
    let department = department
        .below(&world.katrineholm)
        .no_controller()
        .insert()
        .await;
    let branch = app.venue(&department).insert().await;
    world.counted(&branch, 12).await;
    world.counted(&world.library, 20).await;
    let flen = app.venue(&world.flen).insert().await;
    world.counted(&flen, 50).await;
    let above = app.staff(Role::Coordinator).at(&world.region).await;
    let made = above.act(SUBMISSION).await.expect(201);
    assert_eq!(made.json()["sessions"], 0);
    above
        .post(SUBMISSION, json!({"organisation": "flen"}))
        .await
        .expect(422);
    let made = world
        .coordinator
        .post(SUBMISSION, json!({"organisation": "katrineholm"}))
        .await;
    assert_eq!(made.expect(201).json()["sessions"], 2);
    assert_eq!(
        total(&world.organiser.get(REPORT).await)["participants"],
        32
    );
    let acts =
        "select facts ->> 'revision' from audit where act = 'submission.made' order by at, id";
    assert_eq!(app.sql(acts).await.concat(), ["1", "2"]);
}

#[tokio::test]
async fn a_submission_sent_twice_is_made_once() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    let key = "a-key-of-sixteen-signs";
    let first = world
        .coordinator
        .create_once(SUBMISSION, key, json!({}))
        .await
        .expect(201);
    let again = world
        .coordinator
        .create_once(SUBMISSION, key, json!({}))
        .await
        .expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(
        (first.json(), again.json()["version"].clone()),
        (again.json(), json!(1))
    );
    assert_eq!(world.app.value("select revision from editions").await, "1");
}

#[tokio::test]
async fn submissions_at_the_same_time_come_one_after_the_other() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    let together = (0..6).map(|_| world.coordinator.act(SUBMISSION));
    let mut versions: Vec<i64> = futures_util::future::join_all(together)
        .await
        .into_iter()
        .map(|made| made.expect(201).json()["version"].as_i64().unwrap())
        .collect();
    versions.sort_unstable();
    assert_eq!(versions, [1, 2, 3, 4, 5, 6]);
}

#[tokio::test]
async fn from_above_a_controller_small_figures_are_hidden_and_the_own_are_not() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 3).await;
    let branch = app
        .venue(&world.katrineholm)
        .slug("katrineholm-valla")
        .insert()
        .await;
    world.counted(&branch, 40).await;
    let office = app.venue(&world.region).slug("regionhuset").insert().await;
    world.counted(&office, 2).await;
    let above = app.staff(Role::Coordinator).at(&world.region).await;

    let own = world
        .planner
        .get(&format!("{REPORT}?groupBy=venue"))
        .await
        .expect(200);
    assert_eq!(
        groups(&own, "participants"),
        [
            ("katrineholm-library".to_owned(), json!(3)),
            ("katrineholm-valla".to_owned(), json!(40))
        ]
    );
    let seen = above
        .get(&format!("{REPORT}?groupBy=venue"))
        .await
        .expect(200);
    assert_eq!(
        groups(&seen, "participants"),
        [
            ("katrineholm-library".to_owned(), Value::Null),
            ("katrineholm-valla".to_owned(), Value::Null),
            ("regionhuset".to_owned(), json!(2)),
        ]
    );
    assert_eq!(groups(&seen, "suppressed")[0].1, true);
    assert_eq!(total(&seen)["participants"], 45);
    assert_eq!(seen.json()["version"], Value::Null);
    let by_kind = above
        .get(&format!("{REPORT}?groupBy=kind"))
        .await
        .expect(200);
    assert_eq!(by_kind.json()["groups"], json!([]));
    assert_eq!(total(&by_kind)["participants"], Value::Null);
    assert_eq!(total(&by_kind)["sessions"], 3);
}

#[tokio::test]
async fn steering_sees_totals_and_a_planner_of_a_venue_that_venue() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 3).await;
    let branch = app
        .venue(&world.katrineholm)
        .slug("katrineholm-valla")
        .insert()
        .await;
    world.counted(&branch, 40).await;
    let steering = app.staff(Role::Steering).at(&world.katrineholm).await;
    let seen = steering.get(REPORT).await.expect(200);
    assert_eq!(seen.json()["groups"], json!([]));
    assert_eq!(total(&seen)["participants"], 43);
    let planner = app.staff(Role::Planner).at(&branch).await;
    assert_eq!(total(&planner.get(REPORT).await)["participants"], 40);
    let flen = app.staff(Role::Coordinator).at(&world.flen).await;
    assert_eq!(total(&flen.get(REPORT).await.expect(200))["sessions"], 0);
}

#[tokio::test]
async fn only_who_may_read_reports_gets_one() {
    let world = World::new().await;
    let app = &world.app;
    app.visitor().get(REPORT).await.expect(401);
    for role in [Role::Volunteer, Role::Helper, Role::Desk, Role::Auditor] {
        app.staff(role)
            .at(&world.katrineholm)
            .await
            .get(REPORT)
            .await
            .expect(403);
    }
    app.operator().await.get(REPORT).await.expect(403);
    world.planner.act(SUBMISSION).await.expect(403);
    world.organiser.act(SUBMISSION).await.expect(403);
    let other = app.organisation("seniornet").kind("network").insert().await;
    let other = app.staff(Role::CampaignOrganiser).at(&other).await;
    other.get(REPORT).await.expect(404);
    let unknown = "/api/v1/campaigns/emedborgarveckan/editions/1999";
    world
        .planner
        .get(&format!("{unknown}/report"))
        .await
        .expect(404);
    world
        .coordinator
        .act(&format!("{unknown}/submission"))
        .await
        .expect(404);
    assert_eq!(world.network.slug, "digidel");
}

#[tokio::test]
async fn a_report_is_json_or_csv_and_says_what_it_cannot_be() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    let rename = "update venues set name = '=cmd()'";
    world.app.sql(rename).await;
    let as_form = |path: String, accept: &'static str| {
        let request = world.planner.request(reqwest::Method::GET, &path);
        crate::support::client::send(request.header("Accept", accept))
    };
    let csv = as_form(format!("{REPORT}?groupBy=venue"), "text/csv")
        .await
        .expect(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(
        csv.text(),
        "key,label,sessions,cancelled,due,reported,estimated,coverage,bookings,noShows,walkIns,\
         participants,children,digital,suppressed\n\
         katrineholm-library,'=cmd(),1,0,1,1,0,1,0,0,0,30,0,0,false\n\
         total,Totalt,1,0,1,1,0,1,0,0,0,30,0,0,false\n"
    );
    let xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    as_form(REPORT.to_owned(), xlsx).await.expect(406);
    for (query, problem) in [
        (
            "groupBy=planet",
            r#"422 unprocessable ["/groupBy unknown-value"]"#,
        ),
        (
            "version=-1",
            r#"422 unprocessable ["/version out-of-range"]"#,
        ),
        (
            "version=x&groupBy=",
            r#"422 unprocessable ["/version out-of-range"]"#,
        ),
        (
            "group=kind",
            r#"400 unknown-parameter {"parameter":"group"}"#,
        ),
    ] {
        let answer = world.planner.get(&format!("{REPORT}?{query}")).await;
        assert_eq!(answer.problem(), problem);
    }
}
