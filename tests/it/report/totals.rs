//! The report of random sessions, bookings and counts, against figures that are added up
//! here by hand, from what was inserted and not from the database.

use std::collections::BTreeMap;

use fastrand::Rng;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{REPORT, SUBMISSION};
use crate::support::TestApp;
use crate::support::rows::attendance::People;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

const COLUMNS: [&str; 11] = [
    "sessions",
    "cancelled",
    "due",
    "reported",
    "estimated",
    "bookings",
    "noShows",
    "walkIns",
    "participants",
    "children",
    "digital",
];

/// A row of the report: by the names of [`COLUMNS`].
type Sums = BTreeMap<&'static str, i64>;

/// A session that was inserted, where it belongs, and what the report should count of it.
struct ExpectedSession {
    municipality: &'static str,
    venue: String,
    kind: &'static str,
    day: &'static str,
    sums: Sums,
}

const KINDS: [&str; 3] = ["lecture", "workshop", "one-to-one"];
/// Three days that are over when tests begin, and one that is not.
const DAYS: [&str; 4] = ["2026-10-01", "2026-10-04", "2026-10-05", "2026-10-08"];
const OUTCOMES: [&str; 7] = [
    "confirmed",
    "pending",
    "came",
    "no-show",
    "excused",
    "cancelled",
    "waiting",
];

#[tokio::test]
async fn every_grouping_is_what_was_put_in() {
    let app = TestApp::spawn().await;
    let region = app
        .organisation("region-sormland")
        .kind("region")
        .insert()
        .await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let campaign = app.campaign(&network, "emedborgarveckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-01", "2026-10-11")
        .await;
    let town = app
        .organisation("katrineholm")
        .below(&region)
        .insert()
        .await;
    let branch = app
        .organisation("katrineholm-library")
        .kind("library")
        .municipality("SE-0482");
    let branch = branch.below(&town).no_controller().insert().await;
    let venues = [
        ("SE-0483", app.venue(&town).insert().await),
        ("SE-0483", app.venue(&town).slug("valla").insert().await),
        ("SE-0482", app.venue(&branch).insert().await),
    ];
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let mut rng = Rng::with_seed(20_261_005);
    let mut expected = Vec::new();
    for _ in 0..24 {
        let (municipality, venue) = rng.choice(&venues).unwrap();
        expected.push(
            insert_random(
                &app,
                &edition,
                (municipality, venue),
                &coordinator,
                &mut rng,
            )
            .await,
        );
    }
    for (by, key) in [
        (
            "municipality",
            &(|one: &ExpectedSession| one.municipality.to_owned())
                as &dyn Fn(&ExpectedSession) -> String,
        ),
        ("venue", &|one| one.venue.clone()),
        ("kind", &|one| one.kind.to_owned()),
        ("day", &|one| one.day.to_owned()),
        ("language", &|_| "sv".to_owned()),
    ] {
        let report = coordinator
            .get(&format!("{REPORT}?groupBy={by}"))
            .await
            .expect(200)
            .json();
        let mut groups: BTreeMap<String, Sums> = BTreeMap::new();
        let mut total = Sums::default();
        for one in &expected {
            add(groups.entry(key(one)).or_default(), &one.sums);
            add(&mut total, &one.sums);
        }
        assert_eq!(sums(&report["total"]), reported(total), "{by}");
        let found: BTreeMap<String, Sums> = report["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["key"].as_str().unwrap().to_owned(), sums(row)))
            .collect();
        let groups = groups.into_iter().map(|(key, sums)| (key, reported(sums)));
        assert_eq!(found, groups.collect(), "{by}");
    }
    submitted_is_what_was_live(&app, &coordinator, &region).await;
}

/// Submitting and reading the revision gives the live figures; from above the controller every
/// figure that is shown is the live one, and what is small is not shown.
async fn submitted_is_what_was_live(
    app: &TestApp,
    coordinator: &Staff,
    region: &crate::support::organisation::Org,
) {
    let above = app.staff(Role::Planner).at(region).await;
    let report = format!("{REPORT}?groupBy=venue");
    let live = coordinator.get(&report).await.expect(200).json();
    coordinator.post(SUBMISSION, json!({})).await.expect(201);
    let frozen = coordinator
        .get(&format!("{report}&version=1"))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&frozen["total"], &frozen["groups"]),
        (&live["total"], &live["groups"])
    );
    let seen = above.get(&report).await.expect(200).json();
    for (row, own) in rows(&seen).iter().zip(rows(&live)) {
        for column in COLUMNS {
            let figure = own[column].as_i64().unwrap_or(0);
            let small = COLUMNS[5..].contains(&column) && (1..5).contains(&figure);
            assert!(
                row[column] == own[column] || row[column].is_null(),
                "{column}"
            );
            assert!(!small || row[column].is_null(), "{column}");
        }
    }
}

