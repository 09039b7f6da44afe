//! A planner repeats a session: every date of the rule is shown with what speaks against it, then made.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp, staff::Staff, venue::Venue};

const SERIES: &str = "/api/v1/series";

/// Open computer help on Mondays at ten, from the end of winter to the beginning of May.
fn mondays(venue: &Venue) -> Value {
    json!({
        "template": { "venueId": venue.slug, "title": "Öppen datorhjälp", "kind": "workshop", "seatsTotal": 6 },
        "rule": { "unit": "week", "weekdays": ["mon"], "from": "2027-03-15", "to": "2027-05-03",
            "localTime": "10:00", "minutes": 120 },
        "preview": true
    })
}

fn with(mut body: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = body.pointer_mut(parent).unwrap();
    parent
        .as_object_mut()
        .unwrap()
        .insert(name.to_owned(), value);
    body
}

/// "2027-03-29 create 08:00Z", "2027-04-05 skip holiday Annandag påsk".
fn lines(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let text = |item: &Value, name: &str| item[name].as_str().map(str::to_owned);
    let line = |item: &Value| {
        let starts =
            text(item, "startsAt").map_or_else(|| "never".to_owned(), |at| at[11..16].to_owned());
        let parts = [
            text(item, "localDate"),
            text(item, "outcome"),
            text(item, "reason").or(Some(starts)),
            text(item, "name"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" ")
    };
    body["items"].as_array().unwrap().iter().map(line).collect()
}

async fn planner_at(app: &TestApp) -> (Staff, Venue) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    (app.staff(Role::Planner).at(&town).await, venue)
}

#[tokio::test]
async fn every_date_is_shown_with_holidays_closed_days_clashes_and_the_clock_change() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let room = app.room(&venue, "Studion", false).await;
    let closed = json!({ "venue": venue.slug, "from": "2027-04-19", "reason": "Utbildning" });
    planner
        .create("/api/v1/closed-days", closed)
        .await
        .expect(201);
    let other = json!({ "venueId": venue.slug, "title": "E-legitimation", "kind": "lecture", "room": room,
        "localDate": "2027-04-12", "localTime": "11:00", "minutes": 60, "seatsTotal": 4 });
    planner.create("/api/v1/sessions", other).await.expect(201);

    let asked = with(mondays(&venue), "/template/room", json!(room));
    let shown = planner.post(SERIES, asked).await.expect(200);

    assert_eq!(
        lines(&shown),
        [
            "2027-03-15 create 09:00",
            "2027-03-22 create 09:00",
            "2027-03-29 skip holiday Annandag påsk",
            "2027-04-05 create 08:00",
            "2027-04-12 skip clash E-legitimation",
            "2027-04-19 skip closed Utbildning",
            "2027-04-26 create 08:00",
            "2027-05-03 create 08:00",
        ]
    );
    assert!(shown.json().get("seriesId").is_none());
    assert_eq!(app.value("select count(*) from series").await, "0");
}

#[tokio::test]
async fn a_series_is_made_once_as_drafts_that_belong_together() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let asked = with(mondays(&venue), "/preview", json!(false));
    let key = "9d1f7c1e-5f0b-4f43-a7a0-5d4c9b1c2f10";
    let made = planner
        .create_once(SERIES, key, asked.clone())
        .await
        .expect(201);
    let again = planner.create_once(SERIES, key, asked).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), made.json());
    assert_eq!(lines(&made).len(), 8);
    assert_eq!(lines(&made)[2], "2027-03-29 skip holiday Annandag påsk");
    assert_eq!(app.value("select count(*) from sessions").await, "7");

    let shown = planner.get(made.header("location")).await.expect(200);
    assert_eq!(shown.json(), made.json());
    let first = made.json()["items"][0]["sessionId"]
        .as_str()
        .unwrap()
        .to_owned();
    let session = planner
        .get(&format!("/api/v1/sessions/{first}"))
        .await
        .expect(200);
    let session = session.json();
    assert_eq!(
        (&session["status"], &session["seatsFree"]),
        (&json!("draft"), &json!(6))
    );
    assert_eq!(
        (&session["localDate"], &session["localTime"]),
        (&json!("2027-03-15"), &json!("10:00"))
    );
    planner
        .post_empty(&format!("/api/v1/sessions/{first}/publication"))
        .await
        .expect(200);
    let found = app
        .visitor()
        .get("/api/v1/sessions?q=datorhj%C3%A4lp&from=2027-01-01")
        .await
        .expect(200);
    assert_eq!(found.json()["total"], 1);
}

