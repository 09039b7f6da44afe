//! Questions through the API: tallied, listed, taken back.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::venue::Venue;

const ALL: &str = "/api/v1/questions";

/// A library, and the one that it is next to.
async fn libraries(app: &TestApp) -> (Venue, Venue) {
    let town = app.organisation("katrineholm").insert().await;
    let valla = app.venue(&town).slug("valla").insert().await;
    (app.venue(&town).insert().await, valla)
}

fn wifi(venue: &Venue) -> Value {
    json!({"venueId": venue.slug, "channel": "desk", "topic": "wifi", "outcome": "solved"})
}

#[tokio::test]
async fn a_question_is_tallied_listed_and_taken_back() {
    let app = TestApp::spawn().await;
    let (venue, _) = libraries(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let asked = json!({"venueId": venue.id, "channel": "phone", "topic": "bank", "minutes": 12,
        "outcome": "referred", "referredTo": " Bankens kundtjänst "});
    let made = desk.create(ALL, asked).await.expect(201);
    let view = made.json();
    let id = view["id"].as_str().unwrap();
    assert_eq!(made.header("location"), format!("{ALL}/{id}"));
    assert_eq!(
        view,
        json!({"id": id, "venueId": venue.id, "channel": "phone", "topic": "bank", "minutes": 12,
            "outcome": "referred", "referredTo": "Bankens kundtjänst", "staffId": desk.id,
            "at": "2026-10-06T08:00:00Z", "localDate": "2026-10-06"})
    );
    app.clock().advance(TimeDelta::minutes(1));
    desk.create(ALL, wifi(&venue)).await.expect(201);
    let list = desk.get(ALL).await.expect(200).json();
    assert_eq!(list["total"], 2);
    assert_eq!(list["items"][0]["topic"], "wifi");
    assert_eq!(list["items"][1], view);

    desk.delete(&format!("{ALL}/{id}")).await.expect(204);
    assert_eq!(app.count("questions").await, 1);
    let gone = desk.delete(&format!("{ALL}/{id}")).await;
    assert_eq!(gone.problem(), "404 not-found");
    assert_eq!(
        (
            app.audited("question.counted").await,
            app.audited("question.taken-back").await
        ),
        (2, 1)
    );
}

#[tokio::test]
async fn sent_twice_under_one_key_it_is_tallied_once() {
    let app = TestApp::spawn().await;
    let (venue, _) = libraries(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let key = "01a22589-dc1a-710c-b8a5-93d83fa4a8b9";
    let first = desk.create_once(ALL, key, wifi(&venue)).await.expect(201);
    let second = desk.create_once(ALL, key, wifi(&venue)).await.expect(201);
    assert_eq!(second.json(), first.json());
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(app.count("questions").await, 1);
    assert_eq!(app.audited("question.counted").await, 1);
    let other =
        json!({"venueId": venue.slug, "channel": "desk", "topic": "print", "outcome": "solved"});
    let refused = desk.create_once(ALL, key, other).await;
    assert_eq!(refused.problem(), "422 key-reused");
}

#[tokio::test]
async fn every_fault_is_named_at_once_and_a_name_has_no_place() {
    let app = TestApp::spawn().await;
    let (venue, _) = libraries(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let wrong = json!({"venueId": venue.slug, "channel": "fax", "topic": "x", "minutes": 0,
        "outcome": "solved", "referredTo": "a\u{0}"});
    assert_eq!(
        desk.create(ALL, wrong).await.problem(),
        "422 unprocessable [\"/channel unknown-value\", \"/topic unknown-value\", \"/minutes out-of-range\", \
         \"/referredTo control-character\"]"
    );
    for (member, value, problem) in [
        (
            "minutes",
            json!(481),
            r#"422 unprocessable ["/minutes out-of-range"]"#,
        ),
        (
            "referredTo",
            json!("Banken"),
            r#"422 unprocessable ["/referredTo not-allowed-here"]"#,
        ),
        (
            "referredTo",
            json!(""),
            r#"422 unprocessable ["/referredTo empty"]"#,
        ),
        (
            "referredTo",
            json!("a".repeat(81)),
            r#"422 unprocessable ["/referredTo too-long"]"#,
        ),
        (
            "name",
            json!("Sonja"),
            r#"422 unprocessable ["/name unknown-member"]"#,
        ),
        ("venueId", json!("nowhere"), "404 not-found"),
    ] {
        let mut asked = wifi(&venue);
        asked[member] = value;
        assert_eq!(desk.create(ALL, asked).await.problem(), problem, "{member}");
    }
    assert_eq!(app.count("questions").await, 0);
}

#[tokio::test]
async fn the_list_is_narrowed_by_venue_and_by_days_of_its_clock() {
    let app = TestApp::spawn().await;
    let (venue, valla) = libraries(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let planner = {
        let town = app.organisation("vingaker").insert().await;
        app.staff(Role::Planner).at(&town).await
    };
    desk.create(ALL, wifi(&venue)).await.expect(201);
    app.question(&valla, desk.id).await;
    // Half past midnight in Stockholm, when it is yesterday in UTC.
    app.clock().advance(TimeDelta::minutes(14 * 60 + 30));
    let late = desk.create(ALL, wifi(&venue)).await.expect(201).json();
    assert_eq!(late["localDate"], "2026-10-07");
    for (query, total) in [
        ("", 2),
        ("?from=2026-10-07", 1),
        ("?to=2026-10-06", 1),
        ("?from=2026-10-06&to=2026-10-07", 2),
        ("?from=2026-10-08", 0),
    ] {
        let list = desk.get(&format!("{ALL}{query}")).await.expect(200).json();
        assert_eq!(list["total"], total, "{query}");
    }
    let named = desk.get(&format!("{ALL}?venue={}", venue.slug)).await;
    assert_eq!(named.expect(200).json()["total"], 2);
    assert_eq!(planner.get(ALL).await.expect(200).json()["total"], 0);
    for (query, problem) in [
        ("?venue=valla", "404 not-found"),
        ("?venue=nowhere", "404 not-found"),
        (
            "?from=2026-10-08&to=2026-10-07",
            r#"422 unprocessable ["/to end-before-start"]"#,
        ),
        ("?from=x", r#"422 unprocessable ["/from bad-date"]"#),
        ("?day=x", r#"400 unknown-parameter {"parameter":"day"}"#),
    ] {
        let refused = desk.get(&format!("{ALL}{query}")).await;
        assert_eq!(refused.problem(), problem, "{query}");
    }
}

#[tokio::test]
async fn only_whoever_tallied_it_takes_it_back_and_only_on_its_day() {
    let app = TestApp::spawn().await;
    let (venue, _) = libraries(&app).await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let colleague = app.staff(Role::Planner).at(&venue).await;
    let made = desk.create(ALL, wifi(&venue)).await.expect(201);
    let path = made.header("location").to_owned();
    assert_eq!(colleague.delete(&path).await.problem(), "404 not-found");
    // One minute to midnight in Stockholm, and one minute past.
    app.clock().advance(TimeDelta::minutes(13 * 60 + 59));
    let other = desk.create(ALL, wifi(&venue)).await.expect(201);
    desk.delete(other.header("location")).await.expect(204);
    app.clock().advance(TimeDelta::minutes(2));
    assert_eq!(
        desk.delete(&path).await.problem(),
        r#"409 wrong-state {"state":"counted"}"#
    );
    assert_eq!(app.count("questions").await, 1);
}
