//! The service under `kill -9` while people book and cancel: what was acknowledged is there, once;
//! what got no answer is asked again with its key, and is there once too.

use std::time::Duration;

use futures_util::future::join_all;
use motesplats::platform::embedded::Embedded;

use super::dice::Dice;
use super::durable::Folder;
use super::ledger::{Clerk, Ledger, verified};
use super::program::{Program, Service};
use super::sql;
use super::town::Town;

const CLERKS: u64 = 20;
const SEED: u64 = 1;

/// What the rounds came to.
#[derive(Debug, Default)]
pub struct Figures {
    /// Bookings acknowledged.
    pub made: usize,
    /// Of these, made though the first answer never came.
    pub replayed: usize,
    /// Cancellations acknowledged.
    pub cancelled: usize,
    /// Requests that got no answer.
    pub unanswered: usize,
    /// The longest start after a kill.
    pub slowest_start: Duration,
}

/// Kills the service so many times, each at another moment up to `latest`.
pub async fn rounds(count: u64, latest: Duration) -> Figures {
    let folder = Folder::new("service killed");
    let embedded = Embedded::join(folder.path()).await.unwrap();
    let program = Program::on(embedded.url());
    program.done(&["migrate"]).await;
    let mut service = program.serve().await;
    let ground = Ground {
        town: Town::found(&program, service.address).await,
        program,
        url: embedded.url().to_owned(),
        latest,
    };
    let mut figures = Figures::default();
    for round in 0..count {
        service = ground.round(round, service, &mut figures).await;
    }
    service.stop().await;
    embedded.leave().await.unwrap();
    figures
}

/// What all rounds stand on.
struct Ground {
    program: Program,
    town: Town,
    url: String,
    latest: Duration,
}

impl Ground {
    /// One kill; answers the service that was started after it.
    async fn round(&self, round: u64, mut service: Service, figures: &mut Figures) -> Service {
        let mut dice = Dice::of(SEED, round);
        let sessions = sessions(&self.town).await;
        let address = service.address;
        let working: Vec<_> = (1..=CLERKS)
            .map(|n| Clerk::new(address, Dice::of(SEED, (round << 8) + n)))
            .map(|clerk| tokio::spawn(until_no_answer(clerk, sessions.clone())))
            .collect();
        tokio::time::sleep(dice.between(Duration::ZERO, self.latest)).await;
        service.kill().await;
        let clerks = join_all(working).await.into_iter();
        let mut clerks: Vec<Clerk> = clerks.map(Result::unwrap).collect();
        figures.unanswered += clerks.iter().filter(|clerk| clerk.is_waiting()).count();

        let service = service.start_again().await;
        figures.slowest_start = figures.slowest_start.max(service.started_in);
        join_all(clerks.iter_mut().map(Clerk::settle)).await;
        let ledger = Ledger::of(clerks);
        let sql = sql(&self.url).await.unwrap();
        ledger.check(&sql, &sessions).await;
        ledger.ask_again(address, &mut dice, 5).await;
        verified(&self.program).await;
        figures.made += ledger.made();
        figures.replayed += ledger.replayed();
        figures.cancelled += ledger.cancelled();
        service
    }
}

/// Two that nobody fills, and four that are soon full.
async fn sessions(town: &Town) -> Vec<String> {
    let mut sessions = Vec::new();
    for seats in [100_000, 100_000, 30, 30, 30, 30] {
        sessions.push(town.session(seats).await);
    }
    sessions
}

async fn until_no_answer(mut clerk: Clerk, sessions: Vec<String>) -> Clerk {
    while let Ok(reply) = clerk.step(&sessions).await {
        assert!(reply.status < 500, "while all is well: {reply}");
    }
    clerk
}
