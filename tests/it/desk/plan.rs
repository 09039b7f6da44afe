//! The plan: what is drafted, proposed and published, with its filter in the address.

use motesplats::platform::auth::Role;

use super::{Town, words};

#[tokio::test]
async fn the_plan_shows_drafts_and_what_is_published_and_narrows_by_day_status_and_venue() {
    let town = Town::new().await;
    let app = &town.app;
    app.session(&town.library)
        .title("Ett utkast")
        .insert()
        .await;
    let later = app.session(&town.valla).title("Senare i Valla").published();
    later.starting("2026-10-12", "10:00").insert().await;
    let planner = town.signed_in(Role::Planner).await;
    let plan = async |query: &str| {
        let page = planner.get(&format!("/sv/desk/plan{query}")).await;
        words(&page.expect(200).text())
    };
    let both = plan("").await;
    assert!(both.contains("Ett utkast Lässtugan Utkast"), "{both}");
    assert!(both.contains("Senare i Valla"), "{both}");
    for (query, shown, hidden) in [
        ("?from=2026-10-10", "Senare i Valla", "Ett utkast"),
        ("?status=draft", "Ett utkast", "Senare i Valla"),
        ("?venue=valla", "Senare i Valla", "Ett utkast"),
        (
            "?from=i+morgon&status=lovely",
            "Ett utkast",
            "Inga tillfällen",
        ),
    ] {
        let page = plan(query).await;
        assert!(page.contains(shown), "{query}: {page}");
        assert!(!page.contains(hidden), "{query}: {page}");
    }
    let none = plan("?status=proposed").await;
    assert!(none.contains("Inga tillfällen med det urvalet."), "{none}");
    let desk = town.signed_in(Role::Desk).await;
    desk.get("/sv/desk/plan").await.expect(403);
}
