//! The page on which a planner chooses a sheet, sees what would come of it, and reads it in. Without script.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;

use crate::support::programme::programme;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

const PAGE: &str = "/sv/desk/imports";

struct Office {
    app: TestApp,
    venue: Venue,
    planner: Client,
}

async fn office() -> Office {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let staff = app.staff(Role::Planner).at(&town).await;
    let planner = app.signed_in(&staff).await;
    Office {
        app,
        venue,
        planner,
    }
}

impl Office {
    /// Chooses a file; the page that shows what would come of it.
    async fn choose(&self, csv: &str) -> (String, Answer) {
        let sent = self.planner.upload(PAGE, "Höst <1>.csv", csv.into()).await;
        let path = sent.expect(303).header("location").to_owned();
        let shown = self.planner.get(&path).await.expect(200);
        (path, shown)
    }
}

#[tokio::test]
async fn a_file_is_judged_shown_and_read_in_once() {
    let office = office().await;
    let (path, shown) = office.choose(&programme(&office.venue, 30)).await;
    let text = shown.text();
    assert!(text.contains("30 nya tillfällen, som utkast."), "{text}");
    assert!(text.contains("Höst &#60;1&#62;.csv") || text.contains("Höst &lt;1&gt;.csv"));
    assert_eq!(shown.header("cache-control"), "no-store");
    assert_eq!(office.app.count("sessions").await, 0);

    let pressed = office.planner.fill(&path, &path, &[]).await.expect(303);
    assert_eq!(pressed.header("location"), path);
    assert_eq!(office.app.count("sessions").await, 30);
    let done = office.planner.get(&path).await.expect(200).text();
    assert!(done.contains("Programmet är inläst"), "{done}");
    assert!(!done.contains("<button class=\"button\">Läs in"), "{done}");
    let left = office
        .app
        .value("select length(content)::text from import_files")
        .await;
    assert_eq!(left, "0", "what was read in is not kept");

    let (_, again) = office.choose(&programme(&office.venue, 30)).await;
    assert!(again.text().contains("30 rader är som förut."));
    assert!(!again.text().contains("<button class=\"button\">Läs in"));
}

#[tokio::test]
async fn faults_stand_by_row_and_column_and_nothing_can_be_read_in() {
    let office = office().await;
    let csv = programme(&office.venue, 3).replacen(";10:00;", ";halv tio;", 1);
    let (_, shown) = office.choose(&csv).await;
    let text = shown.text();
    assert!(text.contains("Rad 3 · localTime"), "{text}");
    assert!(text.contains("Ett fel att rätta"), "{text}");
    assert!(!text.contains("<button class=\"button\">Läs in"), "{text}");
}

#[tokio::test]
async fn what_is_no_sheet_is_said_at_the_field() {
    let office = office().await;
    for (content, words) in [
        (&b""[..], "Välj en fil."),
        (&b"PK\x03\x04 no workbook"[..], "Vi kunde inte läsa filen."),
        (&b"\n"[..], "Filen är tom."),
    ] {
        let refused = office
            .planner
            .upload(PAGE, "a.xlsx", content.to_vec())
            .await;
        let text = refused.expect(422).text();
        assert!(
            text.contains("href=\"#file\"") && text.contains(words),
            "{text}"
        );
    }
    let none = office.planner.fill(PAGE, PAGE, &[]).await.expect(422);
    assert!(none.text().contains("Välj en fil."));
    let large = vec![b'x'; 5 * 1024 * 1024 + 64 * 1024];
    let refused = office.planner.upload(PAGE, "a.csv", large).await;
    assert_eq!(refused.status(), 413);
}

#[tokio::test]
async fn a_file_is_whose_it_was_and_goes_after_half_an_hour() {
    let office = office().await;
    let (path, _) = office.choose(&programme(&office.venue, 1)).await;
    let other = office.app.staff(Role::Planner).at(&office.venue).await;
    let other = office.app.signed_in(&other).await;
    let gone = "/sv/desk/imports?done=import-gone";
    other.get(&path).await.expect(404);
    office.app.clock().advance(TimeDelta::minutes(30));
    let late = office.planner.get(&path).await.expect(303);
    assert_eq!(late.header("location"), gone);
    let page = office.planner.get(gone).await.expect(200).text();
    assert!(page.contains("Filen finns inte kvar."), "{page}");
    let mut conn = office.app.conn().await;
    motesplats::booking::forget_files(&mut conn, office.app.now())
        .await
        .unwrap();
    assert_eq!(office.app.count("import_files").await, 0);
}

#[tokio::test]
async fn a_file_of_nobody_or_of_another_page_is_not_taken() {
    let office = office().await;
    let form = || {
        let file = reqwest::multipart::Part::bytes(vec![b'x'; 100]).file_name("a.csv");
        reqwest::multipart::Form::new()
            .text("csrf", "x")
            .part("file", file)
    };
    let visitor = office.app.visitor();
    let request = visitor
        .request(reqwest::Method::POST, PAGE)
        .multipart(form());
    let stranger = crate::support::client::send(request).await;
    assert_eq!(stranger.status(), 401, "the sign-in page");
    let request = office
        .planner
        .request(reqwest::Method::POST, PAGE)
        .multipart(form());
    let forged = crate::support::client::send(request).await;
    assert_eq!(forged.status(), 403, "no code of the page");
    let elsewhere = "/sv/desk/sessions/new";
    let request = office
        .planner
        .request(reqwest::Method::POST, elsewhere)
        .multipart(form());
    let elsewhere = crate::support::client::send(request).await;
    assert_eq!(elsewhere.status(), 415);
    assert_eq!(office.app.count("import_files").await, 0);
}

#[tokio::test]
async fn the_sample_reads_in_once_its_venue_is_there() {
    let office = office().await;
    let plan = office.planner.get("/sv/desk/plan").await.expect(200).text();
    assert!(plan.contains("href=\"/sv/desk/imports\""), "{plan}");
    let sample = office
        .planner
        .get("/sv/desk/imports/sample")
        .await
        .expect(200);
    assert!(
        sample
            .header("content-disposition")
            .contains("programme.csv")
    );
    let csv = sample
        .text()
        .replace("Huvudbiblioteket", &office.venue.slug);
    let (_, shown) = office.choose(&csv).await;
    assert!(
        shown.text().contains("2 nya tillfällen, som utkast."),
        "{}",
        shown.text()
    );
}
