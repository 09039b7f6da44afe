//! A unit goes on a tour: each day has a session at each stop, with a place in words and on the map; one stop called off
//! tells its people and leaves the others alone.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, TestApp};

const TOURS: &str = "/api/v1/tours";
const NEW: &str = "/sv/desk/tours/new";

struct Bus {
    app: TestApp,
    venue: Venue,
    planner: Staff,
    driver: Staff,
}

impl Bus {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).slug("bussen").kind("mobile-stop");
        let venue = venue.position(58.99, 16.2).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let driver = app.staff(Role::Helper).at(&town).await;
        Self {
            app,
            venue,
            planner,
            driver,
        }
    }

    /// Three stops on two Wednesdays, with one driver.
    fn tour(&self) -> Value {
        json!({
            "template": { "venueId": self.venue.slug, "title": "Biblioteksbussen", "kind": "outreach", "seatsTotal": 4,
                "helpers": [self.driver.id] },
            "rule": { "unit": "dates", "dates": ["2026-10-14", "2026-10-21"] },
            "stops": [
                { "place": "Bygdegården i Bie", "lat": 59.08, "lon": 16.21, "localTime": "09:00", "minutes": 60 },
                { "place": { "sv": "Torget i Valla", "en": "The square in Valla" }, "localTime": "10:30", "minutes": 45 },
                { "place": "Folkets hus i Julita", "localTime": "13:00", "minutes": 90 }],
        })
    }

    /// Made and published: its sessions in order of time.
    async fn published(&self) -> Vec<Uuid> {
        let made = self
            .planner
            .create(TOURS, self.tour())
            .await
            .expect(201)
            .json();
        let items = made["items"].as_array().unwrap().iter();
        let ids: Vec<Uuid> = items
            .map(|item| item["sessionId"].as_str().unwrap().parse().unwrap())
            .collect();
        for id in &ids {
            let path = format!("/api/v1/sessions/{id}/publication");
            self.planner.post_empty(&path).await.expect(200);
        }
        ids
    }

    async fn session(&self, id: &Value) -> Value {
        let path = format!("/api/v1/sessions/{}", id.as_str().unwrap());
        self.planner.get(&path).await.expect(200).json()
    }
}

fn with(mut body: Value, name: &str, value: Value) -> Value {
    *body.pointer_mut(name).unwrap() = value;
    body
}

/// "2026-10-14 09:00 create Bygdegården i Bie".
fn lines(answer: &Answer) -> Vec<String> {
    let body = answer.json();
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned();
    let line = |item: &Value| {
        let parts = [
            "localDate",
            "localTime",
            "outcome",
            "reason",
            "name",
            "place",
        ];
        let parts = parts.map(|name| text(item, name)).into_iter();
        let said: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
        said.join(" ")
    };
    body["items"].as_array().unwrap().iter().map(line).collect()
}

#[tokio::test]
async fn each_day_has_a_session_at_each_stop_and_what_is_taken_is_left_out() {
    let bus = Bus::new().await;
    let other = json!({ "venueId": bus.venue.slug, "title": "Personalmöte", "kind": "lecture", "seatsTotal": 4,
        "localDate": "2026-10-21", "localTime": "10:00", "minutes": 60, "helpers": [bus.driver.id] });
    bus.planner
        .create("/api/v1/sessions", other)
        .await
        .expect(201);
    let mut shown = bus.tour();
    shown["preview"] = json!(true);
    let shown = bus.planner.post(TOURS, shown).await.expect(200);
    let expected = [
        "2026-10-14 09:00 create Bygdegården i Bie",
        "2026-10-14 10:30 create Torget i Valla",
        "2026-10-14 13:00 create Folkets hus i Julita",
        "2026-10-21 09:00 create Bygdegården i Bie",
        "2026-10-21 10:30 skip clash Personalmöte Torget i Valla",
        "2026-10-21 13:00 create Folkets hus i Julita",
    ];
    assert_eq!(lines(&shown), expected);
    assert_eq!(bus.app.value("select count(*) from series").await, "0");

    let made = bus.planner.create(TOURS, bus.tour()).await.expect(201);
    let read = bus.planner.get(made.header("location")).await.expect(200);
    let kept = "2026-10-21 10:30 skip clash Torget i Valla";
    let mut expected = expected.map(str::to_owned);
    expected[4] = kept.to_owned();
    assert_eq!(lines(&read), expected);
    let read = read.json();
    let bie = bus.session(&read["items"][3]["sessionId"]).await;
    assert_eq!(bie["place"], "Bygdegården i Bie");
    assert_eq!((&bie["lat"], &bie["lon"]), (&json!(59.08), &json!(16.21)));
    assert_eq!(bie["venue"]["slug"], "bussen");
    let valla = bus.session(&read["items"][1]["sessionId"]).await;
    assert_eq!(valla["endsAt"], "2026-10-14T09:15:00Z");
    assert_eq!((valla.get("lat"), &valla["seatsTotal"]), (None, &json!(4)));
    let drivers = "select count(*) from occupations where resource_kind = 'helper'";
    assert_eq!(bus.app.value(drivers).await, "6");
}