#[tokio::test]
async fn staff_leave_dates_out_and_keep_others_although_the_venue_is_closed() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let asked = with(mondays(&venue), "/exceptDates", json!(["2027-03-22"]));
    let asked = with(asked, "/evenIfClosed", json!(["2027-03-29"]));
    let shown = planner.post(SERIES, asked).await.expect(200);
    assert_eq!(
        lines(&shown)[..3],
        [
            "2027-03-15 create 09:00",
            "2027-03-22 skip 09:00",
            "2027-03-29 create 08:00 Annandag påsk",
        ]
    );
}

#[tokio::test]
async fn a_time_that_the_clock_leaves_out_or_shows_twice_is_said() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let night = json!({ "unit": "dates", "dates": ["2027-10-31", "2027-03-28", "2027-03-27"],
        "localTime": "02:30", "minutes": 30 });
    let asked = with(mondays(&venue), "/rule", night);
    let shown = planner.post(SERIES, asked.clone()).await.expect(200);
    let expected = [
        "2027-03-27 create 01:30 Påskafton",
        "2027-03-28 skip no-such-time Påskdagen",
        "2027-10-31 skip doubled-time",
    ];
    assert_eq!(lines(&shown), expected);
    let second = with(asked, "/template/occurrence", json!("second"));
    let shown = planner.post(SERIES, second).await.expect(200);
    assert_eq!(lines(&shown)[2], "2027-10-31 create 01:30");
}

#[tokio::test]
async fn what_contradicts_is_refused_at_its_member() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let good = mondays(&venue);
    for (pointer, value, refused) in [
        ("/rule/unit", json!("year"), "/rule/unit unknown-value"),
        ("/rule/weekdays", json!([]), "/rule/weekdays missing"),
        (
            "/rule/weekdays",
            json!(["monday"]),
            "/rule/weekdays/0 unknown-value",
        ),
        ("/rule/every", json!(0), "/rule/every out-of-range"),
        ("/rule/to", json!("2027-03-14"), "/rule/to end-before-start"),
        ("/rule/to", json!("2027-03-15T10"), "/rule/to bad-date"),
        ("/rule/to", json!("2199-01-01"), "/rule/to too-many"),
        ("/rule/from", json!("2027-05-02"), ""),
        ("/rule/localTime", json!("10"), "/rule/localTime bad-time"),
        ("/rule/minutes", json!(0), "/rule/minutes out-of-range"),
        (
            "/rule",
            json!({ "unit": "month", "weekdays": ["mon"], "from": "2027-01-01", "to": "2027-02-01",
            "localTime": "10:00", "minutes": 60 }),
            "/rule/week missing",
        ),
        (
            "/rule",
            json!({ "unit": "dates", "localTime": "10:00", "minutes": 60 }),
            "/rule/dates no-dates",
        ),
        ("/exceptDates", json!(["1/5"]), "/exceptDates/0 bad-date"),
        (
            "/template/localDate",
            json!("2027-03-15"),
            "/template/localDate not-allowed-here",
        ),
        (
            "/template/bookingClosesAt",
            json!("2027-03-15T10:00:00Z"),
            "/template/bookingClosesAt not-allowed-here",
        ),
        ("/template/title", json!(""), "/template/title empty"),
        (
            "/template/venueId",
            json!("nowhere"),
            "/template/venueId unknown-venue",
        ),
    ] {
        let answer = planner
            .post(SERIES, with(good.clone(), pointer, value))
            .await;
        let expected = match refused {
            "" => "200".to_owned(),
            refused => format!("422 invalid {refused}"),
        };
        let got = match answer.status() {
            200 => "200".to_owned(),
            _ => first_fault(&answer),
        };
        assert_eq!(got, expected, "{pointer}");
    }
    let nothing_left = with(good, "/preview", json!(false));
    let nothing_left = with(nothing_left, "/rule/to", json!("2027-03-15"));
    let nothing_left = with(nothing_left, "/exceptDates", json!(["2027-03-15"]));
    let refused = planner.create(SERIES, nothing_left).await;
    assert_eq!(first_fault(&refused), "422 invalid /rule no-dates");
}

