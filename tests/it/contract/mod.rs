//! The API's document before its judges, and clients made from it at work. `sh .ci/need contract` installs the
//! judges and the generators; nothing here asks the network.

mod clients;
mod examples;
mod judges;
mod made_up;
mod series;
mod walk;

use std::path::{Path, PathBuf};

use motesplats::routes::document;
use tokio::process::Command;

/// Where judges, generators and the clients' jobs are.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/contract")
}

/// The document in a file of its own.
fn written(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("contract");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.json"));
    std::fs::write(&path, serde_json::to_vec_pretty(&document()).unwrap()).unwrap();
    path
}

/// A program that was installed for the contract.
fn installed(program: &str) -> Command {
    let program = folder().join(program);
    assert!(
        program.exists(),
        "`sh .ci/need contract` installs {}; `make test` does so by itself",
        program.display()
    );
    let mut command = Command::new(program);
    command.current_dir(folder()).kill_on_drop(true);
    command
}

/// Node with a script of this folder, which uses what was installed for the contract.
fn node(script: &str) -> Command {
    assert!(
        folder().join("node_modules").exists(),
        "`sh .ci/need contract` installs it"
    );
    let mut command = Command::new("node");
    command.arg(script).current_dir(folder()).kill_on_drop(true);
    command
}

/// What is in the letters and calendars of a folder, by file: three libraries that programs are made of read the same.
pub async fn read_alike(folder: &Path) -> serde_json::Value {
    let mut two = installed(".venv/bin/python");
    let found = answered(two.arg("calendars/read.py").arg(folder)).await;
    let third = answered(node("calendars/read.mjs").arg(folder)).await;
    assert_eq!(found["calendars"], third);
    found
}

/// An empty folder for a test's letters and calendars.
pub fn folder_for_calendars(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("calendars")
        .join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a program that finds no fault says, as JSON.
async fn answered(command: &mut Command) -> serde_json::Value {
    let end = command.output().await.unwrap();
    assert!(
        end.status.success(),
        "{}",
        String::from_utf8_lossy(&end.stderr)
    );
    serde_json::from_slice(&end.stdout).unwrap()
}

/// What a program said, if it had something against it.
async fn complaint(command: &mut Command) -> Option<String> {
    let end = command.output().await.unwrap();
    let said = [end.stdout, end.stderr].map(|said| String::from_utf8_lossy(&said).into_owned());
    (!end.status.success()).then(|| said.concat())
}

/// Fails with what a program said against it.
async fn passes(command: &mut Command) {
    if let Some(said) = complaint(command).await {
        panic!("{said}");
    }
}
