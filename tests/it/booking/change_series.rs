//! What is to come of a series is changed or called off together, and everybody booked is told: all of it, or none.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

/// A series of four Tuesdays, published, and a booking by e-mail on the third.
struct Term {
    app: TestApp,
    planner: Staff,
    venue: Venue,
    id: String,
    sessions: Vec<String>,
}

impl Term {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let new = json!({
            "template": { "venueId": venue.slug, "title": "Öppen datorhjälp", "kind": "workshop", "seatsTotal": 6 },
            "rule": { "unit": "week", "weekdays": ["tue"], "from": "2026-11-03", "to": "2026-11-24",
                "localTime": "10:00", "minutes": 60 },
            "preview": false });
        let made = planner
            .create("/api/v1/series", new)
            .await
            .expect(201)
            .json();
        let id = |item: &Value| item["sessionId"].as_str().unwrap().to_owned();
        let sessions: Vec<String> = made["items"].as_array().unwrap().iter().map(id).collect();
        for session in &sessions {
            let path = format!("/api/v1/sessions/{session}/publication");
            planner.post_empty(&path).await.expect(200);
        }
        let third = sessions[2].parse().unwrap();
        let karin = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
        app.visitor().book(third, karin).await.expect(201);
        let id = made["seriesId"].as_str().unwrap().to_owned();
        Self {
            app,
            planner,
            venue,
            id,
            sessions,
        }
    }

    fn path(&self) -> String {
        format!("/api/v1/series/{}", self.id)
    }

    async fn patch(&self, body: Value) -> crate::support::Answer {
        self.planner.patch(&self.path(), "*", body).await
    }

    /// "10:00 10:00 13:00 13:00": when they begin, in order.
    async fn times(&self) -> String {
        let query = "select string_agg(to_char(local_time, 'HH24:MI'), ' ' order by starts_at) from sessions";
        self.app.value(query).await
    }
}

#[tokio::test]
async fn this_and_later_move_to_another_hour_and_whoever_is_booked_gets_a_letter() {
    let term = Term::new().await;
    let change = json!({ "from": "2026-11-17", "localTime": "13:00", "preview": true });
    let shown = term.patch(change.clone()).await.expect(200).json();
    assert_eq!(shown["told"]["letters"], 1);
    assert_eq!(shown["items"].as_array().unwrap().len(), 2);
    assert_eq!(shown["items"][0]["sessionId"], json!(term.sessions[2]));
    assert_eq!(term.times().await, "10:00 10:00 10:00 10:00");

    let mut change = change;
    change["preview"] = json!(false);
    let done = term.patch(change).await.expect(200).json();
    assert_eq!(done, shown);
    assert_eq!(term.times().await, "10:00 10:00 13:00 13:00");
    let letters = "select count(*) from letters where kind = 'change'";
    assert_eq!(term.app.value(letters).await, "1");
    let again = term
        .patch(json!({ "from": "2026-11-17", "localTime": "13:00" }))
        .await;
    assert_eq!(again.expect(200).json()["items"], json!([]));
}

#[tokio::test]
async fn one_date_that_clashes_leaves_all_of_them_as_they_were() {
    let term = Term::new().await;
    let room = term.app.room(&term.venue, "Studion", false).await;
    let other = json!({ "venueId": term.venue.slug, "title": "E-legitimation", "kind": "lecture", "room": room,
        "localDate": "2026-11-24", "localTime": "10:30", "minutes": 60, "seatsTotal": 4 });
    let other = term
        .planner
        .create("/api/v1/sessions", other)
        .await
        .expect(201)
        .json();
    let refused = term.patch(json!({ "room": room })).await;
    let expected = format!("409 clash {{\"sessionId\":{}}}", other["id"]);
    assert_eq!(refused.problem(), expected);
    let moved = "select count(*) from sessions where series_id is not null and room_id is not null";
    assert_eq!(term.app.value(moved).await, "0");
    for (body, refused) in [
        (
            json!({ "localDate": "2026-11-18" }),
            "/localDate not-allowed-here",
        ),
        (json!({ "from": "18/11" }), "/from bad-date"),
        (
            json!({ "preview": "yes", "minutes": 30 }),
            "/preview wrong-type",
        ),
        (json!({ "minutes": 0 }), "/minutes out-of-range"),
    ] {
        let answer = term.patch(body).await.expect(422).json();
        let fault = &answer["errors"][0];
        let got = format!(
            "{} {}",
            fault["pointer"].as_str().unwrap(),
            fault["code"].as_str().unwrap()
        );
        assert_eq!(got, refused);
    }
}