#[tokio::test]
async fn one_stop_of_one_day_is_left_out_or_held_although_it_is_closed() {
    let bus = Bus::new().await;
    let mut eve = with(
        bus.tour(),
        "/rule/dates",
        json!(["2026-12-23", "2026-12-24"]),
    );
    eve["preview"] = json!(true);
    eve["except"] = json!([{ "localDate": "2026-12-23", "localTime": "13:00" }]);
    eve["evenIfClosed"] = json!([{ "localDate": "2026-12-24", "localTime": "09:00" }]);
    let shown = bus.planner.post(TOURS, eve).await.expect(200);
    let expected = [
        "2026-12-23 09:00 create Bygdegården i Bie",
        "2026-12-23 10:30 create Torget i Valla",
        "2026-12-23 13:00 skip Folkets hus i Julita",
        "2026-12-24 09:00 create Julafton Bygdegården i Bie",
        "2026-12-24 10:30 skip holiday Julafton Torget i Valla",
        "2026-12-24 13:00 skip holiday Julafton Folkets hus i Julita",
    ];
    assert_eq!(lines(&shown), expected);
}

#[tokio::test]
async fn what_contradicts_is_refused_at_its_stop() {
    let bus = Bus::new().await;
    let one = json!([bus.tour()["stops"][0]]);
    let many = json!(vec![bus.tour()["stops"][0].clone(); 13]);
    let weekly = json!({ "unit": "week", "weekdays": ["mon", "tue", "wed", "thu", "fri"], "from": "2027-01-01",
        "to": "2027-12-31" });
    for (place, value, refused) in [
        ("/stops", one, "/stops too-few-stops"),
        ("/stops", many, "/stops too-many"),
        (
            "/stops/1/localTime",
            json!("09:30"),
            "/stops/1/localTime stop-too-early",
        ),
        (
            "/stops/2/localTime",
            json!("10:00"),
            "/stops/2/localTime stop-too-early",
        ),
        (
            "/stops/0/localTime",
            json!("nio"),
            "/stops/0/localTime bad-time",
        ),
        (
            "/stops/0/minutes",
            json!(0),
            "/stops/0/minutes out-of-range",
        ),
        ("/stops/2/place", json!(" "), "/stops/2/place empty"),
        ("/stops/2/place", json!(null), "/stops/2/place empty"),
        ("/stops/0/lat", json!(91), "/stops/0/lat out-of-range"),
        ("/stops/0/lon", json!(null), "/stops/0/lon missing"),
        ("/rule/dates", json!(["14/10"]), "/rule/dates/0 bad-date"),
        ("/rule", weekly, "/rule/to too-many"),
        ("/template/title", json!(""), "/template/title empty"),
        (
            "/template/helpers",
            json!(["nobody"]),
            "/template/helpers/0 unknown-staff",
        ),
    ] {
        let body = with(bus.tour(), place, value);
        let answer = bus.planner.create(TOURS, body).await.expect(422).json();
        let first = &answer["errors"][0];
        let said = |name: &str| first[name].as_str().unwrap();
        assert_eq!(format!("{} {}", said("pointer"), said("code")), refused);
    }
    let mut placed = bus.tour();
    placed["template"]["place"] = json!("Stora torget");
    placed["except"] = json!([{ "localDate": "i dag", "localTime": "09:00" }]);
    let refused = bus.planner.create(TOURS, placed).await;
    let faults = r#"["/except/0/localDate bad-date", "/template/place not-allowed-here"]"#;
    assert_eq!(refused.problem(), format!("422 unprocessable {faults}"));
    let helper = bus.driver.create(TOURS, bus.tour()).await;
    assert_eq!(helper.status(), 403);
}

