//! Sheets that are not read in: what is no sheet or too large, what somebody else is reading, and what may not change.

use std::io::{Cursor, Write};

use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use super::import_sessions::{CSV, IMPORTS, XLSX, planner_at, send};
use crate::support::TestApp;
use crate::support::programme::{programme, summary};

#[tokio::test]
async fn what_is_no_sheet_or_too_large_is_refused() {
    let app = TestApp::spawn().await;
    let (planner, _) = planner_at(&app).await;
    for content in [bomb(), b"PK\x03\x04 no workbook".to_vec(), scattered()] {
        let refused = planner.send_file(IMPORTS, XLSX, content).await;
        let problem = refused.problem();
        let expected = ["unreadable-file", "too-many-columns"];
        assert!(
            expected
                .iter()
                .any(|code| problem == format!("422 unprocessable [\" {code}\"]")),
            "{problem}"
        );
    }
    let large = vec![b'x'; 5 * 1024 * 1024 + 1];
    let refused = planner.send_file(IMPORTS, CSV, large).await;
    assert_eq!(refused.problem(), "413 too-large {\"limit\":5242880}");
    let refused = planner
        .send_file(IMPORTS, "application/json", b"[]".to_vec())
        .await;
    assert!(refused.problem().starts_with("415 unsupported-media-type"));
    let rows = "x\n".repeat(10_002);
    let refused = planner.send_file(IMPORTS, CSV, rows.into()).await;
    assert_eq!(refused.problem(), "422 unprocessable [\" too-many-rows\"]");
    let refused = planner
        .send_file(&format!("{IMPORTS}?dryRun=perhaps"), CSV, vec![b'x'])
        .await;
    assert_eq!(
        refused.problem(),
        "400 bad-request {\"parameter\":\"dryRun\"}"
    );
    let refused = planner
        .send_file(&format!("{IMPORTS}?dry=true"), CSV, vec![b'x'])
        .await;
    assert_eq!(
        refused.problem(),
        "400 unknown-parameter {\"parameter\":\"dry\"}"
    );
}

/// Sixty thousand bytes that unpack to sixty million.
fn bomb() -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("xl/sharedStrings.xml", SimpleFileOptions::default())
        .unwrap();
    for _ in 0..60 {
        archive.write_all(&[b' '; 1_000_000]).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Two cells at opposite corners of the largest sheet there is.
fn scattered() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "externalId").unwrap();
    sheet.write_string(1_048_575, 16_383, "far away").unwrap();
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn one_programme_of_an_organisation_is_read_at_a_time() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let other = app.connect().await;
    let turn = format!(
        "begin; select pg_advisory_xact_lock(hashtext('motesplats_import'), hashtext('{}'))",
        venue.organisation
    );
    other.batch_execute(&turn).await.unwrap();
    let csv = programme(&venue, 1);
    let refused = planner.send_file(IMPORTS, CSV, csv.clone().into()).await;
    assert_eq!(refused.header("retry-after"), "10");
    assert_eq!(refused.problem(), "409 import-under-way");
    other.batch_execute("rollback").await.unwrap();
    let made = send(&planner, IMPORTS, &csv).await;
    assert_eq!(summary(&made), "1 rows: 1 created, 0 changed, 0 unchanged");
}

#[tokio::test]
async fn only_so_many_published_sessions_change_at_once() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 201);
    send(&planner, IMPORTS, &csv).await;
    app.sql("update sessions set status = 'published'").await;
    let other = csv.replace("Öppen datorhjälp", "Datorhjälp");
    let told = summary(&send(&planner, IMPORTS, &other).await);
    assert_eq!(
        told,
        "201 rows: 0 created, 0 changed, 0 unchanged; 202  too-many-changes"
    );
}

#[tokio::test]
async fn only_so_many_drafts_change_at_once() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 2_001);
    send(&planner, IMPORTS, &csv).await;
    let other = csv.replace("Öppen datorhjälp", "Datorhjälp");
    let told = summary(&send(&planner, IMPORTS, &other).await);
    assert_eq!(
        told,
        "2001 rows: 0 created, 0 changed, 0 unchanged; 2002  too-many-drafts"
    );
}

#[tokio::test]
async fn a_session_that_was_called_off_is_not_changed() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 1);
    send(&planner, IMPORTS, &csv).await;
    app.sql("update sessions set status = 'cancelled'").await;
    let same = send(&planner, IMPORTS, &csv).await;
    assert_eq!(summary(&same), "1 rows: 0 created, 0 changed, 1 unchanged");
    let other = send(&planner, IMPORTS, &csv.replace(";6;", ";7;")).await;
    assert_eq!(
        summary(&other),
        "1 rows: 0 created, 0 changed, 0 unchanged; 2  wrong-state"
    );
}