#[tokio::test]
async fn the_rest_of_a_series_is_called_off_with_a_reason() {
    let term = Term::new().await;
    let path = format!("{}/cancellation", term.path());
    let end = json!({ "from": "2026-11-10", "reason": "Vi bygger om.", "preview": true });
    let shown = term
        .planner
        .post(&path, end.clone())
        .await
        .expect(200)
        .json();
    assert_eq!(shown["told"]["letters"], 1);
    let mut end = end;
    end["preview"] = json!(false);
    let done = term.planner.post(&path, end).await.expect(200).json();
    assert_eq!(done, shown);
    let states = "select string_agg(status, ' ' order by starts_at) from sessions";
    assert_eq!(
        term.app.value(states).await,
        "published cancelled cancelled cancelled"
    );
}

#[tokio::test]
async fn a_planner_changes_the_rest_of_a_term_at_the_desk_with_those_booked_first() {
    let term = Term::new().await;
    let planner = term.app.signed_in(&term.planner).await;
    let page = format!("/sv/desk/series/{}", term.id);
    let change = format!("{page}/change");
    let whole = planner.get(&page).await.expect(200).text();
    assert!(whole.contains(&change) && whole.contains("/desk/cancellations?venue="));
    let shown = planner.get(&change).await.expect(200).text();
    let [third, first] = [&term.sessions[2], &term.sessions[0]].map(|id| shown.find(id).unwrap());
    assert!(third < first, "those with people booked come first");

    let fields = [
        ("from", "2026-11-10"),
        ("time", "13.00"),
        ("minutes", "60"),
        ("step", "preview"),
    ];
    let preview = planner.fill(&change, &change, &fields).await.expect(200);
    assert!(preview.text().contains("Ändra alla"));
    assert_eq!(term.times().await, "10:00 10:00 10:00 10:00");
    let seen = preview.hidden("seen");
    let fields = [
        ("from", "2026-11-10"),
        ("time", "13.00"),
        ("minutes", "60"),
        ("seen", &seen),
        ("step", "save"),
    ];
    let saved = planner.fill(&change, &change, &fields).await.expect(303);
    assert_eq!(saved.header("location"), format!("{page}?done=changed"));
    assert_eq!(term.times().await, "10:00 13:00 13:00 13:00");

    let several = format!(
        "/sv/desk/cancellations?venue={}&from=2026-11-03&to=2026-11-24&series={}",
        term.venue.slug, term.id
    );
    let other = term
        .app
        .session(&term.venue)
        .starting("2026-11-10", "15:00")
        .published();
    let other = other.insert().await.to_string();
    let page = planner.get(&several).await.expect(200).text();
    assert!(term.sessions.iter().all(|id| page.contains(id)) && !page.contains(&other));
}

#[tokio::test]
async fn one_act_takes_two_hundred_dates_and_says_so_of_more() {
    let term = Term::new().await;
    let daily = json!({
        "template": { "venueId": term.venue.slug, "title": "Frågestund", "kind": "drop-in" },
        "rule": { "unit": "week", "weekdays": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
            "from": "2027-01-07", "to": "2027-08-15", "localTime": "10:00", "minutes": 30 },
        "preview": false });
    let made = term
        .planner
        .create("/api/v1/series", daily)
        .await
        .expect(201)
        .json();
    let path = format!("/api/v1/series/{}", made["seriesId"].as_str().unwrap());
    let end = json!({ "reason": "Vi bygger om.", "preview": true });
    let change = json!({ "localTime": "11:00", "preview": true });
    for refused in [
        term.planner.patch(&path, "*", change).await,
        term.planner
            .post(&format!("{path}/cancellation"), end)
            .await,
    ] {
        let fault = refused.expect(422).json()["errors"][0].clone();
        assert_eq!(
            (&fault["pointer"], &fault["code"]),
            (&json!("/from"), &json!("too-many"))
        );
    }
}
