//! What a reader finds: the list and its filters, one session, its calendar entry.

use diesel_async::RunQueryDsl;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::ids;
use crate::support::TestApp;
use crate::support::rows::attendance::People;

#[tokio::test]
async fn the_list_begins_now_and_reaches_back_when_asked() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let past = app
        .session(&venue)
        .starting("2026-10-01", "13:00")
        .published()
        .insert()
        .await;
    let soon = app
        .session(&venue)
        .starting("2026-10-06", "13:00")
        .published()
        .insert()
        .await;
    let later = app
        .session(&venue)
        .starting("2026-10-11", "23:00")
        .published()
        .insert()
        .await;
    app.session(&venue).insert().await;
    app.session(&venue)
        .audience("internal")
        .published()
        .insert()
        .await;
    let visitor = app.visitor();
    let list = |query: &'static str| {
        let visitor = visitor.clone();
        async move {
            visitor
                .get(&format!("/api/v1/sessions{query}"))
                .await
                .expect(200)
        }
    };
    let text = |ids: &[uuid::Uuid]| ids.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(ids(&list("").await), text(&[soon, later]));
    assert_eq!(
        ids(&list("?from=2026-10-01&to=2026-10-06").await),
        text(&[past, soon])
    );
    assert_eq!(ids(&list("?to=2026-10-11").await), text(&[soon, later]));
    assert_eq!(
        ids(&list("?from=2026-10-01&sort=-startsAt&limit=1").await),
        text(&[later])
    );
    assert_eq!(
        ids(&list("?from=2026-10-01&status=held").await),
        text(&[past])
    );
    assert_eq!(list("?limit=1").await.json()["total"], 2);
    let beyond = list("?limit=1&page=3").await;
    assert_eq!(
        (ids(&beyond).len(), &beyond.json()["total"]),
        (0, &json!(2))
    );
    for (query, problem) in [
        (
            "?sort=colour",
            r#"422 unprocessable ["/sort unknown-value"]"#,
        ),
        ("?from=soon", r#"422 unprocessable ["/from bad-date"]"#),
        (
            "?colour=red",
            r#"400 unknown-parameter {"parameter":"colour"}"#,
        ),
        ("?near=91,0", r#"422 unprocessable ["/near out-of-range"]"#),
    ] {
        let refused = visitor.get(&format!("/api/v1/sessions{query}")).await;
        assert_eq!(refused.problem(), problem);
    }
    let two = visitor.get("/api/v1/sessions?municipality=1860").await;
    assert!(
        two.problem().starts_with("422 ambiguous-municipality"),
        "{}",
        two.problem()
    );
}

#[tokio::test]
async fn the_list_has_what_runs_now_and_nothing_that_is_over() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let at = |date: &'static str, time: &'static str, minutes: i64| {
        let session = app.session(&venue).starting(date, time).minutes(minutes);
        session.drop_in().published()
    };
    // It is ten o'clock.
    let fair = at("2026-10-01", "10:00", 7 * 24 * 60).insert().await;
    let drop_in = at("2026-10-06", "08:00", 180).insert().await;
    at("2026-10-06", "09:00", 60).insert().await;
    let later = at("2026-10-06", "11:00", 60).insert().await;
    let running = [fair, drop_in, later].map(|id| id.to_string());
    let list = app.visitor().get("/api/v1/sessions").await.expect(200);
    assert_eq!(ids(&list), running);
    assert_eq!(list.json()["total"], 3);
    let from = "/api/v1/sessions?from=2026-10-06T08:00:00Z";
    let from = app.visitor().get(from).await.expect(200);
    assert_eq!(ids(&from), [later.to_string()]);
}

#[tokio::test]
async fn each_filter_narrows_the_list() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).position(58.99, 16.2).insert().await;
    let north = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let far = app.venue(&north).position(64.91, 19.48).insert().await;
    let campaign = app.campaign(&town, "emedborgarveckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let here = app
        .session(&venue)
        .seats(1)
        .title("Släkt_forskning 100%")
        .kind("workshop");
    let here = here
        .edition(&edition)
        .published()
        .insert()
        .await
        .to_string();
    let there = app
        .session(&far)
        .drop_in()
        .kind("lecture")
        .published()
        .insert()
        .await;
    let there = there.to_string();
    let visitor = app.visitor();
    for (query, found) in [
        ("municipality=SE-0483", vec![&here]),
        ("municipality=2417", vec![&there]),
        (&format!("venue={}", venue.slug), vec![&here]),
        (&format!("venue={}", far.id), vec![&there]),
        ("campaign=emedborgarveckan", vec![&here]),
        ("campaign=emedborgarveckan/2026", vec![&here]),
        ("campaign=emedborgarveckan/2025", vec![]),
        ("kind=lecture", vec![&there]),
        ("free=true", vec![&here]),
        ("near=58.9,16.3&withinKm=30", vec![&here]),
        (
            "near=64.9,19.4&withinKm=2000&sort=distance",
            vec![&there, &here],
        ),
        ("q=forskning%20100%25", vec![&here]),
        ("q=t%25_", vec![]),
        ("status=draft", vec![]),
    ] {
        let answer = visitor
            .get(&format!("/api/v1/sessions?{query}"))
            .await
            .expect(200);
        let found: Vec<String> = found.into_iter().cloned().collect();
        assert_eq!(ids(&answer), found, "{query}");
    }
    let id: uuid::Uuid = here.parse().unwrap();
    app.visitor()
        .book(id, json!({"name": "Åsa"}))
        .await
        .expect(201);
    let free = visitor.get("/api/v1/sessions?free=true").await;
    assert!(ids(&free).is_empty());
}

