//! The mail server is down for an hour. Nobody who books notices, no letter is lost, and all leave soon after it
//! has come back.

use std::fmt;
use std::time::{Duration, Instant};

use super::bad_server::BadServer;
use super::office::{Office, p95};
use super::outbox;

const HOUR: u32 = 60;
const MINUTE: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct DownOutcome {
    pub queued: usize,
    pub lost: usize,
    pub sent_twice: usize,
    pub booking_p95_before: Duration,
    pub booking_p95_while_down: Duration,
    /// From its return until the last had left.
    pub all_out_after: Duration,
}

impl fmt::Display for DownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            queued,
            lost,
            sent_twice,
            booking_p95_before,
            booking_p95_while_down,
            all_out_after,
        } = self;
        write!(
            f,
            "down: {queued} queued, {lost} lost, {sent_twice} sent twice; bookings p95 {booking_p95_before:?} before, {booking_p95_while_down:?} while down; all out {all_out_after:?} after its return"
        )
    }
}

/// So many book while it is down. Each minute of the hour lasts so long, and of the wait after the server's return so much
/// passes at once, and is counted.
pub async fn run(letters: usize, minute: Duration, skipped: Duration) -> DownOutcome {
    let mut server = BadServer::start().await;
    let office = Office::that_delivers(&server.url()).await;
    let before = office.book(letters / 10).await;
    office.until("sent", before.len()).await;

    server.stop().await;
    let queued = office.book(letters).await;
    for _ in 0..HOUR {
        tokio::time::sleep(minute).await;
        office.pass(MINUTE).await;
    }
    assert_eq!(outbox::count(&office.sql, "sent").await, before.len());
    assert_eq!(
        outbox::paused_by(&office.sql).await.as_deref(),
        Some("connect")
    );

    server.start_again().await;
    let returned = Instant::now();
    office.pass(skipped).await;
    // Whoever books meanwhile wakes the service; without them it looks every ten seconds.
    let after = office.book(letters / 100).await;
    office
        .until("sent", before.len() + letters + after.len())
        .await;
    let all_out_after = returned.elapsed() + skipped;

    let taken = server.taken_by_recipient();
    let everybody = before.iter().chain(&queued).chain(&after);
    let lost = everybody.filter(|booked| !taken.contains_key(&booked.email));
    let outcome = DownOutcome {
        queued: queued.len(),
        lost: lost.count(),
        sent_twice: taken.values().filter(|letters| letters.len() > 1).count(),
        booking_p95_before: p95(&before),
        booking_p95_while_down: p95(&queued),
        all_out_after,
    };
    office.close().await;
    outcome
}