fn first_fault(answer: &Answer) -> String {
    let body = answer.json();
    let first = &body["errors"][0];
    let text = |name: &str| first[name].as_str().unwrap_or_default().to_owned();
    format!(
        "{} invalid {} {}",
        answer.status(),
        text("pointer"),
        text("code")
    )
}

/// Sixteen write the same series into one room: each date is held once, by whoever was first.
#[tokio::test(flavor = "multi_thread")]
async fn no_two_sessions_are_in_one_room_at_once_whoever_plans_them() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let room = app.room(&venue, "Studion", false).await;
    let asked = with(mondays(&venue), "/template/room", json!(room));
    let asked = with(asked, "/preview", json!(false));
    let writers = (0..16).map(|n| {
        let (planner, asked) = (planner.clone(), asked.clone());
        let asked = with(
            asked,
            "/rule/localTime",
            json!(format!("{}:30", 10 + n % 3)),
        );
        tokio::spawn(async move { planner.create(SERIES, asked).await })
    });
    for writer in writers.collect::<Vec<_>>() {
        let answer = writer.await.unwrap();
        let refused = answer.status() == 422 && first_fault(&answer).ends_with("/rule no-dates");
        assert!(answer.status() == 201 || refused, "{}", answer.text());
    }
    let overlapping = "select count(*) from sessions a join sessions b on a.room_id = b.room_id and a.id < b.id \
         and (a.starts_at, a.ends_at) overlaps (b.starts_at, b.ends_at)";
    assert_eq!(app.value(overlapping).await, "0");
    let days = "select count(distinct local_date) from sessions where room_id is not null";
    assert_eq!(app.value(days).await, "7");
}

/// What a planner types: Mondays over Easter, in a form without a script.
fn typed<'a>(venue: &'a Venue, step: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", "Öppen datorhjälp"),
        ("kind", "workshop"),
        ("venue", &venue.slug),
        ("seats", "6"),
        ("repeat", "week-1"),
        ("weekdays", "mon"),
        ("from", "2027-03-15"),
        ("to", "2027-04-05"),
        ("time", "10.00"),
        ("minutes", "120"),
        ("step", step),
    ]
}

#[tokio::test]
async fn a_planner_reviews_every_date_at_the_desk_and_makes_what_is_ticked() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let planner = app.signed_in(&planner).await;
    let new = "/sv/desk/series/new";
    let review = planner
        .fill(new, new, &typed(&venue, "preview"))
        .await
        .expect(200)
        .text();
    assert!(review.contains("Granska 4 datum") && review.contains("Annandag påsk"));
    assert!(review.contains("Sommartid från söndag 28 mars. 10.00 är fortfarande 10.00."));
    assert!(review.contains("3 skapas, 1 hoppas över"));
    assert_eq!(app.value("select count(*) from sessions").await, "0");

    let mut ticks = typed(&venue, "true");
    ticks.extend([("on", "2027-03-15T10:00"), ("on", "2027-03-29T10:00")]);
    let made = planner.fill(new, new, &ticks).await.expect(303);
    let place = made.header("location").to_owned();
    assert!(place.ends_with("?done=published"), "{place}");
    let page = planner.get(&place).await.expect(200).text();
    assert!(page.contains("2 tillfällen") && page.contains("Överhoppad"));
    let dates = "select string_agg(local_date::text || ' ' || status, ', ' order by local_date) from sessions";
    let expected = "2027-03-15 published, 2027-03-29 published";
    assert_eq!(app.value(dates).await, expected);

    let series = place.split_once('?').unwrap().0.rsplit('/').next().unwrap();
    let renew = format!("{new}?renew={series}");
    let next = planner.get(&renew).await.expect(200).text();
    assert!(next.contains("value=\"2027-04-06\"") && next.contains("value=\"2027-04-27\""));
}

#[tokio::test]
async fn a_date_that_was_taken_since_the_review_is_shown_again_and_nothing_is_made() {
    let app = TestApp::spawn().await;
    let (api, venue) = planner_at(&app).await;
    let room = app.room(&venue, "Studion", false).await.to_string();
    let planner = app.signed_in(&api).await;
    let new = "/sv/desk/series/new";
    let other = json!({ "venueId": venue.slug, "title": "E-legitimation", "kind": "lecture", "room": room,
        "localDate": "2027-03-22", "localTime": "11:00", "minutes": 60, "seatsTotal": 4 });
    api.create("/api/v1/sessions", other).await.expect(201);
    let mut ticks = typed(&venue, "draft");
    ticks.extend([
        ("room", room.as_str()),
        ("on", "2027-03-15T10:00"),
        ("on", "2027-03-22T10:00"),
    ]);
    let again = planner.fill(new, new, &ticks).await.expect(200).text();
    assert!(again.contains("Något har ändrats") && again.contains("E-legitimation"));
    assert_eq!(app.value("select count(*) from series").await, "0");
}

