//! The organisers' pages.

use super::{REPORT, World, total};

#[tokio::test]
async fn an_organiser_reads_the_page_and_takes_the_file() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    world.past_session(&world.library).await;
    let coordinator = app.signed_in(&world.coordinator).await;
    const PAGE: &str = "/sv/reports/campaigns/emedborgarveckan/2026";
    let list = coordinator.get("/sv/reports").await.expect(200).text();
    assert!(list.contains(PAGE), "{list}");
    let shown = coordinator.get(PAGE).await.expect(200);
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
    let file = format!("{PAGE}/csv?groupBy=venue");
    let file = coordinator.get(&file).await.expect(200);
    assert_eq!(
        file.header("content-disposition"),
        "attachment; filename=\"emedborgarveckan-2026-venue.csv\""
    );
    assert!(file.text().starts_with("\u{feff}key;label;sessions;"));
    assert!(file.text().contains(";2;0;2;1;0;0,5;0;0;0;30;0;0;false\n"));
    coordinator
        .get("/sv/reports/campaigns/emedborgarveckan/1999")
        .await
        .expect(404);
    let sent = app.visitor().get(PAGE).await;
    assert_eq!(sent.status(), 303);
}

#[tokio::test]
async fn a_coordinator_submits_from_the_page() {
    let world = World::new().await;
    let app = &world.app;
    world.counted(&world.library, 30).await;
    let coordinator = app.signed_in(&world.coordinator).await;
    const PAGE: &str = "/sv/reports/campaigns/emedborgarveckan/2026";
    let form = format!("{PAGE}/submission");
    let forged = coordinator.submit(&form, &[("csrf", "0")]).await;
    forged.expect(403);
    let made = coordinator.fill(PAGE, &form, &[]).await.expect(303);
    assert_eq!(made.header("location"), format!("{PAGE}?done=submitted"));
    assert_eq!(
        total(&world.organiser.get(REPORT).await)["participants"],
        30
    );
    let submitted = coordinator.get(&format!("{PAGE}?version=1")).await;
    let submitted = submitted.expect(200).text();
    assert!(submitted.contains("Siffrorna är de som lämnats in, senast"));
}