#[tokio::test]
async fn a_tour_is_changed_from_a_day_on_as_a_series_is() {
    let bus = Bus::new().await;
    let made = bus.planner.create(TOURS, bus.tour()).await.expect(201);
    let path = made.header("location").to_owned();
    let more = json!({ "seatsTotal": 9, "from": "2026-10-21" });
    bus.planner
        .patch(&path, made.etag(), more)
        .await
        .expect(200);
    let seats = "select string_agg(total::text, ',' order by starts_at) from session_seats join sessions on id = session_id";
    assert_eq!(bus.app.value(seats).await, "4,4,4,9,9,9");
    let places = "select count(distinct place) from session_texts";
    assert_eq!(bus.app.value(places).await, "3");
}

#[tokio::test]
async fn one_stop_called_off_tells_its_people_where_and_leaves_the_others() {
    let bus = Bus::new().await;
    let ids = bus.published().await;
    let by_mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    let by_phone = json!({ "name": "Bertil Åberg", "contact": { "phone": "08-465 004 01" } });
    let next = json!({ "name": "Eva", "contact": { "email": "eva@exempel.se" } });
    for (stop, person) in [(1, by_mail), (1, by_phone), (2, next)] {
        bus.app.visitor().book(ids[stop], person).await.expect(201);
    }
    bus.app.deliver_mail().await;
    let written = bus.app.mailbox().len();
    let reason = json!({ "reason": "Inställt på grund av vädret." });
    let desk = bus.app.signed_in(&bus.planner).await;
    let page = format!("/sv/desk/sessions/{}/cancellation", ids[1]);
    let page = desk.get(&page).await.expect(200).text();
    assert!(page.contains("Torget i Valla"), "{page}");
    let path = format!("/api/v1/sessions/{}/cancellation", ids[1]);
    let told = bus.planner.post(&path, reason).await.expect(200).json();
    let expected = json!({ "letters": 1, "callTasks": 1, "atTheDoor": 0 });
    assert_eq!(told["told"], expected);

    bus.app.deliver_mail().await;
    let letters = bus.app.mailbox();
    assert_eq!(letters.len(), written + 1);
    let letter = letters.last().unwrap();
    assert!(letter.to().contains("karin@exempel.se"));
    for said in ["Torget i Valla", "Inställt på grund av vädret."] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    let sheet = desk
        .get("/sv/desk/call-tasks/print")
        .await
        .expect(200)
        .text();
    for said in [
        "Bertil Åberg",
        "08-465 004 01",
        "Torget i Valla",
        "Inställt på grund av vädret.",
    ] {
        assert!(sheet.contains(said), "{said}: {sheet}");
    }
    let states = "select string_agg(status, ',' order by starts_at) from sessions";
    let expected = "published,cancelled,published,published,published,published";
    assert_eq!(bus.app.value(states).await, expected);
    assert_eq!(bus.app.seats_taken(ids[2]).await, 1);
}

#[tokio::test]
async fn residents_and_the_driver_read_the_stops_of_a_day_in_order() {
    let bus = Bus::new().await;
    let ids = bus.published().await;
    let reason = json!({ "reason": "Snöstorm" });
    let path = format!("/api/v1/sessions/{}/cancellation", ids[2]);
    bus.planner.post(&path, reason).await.expect(200);
    let places = [
        "Bygdegården i Bie",
        "Torget i Valla",
        "Folkets hus i Julita",
    ];
    let desk = bus.app.signed_in(&bus.planner).await;
    let visitor = bus.app.visitor();
    for (who, page) in [
        (&visitor, "/sv/venues/bussen"),
        (&visitor, "/sv/venues/bussen/programme?week=2026-W42"),
        (&desk, "/sv/desk/today?venue=bussen&date=2026-10-14"),
    ] {
        let page = who.get(page).await.expect(200).text();
        let at = places.map(|place| {
            page.find(place)
                .unwrap_or_else(|| panic!("{place}: {page}"))
        });
        assert!(at.is_sorted(), "{page}");
    }
    let week = visitor
        .get("/sv/venues/bussen/programme?week=2026-W42")
        .await;
    assert_eq!(week.expect(200).text().matches("Inställt").count(), 1);
    let english = visitor.get("/en/venues/bussen").await.expect(200).text();
    assert!(english.contains("The square in Valla"));
}

