//! Each proof with all its rounds; what is printed are the figures.

use std::time::Duration;

use crate::proof::history::{check, drive};
use crate::proof::{postgres_killed, rush, service_killed, vanishing};

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_kills_of_the_service_lose_and_double_nothing() {
    let figures = service_killed::rounds(200, Duration::from_secs(2)).await;
    println!("{figures:#?}");
    assert!(figures.slowest_start < Duration::from_secs(2));
    assert!(figures.unanswered > 0 && figures.replayed > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_of_postgresql_lose_and_double_nothing() {
    let figures = postgres_killed::rounds(50).await;
    println!("{figures:#?}");
    assert!(figures.slowest_answer < Duration::from_secs(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_callers_who_vanish_leave_nothing_half_done() {
    let figures = vanishing::callers(1000).await;
    println!("{figures:#?}");
    assert!(figures.made > 0 && figures.whole < 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_services_sell_ten_seats_to_ten_of_ten_thousand() {
    let figures = rush::rush(10_000, 256).await;
    println!("{figures:#?}");
    assert!(figures.took < Duration::from_secs(15));
    assert!(figures.slowest < Duration::from_millis(1500));
    assert!(figures.looks > 10);
}

/// The control, so that the one above passes for the right reason.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_ten_seats_are_sold_to_sixty() {
    let (taken, looks) = rush::naive_rush(60).await;
    assert_eq!(taken, 60);
    assert!(looks.contains(&true), "the sampler saw nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_operations_break_no_rule() {
    let (history, figures) = drive::play(100_000, 48).await;
    println!("{figures:#?}");
    assert!(figures.changes > 100_000);
    assert_eq!(drive::missing(&figures), [""; 0]);
    let faults = check::faults(&history, Duration::from_secs(1));
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}
