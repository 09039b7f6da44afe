//! The log of what staff did: in sentences at the desk, in items through the API, and each reader's own alone.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use super::{Town, words};
use crate::booking::gunvor;

/// Somebody at the desk books for a visitor, and a planner changes nothing.
async fn booked(town: &Town) -> (uuid::Uuid, Value) {
    let desk = town.app.staff(Role::Desk).at(&town.library).await;
    let session = town.app.session(&town.library).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let booking = desk.create(&path, gunvor()).await.expect(201).json();
    (desk.id, booking)
}

#[tokio::test]
async fn the_log_says_in_sentences_who_did_what_and_names_no_visitor() {
    let town = Town::new().await;
    let (desk, booking) = booked(&town).await;
    let auditor = town.signed_in(Role::Auditor).await;
    let page = auditor.get("/sv/desk/audit").await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    let number = booking["number"].as_str().unwrap();
    let sentence = format!("Tisdag 6 oktober kl. 10.00 Kim desk bokade åt någon: {number}");
    assert!(
        words(&page).contains(&sentence),
        "{sentence}: {}",
        words(&page)
    );
    assert!(!page.contains("Gunvor"), "{page}");
    let own = format!("/sv/desk/audit?staff={desk}");
    assert!(page.contains(&own), "{page}");
    let one = auditor.get(&own).await.expect(200).text();
    assert!(words(&one).contains("bokade åt någon"), "{one}");
    for empty in [
        "to=2026-10-05",
        "from=2026-10-07",
        "object=00000000-0000-0000-0000-000000000007",
    ] {
        let none = auditor
            .get(&format!("/sv/desk/audit?{empty}"))
            .await
            .expect(200)
            .text();
        assert!(
            words(&none).contains("Inget står i loggen"),
            "{empty}: {none}"
        );
    }
    for odd in ["from=igår", "staff=x", "page=-3", "page=999999999999"] {
        auditor
            .get(&format!("/sv/desk/audit?{odd}"))
            .await
            .expect(200);
    }
}

#[tokio::test]
async fn the_api_answers_the_log_of_the_own_organisation_with_the_newest_first() {
    let town = Town::new().await;
    let (desk, booking) = booked(&town).await;
    town.app.clock().advance(TimeDelta::hours(1));
    let planner = town.app.staff(Role::Planner).at(&town.town).await;
    let path = format!(
        "/api/v1/bookings/{}/cancellation",
        booking["id"].as_str().unwrap()
    );
    planner
        .post(&path, json!({ "cause": "visitor" }))
        .await
        .expect(200);
    let auditor = town.app.staff(Role::Auditor).at(&town.town).await;
    let log = auditor.get("/api/v1/audit").await.expect(200).json();
    let items = log["items"].as_array().unwrap();
    assert_eq!(items[0]["act"], "booking.cancelled", "{log}");
    assert_eq!(
        items[0]["object"],
        json!({ "kind": "booking", "id": booking["id"] })
    );
    assert_eq!(items[0]["by"]["name"], "Kim planner");
    assert_eq!(items[0]["organisation"]["slug"], "katrineholm");
    let by_desk = format!("/api/v1/audit?staff={desk}&from=2026-10-06&to=2026-10-06");
    let made = auditor.get(&by_desk).await.expect(200).json();
    assert_eq!(made["items"][0]["act"], "booking.made", "{made}");
    for wrong in ["staff=kim", "object=7", "from=i+morgon", "to=2026-13-01"] {
        auditor
            .get(&format!("/api/v1/audit?{wrong}"))
            .await
            .expect(422);
    }
    auditor.get("/api/v1/audit?who=kim").await.expect(400);

    let flen = town.app.organisation("flen").insert().await;
    let stranger = town.app.staff(Role::Auditor).at(&flen).await;
    let object = booking["id"].as_str().unwrap();
    let theirs = stranger
        .get(&format!("/api/v1/audit?object={object}"))
        .await;
    assert_eq!(theirs.expect(200).json()["total"], 0);
}

#[tokio::test]
async fn the_log_is_downloaded_as_it_is_filtered_and_says_that_it_was() {
    let town = Town::new().await;
    let (_, booking) = booked(&town).await;
    town.app
        .sql("update staff set name = '=1+1' where name = 'Kim desk'")
        .await;
    let auditor = town.signed_in(Role::Auditor).await;
    let page = auditor.get("/sv/desk/audit?from=2026-10-06").await;
    let page = page.expect(200).text();
    let file = "/sv/desk/audit.csv?from=2026-10-06";
    assert!(page.contains(&format!("href=\"{file}\"")), "{page}");
    let answer = auditor.get(file).await.expect(200);
    assert_eq!(answer.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(answer.header("cache-control"), "no-store");
    let file = answer.text();
    let mut lines = file.lines();
    let columns =
        "\u{feff}id;at;byId;byName;act;objectType;objectId;organisation;organisationName;facts";
    assert_eq!(lines.next(), Some(columns));
    let act = lines.next().unwrap();
    assert!(act.contains(";'=1+1;booking.made;booking;"), "{file}");
    assert!(act.contains(";katrineholm;Katrineholm;"), "{file}");
    assert!(!file.contains("Gunvor"), "{file}");
    assert!(booking["number"].is_string());

    let none = auditor.get("/sv/desk/audit.csv?to=2026-10-05").await;
    assert_eq!(none.expect(200).text().lines().count(), 1);
    let log = words(&auditor.get("/sv/desk/audit").await.text());
    assert!(log.contains("hämtade loggen som fil"), "{log}");
    let acts = "select act || ' ' || (facts ->> 'rows') from audit where act = 'audit.exported' order by at, id";
    let acts = town.app.sql(acts).await.concat();
    assert_eq!(acts, ["audit.exported 1", "audit.exported 0"]);
}

#[tokio::test]
async fn a_program_takes_the_log_as_csv_within_its_own_reach() {
    let town = Town::new().await;
    booked(&town).await;
    let other = town.app.organisation("norsjo").insert().await;
    let stranger = town.app.staff(Role::Auditor).at(&other).await;
    let auditor = town.app.staff(Role::Auditor).at(&town.town).await;
    let csv = async |who: &crate::support::Client, path: &str| {
        let request = who.request(reqwest::Method::GET, path);
        crate::support::client::send(request.header("Accept", "text/csv")).await
    };
    let own = csv(&auditor, "/api/v1/audit").await.expect(200);
    assert_eq!(own.header("content-type"), "text/csv; charset=utf-8");
    assert!(
        own.text().contains(",booking.made,booking,"),
        "{}",
        own.text()
    );
    let theirs = csv(&stranger, "/api/v1/audit").await.expect(200).text();
    assert!(!theirs.contains("booking.made"), "{theirs}");
    // One file has no pages.
    for (wrong, status) in [("page=2", 400), ("limit=5", 400), ("from=igår", 422)] {
        let refused = csv(&auditor, &format!("/api/v1/audit?{wrong}")).await;
        assert_eq!(refused.status(), status, "{wrong}");
    }
}
