//! A planner cuts a helper's hours into slots: each is shown, then made, and none overlaps another.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

const BLOCKS: &str = "/api/v1/blocks";

struct Library {
    app: TestApp,
    venue: Venue,
    planner: Staff,
    helper: Staff,
}

impl Library {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let helper = app.staff(Role::Helper).at(&town).await;
        Self {
            app,
            venue,
            planner,
            helper,
        }
    }

    /// Two hours of a Tuesday morning, 40 minutes a slot.
    fn morning(&self) -> Value {
        json!({ "venueId": self.venue.slug, "helperId": self.helper.id, "title": "Hjälp på tu man hand",
            "date": "2026-11-10", "from": "10:00", "to": "12:00", "slotMinutes": 40 })
    }

    /// How many pairs of sessions of the helper overlap.
    async fn overlapping(&self) -> String {
        let query = "select count(*) from session_helpers ha join sessions a on a.id = ha.session_id \
             join session_helpers hb on hb.staff_id = ha.staff_id join sessions b on b.id = hb.session_id \
             where a.id < b.id and a.starts_at < b.ends_at and b.starts_at < a.ends_at";
        self.app.value(query).await
    }
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    body[name] = value;
    body
}

/// "10:00 create", "10:40 skip clash E-legitimation".
fn lines(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let line = |item: &Value| {
        let parts = ["localTime", "outcome", "reason", "name"].map(|name| text(item, name));
        parts.join(" ").trim_end().to_owned()
    };
    body["items"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn hours_become_slots_with_pauses_and_what_is_taken_is_left_out() {
    let library = Library::new().await;
    let other = json!({ "venueId": library.venue.slug, "title": "E-legitimation", "kind": "lecture",
        "localDate": "2026-11-10", "localTime": "11:00", "minutes": 30, "seatsTotal": 4, "helpers": [library.helper.id] });
    library
        .planner
        .create("/api/v1/sessions", other)
        .await
        .expect(201);
    let shown = with(library.morning(), "preview", json!(true));
    let shown = library.planner.post(BLOCKS, shown).await.expect(200);
    let expected = [
        "10:00 create",
        "10:40 skip clash E-legitimation",
        "11:20 skip clash E-legitimation",
    ];
    assert_eq!(lines(&shown), expected);

    let paused = with(library.morning(), "gapMinutes", json!(5));
    let paused = with(paused, "slotMinutes", json!(20));
    let made = library.planner.create(BLOCKS, paused).await.expect(201);
    let expected = [
        "10:00 create",
        "10:25 create",
        "10:50 skip clash E-legitimation",
        "11:15 skip clash E-legitimation",
        "11:40 create",
    ];
    let read = library
        .planner
        .get(made.header("location"))
        .await
        .expect(200);
    let shown: Vec<String> = lines(&read);
    assert_eq!(shown.len(), expected.len());
    assert_eq!(shown[..2], expected[..2]);
    assert_eq!(library.overlapping().await, "0");
    let first = made.json()["items"][0]["sessionId"]
        .as_str()
        .unwrap()
        .to_owned();
    let first = library
        .planner
        .get(&format!("/api/v1/sessions/{first}"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&first["kind"], &first["seatsTotal"]),
        (&json!("one-to-one"), &json!(1))
    );
}

#[tokio::test]
async fn a_closed_day_has_no_slots_unless_staff_say_so() {
    let library = Library::new().await;
    let eve = with(library.morning(), "date", json!("2026-12-24"));
    let eve = with(eve, "preview", json!(true));
    let shown = library.planner.post(BLOCKS, eve.clone()).await.expect(200);
    assert_eq!(lines(&shown)[0], "10:00 skip holiday Julafton");
    let all_the_same = with(eve, "evenIfClosed", json!(true));
    let all_the_same = with(all_the_same, "exceptTimes", json!(["10:40"]));
    let shown = library.planner.post(BLOCKS, all_the_same).await.expect(200);
    let expected = [
        "10:00 create  Julafton",
        "10:40 skip  Julafton",
        "11:20 create  Julafton",
    ];
    assert_eq!(lines(&shown), expected);
}

#[tokio::test]
async fn what_contradicts_is_refused_at_its_member() {
    let library = Library::new().await;
    for (name, value, refused) in [
        ("helperId", json!("nobody"), "/helperId unknown-staff"),
        ("date", json!("10/11"), "/date bad-date"),
        ("to", json!("10:20"), "/to no-slot"),
        ("slotMinutes", json!(4), "/slotMinutes out-of-range"),
        ("gapMinutes", json!(-1), "/gapMinutes out-of-range"),
        ("exceptTimes", json!(["10"]), "/exceptTimes/0 bad-time"),
        ("title", json!(""), "/title empty"),
        ("venueId", json!("nowhere"), "/venueId unknown-venue"),
        ("minutes", json!(30), "/minutes unknown-member"),
    ] {
        let asked = with(library.morning(), name, value);
        let answer = library
            .planner
            .create(BLOCKS, asked)
            .await
            .expect(422)
            .json();
        let first = &answer["errors"][0];
        let got = format!(
            "{} {}",
            first["pointer"].as_str().unwrap(),
            first["code"].as_str().unwrap()
        );
        assert_eq!(got, refused);
    }
}

/// Sixteen cut the same helper's hours, each in another manner.
#[tokio::test(flavor = "multi_thread")]
async fn blocks_of_one_helper_never_overlap_whoever_cuts_them() {
    let library = Library::new().await;
    let writers = (0..16i64).map(|n| {
        let asked = with(library.morning(), "slotMinutes", json!(20 + 5 * (n % 5)));
        let asked = with(asked, "gapMinutes", json!(n % 3 * 5));
        let asked = with(
            asked,
            "from",
            json!(format!("{:02}:{:02}", 9 + n % 2, n * 7 % 60)),
        );
        let planner = library.planner.clone();
        tokio::spawn(async move { planner.create(BLOCKS, asked).await })
    });
    let mut made = 0;
    for writer in writers.collect::<Vec<_>>() {
        let answer = writer.await.unwrap();
        assert!([201, 422].contains(&answer.status()), "{}", answer.text());
        made += usize::from(answer.status() == 201);
    }
    assert!(made > 0);
    assert_eq!(library.overlapping().await, "0");
    let unnamed = "select count(*) from sessions s where not exists (select from occupations o where o.session_id = s.id)";
    assert_eq!(library.app.value(unnamed).await, "0");
}

#[tokio::test]
async fn a_planner_makes_a_block_at_the_desk() {
    let library = Library::new().await;
    let planner = library.app.signed_in(&library.planner).await;
    let new = "/sv/desk/blocks/new";
    let page = planner.get(new).await.expect(200).text();
    assert!(page.contains(&library.helper.id.to_string()));
    let helper = library.helper.id.to_string();
    let typed = |step: &'static str| {
        vec![
            ("title", "Hjälp på tu man hand"),
            ("kind", "one-to-one"),
            ("venue", library.venue.slug.as_str()),
            ("seats", "1"),
            ("helper", helper.as_str()),
            ("date", "2026-11-10"),
            ("from", "10.00"),
            ("to", "12.00"),
            ("slot", "40"),
            ("gap", "0"),
            ("step", step),
        ]
    };
    let review = planner
        .fill(new, new, &typed("preview"))
        .await
        .expect(200)
        .text();
    assert!(review.contains("3 skapas, 0 hoppas över"), "{review}");
    let mut ticks = typed("true");
    ticks.extend([("on", "2026-11-10T10:00"), ("on", "2026-11-10T11:20")]);
    let made = planner.fill(new, new, &ticks).await.expect(303);
    let page = planner
        .get(made.header("location"))
        .await
        .expect(200)
        .text();
    assert!(page.contains("2 tillfällen"), "{page}");
    let states = "select string_agg(to_char(local_time, 'HH24:MI') || ' ' || status, ', ' order by starts_at) from sessions";
    assert_eq!(
        library.app.value(states).await,
        "10:00 published, 11:20 published"
    );
    let mut wrong = typed("preview");
    wrong[7] = ("to", "10.20");
    let refused = planner.fill(new, new, &wrong).await.expect(422).text();
    assert!(refused.contains("Ingen hel tid ryms") && refused.contains("Hjälp på tu man hand"));
}

#[tokio::test]
async fn nothing_is_planned_with_a_helper_who_is_away() {
    let library = Library::new().await;
    let away = json!({ "staffId": library.helper.id, "from": "2026-11-09", "to": "2026-11-11" });
    let noted = library
        .planner
        .create("/api/v1/absences", away)
        .await
        .expect(201);
    let shown = with(library.morning(), "preview", json!(true));
    let shown = library.planner.post(BLOCKS, shown).await.expect(200);
    let name = noted.json()["name"].as_str().unwrap().to_owned();
    assert_eq!(lines(&shown)[0], format!("10:00 skip clash {name}"));
    let path = noted.header("location").to_owned();
    let earlier = json!({ "from": "2026-11-02", "to": "2026-11-06" });
    let moved = library
        .planner
        .patch(&path, noted.etag(), earlier)
        .await
        .expect(200);
    assert_eq!(moved.json()["to"], "2026-11-06");
    let shown = with(library.morning(), "preview", json!(true));
    let shown = library.planner.post(BLOCKS, shown).await.expect(200);
    assert_eq!(lines(&shown)[0], "10:00 create");
    let stale = library
        .planner
        .patch(&path, noted.etag(), json!({ "to": "2026-11-07" }))
        .await;
    assert_eq!(stale.problem(), "412 stale");
    for (body, refused) in [
        (
            json!({ "staffId": "nobody", "from": "2026-11-09" }),
            "/staffId unknown-staff",
        ),
        (
            json!({ "staffId": library.helper.id, "from": "9/11" }),
            "/from bad-date",
        ),
        (
            json!({ "staffId": library.helper.id, "from": "2026-11-09", "to": "2026-11-08" }),
            "/to end-before-start",
        ),
    ] {
        let answer = library
            .planner
            .create("/api/v1/absences", body)
            .await
            .expect(422)
            .json();
        let first = &answer["errors"][0];
        let got = format!(
            "{} {}",
            first["pointer"].as_str().unwrap(),
            first["code"].as_str().unwrap()
        );
        assert_eq!(got, refused);
    }
    library.planner.delete(&path).await.expect(204);
    let list = library
        .planner
        .get("/api/v1/absences")
        .await
        .expect(200)
        .json();
    assert_eq!(list["total"], 0);
}

#[tokio::test]
async fn whoever_is_noted_as_away_at_the_desk_is_replaced_where_they_were_to_help() {
    let library = Library::new().await;
    let planner = library.app.signed_in(&library.planner).await;
    let page = "/sv/desk/absences";
    let helper = library.helper.id.to_string();
    let days = |from: &'static str| vec![("helper", helper.as_str()), ("from", from), ("to", "")];
    let noted = planner
        .fill(page, page, &days("2026-11-10"))
        .await
        .expect(303);
    assert_eq!(
        noted.header("location"),
        format!("{page}?done=absence-noted")
    );
    let list = planner.get(page).await.expect(200);
    assert!(list.text().contains("tisdag 10 november"));
    let absence = library.app.value("select id from absences").await;
    let removal = format!("{page}/{absence}/removal");
    planner.fill(page, &removal, &[]).await.expect(303);
    assert_eq!(
        library.app.value("select count(*) from absences").await,
        "0"
    );

    library
        .planner
        .create(BLOCKS, library.morning())
        .await
        .expect(201);
    let noted = planner
        .fill(page, page, &days("2026-11-10"))
        .await
        .expect(303);
    let cover = noted.header("location").to_owned();
    assert!(
        cover.starts_with("/sv/desk/substitutions?helper="),
        "{cover}"
    );
    let cover = planner.get(&cover).await.expect(200).text();
    assert!(cover.contains("Hjälp på tu man hand"), "{cover}");
    let wrong = vec![("helper", ""), ("from", "2026-11-10"), ("to", "2026-11-09")];
    let refused = planner.fill(page, page, &wrong).await.expect(422).text();
    assert!(refused.contains("Sista dagen kan inte vara före den första."));
}