/// What stands in the form, with a button pressed.
fn typed<'a>(step: &'a str, stops: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let fields = [
        ("title", "Biblioteksbussen"),
        ("kind", "outreach"),
        ("venue", "bussen"),
        ("seats", "4"),
        ("repeat", "dates"),
        ("dates", "2026-10-14\n2026-10-21"),
        ("rows", "4"),
        ("step", step),
    ];
    [&fields, stops].concat()
}

const STOPS: [(&str, &str); 7] = [
    ("stop-1-place", "Bygdegården i Bie"),
    ("stop-1-position", "59,08 16,21"),
    ("stop-1-time", "9.00"),
    ("stop-1-minutes", "60"),
    ("stop-3-place", "Torget i Valla"),
    ("stop-3-time", "10.30"),
    ("stop-3-minutes", "45"),
];

#[tokio::test]
async fn a_planner_makes_a_tour_at_the_desk_and_plans_the_next_term() {
    let bus = Bus::new().await;
    let planner = bus.app.signed_in(&bus.planner).await;
    let page = planner.get(NEW).await.expect(200).text();
    assert!(
        page.contains("id=\"stop-4-place\"") && !page.contains("id=\"stop-5-place\""),
        "{page}"
    );
    let more = planner
        .fill(NEW, NEW, &typed("rows", &STOPS))
        .await
        .expect(200)
        .text();
    for kept in [
        "id=\"stop-8-place\"",
        "Torget i Valla",
        "59,08 16,21",
        "2026-10-21",
    ] {
        assert!(more.contains(kept), "{kept}: {more}");
    }
    let review = planner
        .fill(NEW, NEW, &typed("preview", &STOPS))
        .await
        .expect(200)
        .text();
    for said in [
        "4 skapas, 0 hoppas över",
        "Bygdegården i Bie",
        "10.30–11.15",
        "2026-10-21T10:30",
    ] {
        assert!(review.contains(said), "{said}: {review}");
    }
    let ticks = ["2026-10-14T09:00", "2026-10-14T10:30", "2026-10-21T10:30"];
    let ticks = ticks.map(|at| ("on", at));
    let made = [typed("true", &STOPS), ticks.to_vec()].concat();
    let made = planner.fill(NEW, NEW, &made).await.expect(303);
    let tour = planner
        .get(made.header("location"))
        .await
        .expect(200)
        .text();
    for said in [
        "3 tillfällen",
        "Bygdegården i Bie",
        "Torget i Valla",
        "Överhoppad",
    ] {
        assert!(tour.contains(said), "{said}: {tour}");
    }
    let stored = "select string_agg(to_char(local_date, 'DD ') || (place ->> 'sv') || ' ' || status, ', ' order by starts_at) \
         from sessions join session_texts on session_id = id";
    assert_eq!(
        bus.app.value(stored).await,
        "14 Bygdegården i Bie published, 14 Torget i Valla published, 21 Torget i Valla published"
    );
    let id = bus.app.value("select id::text from series").await;
    let next = planner
        .get(&format!("{NEW}?renew={id}"))
        .await
        .expect(200)
        .text();
    for kept in [
        "Bygdegården i Bie",
        "59.08, 16.21",
        "value=\"10.30\"",
        "Biblioteksbussen",
    ] {
        assert!(next.contains(kept), "{kept}: {next}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_stop_stands_at_its_row_and_everything_is_kept() {
    let bus = Bus::new().await;
    let planner = bus.app.signed_in(&bus.planner).await;
    let mut wrong = STOPS;
    wrong[1].1 = "norr om ån";
    wrong[5].1 = "9.15";
    let refused = planner
        .fill(NEW, NEW, &typed("preview", &wrong))
        .await
        .expect(422)
        .text();
    for said in [
        "href=\"#stop-1-position\"",
        "Hållplats 1, Läge på kartan – Skriv platsen som 58.99,16.20.",
        "norr om ån",
        "value=\"9.15\"",
        "Torget i Valla",
    ] {
        assert!(refused.contains(said), "{said}: {refused}");
    }
    wrong[1].1 = "";
    let refused = planner
        .fill(NEW, NEW, &typed("preview", &wrong))
        .await
        .expect(422)
        .text();
    assert!(refused.contains("href=\"#stop-3-time\""), "{refused}");
    assert!(
        refused.contains("Hållplatsen börjar innan den förra är slut."),
        "{refused}"
    );
    let few = planner
        .fill(NEW, NEW, &typed("preview", &STOPS[..4]))
        .await
        .expect(422)
        .text();
    assert!(few.contains("En tur har minst 2 hållplatser."), "{few}");
}
