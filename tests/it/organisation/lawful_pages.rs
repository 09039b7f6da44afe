//! What the law wants of whoever offers a service: accessibility, a way to report, what is kept of people.

use chrono::TimeDelta;
use motesplats::booking::purge;
use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::client::send;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::{Answer, TestApp};

const REPORT: &str = "/sv/accessibility/katrineholm/report";

async fn town(app: &TestApp) -> (Org, Staff) {
    let town = app.organisation("katrineholm").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    (town, coordinator)
}

async fn say(coordinator: &Staff, statement: serde_json::Value) -> Answer {
    let path = "/api/v1/organisations/katrineholm/accessibility-statement";
    coordinator.put(path, statement).await
}

#[tokio::test]
async fn a_statement_says_what_is_not_accessible_how_when_and_who_supervises() {
    let app = TestApp::spawn().await;
    let (town, coordinator) = town(&app).await;
    // One organisation answers: its page is shown at once, and says that nothing is said yet.
    let page = app
        .visitor()
        .get("/sv/accessibility")
        .await
        .expect(200)
        .text();
    assert!(page.contains("har inte publicerat någon redogörelse"));
    assert!(page.contains(REPORT) && !page.contains("Digg"));

    let statement = json!({
        "conformity": "partial",
        "notAccessible": {"sv": "Kartan går inte att läsa.", "en": "The map cannot be read."},
        "method": "Egen granskning.", "assessedOn": "2026-09-30",
        "supervisor": {"name": "Tillsynen", "url": "https://tillsyn.exempel.se/anmal"},
    });
    let said = say(&coordinator, statement.clone()).await.expect(200);
    let again = say(&coordinator, statement).await.expect(200);
    assert_eq!(said.etag(), again.etag());
    for (lang, parts) in [
        (
            "sv",
            [
                "delvis förenlig med lagen",
                "Kartan går inte",
                "30 september 2026",
                "Tillsynen",
            ],
        ),
        (
            "en",
            [
                "partly meets",
                "The map cannot",
                "30 September 2026",
                "Tillsynen",
            ],
        ),
    ] {
        let page = format!("/{lang}/accessibility/katrineholm");
        let page = app.visitor().get(&page).await.expect(200).text();
        for part in parts {
            assert!(page.contains(part), "{part}: {page}");
        }
        assert!(page.contains("https://tillsyn.exempel.se/anmal"));
    }
    // A library without one of its own has the town's.
    let library = app.organisation("biblioteket").below(&town).no_controller();
    library.insert().await;
    let page = app.visitor().get("/sv/accessibility/biblioteket").await;
    assert!(page.expect(200).text().contains("Kartan går inte"));
}

#[tokio::test]
async fn a_declaration_outside_is_linked_and_nothing_else_need_be_said() {
    let app = TestApp::spawn().await;
    let (_, coordinator) = town(&app).await;
    let missing = say(&coordinator, json!({})).await;
    let faults = r#"["/conformity missing", "/assessedOn missing"]"#;
    assert_eq!(missing.problem(), format!("422 unprocessable {faults}"));
    let script = say(&coordinator, json!({"outsideUrl": "javascript:alert(1)"})).await;
    assert_eq!(
        script.problem(),
        r#"422 unprocessable ["/outsideUrl bad-web-address"]"#
    );
    let outside = "https://uustatus.exempel.no/nb/erklaringer/1";
    say(&coordinator, json!({"outsideUrl": outside}))
        .await
        .expect(200);
    let page = app.visitor().get("/nb/accessibility/katrineholm").await;
    let link = format!("<a href=\"{outside}\">");
    assert!(page.expect(200).text().contains(&link));
}

#[tokio::test]
async fn a_report_without_a_name_reaches_the_organisation() {
    let app = TestApp::spawn().await;
    let (_, coordinator) = town(&app).await;
    let found = coordinator.get("/api/v1/organisations/katrineholm").await;
    let email = json!({ "email": "tillganglighet@exempel.se" });
    let path = "/api/v1/organisations/katrineholm";
    coordinator
        .patch(path, found.etag(), email)
        .await
        .expect(200);

    let visitor = app.visitor();
    let key = visitor.get(REPORT).await.expect(200).hidden("key");
    let empty = visitor
        .submit(
            REPORT,
            &[("what", " "), ("contact", "070-1"), ("key", &key)],
        )
        .await;
    let empty = empty.expect(422).text();
    assert!(empty.contains("Skriv vad du ville göra") && empty.contains("value=\"070-1\""));
    let report = [
        ("what", "Knappen syns inte.\r\nI mörkt läge."),
        ("page", "Boka"),
        ("key", &*key),
    ];
    for _ in 0..2 {
        let sent = visitor.submit(REPORT, &report).await.expect(303);
        let thanks = visitor
            .get(sent.header("location"))
            .await
            .expect(200)
            .text();
        assert!(thanks.contains("har fått det du skrev."));
    }
    assert_eq!(app.count("accessibility_reports").await, 1, "sent twice");
    app.deliver_mail().await;
    let [letter] = &app.mailbox()[..] else {
        panic!("one letter")
    };
    assert_eq!(letter.to(), "tillganglighet@exempel.se");
    assert!(letter.text.contains("Knappen syns inte.") && letter.text.contains("Boka"));
    let link = format!("href=\"{}/sv/desk/accessibility-reports\"", app.url);
    assert!(letter.html.contains(&link), "{}", letter.html);

    let client = app.signed_in(&coordinator).await;
    let desk = client.get("/sv/desk/plan").await.expect(200).text();
    assert!(desk.contains("/sv/desk/accessibility-reports"));
    const LIST: &str = "/sv/desk/accessibility-reports";
    let list = client.get(LIST).await.expect(200).text();
    assert!(list.contains("Knappen syns inte.") && list.contains("Ingen kontakt är lämnad."));
    let id = app.value("select id from accessibility_reports").await;
    let form = format!("{LIST}/{id}/handled");
    client.fill(LIST, &form, &[]).await.expect(303);
    assert!(!client.get(LIST).await.text().contains(&form));
    let other = app.organisation("flen").insert().await;
    let other = app.staff(Role::Coordinator).at(&other).await;
    let other = app.signed_in(&other).await;
    assert!(!other.get(LIST).await.expect(200).text().contains("Knappen"));
    other
        .fill("/sv/desk/sessions/new", &form, &[])
        .await
        .expect(404);

    app.clock().advance(TimeDelta::days(91));
    purge(&mut app.conn().await, app.now()).await.unwrap();
    assert_eq!(app.count("accessibility_reports").await, 0);
}

