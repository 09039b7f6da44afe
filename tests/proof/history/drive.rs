//! Drives the service at random: two of them over one database and one clock, which is moved by
//! hand and runs sixty times as fast as ours, so that what is kept for minutes runs out in seconds.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use futures_util::future::join_all;
use motesplats::app::ticker;
use motesplats::platform::auth::Role;
use motesplats::platform::clock::Clock;
use serde_json::json;
use tokio::sync::watch;
use uuid::Uuid;

use super::act::{Doors, Known, Player};
use super::{Answer, History, Micros, real_now, record, recorded};
use crate::proof::dice::Dice;
use crate::support::TestApp;
use crate::support::client::Client;

/// The clock is moved so often, and each time by sixty times as much.
const TICK: Duration = Duration::from_millis(20);
const SPEED: i32 = 60;
const PLAYERS: u64 = 16;
const SEED: u64 = 5;
/// After the last operation: longer than a seat may lie idle.
const AFTERWARDS: Duration = Duration::from_millis(1600);

/// What was driven.
#[derive(Debug)]
pub struct Figures {
    /// Operations by what came of them.
    pub tally: BTreeMap<String, usize>,
    /// Changes written down.
    pub changes: usize,
}

/// Kinds of operations that never came true: a play without them says nothing of them.
pub fn missing(figures: &Figures) -> Vec<&'static str> {
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
        .filter(|kind| !figures.tally.contains_key(*kind));
    missing.collect()
}

/// A session that is played with.
#[derive(Debug, Clone)]
pub struct Place {
    pub id: Uuid,
    /// Has begun: only the desk books, and seats are released.
    pub begun: bool,
    promotes_until: Micros,
}

/// Plays so many operations in so many sessions to come, and a few that have begun.
pub async fn play(operations: usize, sessions: usize) -> (History, Figures) {
    let app = TestApp::spawn().await;
    let beside = app.beside().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let sql = crate::proof::sql(app.database_url()).await.unwrap();
    record(&sql).await;
    let mut places = Vec::new();
    for n in 0..sessions + sessions / 6 {
        places.push(place(&coordinator, &venue.slug, n, n >= sessions).await);
    }
    let services = [&app, &beside].map(|app| Doors {
        desk: app.holder(&coordinator.token),
        resident: app.visitor(),
    });

    let (told, stop) = watch::channel(false);
    let sweeping =
        [&app, &beside].map(|app| tokio::spawn(ticker::run(app.state.clone(), stop.clone())));
    let over = Arc::new(AtomicBool::new(false));
    let ticking = tokio::spawn(tick(app.clock().clone(), over.clone()));
    let left = Arc::new(AtomicUsize::new(operations));
    let known = Known::default();
    let playing = (1..=PLAYERS).map(|n| {
        let service = services[usize::try_from(n).unwrap() % 2].clone();
        let player = Player::new(service, Dice::of(SEED, n), places.clone(), known.clone());
        tokio::spawn(play_on(player, left.clone()))
    });
    let (mut answers, mut tally) = (Vec::new(), BTreeMap::new());
    for player in join_all(playing).await {
        let (said, what) = player.unwrap();
        answers.extend(said);
        for (name, count) in what {
            *tally.entry(name).or_default() += count;
        }
    }
    tokio::time::sleep(AFTERWARDS).await;
    over.store(true, Ordering::Relaxed);
    told.send_replace(true);
    join_all(sweeping).await;
    let history = History {
        promotes_until: places
            .iter()
            .map(|place| (place.id, place.promotes_until))
            .collect(),
        changes: recorded(&sql).await,
        answers,
        clock: ticking.await.unwrap(),
        ended_at: real_now(),
    };
    let changes = history.changes.len();
    (history, Figures { tally, changes })
}

async fn play_on(
    mut player: Player,
    left: Arc<AtomicUsize>,
) -> (Vec<Answer>, BTreeMap<String, usize>) {
    let take = |left: usize| left.checked_sub(1);
    while left
        .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
        .is_ok()
    {
        player.act().await;
    }
    player.told()
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
async fn place(coordinator: &Client, venue: &str, n: usize, begun: bool) -> Place {
    let (day, time, minutes) = match begun {
        true => ("2026-10-06", "09:45", 840),
        false => ("2026-10-08", "13:00", 60),
    };
    let wish = json!({
        "venueId": venue, "title": format!("Datorhjälp {n}"), "kind": "lecture",
        "localDate": day, "localTime": time, "minutes": minutes, "seatsTotal": 3 + n % 8,
        "promotion": if n % 4 == 3 { "offer" } else { "give" }, "offerMinutes": 5,
    });
    let made = coordinator
        .post("/api/v1/sessions", wish)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap();
    let publish = format!("/api/v1/sessions/{id}/publication");
    coordinator.act(&publish).await.expect(200);
    let starts: DateTime<Utc> = made["startsAt"].as_str().unwrap().parse().unwrap();
    Place {
        id: id.parse().unwrap(),
        begun,
        promotes_until: (starts - TimeDelta::minutes(120)).timestamp_micros(),
    }
}
