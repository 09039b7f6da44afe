//! Each judge reads the whole document and says nothing against it.

use super::{installed, passes, written};

#[tokio::test]
async fn redocly_finds_no_fault_in_the_document() {
    let document = written("redocly");
    let mut judge = installed("node_modules/.bin/redocly");
    judge.args(["lint", "--config", "redocly.yaml", "--format", "stylish"]);
    // It would ask the network for newer versions of itself, and tell of its use.
    judge
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .env("REDOCLY_TELEMETRY", "off");
    passes(judge.arg(document)).await;
}

#[tokio::test]
async fn spectral_finds_no_fault_and_nothing_to_warn_of() {
    let document = written("spectral");
    let mut judge = installed("spectral/node_modules/.bin/spectral");
    judge.args([
        "lint",
        "--ruleset",
        "spectral/.spectral.yaml",
        "--fail-severity",
        "warn",
    ]);
    passes(judge.arg(document)).await;
}

#[tokio::test]
async fn scalars_parser_finds_no_fault_in_the_document() {
    let document = written("scalar");
    let mut judge = installed("scalar.mjs");
    assert!(
        super::folder().join("node_modules").exists(),
        "`sh .ci/need contract` installs it"
    );
    passes(judge.arg(document)).await;
}

#[tokio::test]
async fn the_specifications_own_schema_takes_the_document() {
    let document = written("validator");
    passes(installed(".venv/bin/openapi-spec-validator").arg(document)).await;
}