#[tokio::test]
async fn the_nearest_come_first_on_every_page() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let mut nearest_first = Vec::new();
    for step in 0..12 {
        let north = 59.0 + f64::from(step) / 10.0;
        let venue = app.venue(&town).slug(&format!("plats-{step}"));
        let venue = venue.position(north, 16.2).insert().await;
        for (day, hour) in [("2026-10-07", "10:00"), ("2026-10-09", "10:00")] {
            let session = app.session(&venue).starting(day, hour);
            nearest_first.push(session.published().insert().await.to_string());
        }
    }
    for (limit, near) in [(5, "59,16.2"), (20, "58.9,16.2"), (100, "59,16.2")] {
        let mut read = Vec::new();
        for page in 1..=nearest_first.len().div_ceil(limit) {
            let query = format!("near={near}&sort=distance&limit={limit}&page={page}&withinKm=500");
            let list = format!("/api/v1/sessions?{query}");
            let answer = app.visitor().get(&list).await.expect(200);
            assert_eq!(answer.json()["total"], nearest_first.len());
            read.extend(ids(&answer));
        }
        assert_eq!(read, nearest_first, "{limit}");
    }
}

#[tokio::test]
async fn the_lists_statements_stay_prepared_unless_few_ask_like_that() {
    let app = TestApp::spawn_with(&[("database.pool_size", "1")]).await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).published().insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let common = [
        "",
        "?page=2",
        "?from=2026-10-01&to=2026-10-31",
        "?free=true",
        "?near=58.9,16.3",
        "?q=hj%C3%A4lp",
        "?municipality=SE-0483",
    ];
    let ask = async || {
        for query in common {
            let path = format!("/api/v1/sessions{query}");
            app.visitor().get(&path).await.expect(200);
            planner.get(&path).await.expect(200);
        }
    };
    let rare = "/api/v1/sessions?free=true&q=hj%C3%A4lp&kind=lecture&sort=-startsAt";
    ask().await;
    let before = prepared(&app).await;
    assert!(before.iter().any(|sql| sql.contains("session_organisers")));
    ask().await;
    app.visitor().get(rare).await.expect(200);
    assert_eq!(prepared(&app).await, before);
}

/// The names of what the one connection for requests keeps prepared, with the statements.
async fn prepared(app: &TestApp) -> Vec<String> {
    #[derive(diesel::QueryableByName)]
    struct PreparedStatement {
        #[diesel(sql_type = diesel::sql_types::Text)]
        named: String,
    }
    let all = "select name || ' ' || statement as named from pg_prepared_statements \
               where statement not like '%pg_prepared_statements%' order by 1";
    let mut conn = app.state.db.get().await.unwrap();
    let rows: Vec<PreparedStatement> = diesel::sql_query(all).load(&mut conn).await.unwrap();
    rows.into_iter().map(|row| row.named).collect()
}

#[tokio::test]
async fn staff_see_the_drafts_their_right_reaches() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let other = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let venue = app.venue(&town).insert().await;
    let second = app.venue(&town).slug("valla").insert().await;
    let helper = app.staff(Role::Helper).at(&town).await;
    let draft = app
        .session(&venue)
        .helper(helper.id)
        .insert()
        .await
        .to_string();
    let elsewhere = app.session(&second).insert().await.to_string();
    let list = "/api/v1/sessions?status=draft";
    let mut all = vec![draft.clone(), elsewhere];
    all.sort();
    let planner = app.staff(Role::Planner).at(&town).await;
    let mut seen = ids(&planner.get(list).await);
    seen.sort();
    assert_eq!(seen, all);
    let desk = app.staff(Role::Desk).at(&venue).await;
    assert_eq!(ids(&desk.get(list).await), std::slice::from_ref(&draft));
    assert_eq!(ids(&helper.get(list).await), std::slice::from_ref(&draft));
    let stranger = app.staff(Role::Coordinator).at(&other).await;
    assert!(ids(&stranger.get(list).await).is_empty());
    let shown = desk
        .get(&format!("/api/v1/sessions/{draft}"))
        .await
        .expect(200);
    assert_eq!(shown.header("cache-control"), "private, no-store");
}

