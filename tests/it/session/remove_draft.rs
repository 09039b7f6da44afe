//! Taking drafts away: what nobody was asked about goes, what anybody saw stays.

use motesplats::platform::auth::Role;
use uuid::Uuid;

use crate::support::{Client, TestApp};

struct Place {
    app: TestApp,
    town: crate::support::organisation::Org,
    venue: crate::support::venue::Venue,
    planner: Client,
}

impl Place {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let staff = app.staff(Role::Planner).at(&town).await;
        Self {
            planner: app.signed_in(&staff).await,
            app,
            town,
            venue,
        }
    }
}

fn path(session: Uuid) -> String {
    format!("/api/v1/sessions/{session}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_goes_with_all_that_hangs_on_it() {
    let place = Place::new().await;
    let helper = place.app.staff(Role::Helper).at(&place.town).await;
    let room = place.app.room(&place.venue, "Datasalen", false).await;
    let draft = place.app.session(&place.venue).helper(helper.id);
    let draft = draft.room(room).insert().await;
    let planner = place.app.staff(Role::Planner).at(&place.town).await;
    planner.delete(&path(draft)).await.expect(204);
    planner.delete(&path(draft)).await.expect(404);
    planner.get(&path(draft)).await.expect(404);
    let left = "select (select count(*) from sessions) || ' ' || (select count(*) from session_helpers) \
        || ' ' || (select count(*) from occupations) || ' ' || (select count(*) from session_seats)";
    assert_eq!(place.app.value(left).await, "0 0 0 0");
    assert_eq!(place.app.audited_acts().await, ["session.removed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_goes_with_its_meetings_and_no_meeting_alone() {
    let place = Place::new().await;
    let course = place.app.session(&place.venue).kind("course");
    let course = course.starting("2026-11-02", "10:00").insert().await;
    let mut meetings = Vec::new();
    for day in ["2026-11-02", "2026-11-09"] {
        let meeting = place.app.session(&place.venue).meeting_of(course);
        meetings.push(meeting.starting(day, "10:00").insert().await);
    }
    let planner = place.app.staff(Role::Planner).at(&place.town).await;
    let alone = planner.delete(&path(meetings[0])).await;
    assert!(
        alone.problem().starts_with("409 wrong-state"),
        "{}",
        alone.problem()
    );
    planner.delete(&path(course)).await.expect(204);
    assert_eq!(place.app.value("select count(*) from sessions").await, "0");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_saw_stays() {
    let place = Place::new().await;
    let open = place.app.session(&place.venue).published().insert().await;
    let proposed = place.app.session(&place.venue).insert().await;
    let planner = place.app.staff(Role::Planner).at(&place.town).await;
    let step = format!("{}/proposal", path(proposed));
    planner.post_empty(&step).await.expect(200);
    for (session, status) in [(open, "published"), (proposed, "proposed")] {
        let refused = planner.delete(&path(session)).await;
        let wanted = format!(r#"409 wrong-state {{"state":"{status}"}}"#);
        assert_eq!(refused.problem(), wanted);
        planner.get(&path(session)).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_elsewhere_is_nobody_elses_to_remove() {
    let place = Place::new().await;
    let draft = place.app.session(&place.venue).insert().await;
    let others = place.app.organisation("norsjo").insert().await;
    let stranger = place.app.staff(Role::Planner).at(&others).await;
    let refused = stranger.delete(&path(draft)).await;
    assert_eq!(refused.problem(), "404 not-found");
    let desk = place.app.staff(Role::Desk).at(&place.town).await;
    assert_eq!(desk.delete(&path(draft)).await.problem(), "403 not-allowed");
    let nobody = place.app.visitor().delete(&path(draft)).await;
    assert_eq!(nobody.problem(), "401 sign-in-first");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planner_removes_a_draft_from_its_page() {
    let place = Place::new().await;
    let draft = place.app.session(&place.venue).insert().await;
    let page = format!("/sv/desk/sessions/{draft}");
    let removal = format!("{page}/removal");
    let removed = place.planner.fill(&page, &removal, &[]).await.expect(303);
    let plan = place.planner.get(removed.header("location")).await;
    let plan = match plan.status() {
        303 => place.planner.get(plan.header("location")).await,
        _ => plan,
    };
    assert!(plan.expect(200).text().contains("Utkastet är borttaget."));
    place.planner.get(&page).await.expect(404);

    let open = place.app.session(&place.venue).published().insert().await;
    let page = format!("/sv/desk/sessions/{open}");
    let shown = place.planner.get(&page).await.expect(200).text();
    assert!(!shown.contains("Ta bort utkastet"));
    let removal = format!("{page}/removal");
    place.planner.fill(&page, &removal, &[]).await.expect(409);
    place.planner.get(&page).await.expect(200);
}