#[tokio::test]
async fn a_course_meets_on_the_dates_that_are_ticked() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let planner = app.signed_in(&planner).await;
    let new = "/sv/desk/series/new";
    let mut ticks = typed(&venue, "draft");
    ticks[1] = ("kind", "course");
    ticks.extend([
        ("on", "2027-03-15T10:00"),
        ("on", "2027-03-22T10:00"),
        ("on", "2027-04-05T10:00"),
    ]);
    let made = planner.fill(new, new, &ticks).await.expect(303);
    assert!(made.header("location").starts_with("/sv/desk/sessions/"));
    planner.get(made.header("location")).await.expect(200);
    assert_eq!(
        app.value("select count(*) from sessions where course_id is not null")
            .await,
        "3"
    );
    assert_eq!(app.value("select count(*) from series").await, "0");
}

#[tokio::test]
async fn whoever_plans_at_several_venues_says_first_where() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let near = app.venue(&town).slug("bibliotek").insert().await;
    app.venue(&town).slug("valla").insert().await;
    let room = app.room(&near, "Studion", false).await.to_string();
    let planner = app.staff(Role::Planner).at(&town).await;
    let planner = app.signed_in(&planner).await;
    for form in ["sessions", "series"] {
        let path = format!("/sv/desk/{form}/new");
        let first = planner.get(&path).await.expect(200).text();
        let link = format!("{path}?venue=bibliotek");
        assert!(
            first.contains(&link) && !first.contains("name=\"title\""),
            "{form}"
        );
        let here = planner.get(&link).await.expect(200).text();
        assert!(
            here.contains(&room) && here.contains("name=\"title\""),
            "{form}"
        );
        let there = planner
            .get(&format!("{path}?venue=valla"))
            .await
            .expect(200)
            .text();
        assert!(!there.contains(&room), "{form}");
    }
}

#[tokio::test]
async fn a_series_that_ends_is_named_on_the_plan_until_its_next_term_is_made() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let page = app.signed_in(&planner).await;
    let term = |from: &str, to: &str, renews: Option<&str>| {
        json!({
            "template": {"venueId": venue.id, "title": "Mobilhjälp", "kind": "drop-in"},
            "rule": {"unit": "week", "weekdays": ["tue"], "from": from, "to": to, "localTime": "10:00", "minutes": 60},
            "renews": renews, "preview": false,
        })
    };
    let made = planner
        .create("/api/v1/series", term("2026-10-06", "2026-10-27", None))
        .await;
    let id = made.expect(201).json()["seriesId"]
        .as_str()
        .unwrap()
        .to_owned();
    let far = term("2026-11-03", "2027-02-02", None);
    planner.create("/api/v1/series", far).await.expect(201);
    let plan = page.get("/sv/desk/plan").await.expect(200).text();
    assert!(
        plan.contains("Mobilhjälp slutar tisdag 27 oktober."),
        "{plan}"
    );
    assert_eq!(
        plan.matches("?renew=").count(),
        1,
        "the other ends in months"
    );

    let renew = format!("/sv/desk/series/new?renew={id}");
    assert!(plan.contains(&renew));
    let form = page.get(&renew).await.expect(200).text();
    assert!(
        form.contains(&format!("name=\"renews\" value=\"{id}\"")),
        "{form}"
    );
    let unknown = term("2026-11-03", "2026-11-24", Some("x"));
    let unknown = planner.create("/api/v1/series", unknown).await;
    assert_eq!(
        unknown.problem(),
        r#"422 unprocessable ["/renews unknown-series"]"#
    );
    let next = term("2026-10-28", "2027-01-19", Some(&id));
    planner.create("/api/v1/series", next).await.expect(201);
    let plan = page.get("/sv/desk/plan").await.expect(200).text();
    assert!(!plan.contains(" slutar "));
}