#[tokio::test]
async fn a_reader_who_has_the_answer_is_told_so() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let id = app.session(&venue).seats(4).published().insert().await;
    let path = format!("/api/v1/sessions/{id}");
    let first = app.visitor().get(&path).await.expect(200);
    assert!(first.header("cache-control").contains("max-age=30"));
    let again = app.visitor().request(reqwest::Method::GET, &path);
    let again = again.header("If-None-Match", first.etag());
    crate::support::client::send(again).await.expect(304);
    app.visitor()
        .book(id, json!({"name": "Åsa"}))
        .await
        .expect(201);
    let later = app.visitor().request(reqwest::Method::GET, &path);
    let later = later.header("If-None-Match", first.etag());
    let later = crate::support::client::send(later).await.expect(200);
    assert_eq!(later.json()["seatsFree"], Value::from(3));
    app.visitor()
        .get("/api/v1/sessions/nonsense")
        .await
        .expect(404);
}

#[tokio::test]
async fn a_session_can_be_put_in_a_calendar() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let id = app
        .session(&venue)
        .title("Kurs; del, ett")
        .published()
        .insert()
        .await;
    let off = app.session(&venue).cancelled().insert().await;
    let get = |id: uuid::Uuid, accept: &'static str| {
        let request = app
            .visitor()
            .request(reqwest::Method::GET, &format!("/api/v1/sessions/{id}"));
        crate::support::client::send(request.header("Accept", accept))
    };
    let file = get(id, "text/calendar").await.expect(200);
    assert!(file.header("content-type").starts_with("text/calendar"));
    assert!(
        file.text().contains("SUMMARY:Kurs\\; del\\, ett"),
        "{}",
        file.text()
    );
    assert!(file.text().contains("DTSTART:20261006T110000Z"));
    let off = get(off, "text/calendar").await.expect(200);
    assert!(off.text().contains("STATUS:CANCELLED"));
    let none = get(id, "image/png").await;
    assert!(none.problem().starts_with("406 not-acceptable"));
}

#[tokio::test]
async fn staff_list_what_waits_to_be_counted_oldest_first() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let other = app
        .organisation("flen")
        .municipality("SE-0482")
        .insert()
        .await;
    let elsewhere = app.venue(&other).insert().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let past = |day: &'static str| app.session(&venue).starting(day, "09:00").published();
    let late = past("2026-10-05").insert().await;
    let early = past("2026-09-01").audience("internal").insert().await;
    let counted = past("2026-09-02").insert().await;
    app.counted(counted, "counted", People::of(0), desk.id)
        .await;
    past("2026-09-03").cancelled().insert().await;
    app.session(&venue)
        .starting("2026-09-04", "09:00")
        .insert()
        .await;
    app.session(&venue).published().insert().await;
    app.session(&elsewhere)
        .starting("2026-09-05", "09:00")
        .published()
        .insert()
        .await;
    let course = past("2026-09-06")
        .kind("course")
        .minutes(70_000)
        .insert()
        .await;
    let meeting = past("2026-09-06")
        .kind("course")
        .meeting_of(course)
        .insert()
        .await;

    let to_count = desk.get("/api/v1/sessions?toCount=true").await.expect(200);
    let wanted = [early, meeting, late].map(|id| id.to_string());
    assert_eq!(ids(&to_count), wanted);
    assert_eq!(to_count.json()["total"], 3);
    let narrowed = "/api/v1/sessions?toCount=true&from=2026-09-06&limit=1";
    assert_eq!(ids(&desk.get(narrowed).await), [meeting.to_string()]);

    let visitor = app.visitor().get("/api/v1/sessions?toCount=true").await;
    assert_eq!(visitor.problem(), "401 sign-in-first");
    let steering = app.staff(Role::Steering).at(&town).await;
    let steering = steering.get("/api/v1/sessions?toCount=true").await;
    assert_eq!(steering.problem(), "403 not-allowed");
    let wrong = desk.get("/api/v1/sessions?toCount=perhaps").await;
    assert_eq!(
        wrong.problem(),
        "422 unprocessable [\"/toCount unknown-value\"]"
    );
}

#[tokio::test]
async fn texts_in_different_languages_say_which_is_in_which() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{session}");
    let texts = json!({"title": {"sv": "Kaffe", "en": "Coffee"}, "description": "Med bulle",
        "fee": {"fi": "Ilmainen"}});
    planner.patch(&path, "*", texts).await.expect(200);
    let read = |language: &'static str| {
        let request = app.visitor().request(reqwest::Method::GET, &path);
        crate::support::client::send(request.header("Accept-Language", language))
    };
    let english = read("en").await.expect(200).json();
    assert_eq!(english["title"], "Coffee");
    assert_eq!(english["textLanguage"], "sv");
    assert_eq!(
        english["textLanguages"],
        json!({"description": "sv", "fee": "fi"})
    );
    let swedish = read("sv").await.expect(200).json();
    assert_eq!(swedish["textLanguages"], json!({"fee": "fi"}));
    planner
        .patch(&path, "*", json!({"fee": null}))
        .await
        .expect(200);
    let norwegian = read("nb").await.expect(200).json();
    assert_eq!(norwegian["textLanguage"], "sv");
    assert_eq!(norwegian.get("textLanguages"), None);
}
