//! A programme of ten thousand sessions, read in out of a sheet: `make prove only=import`.

use std::time::{Duration, Instant};

use motesplats::platform::auth::Role;

use crate::support::TestApp;
use crate::support::programme::{programme, row, summary};

/// A broken row changes nothing, the whole comes in, and comes in again without a change, each within half a minute.
#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_are_read_in_within_half_a_minute() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let csv = programme(&venue, 10_000);
    let right = row(&venue, 7_310);
    let broken = csv.replacen(&right, &right.replace(";60;6;", ";0;6;"), 1);
    for (csv, expected) in [
        (
            &broken,
            "10000 rows: 0 created, 0 changed, 0 unchanged; 7312 /minutes out-of-range",
        ),
        (&csv, "10000 rows: 10000 created, 0 changed, 0 unchanged"),
        (&csv, "10000 rows: 0 created, 0 changed, 10000 unchanged"),
    ] {
        let began = Instant::now();
        let answer = planner.send_file("/api/v1/imports/sessions", "text/csv", csv.clone().into());
        let answer = answer.await.expect(200).json();
        let took = began.elapsed();
        println!("{:.1} s: {expected}", took.as_secs_f64());
        assert_eq!(summary(&answer), expected);
        assert!(took <= Duration::from_secs(30));
    }
}
