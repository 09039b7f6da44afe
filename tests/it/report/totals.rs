//! The report of random sessions, bookings and counts, against figures that are added up
//! here by hand, from what was inserted and not from the database.

use std::collections::BTreeMap;

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{REPORT, SUBMISSION};
use crate::support::TestApp;
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

/// Figures in the order of [`COLUMNS`].
type Sums = [i64; 11];

/// Numbers that look random and are the same each time (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::try_from(self.throw(from.len() as u64)).unwrap()]
    }

    fn number(&mut self, below: u64) -> i64 {
        i64::try_from(self.throw(below)).unwrap()
    }
}

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
    let mut dice = Dice(20_261_005);
    let mut expected = Vec::new();
    for _ in 0..24 {
        let (municipality, venue) = &venues[usize::try_from(dice.throw(3)).unwrap()];
        expected.push(
            insert_random(
                &app,
                &edition,
                (municipality, venue),
                &coordinator,
                &mut dice,
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
        assert_eq!(sums(&report["total"]), total, "{by}");
        let found: BTreeMap<String, Sums> = report["groups"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (row["key"].as_str().unwrap().to_owned(), sums(row)))
            .collect();
        assert_eq!(found, groups, "{by}");
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
            let small =
                COLUMNS[5..].contains(&column) && (1..5).contains(&own[column].as_i64().unwrap());
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
    dice: &mut Dice,
) -> ExpectedSession {
    let (kind, day, off) = (dice.pick(&KINDS), dice.pick(&DAYS), dice.throw(6) == 0);
    let session = app
        .session(venue)
        .kind(kind)
        .starting(day, "10:00")
        .edition(edition);
    let session = if off {
        session.cancelled()
    } else {
        session.published()
    };
    let session = session.insert().await;
    let mut sums = Sums::default();
    sums[0] = 1;
    sums[1] = i64::from(off);
    let over = !off && day != DAYS[3];
    sums[2] = i64::from(over);
    for _ in 0..dice.throw(5) {
        let (status, seats) = (dice.pick(&OUTCOMES), 1 + dice.number(3));
        app.booked(session, status, i32::try_from(seats).unwrap())
            .await;
        let counts = !off && !matches!(status, "cancelled" | "waiting");
        sums[5] += if counts { seats } else { 0 };
        sums[6] += if counts && status == "no-show" {
            seats
        } else {
            0
        };
    }
    if dice.throw(2) == 0 {
        let (named, bare) = (1 + dice.number(2), 1 + dice.number(6));
        app.walked_in(session, i32::try_from(named).unwrap()).await;
        app.came_by(session, i32::try_from(bare).unwrap(), by.id)
            .await;
        sums[7] += if off { 0 } else { named + bare };
    }
    for _ in 0..dice.throw(3) {
        let state = dice.pick(&["counted", "estimated"]);
        let total = dice.number(12);
        let (children, digital) = (total.min(dice.number(4)), dice.number(8));
        app.counted(session, state, (total, children, digital), by.id)
            .await;
        if over {
            (sums[3], sums[4]) = (1, i64::from(state == "estimated"));
            (sums[8], sums[9], sums[10]) = (total, children, digital);
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
    to.iter_mut().zip(sums).for_each(|(to, one)| *to += one);
}

fn sums(row: &Value) -> Sums {
    COLUMNS.map(|column| {
        row[column]
            .as_i64()
            .unwrap_or_else(|| panic!("{column}: {row}"))
    })
}
