//! Waiting for an effect: asks again until it is there, never for a fixed time.

use std::time::{Duration, Instant};

use super::TestApp;

const PAUSE: Duration = Duration::from_millis(10);
/// Longer than anything takes on a machine that is busy with other tests.
const LONG: Duration = Duration::from_secs(30);

/// Asks until there is an answer. After the deadline the test fails and says what was waited for.
pub async fn eventually<T>(
    deadline: Duration,
    what: &str,
    mut ask: impl AsyncFnMut() -> Option<T>,
) -> T {
    let began = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(began.elapsed() < deadline, "waited {deadline:?} for {what}");
        tokio::time::sleep(PAUSE).await;
    }
}

impl TestApp {
    /// Waits until somebody waits for a lock in this test's own database.
    pub async fn until_somebody_waits_for_a_lock(&self) {
        self.until_so_many_wait_for_a_lock(1).await;
    }

    /// Waits until so many wait for locks in this test's own database.
    pub async fn until_so_many_wait_for_a_lock(&self, many: usize) {
        let waiting = "select count(*) from pg_stat_activity \
                       where datname = current_database() and wait_event_type = 'Lock'";
        let count = async || self.value(waiting).await.parse::<usize>().unwrap();
        let ask = async || (count().await >= many).then_some(());
        eventually(LONG, "somebody at a lock", ask).await;
    }
}
