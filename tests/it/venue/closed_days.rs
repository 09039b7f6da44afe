//! Days on which a venue is closed: its own, its organisation's, and holidays of its country.

use chrono::NaiveDate;
use motesplats::platform::auth::Role;
use motesplats::venue::{Closure, Hours, closures, find_venue};
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::venue::Venue;

const ALL: &str = "/api/v1/closed-days";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// What holds at a venue, a line for each day that is not as usual.
async fn held(app: &TestApp, venue: &Venue, from: &str, to: &str) -> Vec<String> {
    let mut conn = app.conn().await;
    let venue = find_venue(&mut conn, &venue.slug).await.unwrap().unwrap();
    let held = closures(&mut conn, &venue, day(from), day(to))
        .await
        .unwrap();
    let line = |(day, closure): (NaiveDate, &Closure)| {
        let (why, _) = closure.reason.best(&["sv"], "sv");
        let how = match closure.hours {
            Hours::Closed => "closed".to_owned(),
            Hours::PerhapsShort => "perhaps short".to_owned(),
            Hours::Short(opens, closes) => {
                format!("{}–{}", opens.format("%H:%M"), closes.format("%H:%M"))
            }
        };
        format!("{day} {how}: {why}")
    };
    held.days().map(line).collect()
}

#[tokio::test]
async fn a_planner_closes_a_venue_opens_it_for_a_part_of_the_day_and_takes_it_back() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let request = json!({ "venue": venue.slug, "from": "2026-10-09", "reason": "Personalens dag" });
    let made = planner.create(ALL, request).await.expect(201);
    let view = made.json();
    assert_eq!(
        (&view["from"], &view["to"], &view["reason"]),
        (
            &json!("2026-10-09"),
            &json!("2026-10-09"),
            &json!({ "sv": "Personalens dag" })
        )
    );
    let path = format!("{ALL}/{}", view["id"].as_str().unwrap());
    let short = json!({ "opensAt": "10:00", "closesAt": "14:00" });
    let changed = planner.patch(&path, made.etag(), short).await.expect(200);
    assert_eq!(changed.json()["opensAt"], "10:00");
    assert_eq!(
        held(&app, &venue, "2026-10-01", "2026-10-31").await,
        [
            "2026-10-09 10:00–14:00: Personalens dag",
            "2026-10-30 perhaps short: Allahelgonsafton (från kl. 14.00)",
            "2026-10-31 closed: Alla helgons dag"
        ]
    );
    let stale = planner
        .patch(&path, made.etag(), json!({ "to": "2026-10-10" }))
        .await;
    assert_eq!(stale.problem(), "412 stale");
    let list = planner
        .get(&format!("{ALL}?venue={}", venue.slug))
        .await
        .expect(200);
    assert_eq!(list.json()["total"], 1);
    let later = planner
        .get(&format!("{ALL}?from=2026-10-10"))
        .await
        .expect(200);
    assert_eq!(later.json()["total"], 0);
    planner.delete(&path).await.expect(204);
    planner.get(&path).await.expect(404);
}

#[tokio::test]
async fn what_contradicts_is_refused_at_its_member() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let with = |change: Value| {
        let mut request = json!({ "venue": venue.slug, "from": "2026-10-09", "reason": "Städdag" });
        let (Some(request_members), Value::Object(change)) = (request.as_object_mut(), change)
        else {
            unreachable!("both are objects")
        };
        request_members.extend(change);
        request
    };
    for (change, refused) in [
        (
            json!({ "organisation": "katrineholm" }),
            "/venue choose-one",
        ),
        (json!({ "venue": null }), "/venue choose-one"),
        (json!({ "from": "9/10" }), "/from bad-date"),
        (json!({ "to": "2026-10-08" }), "/to end-before-start"),
        (json!({ "to": "2027-12-01" }), "/to too-many-days"),
        (json!({ "reason": "" }), "/reason empty"),
        (json!({ "opensAt": "10:00" }), "/closesAt missing"),
        (json!({ "closesAt": "10:00" }), "/opensAt missing"),
        (
            json!({ "opensAt": "14:00", "closesAt": "10:00" }),
            "/closesAt end-before-start",
        ),
        (
            json!({ "opensAt": "kl 10" , "closesAt": "14:00" }),
            "/opensAt bad-time",
        ),
    ] {
        let answer = planner.create(ALL, with(change.clone())).await;
        let expected = format!(r#"422 unprocessable ["{refused}"]"#);
        assert_eq!(answer.problem(), expected, "{change}");
    }
}

#[tokio::test]
async fn an_organisations_days_hold_at_its_venues_and_those_below_and_at_no_others() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("library").kind("library").no_controller();
    let library = library.below(&town).insert().await;
    let other = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let valla = app.venue(&library).slug("valla").insert().await;
    let norsjo = app.venue(&other).slug("norsjo").insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let days = json!({ "organisation": "katrineholm", "from": "2026-07-06", "to": "2026-07-08", "reason": "Sommarstängt" });
    planner.create(ALL, days).await.expect(201);
    let summer = ("2026-07-01", "2026-07-31");
    assert_eq!(
        held(&app, &valla, summer.0, summer.1).await,
        [
            "2026-07-06 closed: Sommarstängt",
            "2026-07-07 closed: Sommarstängt",
            "2026-07-08 closed: Sommarstängt"
        ]
    );
    assert!(held(&app, &norsjo, summer.0, summer.1).await.is_empty());

    let stranger = app.staff(Role::Planner).at(&norsjo).await;
    let theirs = json!({ "venue": "valla", "from": "2026-07-06", "reason": "Nej" });
    stranger.create(ALL, theirs).await.expect(404);
    let whole = json!({ "organisation": "norsjo", "from": "2026-07-06", "reason": "Nej" });
    stranger.create(ALL, whole).await.expect(404);
    assert_eq!(stranger.get(ALL).await.expect(200).json()["total"], 0);
}

#[tokio::test]
async fn the_week_says_which_days_of_a_venue_are_not_as_usual() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let days = json!({ "venue": venue.slug, "from": "2026-12-23", "reason": "Inventering" });
    planner.create(ALL, days).await.expect(201);
    let monday = app.session(&venue).starting("2026-12-21", "13:00");
    monday.published().insert().await;
    let screen = app.signed_in(&planner).await;
    let week = screen
        .get("/sv/desk/week?week=2026-W52")
        .await
        .expect(200)
        .text();
    for said in [
        "Stängt: Inventering",
        "Stängt: Julafton",
        "Stängt: Juldagen",
    ] {
        assert!(week.contains(said), "{said}: {week}");
    }
}
