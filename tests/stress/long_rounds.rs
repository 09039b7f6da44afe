//! Each scenario with all its rounds; what is printed is what they came to.

use std::time::Duration;

use crate::stress::crash::{postgres_killed, service_killed};
use crate::stress::history::{checker, driver};
use crate::stress::{disconnects, rush, stopping};

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_kills_of_the_service_lose_and_double_nothing() {
    let outcome = service_killed::run(200, Duration::from_secs(2)).await;
    println!("{outcome:#?}");
    assert!(outcome.slowest_start < Duration::from_secs(2));
    assert!(outcome.unanswered > 0 && outcome.replayed > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_kills_of_postgresql_lose_and_double_nothing() {
    let outcome = postgres_killed::run(50).await;
    println!("{outcome:#?}");
    assert!(outcome.slowest_answer < Duration::from_secs(3));
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_stops_under_load_leave_no_request_without_an_answer() {
    let outcome = stopping::run(50).await;
    println!("{outcome:#?}");
    assert_eq!(outcome.unanswered, 0);
}

/// The control, so that the one above passes for the right reason.
#[tokio::test(flavor = "multi_thread")]
async fn stops_that_are_not_announced_leave_requests_without_an_answer() {
    let outcome = stopping::run_unannounced(10).await;
    println!("{outcome:#?}");
    assert!(outcome.unanswered > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_callers_who_disconnect_leave_nothing_half_done() {
    let outcome = disconnects::run(1000).await;
    println!("{outcome:#?}");
    assert!(outcome.stored > 0 && outcome.whole < 1000);
}

#[tokio::test(flavor = "multi_thread")]
async fn three_services_sell_ten_seats_to_ten_of_ten_thousand() {
    let outcome = rush::rush(10_000, 256).await;
    println!("{outcome:#?}");
    assert!(outcome.took < Duration::from_secs(15));
    assert!(outcome.slowest < Duration::from_millis(1500));
    assert!(outcome.samples > 10);
}

/// The control, so that the one above passes for the right reason.
#[tokio::test(flavor = "multi_thread")]
async fn without_the_lock_ten_seats_are_sold_to_sixty() {
    let (taken, oversold) = rush::naive_rush(60).await;
    assert_eq!(taken, 60);
    assert!(oversold.contains(&true), "the sampler saw nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_operations_break_no_rule() {
    let (history, outcome) = driver::play(100_000, 48).await;
    println!("{outcome:#?}");
    assert!(outcome.changes > 100_000);
    assert_eq!(driver::never_succeeded(&outcome), [""; 0]);
    let faults = checker::faults(&history, Duration::from_secs(1));
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
}
