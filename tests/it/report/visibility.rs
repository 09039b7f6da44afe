//! Who sees which figures, and in which form.

use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use super::{REPORT, SUBMISSION, World, groups, total};
use crate::support::client::send;

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
    world.planner.post_empty(SUBMISSION).await.expect(403);
    world.organiser.post_empty(SUBMISSION).await.expect(403);
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
        .post_empty(&format!("{unknown}/submission"))
        .await
        .expect(404);
    assert_eq!(world.network.slug, "digidel");
}

#[tokio::test]
async fn a_report_is_json_or_csv_and_says_what_it_cannot_be() {
    let world = World::new().await;
    world.counted(&world.library, 30).await;
    world.app.rename_venue(&world.library.slug, "=cmd()").await;
    let as_form = |path: String, accept: &'static str| {
        let request = world.planner.request(Method::GET, &path);
        send(request.header("Accept", accept))
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
