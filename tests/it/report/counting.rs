//! What the columns of a report count.

use serde_json::{Value, json};

use super::{REPORT, World, groups, total};
use crate::support::rows::attendance::People;

#[tokio::test]
async fn seats_walk_ins_and_counts_stand_in_their_own_columns() {
    let world = World::new().await;
    let (app, by) = (&world.app, world.planner.id);
    let session = world.past_session(&world.library).await;
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
    // Neither those who got help nor those who left without are a second time people who came.
    app.entered(session, "served", 5, by).await;
    app.entered(session, "turned-away", 3, by).await;
    app.counted(
        session,
        "estimated",
        People {
            total: 20,
            children: 3,
            digital: 7,
        },
        by,
    )
    .await;
    app.counted(
        session,
        "counted",
        People {
            total: 18,
            children: 2,
            digital: 6,
        },
        by,
    )
    .await;

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
    world.past_session(library).await;
    let guessed = world.past_session(library).await;
    app.counted(guessed, "estimated", People::of(6), world.planner.id)
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
    app.counted(meetings[1], "counted", People::of(3), by).await;

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
    let session = world.past_session(&world.library).await;
    let other = world.app.municipality("SE-0482").await;
    world.app.move_session_to_municipality(session, other).await;
    let report = world.planner.get(REPORT).await.expect(200);
    assert_eq!(
        groups(&report, "sessions"),
        [("SE-0482".to_owned(), json!(1))]
    );
}

#[tokio::test]
async fn what_nobody_has_reported_is_empty_and_the_total_adds_what_is_there() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    let valla = app.venue(&world.katrineholm).slug("valla").insert().await;
    let open = world.past_session(&valla).await;
    app.booked(open, "confirmed", 6).await;
    let ahead = app.venue(&world.katrineholm).slug("studion").insert().await;
    let later = app
        .session(&ahead)
        .starting("2026-10-09", "12:00")
        .published();
    later.edition(&world.edition).insert().await;

    let report = format!("{REPORT}?groupBy=venue");
    let report = world.planner.get(&report).await.expect(200).json();
    let row = |slug: &str| {
        let rows = report["groups"].as_array().unwrap().iter();
        rows.clone().find(|row| row["key"] == slug).unwrap().clone()
    };
    for column in ["walkIns", "participants", "children", "digital"] {
        assert_eq!(row("valla")[column], Value::Null, "{column}");
        // Nothing is due there yet: nobody has come.
        assert_eq!(row("studion")[column], 0, "{column}");
    }
    assert_eq!(row("valla")["bookings"], 6);
    assert_eq!(row("valla")["suppressed"], false);
    assert_eq!(
        (
            &report["total"]["participants"],
            &report["total"]["bookings"]
        ),
        (&json!(30), &json!(6))
    );

    let csv = format!("{REPORT}?groupBy=venue");
    let csv = world.planner.request(reqwest::Method::GET, &csv);
    let csv = crate::support::client::send(csv.header("Accept", "text/csv")).await;
    let csv = csv.expect(200).text();
    let line = csv.lines().find(|line| line.starts_with("valla,")).unwrap();
    assert!(line.ends_with(",1,0,1,0,0,0,6,0,,,,,false"), "{line}");

    let planner = app.signed_in(&world.planner).await;
    let page = "/sv/reports/campaigns/emedborgarveckan/2026?groupBy=venue";
    let page = planner.get(page).await.expect(200).text();
    assert_eq!(
        page.matches("<td class=\"figure missing\">inte rapporterat</td>")
            .count(),
        4
    );
    assert_eq!(page.matches("<rect class=\"missing\"").count(), 1);
    assert!(page.contains("Det är inte noll."));
}

#[tokio::test]
async fn only_sessions_for_everybody_count_in_an_edition() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    for audience in ["internal", "invited"] {
        let session = app.session(&world.library).starting("2026-10-05", "12:00");
        let session = session
            .audience(audience)
            .published()
            .edition(&world.edition);
        let session = session.insert().await;
        app.counted(session, "counted", People::of(12), world.planner.id)
            .await;
    }
    let total = total(&world.planner.get(REPORT).await.expect(200));
    assert_eq!(
        (&total["sessions"], &total["participants"]),
        (&json!(1), &json!(30))
    );
}
