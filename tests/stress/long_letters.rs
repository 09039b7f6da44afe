//! The rounds of letters with all their letters and kills: `make prove only=letters`.

use std::time::Duration;

use crate::stress::letters::{
    arrives_and_bounces, cancelled, codes, down, frozen, killed, poison, several, slow, three_days,
};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_letters_leave_soon_after_the_mail_server_is_back() {
    let outcome = down::run(5000, MINUTE / 60, Duration::ZERO).await;
    println!("{outcome}");
    assert_eq!(
        (outcome.queued, outcome.lost, outcome.sent_twice),
        (5000, 0, 0)
    );
    assert!(outcome.all_out_after < 10 * MINUTE);
    let allowed = outcome.booking_p95_before.mul_f64(1.1) + Duration::from_millis(5);
    assert!(outcome.booking_p95_while_down <= allowed);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_letters_are_sent_expired_or_for_a_person() {
    let outcome = three_days::run(200, 2).await;
    println!("{outcome}");
    assert_eq!((outcome.sent, outcome.expired), (200, 200));
    assert_eq!((outcome.given_up, outcome.listed), (200, 200));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_hangs_or_is_slow_holds_no_connection() {
    let outcome = slow::run(20).await;
    println!("{outcome}");
    assert!(outcome.hung_up_after < Duration::from_secs(25));
    assert!(outcome.at_once <= 4 && outcome.looks > 200);
    assert_eq!(outcome.held, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_kills_over_ten_thousand_letters_lose_none() {
    let outcome = killed::run(100, 10_000).await;
    println!("{outcome}");
    assert_eq!((outcome.lost, outcome.of_two_names), (0, 0));
    assert!(outcome.duplicates > 0, "no kill hit a letter under way");
    assert!(outcome.duplicates <= 4 * outcome.kills);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_frozen_worker_of_letters_says_too_late_changes_nothing() {
    let outcome = frozen::run(10).await;
    println!("{outcome}");
    assert_eq!((outcome.late_results, outcome.changed), (40, 0));
    assert_eq!(outcome.of_one_name, 40);
    assert!(outcome.taken_over_after < MINUTE / 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn four_workers_send_ten_thousand_letters_once_each() {
    let outcome = several::run(10_000).await;
    println!("{outcome}");
    assert_eq!((outcome.received, outcome.names), (10_000, 10_000));
    assert_eq!(outcome.with_calendar, 10_000);
    assert!(outcome.a_second >= 200.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_say_no_to_letters_ends_as_it_should() {
    let outcome = codes::run(100).await;
    println!("{outcome}");
    assert_eq!((outcome.sent, outcome.failed), (1300, 200));
    assert!(outcome.duplicates > 0 && outcome.duplicates <= 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn poisoned_letters_stop_no_other() {
    let outcome = poison::run(1000).await;
    println!("{outcome}");
    assert_eq!(outcome.sent, 1000);
    for (what, state, attempts) in &outcome.ends {
        assert!(
            *attempts <= 3 && !["waiting", "sending"].contains(&state.as_str()),
            "{what}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_letters_of_cancellation_come_after_the_confirmation() {
    let outcome = cancelled::run(1000).await;
    println!("{outcome}");
    assert!(outcome.in_order > 0 && outcome.superseded > 0);
    assert_eq!((outcome.wrong_way_round, outcome.twice), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn letters_arrive_in_dovecot_and_come_back_from_postfix() {
    if let Some(outcome) = arrives_and_bounces().await {
        println!("{outcome}");
    }
}
