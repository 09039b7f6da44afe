//! The organisers' pages.

use data_encoding::HEXLOWER;
use reqwest::Method;
use sha2::{Digest, Sha256};

use super::{REPORT, World, total};
use crate::support::TestApp;
use crate::support::client::send;
use crate::support::staff::Staff;

/// A browser's cookie for a member of staff who has signed in.
async fn cookie_of(app: &TestApp, staff: &Staff) -> String {
    let id: [u8; 32] = Sha256::digest(motesplats::platform::ids::fresh().as_bytes()).into();
    let hash: [u8; 32] = Sha256::digest(id).into();
    app.sql(&format!(
        "insert into sign_ins values ('\\x{}', '{}', null, '{now}', '{now}')",
        HEXLOWER.encode(&hash),
        staff.id,
        now = app.now().to_rfc3339()
    ))
    .await;
    let id = HEXLOWER.encode(&id);
    format!("motesplats={id}; __Host-motesplats={id}")
}

#[tokio::test]
async fn an_organiser_reads_the_page_and_takes_the_file() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    world.past_session(&world.library).await;
    let cookie = cookie_of(app, &world.coordinator).await;
    let page = |path: &'static str| {
        let request = app.visitor().request(Method::GET, path);
        send(request.header("Cookie", cookie.clone()))
    };
    const PAGE: &str = "/sv/reports/campaigns/emedborgarveckan/2026";
    let list = page("/sv/reports").await.expect(200).text();
    assert!(list.contains(PAGE), "{list}");
    let shown = page(PAGE).await.expect(200);
    assert_eq!(shown.header("cache-control"), "no-store");
    let shown = shown.text();
    for part in [
        "1 av 2 tider",
        "Katrineholm",
        "30",
        "/csv?groupBy=municipality",
        "name=\"csrf\"",
        "?groupBy=language",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let file = page("/sv/reports/campaigns/emedborgarveckan/2026/csv?groupBy=venue").await;
    let file = file.expect(200);
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"emedborgarveckan-2026-venue.csv\""
    );
    assert!(file.text().starts_with("\u{feff}key;label;sessions;"));
    assert!(file.text().contains(";2;0;2;1;0;0,5;0;0;0;30;0;0;false\n"));
    page("/sv/reports/campaigns/emedborgarveckan/1999")
        .await
        .expect(404);
    let sent = app.visitor().get(PAGE).await;
    assert_eq!(sent.status(), 303);
}

#[tokio::test]
async fn a_coordinator_hands_in_from_the_page() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    let cookie = cookie_of(app, &world.coordinator).await;
    const PAGE: &str = "/sv/reports/campaigns/emedborgarveckan/2026";
    let page = app
        .visitor()
        .request(Method::GET, PAGE)
        .header("Cookie", &cookie);
    let page = send(page).await.expect(200).text();
    let (_, code) = page.split_once("name=\"csrf\" value=\"").unwrap();
    let code = code.split('"').next().unwrap();
    let post = |code: &str| {
        let request = app
            .visitor()
            .request(Method::POST, &format!("{PAGE}/submission"));
        let request = request.header("Cookie", &cookie).header("Origin", &app.url);
        send(
            request
                .header("Sec-Fetch-Site", "same-origin")
                .form(&[("csrf", code)]),
        )
    };
    post("0").await.expect(403);
    let made = post(code).await.expect(303);
    assert_eq!(made.header("location"), format!("{PAGE}?done=submitted"));
    assert_eq!(
        total(&world.organiser.get(REPORT).await)["participants"],
        30
    );
}
