//! The embedded database under `kill -9`: what was acknowledged is there afterwards.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use motesplats::platform::embedded::{Embedded, postmaster};
use rustix::process::{Pid, Signal, kill_process};
use tokio_postgres::{Client, NoTls};

const ROUNDS: u64 = 25;
const WRITERS: i64 = 8;
/// Orphans of the killed server hold on for some seconds; the rest is recovery.
const BACK_WITHIN: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_row_survives_every_kill() {
    let folder = std::env::temp_dir().join(format!("motesplats prove {}", std::process::id()));
    let embedded = Embedded::join(&folder).await.unwrap();
    let client = connect(embedded.url()).await.unwrap();
    let table = "create table rows (writer bigint, number bigint, primary key (writer, number))";
    client.batch_execute(table).await.unwrap();
    drop(client);

    let over = AtomicBool::new(false);
    let writers = (0..WRITERS).map(|writer| write(embedded.url(), writer, &over));
    let rounds = async {
        let data = embedded.state_dir().join("data");
        for round in 0..ROUNDS {
            kill_after(round, &data, embedded.url()).await;
        }
        over.store(true, Ordering::Relaxed);
    };
    let work = async { tokio::join!(futures_util::future::join_all(writers), rounds).0 };
    let acknowledged = tokio::select! {
        acknowledged = work => acknowledged,
        () = embedded.keep_alive() => unreachable!("keeps on for ever"),
    };

    let client = connect(embedded.url()).await.unwrap();
    for (writer, acknowledged) in (0..WRITERS).zip(acknowledged) {
        let count = "select count(*) from rows where writer = $1 and number = any($2)";
        let found = client
            .query_one(count, &[&writer, &acknowledged])
            .await
            .unwrap();
        assert_eq!(
            found.get::<_, i64>(0),
            i64::try_from(acknowledged.len()).unwrap()
        );
        assert!(acknowledged.len() > 100, "too few rows to mean anything");
    }
    drop(client);
    embedded.leave().await.unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

/// Writes rows one after another until it is over; answers those that were acknowledged.
async fn write(url: &str, writer: i64, over: &AtomicBool) -> Vec<i64> {
    let mut acknowledged = Vec::new();
    let mut number = 0;
    while !over.load(Ordering::Relaxed) {
        let Ok(client) = connect(url).await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        let insert = "insert into rows values ($1, $2)";
        while !over.load(Ordering::Relaxed) {
            number += 1;
            match client.execute(insert, &[&writer, &number]).await {
                Ok(_) => acknowledged.push(number),
                Err(_) => break,
            }
        }
    }
    acknowledged
}

/// Kills the server, each round at another point of its work, and waits until it is back.
async fn kill_after(round: u64, data: &Path, url: &str) {
    tokio::time::sleep(Duration::from_millis(50 + 37 * round)).await;
    let killed = postmaster::pid(data).unwrap();
    kill_process(Pid::from_raw(killed).unwrap(), Signal::KILL).unwrap();
    let since = Instant::now();
    while postmaster::pid(data) == Some(killed) || connect(url).await.is_err() {
        assert!(
            since.elapsed() < BACK_WITHIN,
            "round {round}: not back in time"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!(
        "round {round}: back after {} ms",
        since.elapsed().as_millis()
    );
}

async fn connect(url: &str) -> Result<Client, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
