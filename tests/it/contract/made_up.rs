//! Requests made up from the document, right and wrong ones, with the token of a coordinator and with none. No answer
//! is a 500 or one that the document does not tell. What is excepted stands in `schemathesis.toml`, with reasons.
//! `make prove` makes up many more: `EXAMPLES_MADE_UP` says how many for each operation.

use tokio::process::Command;

use super::walk::{Walk, credentials};
use super::{installed, passes, written};

/// Less than a minute of them, the same at every run.
const FEW: &str = "4";

#[expect(
    clippy::disallowed_methods,
    reason = "how many are made up is the caller's to say, not the service's configuration"
)]
fn made_up(walk: &Walk, document: &str) -> Command {
    let many = std::env::var("EXAMPLES_MADE_UP").unwrap_or_else(|_| FEW.to_owned());
    let mut tool = installed(".venv/bin/schemathesis");
    tool.args(["--config-file", "schemathesis.toml", "run"])
        .arg(written(document))
        .arg("--url")
        .arg(format!("{}/api/v1", walk.app.url))
        .args(["--max-examples", &many]);
    tool
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_coordinator_sends_is_answered_as_the_document_says() {
    let walk = Walk::begin().await;
    let credentials = credentials(&walk.accounts, "coordinator", "katrineholm");
    let token = walk.visitor.post("/api/v1/tokens", credentials).await;
    let token = token.expect(201).json()["token"].clone();
    let token = format!("Authorization: Bearer {}", token.as_str().unwrap());
    passes(made_up(&walk, "coordinator").args(["--header", &token])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_anybody_sends_is_answered_as_the_document_says() {
    let walk = Walk::begin().await;
    passes(&mut made_up(&walk, "anybody")).await;
}
