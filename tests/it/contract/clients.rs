//! Clients made from the document, one in Python and one in TypeScript, do what a resident, a librarian and an
//! organiser do. The makers warn of nothing, and the types of the TypeScript job fit.

use std::path::{Path, PathBuf};

use serde_json::json;
use tokio::process::Command;

use super::walk::{Walk, credentials};
use super::{complaint, folder, installed, passes, written};

#[tokio::test(flavor = "multi_thread")]
async fn a_python_client_made_from_the_document_does_the_jobs() {
    let made = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract/python");
    let mut maker = installed(".venv/bin/openapi-python-client");
    maker.args([
        "generate",
        "--meta",
        "none",
        "--overwrite",
        "--fail-on-warning",
    ]);
    maker
        .args(["--config", "jobs/client.yaml", "--path"])
        .arg(written("python"));
    passes(
        maker
            .arg("--output-path")
            .arg(made.join("motesplats_client")),
    )
    .await;
    let mut job = installed(".venv/bin/python");
    job.arg("jobs/jobs.py")
        .env("PYTHONPATH", made)
        .env("PYTHONDONTWRITEBYTECODE", "1");
    does_the_jobs(&mut job).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typescript_client_made_from_the_document_does_the_jobs() {
    let generated: PathBuf = folder().join("generated");
    let mut maker = installed("node_modules/.bin/openapi-typescript");
    maker
        .arg(written("typescript"))
        .arg("--output")
        .arg(generated.join("api.ts"));
    passes(&mut maker).await;
    passes(installed("node_modules/.bin/tsc").args(["--project", "jobs"])).await;
    let mut job = Command::new("node");
    job.arg(generated.join("jobs/jobs.js")).kill_on_drop(true);
    does_the_jobs(&mut job).await;
}

/// In the demo's world on its Tuesday, with a session that began at eight.
async fn does_the_jobs(job: &mut Command) {
    let walk = Walk::begin().await;
    let facts = json!({
        "url": walk.app.url,
        "day": walk.app.now().date_naive(),
        "planner": credentials(&walk.accounts, "planner", "katrineholm"),
        "organiser": credentials(&walk.accounts, "campaign-organiser", "digidel"),
    });
    if let Some(said) = complaint(job.env("JOB", facts.to_string())).await {
        panic!("{said}");
    }
}
