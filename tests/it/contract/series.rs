//! The dates and instants of series, against Python's `zoneinfo` and `dateutil.rrule`: by a rule drawn at random, over
//! the years and zones that people plan in.

use motesplats::platform::auth::Role;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::{answered, installed};
use crate::support::TestApp;
use crate::support::staff::Staff;

/// Rules for each zone.
const RULES: usize = 250;

/// A rule within 2024 to 2035, of at most 300 dates, often in the night that the clocks are changed.
fn rule() -> impl Strategy<Value = Value> {
    let weekdays =
        prop::sample::subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 1..=7);
    let week = prop::sample::select(vec![1, 2, 3, 4, 5, -1]);
    let start = (0i64..4100, 1i64..290);
    let time = prop_oneof![
        (8u32..18, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
        (0u32..4, 0u32..60).prop_map(|(hour, minute)| format!("{hour:02}:{minute:02}")),
    ];
    let unit = prop::sample::select(vec!["week", "month", "dates"]);
    let named = prop::collection::vec(0i64..4380, 1..40);
    let minutes = 15i64..600;
    (unit, 1i64..5, weekdays, week, start, named, time, minutes).prop_map(
        |(unit, every, weekdays, week, (from, days), named, time, minutes)| {
            let day = |n: i64| (chrono::NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::TimeDelta::days(n)).to_string();
            match unit {
                "dates" => json!({ "unit": unit, "dates": named.iter().map(|n| day(*n)).collect::<Vec<_>>(),
                    "localTime": time, "minutes": minutes }),
                _ => json!({ "unit": unit, "every": every, "weekdays": weekdays,
                    "week": (unit == "month").then_some(week), "from": day(from), "to": day(from + days * every),
                    "localTime": time, "minutes": minutes }),
            }
        },
    )
}

/// Date and start of each item, "no-dates" where there is none.
async fn ours(planner: &Staff, venue: &str, rule: &Value) -> Value {
    let request = json!({ "template": { "venueId": venue, "title": "Datorhjälp", "kind": "drop-in" },
        "rule": rule, "preview": true });
    let answer = planner.post("/api/v1/series", request).await;
    let body = answer.json();
    if answer.status() == 422 {
        return body["errors"][0]["code"].clone();
    }
    let item = |item: &Value| {
        let unresolved = ["no-such-time", "doubled-time"]
            .iter()
            .find(|name| item["reason"] == **name);
        match unresolved {
            Some(reason) => json!([item["localDate"], reason]),
            None => json!([item["localDate"], item["startsAt"]]),
        }
    };
    body["items"].as_array().unwrap().iter().map(item).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_series_falls_on_the_dates_and_instants_that_others_find() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let swedish = app.venue(&town).insert().await;
    let norwegian = app
        .venue(&town)
        .slug("oslo")
        .zone("Europe/Oslo")
        .insert()
        .await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let mut runner = TestRunner::deterministic();
    let mut differences = Vec::new();
    for (venue, zone) in [(&swedish, "Europe/Stockholm"), (&norwegian, "Europe/Oslo")] {
        let rules: Vec<Value> = (0..RULES)
            .map(|_| rule().new_tree(&mut runner).unwrap().current())
            .collect();
        let mut found = Vec::new();
        for rule in &rules {
            found.push(ours(&planner, &venue.slug, rule).await);
        }
        let asked = json!({ "zone": zone, "rules": rules }).to_string();
        let mut others = installed(".venv/bin/python");
        let expected = answered(others.arg("series/dates.py").arg(asked)).await;
        for ((rule, ours), theirs) in rules.iter().zip(found).zip(expected.as_array().unwrap()) {
            if ours != *theirs {
                differences.push(format!("{zone} {rule}\n  {ours}\n  {theirs}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
