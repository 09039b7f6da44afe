//! The rounds of letters against real mail servers, a tenth of them; `make prove only=letters` runs them whole.

use std::time::Duration;

use crate::stress::letters::{
    arrives_and_bounces, cancelled, codes, down, frozen, killed, poison, several, slow, three_days,
};

/// Between two tries of a mail server that is away.
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

#[tokio::test(flavor = "multi_thread")]
async fn letters_leave_soon_after_the_mail_server_is_back() {
    let outcome = down::run(500, Duration::from_millis(50), LONGEST_PAUSE).await;
    println!("{outcome}");
    assert_eq!(
        (outcome.queued, outcome.lost, outcome.sent_twice),
        (500, 0, 0)
    );
    assert!(
        outcome.all_out_after < Duration::from_secs(600),
        "{outcome}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn after_three_days_letters_are_sent_expired_or_for_a_person() {
    let outcome = three_days::run(20, 12).await;
    println!("{outcome}");
    assert_eq!((outcome.sent, outcome.expired), (20, 20), "{outcome}");
    assert_eq!((outcome.given_up, outcome.listed), (20, 20), "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_server_that_hangs_or_is_slow_holds_no_connection() {
    let outcome = slow::run(2).await;
    println!("{outcome}");
    assert!(outcome.hung_up_after < Duration::from_secs(10), "{outcome}");
    assert!(outcome.at_once <= 4 && outcome.looks > 20, "{outcome}");
    assert_eq!(outcome.held, 0, "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn kills_of_the_worker_lose_no_letter() {
    let outcome = killed::run(10, 1000).await;
    println!("{outcome}");
    assert_eq!((outcome.lost, outcome.of_two_names), (0, 0), "{outcome}");
    assert!(outcome.duplicates <= 4 * outcome.kills, "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_frozen_worker_says_too_late_changes_nothing() {
    let outcome = frozen::run(1).await;
    println!("{outcome}");
    assert_eq!((outcome.late_results, outcome.changed), (4, 0), "{outcome}");
    assert_eq!(outcome.of_one_name, 4, "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn four_workers_send_each_letter_once() {
    let outcome = several::run(1000).await;
    println!("{outcome}");
    assert_eq!((outcome.received, outcome.names), (1000, 1000), "{outcome}");
    assert_eq!(outcome.with_calendar, 1000, "{outcome}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_way_to_say_no_ends_as_it_should() {
    let outcome = codes::run(10).await;
    println!("{outcome}");
    assert_eq!((outcome.sent, outcome.failed), (130, 20), "{outcome}");
    assert!(
        outcome.duplicates > 0 && outcome.duplicates <= 4,
        "{outcome}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn poisoned_letters_stop_no_other() {
    let outcome = poison::run(100).await;
    println!("{outcome}");
    assert_eq!(outcome.sent, 100, "{outcome}");
    for (what, state, attempts) in &outcome.ends {
        let is_done = !["waiting", "sending"].contains(&state.as_str());
        assert!(*attempts <= 3 && is_done, "{what}: {outcome}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_is_read_after_the_confirmation() {
    let outcome = cancelled::run(100).await;
    println!("{outcome}");
    assert_eq!(
        (outcome.wrong_way_round, outcome.twice),
        (0, 0),
        "{outcome}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_in_dovecot_and_one_comes_back_from_postfix() {
    if let Some(outcome) = arrives_and_bounces().await {
        println!("{outcome}");
    }
}
