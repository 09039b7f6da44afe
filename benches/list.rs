//! The public list, 20 out of 10,000 sessions, beside an empty 200 of the same process. Both are
//! measured in turns, so that a busy machine slows both.

mod ground;

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Result;
use ground::load::{Outcome, drive, get};
use ground::{Ground, results};
use serde_json::json;

const LIST: &str = "/api/v1/sessions?limit=20";
const EMPTY: &str = "/healthz";
const ROUNDS: usize = 5;
const SPAN: Duration = Duration::from_secs(2);
const CONNECTIONS: usize = 16;

#[tokio::main]
async fn main() -> Result<()> {
    let ground = Box::pin(Ground::lay()).await?;
    let measured = measure(&ground).await;
    ground.clear().await?;
    measured
}

async fn measure(ground: &Ground) -> Result<()> {
    let address = ground.address();
    warm_up(address).await?;
    let (mut lists, mut empties) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        empties.push(rate_of(address, EMPTY).await?);
        lists.push(rate_of(address, LIST).await?);
    }
    report(ground, &Outcome::of(lists), &Outcome::of(empties)).await
}

async fn warm_up(address: SocketAddr) -> Result<()> {
    for path in [EMPTY, LIST] {
        drive(address, CONNECTIONS, SPAN / 2, 200, move |_| get(path)).await?;
    }
    Ok(())
}

async fn rate_of(address: SocketAddr, path: &'static str) -> Result<Outcome> {
    drive(address, CONNECTIONS, SPAN, 200, move |_| get(path)).await
}

async fn report(ground: &Ground, list: &Outcome, empty: &Outcome) -> Result<()> {
    let ratio = list.rate / empty.rate;
    let mut lines = vec![
        format!("{CONNECTIONS} connections, {ROUNDS} rounds of {SPAN:?} each, in turns"),
        results::line(&format!("GET {LIST}"), list),
        results::line(&format!("GET {EMPTY}"), empty),
        format!("list / empty                     {ratio:.3}"),
    ];
    let (costs, values) = ground.costs().await?;
    lines.extend(costs);
    let values = json!({
        "connections": CONNECTIONS,
        "list": results::figures(list),
        "empty": results::figures(empty),
        "listToEmpty": results::round(ratio),
        "costs": values,
    });
    results::publish("list", &lines, values)
}
