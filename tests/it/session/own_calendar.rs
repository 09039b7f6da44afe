//! A helper's own calendar: read by an address that only they know, and ended by another.

use motesplats::platform::auth::Role;
use serde_json::Value;

use crate::contract::{folder_for_calendars, read_alike};
use crate::support::{Client, TestApp};

const PAGE: &str = "/sv/desk/calendar";

/// Makes an address on the page, and reads it there.
async fn make(app: &TestApp, helper: &Client) -> String {
    let made = helper.fill(PAGE, PAGE, &[]).await.expect(200);
    assert_eq!(made.header("cache-control"), "no-store");
    let page = made.text();
    let address = page.split(r#"<bdi dir="ltr">"#).nth(1).unwrap();
    let address = address.split('<').next().unwrap();
    address.strip_prefix(&app.url).unwrap().to_owned()
}

#[tokio::test]
async fn a_helpers_calendar_has_where_they_help_and_nobody_who_comes() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let huda = app.staff(Role::Helper).at(&venue).await;
    let at = |title: &str, day: &str| app.session(&venue).title(title).starting(day, "13:00");
    at("Own", "2026-10-08")
        .helper(huda.id)
        .published()
        .insert()
        .await;
    at("A colleague's", "2026-10-09").published().insert().await;
    at("A draft", "2026-10-09").helper(huda.id).insert().await;
    at("Called off", "2026-10-10")
        .helper(huda.id)
        .cancelled()
        .insert()
        .await;
    let screen = app.signed_in(&huda).await;
    let address = make(&app, &screen).await;

    let feed = app.visitor().get(&address).await.expect(200);
    assert_eq!(feed.header("cache-control"), "no-store");
    let folder = folder_for_calendars("own-calendar");
    std::fs::write(folder.join("own.ics"), feed.text()).unwrap();
    let found = read_alike(&folder).await;

    let own = &found["calendars"]["own"];
    assert_eq!(own["method"], "PUBLISH");
    let events = own["events"].as_array().unwrap().iter();
    let titles: Vec<&Value> = events.map(|event| &event["title"]).collect();
    assert_eq!(titles, ["Own", "Called off"]);
    let unfolded = feed.text().replace("\r\n ", "");
    let links: Vec<&str> = unfolded
        .lines()
        .filter_map(|line| line.strip_prefix("URL:"))
        .collect();
    assert_eq!(links.len(), 2);
    for link in links {
        let page = link.strip_prefix(&app.url).unwrap();
        screen.get(page).await.expect(200);
    }
    assert!(
        feed.text().contains("\r\nCOLOR:teal\r\n"),
        "{}",
        feed.text()
    );
}

#[tokio::test]
async fn a_new_address_ends_the_old_one_and_so_does_the_end_of_the_account() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let huda = app.staff(Role::Helper).at(&venue).await;
    let screen = app.signed_in(&huda).await;
    let first = make(&app, &screen).await;
    let second = make(&app, &screen).await;
    app.visitor().get(&first).await.expect(404);
    app.visitor().get(&second).await.expect(200);
    let page = screen.get(PAGE).await.expect(200).text();
    assert!(
        page.contains("Du har en adress sedan tisdag 6 oktober"),
        "{page}"
    );
    assert!(!page.contains("/feeds/helpers/"), "it is shown once");

    screen
        .fill(PAGE, "/sv/desk/calendar/end", &[])
        .await
        .expect(303);
    app.visitor().get(&second).await.expect(404);

    let third = make(&app, &screen).await;
    app.sql("update staff set disabled_at = now()").await;
    app.visitor().get(&third).await.expect(404);
    app.visitor()
        .get("/feeds/helpers/%00.ics")
        .await
        .expect(404);
}