#[tokio::test]
async fn reports_are_guarded_like_every_form_before_a_sign_in() {
    let app = TestApp::spawn_with(&[
        ("limits.enabled", "true"),
        ("limits.reports_per_address", "2"),
    ])
    .await;
    town(&app).await;
    let visitor = app.visitor();
    let foreign = visitor.request(reqwest::Method::POST, REPORT);
    let foreign = foreign
        .header("Sec-Fetch-Site", "cross-site")
        .form(&[("what", "x")]);
    send(foreign).await.expect(403);
    let shown = visitor.get(REPORT).await.hidden("shown");
    let report = [("what", "Svårt"), ("shown", &*shown)];
    app.clock().advance(TimeDelta::seconds(2));
    for _ in 0..2 {
        visitor.submit(REPORT, &report).await.expect(303);
    }
    let third = visitor.submit(REPORT, &report).await;
    assert!(!third.expect(429).header("retry-after").is_empty());
    app.visitor()
        .get("/sv/accessibility/ingen/report")
        .await
        .expect(404);
}

#[tokio::test]
async fn what_is_kept_of_people_is_told_from_the_real_settings() {
    let app = TestApp::spawn().await;
    let (town, coordinator) = town(&app).await;
    let library = app.organisation("biblioteket").below(&town).no_controller();
    library.insert().await;
    let path = "/api/v1/organisations/biblioteket";
    let found = coordinator.get(path).await;
    let settings = json!({ "retentionDays": 21, "email": "bibliotek@exempel.se" });
    coordinator
        .patch(path, found.etag(), settings)
        .await
        .expect(200);
    let page = app
        .visitor()
        .get("/sv/privacy/biblioteket")
        .await
        .expect(200)
        .text();
    let name = app
        .value("select name from organisations where slug = 'katrineholm'")
        .await;
    for part in [
        &*format!("{name} är personuppgiftsansvarig"),
        "21 dagar efter besöket",
        "90 dagar",
        "12 timmar",
        "bibliotek@exempel.se",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // Several answer: the reader chooses, and a session's page leads to its own.
    app.organisation("flen").insert().await;
    let choice = app.visitor().get("/sv/privacy").await.expect(200).text();
    assert!(choice.contains("/sv/privacy/flen") && choice.contains("/sv/privacy/katrineholm"));
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let page = app
        .visitor()
        .get(&format!("/sv/sessions/{session}"))
        .await
        .text();
    assert!(
        page.contains("/sv/privacy/katrineholm\"")
            && page.contains("/sv/accessibility/katrineholm\"")
    );
}

#[tokio::test]
async fn security_txt_names_a_contact_and_robots_txt_what_is_not_crawled() {
    let plain = TestApp::spawn().await;
    plain
        .visitor()
        .get("/.well-known/security.txt")
        .await
        .expect(404);
    let robots = plain.visitor().get("/robots.txt").await.expect(200);
    assert!(robots.header("content-type").starts_with("text/plain"));
    for path in [
        "/api/",
        "/sv/desk",
        "/nb/bookings",
        "/en/reports",
        "/sv/my-booking",
    ] {
        assert!(
            robots.text().contains(&format!("Disallow: {path}\n")),
            "{path}"
        );
    }
    let app = TestApp::spawn_with(&[
        ("security_txt.contact", "mailto:sakerhet@exempel.se"),
        ("security_txt.expires", "2027-03-01T00:00:00Z"),
    ])
    .await;
    let told = app
        .visitor()
        .get("/.well-known/security.txt")
        .await
        .expect(200)
        .text();
    assert!(told.contains("Contact: mailto:sakerhet@exempel.se\n"));
    assert!(told.contains("Expires: 2027-03-01T00:00:00Z\n"));
    assert!(told.contains(&format!("Canonical: {}/.well-known/security.txt", app.url)));
}
