//! Every page as two strangers judge it: axe, who it shuts out, and Nu, whether it is HTML.

use std::path::{Path, PathBuf};

use serde_json::json;
use tokio::process::Command;

use super::{scripts, start};
use crate::page_checks::write_pages;

fn written(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser/{name}"));
    let _ = std::fs::remove_dir_all(&folder);
    write_pages(&folder, |html| html);
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_nothing_on_any_page() {
    let complaint = axe(&written("axe")).await;
    assert!(complaint.is_empty(), "{complaint}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_html_checker_finds_nothing_on_any_page() {
    assert_eq!(nu(&written("nu")).await, "");
}

#[tokio::test(flavor = "multi_thread")]
async fn both_find_what_is_wrong() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser/wrong");
    std::fs::create_dir_all(&folder).unwrap();
    let wrong = "<!doctype html><html lang=\"sv\"><title>Fel</title><h2 role=\"status\">Fel</h2>";
    std::fs::write(folder.join("wrong-sv.html"), wrong).unwrap();
    for complaint in [axe(&folder).await, nu(&folder).await] {
        assert!(complaint.contains("role"), "{complaint}");
    }
}

/// What axe says of a folder's Swedish pages; nothing where all is well.
async fn axe(folder: &Path) -> String {
    let script = start("accessible", &json!({ "url": "", "folder": folder }));
    let end = script.wait_with_output().await.unwrap();
    if end.status.success() {
        return String::new();
    }
    String::from_utf8(end.stderr).unwrap()
}

/// What the Nu Html Checker says of a folder's pages: errors and warnings, a line each.
async fn nu(folder: &Path) -> String {
    let checker = scripts().join("node_modules/vnu-jar/build/dist/vnu.jar");
    let said = Command::new("java")
        .arg("-jar")
        .arg(checker)
        .args(["--skip-non-html", "--format", "gnu"])
        .arg(folder)
        .output()
        .await
        .expect("`sh .ci/need browser` installs the Java that checks HTML");
    String::from_utf8(said.stderr).unwrap()
}
