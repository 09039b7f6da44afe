//! The zones' rules that come with the program, beside those of the system.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use chrono::{DateTime, TimeZone, Utc};
use motesplats::platform::time::{Zone, local};

/// Noon on the first of each month, and the nights in which clocks may change.
fn instants() -> Vec<DateTime<Utc>> {
    let of_year = |year: i32| {
        let months = (1..=12).map(move |month| (year, month, 1, 12));
        let nights = [3, 10].into_iter().flat_map(move |month| {
            (24..=31).flat_map(move |day| (0..3).map(move |hour| (year, month, day, hour)))
        });
        months.chain(nights)
    };
    (2020..=2040)
        .flat_map(of_year)
        .map(|(year, month, day, hour)| {
            Utc.with_ymd_and_hms(year, month, day, hour, 30, 0).unwrap()
        })
        .collect()
}

/// The wall times by GNU `date`; none where the system has no such zone or another `date`.
fn by_the_system(zone: &str, instants: &[DateTime<Utc>]) -> Option<Vec<String>> {
    if !Path::new("/usr/share/zoneinfo").join(zone).exists() {
        return None;
    }
    let mut date = Command::new("date")
        .args(["--file=-", "+%F %R"])
        .env("TZ", zone)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let asked: String = instants
        .iter()
        .map(|instant| format!("@{}\n", instant.timestamp()))
        .collect();
    date.stdin
        .take()
        .unwrap()
        .write_all(asked.as_bytes())
        .ok()?;
    let output = date.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let said = said.lines().map(str::to_owned).collect();
    output.status.success().then_some(said)
}

#[test]
fn clocks_in_sweden_and_norway_show_what_the_system_says_until_2040() {
    let instants = instants();
    for zone in [Zone::STOCKHOLM, Zone::OSLO] {
        let Some(expected) = by_the_system(zone.name(), &instants) else {
            continue;
        };
        assert_eq!(expected.len(), instants.len());
        for (instant, expected) in instants.iter().zip(expected) {
            let (day, time) = local(*instant, zone);
            let shown = format!("{day} {}", time.format("%H:%M"));
            assert_eq!(shown, expected, "{zone} at {instant}");
        }
    }
}
