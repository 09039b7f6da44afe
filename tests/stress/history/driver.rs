//! Plays with the service at random: two services over one database and one clock. The clock is
//! moved by hand and runs sixty times as fast as ours, so what lasts minutes expires in seconds.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use motesplats::app::jobs::SERVE_JOBS;
use motesplats::platform::auth::Role;
use motesplats::platform::clock::Clock;
use motesplats::platform::jobs::JobRunner;
use serde_json::json;
use tokio::sync::watch;
use uuid::Uuid;

use super::player::{Callers, Player, SharedBookings};
use super::{History, Micros, Observation, real_now, recorded_changes, start_recording};
use crate::stress::seeded;
use crate::support::TestApp;
use crate::support::client::Client;

/// The clock is moved so often, and each time by sixty times as much.
const TICK: Duration = Duration::from_millis(20);
const SPEED: i32 = 60;
const PLAYERS: u64 = 16;
const SEED: u64 = 5;
/// After the last operation: longer than a seat may lie idle.
const AFTERWARDS: Duration = Duration::from_millis(1600);

#[derive(Debug)]
pub struct PlayOutcome {
    /// How often each operation came to what: `cancel → 200`.
    pub tally: BTreeMap<String, usize>,
    /// Changes that the database wrote down.
    pub changes: usize,
}

/// Operations that never succeeded: a play without them says nothing of them.
pub fn never_succeeded(outcome: &PlayOutcome) -> Vec<&'static str> {
    let kinds = [
        "book → 201",
        "book oneself → 201",
        "book hold → 201",
        "cancel → 200",
        "move → 200",
        "hold → 201",
        "give up hold → 204",
        "resize → 200",
        "acceptance → 200",
        "decline → 200",
        "no-show → 200",
        "release → 200",
        "book → 409 sold-out",
    ];
    let missing = kinds
        .into_iter()
        .filter(|kind| !outcome.tally.contains_key(*kind));
    missing.collect()
}

/// A session that is played with.
#[derive(Debug, Clone)]
pub struct PlayedSession {
    pub id: Uuid,
    /// Only the desk books it, and seats are released.
    pub has_begun: bool,
    promotes_until: Micros,
}

/// Plays so many operations in so many sessions to come, and a few that have begun.
pub async fn play(operations: usize, sessions: usize) -> (History, PlayOutcome) {
    let app = TestApp::spawn().await;
    let beside = app.beside().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let sql = crate::stress::sql(app.database_url()).await.unwrap();
    start_recording(&sql).await;
    let mut played = Vec::new();
    for n in 0..sessions + sessions / 6 {
        played.push(session(&coordinator, &venue.slug, n, n >= sessions).await);
    }
    let callers = [&app, &beside].map(|app| Callers {
        desk: app.holder(&coordinator.token),
        resident: app.visitor(),
    });

    let (stop, stopped) = watch::channel(false);
    let expiring = [&app, &beside].map(|app| {
        let runner = JobRunner::new(&app.state, &SERVE_JOBS).unwrap();
        tokio::spawn(runner.run(stopped.clone()))
    });
    let over = Arc::new(AtomicBool::new(false));
    let ticking = tokio::spawn(tick(app.clock().clone(), over.clone()));
    let left = Arc::new(AtomicUsize::new(operations));
    let bookings = SharedBookings::default();
    let playing = (1..=PLAYERS).map(|n| {
        let callers = callers[usize::try_from(n).unwrap() % 2].clone();
        let player = Player::new(callers, seeded(SEED, n), played.clone(), bookings.clone());
        tokio::spawn(play_on(player, left.clone()))
    });
    let (mut observations, mut tally) = (Vec::new(), BTreeMap::new());
    for player in join_all(playing).await {
        let (observed, counts) = player.unwrap();
        observations.extend(observed);
        for (name, count) in counts {
            *tally.entry(name).or_default() += count;
        }
    }
    // Long enough for the checker to see a seat that nobody promotes into.
    tokio::time::sleep(AFTERWARDS).await;
    over.store(true, Ordering::Relaxed);
    stop.send_replace(true);
    join_all(expiring).await;
    let history = History {
        promotes_until: played
            .iter()
            .map(|session| (session.id, session.promotes_until))
            .collect(),
        changes: recorded_changes(&sql).await,
        observations,
        clock: ticking.await.unwrap(),
        ended_at: real_now(),
    };
    let changes = history.changes.len();
    (history, PlayOutcome { tally, changes })
}

async fn play_on(
    mut player: Player,
    left: Arc<AtomicUsize>,
) -> (Vec<Observation>, BTreeMap<String, usize>) {
    let take = |left: usize| left.checked_sub(1);
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        .is_ok()
    {
        player.play().await;
    }
    player.finish()
}

/// Moves the clock and writes down when it showed what.
async fn tick(clock: Clock, over: Arc<AtomicBool>) -> Vec<(Micros, Micros)> {
    let step = TimeDelta::from_std(TICK * u32::try_from(SPEED).unwrap()).unwrap();
    let mut shown = vec![(0, clock.now().timestamp_micros())];
    while !over.load(Ordering::Relaxed) {
        tokio::time::sleep(TICK).await;
        clock.advance(step);
        shown.push((real_now(), clock.now().timestamp_micros()));
    }
    shown
}

/// A session in two days, or one that began a quarter of an hour ago.
async fn session(coordinator: &Client, venue: &str, n: usize, has_begun: bool) -> PlayedSession {
    let (day, time, minutes) = match has_begun {
        true => ("2026-10-06", "09:45", 840),
        false => ("2026-10-08", "13:00", 60),
    };
    let plan = json!({
        "venueId": venue, "title": format!("Datorhjälp {n}"), "kind": "lecture",
        "localDate": day, "localTime": time, "minutes": minutes, "seatsTotal": 3 + n % 8,
        "promotion": if n % 4 == 3 { "offer" } else { "give" }, "offerMinutes": 5,
    });
    let made = coordinator
        .post("/api/v1/sessions", plan)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap();
    let publish = format!("/api/v1/sessions/{id}/publication");
    coordinator.post_empty(&publish).await.expect(200);
    let starts: DateTime<Utc> = made["startsAt"].as_str().unwrap().parse().unwrap();
    PlayedSession {
        id: id.parse().unwrap(),
        has_begun,
        promotes_until: (starts - TimeDelta::minutes(120)).timestamp_micros(),
    }
}
