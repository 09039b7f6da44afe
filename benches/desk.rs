//! The desk's pages, one reader at a time, with a large installation: for whoever works at one venue, and for a
//! coordinator of 145 municipalities. 500,000 bookings have names. Every look is recorded, as it always is.

use std::process::Command;

use anyhow::{Context, Result, ensure};
use reqwest::header::{LOCATION, SET_COOKIE};
use reqwest::redirect::Policy;

use crate::Pace;
use crate::reads::LARGE;
use crate::support::load::Load;
use crate::support::report::Report;
use crate::support::service::Service;
use crate::support::{Postgres, file};

const DATABASE: &str = "bench_desk";
const PASSWORD: &str = "lampan står på bordet";
/// A page of the desk, search too, may take so long.
const AT_MOST_MS: f64 = 60.0;
const TIMES: usize = 20;

const OPENED: [&str; 18] = [
    "today",
    "week",
    "to-count",
    "plan",
    "call-tasks",
    "letters",
    "book",
    "search?q=karl-erik",
    "search?q=karl-erik%20berg",
    "search?q=4711",
    "cancellations",
    "substitutions",
    "absences",
    "venues",
    "sessions/new?venue=plats-1-1",
    "series/new?venue=plats-1-1",
    "sessions/{session}",
    "bookings/{booking}",
];

/// Role, the options that say where, and how they are called in the report.
const READERS: [(&str, &[&str], &str); 2] = [
    (
        "planner",
        &["--organisation", "bibliotek-1", "--venue", "plats-1-1"],
        "at one venue",
    ),
    (
        "coordinator",
        &["--organisation", "association"],
        "of 145 municipalities",
    ),
];

/// Whoever is booked gets a name and a number, under the service's own key.
const NAMED: &str = "
update bookings set wiped_at = null, phone = '+4670' || lpad((n % 10000000)::text, 7, '0'),
    name = (array['Karl-Erik', 'Gunvor', 'Ali', 'Huda', 'Sonja'])[1 + n % 5] || ' '
        || (array['Berg', 'Lind', 'Ek', 'Haddad', 'Jansson', 'Ström', 'Åström'])[1 + n / 5 % 7],
    key_id = (select max(id) from signing_keys where fingerprint <> 'bench')
from (select id as row, row_number() over () as n from bookings) numbered where row = bookings.id";

/// Measures and reports.
pub async fn measure(postgres: &Postgres, pace: Pace, report: &mut Report) -> Result<()> {
    let share = 100_000 / pace.sessions_stored.max(1);
    postgres.fill_large(DATABASE, LARGE, share).await?;
    let url = postgres.url(DATABASE);
    let service = Service::start(&url, &[]).await?;
    postgres.run(DATABASE, NAMED).await?;
    postgres.vacuum_and_checkpoint(DATABASE).await?;
    let sql = postgres.sql(DATABASE).await?;
    let found = "select session_id::text, id::text from bookings where organisation_id = md5('organisation1')::uuid
        and session_id in (select id from sessions where venue_id = md5('venue1-1')::uuid) limit 1";
    let found = sql.query_one(found, &[]).await?;
    let (session, booking): (String, String) = (found.get(0), found.get(1));
    for (role, place, called) in READERS {
        let cookie = signed_in(&service, &url, role, place).await?;
        for page in OPENED {
            let path = page
                .replace("{session}", &session)
                .replace("{booking}", &booking);
            let took = median(&service, &path, &cookie)?;
            report.at_most(
                &format!("/desk/{page}, {role} {called}"),
                took,
                "ms",
                AT_MOST_MS,
            );
        }
    }
    Ok(())
}

/// Adds an account and signs it in; answers its cookie.
async fn signed_in(
    service: &Service,
    database: &str,
    role: &str,
    place: &[&str],
) -> Result<String> {
    let (email, kept) = (format!("{role}-bench@example.org"), file("password"));
    std::fs::write(&kept, PASSWORD)?;
    let added = Command::new(env!("CARGO_BIN_EXE_motesplats"))
        .args([
            "staff", "add", "--email", &email, "--name", "Bänk", "--role", role,
        ])
        .args(place)
        .arg("--password-file")
        .arg(&kept)
        .env("MOTESPLATS__DATABASE__URL", database)
        .env("MOTESPLATS_ENVIRONMENT", "test")
        .output()?;
    ensure!(
        added.status.success(),
        "{}",
        String::from_utf8_lossy(&added.stderr)
    );
    let client = reqwest::Client::builder()
        .redirect(Policy::none())
        .build()?;
    let origin = format!("http://{}", service.address);
    let answer = client
        .post(format!("{origin}/sv/desk/sign-in"))
        .header("Origin", &origin)
        .header("Sec-Fetch-Site", "same-origin")
        .form(&[("email", email.as_str()), ("password", PASSWORD)])
        .send()
        .await?;
    ensure!(
        answer.headers().contains_key(LOCATION),
        "not signed in: {}",
        answer.status()
    );
    let cookies = answer.headers().get_all(SET_COOKIE).iter();
    let pairs: Vec<&str> = cookies
        .filter_map(|cookie| cookie.to_str().ok()?.split(';').next())
        .collect();
    Ok(pairs.join("; "))
}

/// The median of twenty answers, in milliseconds, after three to warm up.
fn median(service: &Service, page: &str, cookie: &str) -> Result<f64> {
    let request = format!(
        "GET /sv/desk/{page} HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n",
        service.address
    );
    let read = |times| {
        let load = Load::counted(service.address, 1, times);
        load.run(200, |_, text| text.extend_from_slice(request.as_bytes()))
            .with_context(|| page.to_owned())
    };
    read(3)?;
    Ok(read(TIMES)?.percentile(50).as_secs_f64() * 1000.0)
}