fn rows(report: &Value) -> Vec<Value> {
    let mut rows = report["groups"].as_array().unwrap().clone();
    rows.push(report["total"].clone());
    rows
}

async fn insert_random(
    app: &TestApp,
    edition: &crate::support::campaign::Edition,
    (municipality, venue): (&'static str, &Venue),
    by: &Staff,
    rng: &mut Rng,
) -> ExpectedSession {
    let kind = rng.choice(KINDS).unwrap();
    let day = rng.choice(DAYS).unwrap();
    let is_cancelled = rng.u8(..6) == 0;
    let session = app
        .session(venue)
        .kind(kind)
        .starting(day, "10:00")
        .edition(edition);
    let session = if is_cancelled {
        session.cancelled()
    } else {
        session.published()
    };
    let session = session.insert().await;
    let is_over = !is_cancelled && day != DAYS[3];
    let mut sums = Sums::from(COLUMNS.map(|column| (column, 0)));
    sums.insert("sessions", 1);
    sums.insert("cancelled", i64::from(is_cancelled));
    sums.insert("due", i64::from(is_over));
    let mut count = |column, people: i64| *sums.get_mut(column).unwrap() += people;
    for _ in 0..rng.u8(..5) {
        let (status, seats) = (rng.choice(OUTCOMES).unwrap(), rng.i32(1..=3));
        app.booked(session, status, seats).await;
        if is_cancelled || matches!(status, "cancelled" | "waiting") {
            continue;
        }
        count("bookings", seats.into());
        if status == "no-show" {
            count("noShows", seats.into());
        }
    }
    if rng.bool() {
        let (named, bare) = (rng.i32(1..=2), rng.i32(1..=6));
        app.walked_in(session, named).await;
        app.came_by(session, bare, by.id).await;
        if !is_cancelled {
            count("walkIns", (named + bare).into());
        }
    }
    for _ in 0..rng.u8(..3) {
        let state = rng.choice(["counted", "estimated"]).unwrap();
        let total = rng.i32(0..12);
        let people = People {
            total,
            children: rng.i32(0..4).min(total),
            digital: rng.i32(0..8),
        };
        app.counted(session, state, people, by.id).await;
        if is_over {
            sums.insert("reported", 1);
            sums.insert("estimated", i64::from(state == "estimated"));
            sums.insert("participants", people.total.into());
            sums.insert("children", people.children.into());
            sums.insert("digital", people.digital.into());
        }
    }
    ExpectedSession {
        municipality,
        venue: venue.slug.clone(),
        kind,
        day,
        sums,
    }
}

fn add(to: &mut Sums, sums: &Sums) {
    for (column, people) in sums {
        *to.entry(column).or_default() += people;
    }
}

/// The figures of a row; what is null is left out.
fn sums(row: &Value) -> Sums {
    let figures = COLUMNS.into_iter().filter(|column| !row[column].is_null());
    let figures = figures.map(|column| (column, row[column].as_i64().unwrap()));
    figures.collect()
}

/// What nobody has counted is not nought.
fn reported(mut sums: Sums) -> Sums {
    if sums["due"] > 0 && sums["reported"] == 0 {
        sums.retain(|column, _| !COLUMNS[7..].contains(column));
    }
    sums
}
