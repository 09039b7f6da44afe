//! A few rounds of each long proof; `make prove` runs all of them.

use std::time::Duration;

use crate::proof::history::{check, drive};
use crate::proof::{postgres_killed, rush, service_killed, vanishing};

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_bookings_survive_the_kill_of_the_service() {
    let figures = service_killed::rounds(3, Duration::from_millis(800)).await;
    println!("{figures:?}");
    assert!(figures.made > 30 && figures.unanswered > 0, "{figures:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_bookings_survive_the_kill_of_postgresql() {
    let figures = postgres_killed::rounds(1).await;
    println!("{figures:?}");
    assert!(figures.made > 20 && figures.sent_away > 0, "{figures:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn callers_who_vanish_leave_nothing_half_done() {
    let figures = vanishing::callers(100).await;
    println!("{figures:?}");
    assert!(figures.made > 0 && figures.whole < 100, "{figures:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn three_services_sell_ten_seats_to_ten() {
    let figures = rush::rush(600, 64).await;
    println!("{figures:?}");
    assert!(
        figures.looks > 5 && figures.slowest < figures.took,
        "{figures:?}"
    );
}

/// The control: so the one above passes for the right reason, and the sampler can see.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_the_same_rush_oversells() {
    let (taken, looks) = rush::naive_rush(40).await;
    assert_eq!(taken, 40);
    assert!(looks.contains(&true), "the sampler saw nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_random_history_breaks_no_rule() {
    let (history, figures) = drive::play(1000, 20).await;
    println!("{figures:#?} without {:?}", drive::missing(&figures));
    assert!(figures.changes > 1000 && figures.tally.len() > 10);
    // The machine may be busy with other tests; alone it keeps to one second, as make prove shows.
    let faults = check::faults(&history, Duration::from_secs(3));
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}
