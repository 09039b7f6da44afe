//! The service under `kill -9` while people book and cancel: what was acknowledged is stored, once;
//! what got no answer is sent again with its key, and is stored once too.

use std::time::Duration;

use futures_util::future::join_all;
use motesplats::platform::embedded::Embedded;

use super::expected::ExpectedBookings;
use super::recording_client::RecordingClient;
use crate::stress::installation::Installation;
use crate::stress::program::{Program, Service};
use crate::stress::{seeded, sql};
use crate::support::embedded_folder::EmbeddedFolder;

const CLIENTS: u64 = 20;
const SEED: u64 = 1;

#[derive(Debug, Default)]
pub struct ServiceKillOutcome {
    pub acknowledged: usize,
    /// Of these, made though the first answer never came.
    pub replayed: usize,
    pub cancelled: usize,
    /// Requests that got no answer.
    pub unanswered: usize,
    /// The longest start after a kill.
    pub slowest_start: Duration,
}

/// Kills the service so many times, each at another moment up to `latest`.
pub async fn run(rounds: u64, latest: Duration) -> ServiceKillOutcome {
    let folder = EmbeddedFolder::new("service killed");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    let program = Program::on(embedded.url());
    program.must_run(&["migrate"]).await;
    let mut service = program.serve().await;
    let scenario = ServiceScenario {
        installation: Installation::set_up(&program, service.address).await,
        program,
        url: embedded.url().to_owned(),
        latest,
    };
    let mut outcome = ServiceKillOutcome::default();
    for round in 0..rounds {
        service = scenario.round(round, service, &mut outcome).await;
    }
    service.stop().await;
    embedded.leave().await.unwrap();
    outcome
}

/// What all rounds share.
struct ServiceScenario {
    program: Program,
    installation: Installation,
    url: String,
    latest: Duration,
}

impl ServiceScenario {
    /// One kill; answers the service that was started after it.
    async fn round(
        &self,
        round: u64,
        mut service: Service,
        outcome: &mut ServiceKillOutcome,
    ) -> Service {
        let mut rng = seeded(SEED, round);
        let sessions = sessions(&self.installation).await;
        let address = service.address;
        let working: Vec<_> = (1..=CLIENTS)
            .map(|n| RecordingClient::new(address, seeded(SEED, (round << 8) + n)))
            .map(|client| tokio::spawn(until_no_answer(client, sessions.clone())))
            .collect();
        // The moment of the kill; nothing is waited for.
        tokio::time::sleep(self.latest.mul_f64(rng.f64())).await;
        service.kill().await;
        let clients = join_all(working).await.into_iter();
        let mut clients: Vec<RecordingClient> = clients.map(Result::unwrap).collect();
        let unanswered = clients.iter().filter(|client| client.awaits_an_answer());
        outcome.unanswered += unanswered.count();

        let service = service.start_again().await;
        outcome.slowest_start = outcome.slowest_start.max(service.started_in);
        join_all(clients.iter_mut().map(RecordingClient::finish)).await;
        let expected = ExpectedBookings::of(clients);
        let sql = sql(&self.url).await.unwrap();
        expected.assert_stored(&sql, &sessions).await;
        expected.assert_replayable(address, &mut rng, 5).await;
        self.program.assert_verified().await;
        outcome.acknowledged += expected.acknowledged();
        outcome.replayed += expected.replayed();
        outcome.cancelled += expected.cancelled();
        service
    }
}

/// Two that nobody fills, and four that are soon full.
async fn sessions(installation: &Installation) -> Vec<String> {
    let mut sessions = Vec::new();
    for seats in [100_000, 100_000, 30, 30, 30, 30] {
        sessions.push(installation.session(seats).await);
    }
    sessions
}

async fn until_no_answer(mut client: RecordingClient, sessions: Vec<String>) -> RecordingClient {
    while let Ok(reply) = client.send_next(&sessions).await {
        assert!(reply.status < 500, "while all is well: {reply}");
    }
    client
}
