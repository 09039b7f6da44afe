//! One navigation on every page of staff: only what they may use, what waits counted beside it, and the venue that
//! was chosen kept in the address.

use motesplats::platform::auth::Role;

use super::{Town, tabs};

#[tokio::test]
async fn each_person_sees_only_the_tabs_that_they_may_use() {
    let town = Town::new().await;
    let all = [
        "I dag",
        "Vecka",
        "Att ringa",
        "Att räkna",
        "Planera",
        "Rapporter",
    ];
    for (role, path, shown) in [
        (Role::Volunteer, "/sv/desk/today", vec!["I dag", "Vecka"]),
        (
            Role::Helper,
            "/sv/desk/week",
            vec!["I dag", "Vecka", "Att räkna"],
        ),
        (Role::Desk, "/sv/desk/call-tasks", all[..4].to_vec()),
        (Role::Planner, "/sv/reports", all.to_vec()),
        (Role::Coordinator, "/sv/desk/audit", all.to_vec()),
        (Role::Steering, "/sv/reports", vec!["Rapporter"]),
        (Role::Auditor, "/sv/desk/audit", vec!["Logg"]),
    ] {
        let client = town.signed_in(role).await;
        let page = client.get(path).await.expect(200).text();
        let tabs = tabs(&page);
        let shown_now: Vec<&str> = tabs.iter().map(|(words, _)| words.as_str()).collect();
        assert_eq!(shown_now, shown, "{role}");
        for (words, href) in &tabs {
            client.get(href).await.expect(200);
            let here = format!("href=\"{path}\" aria-current=\"page\"");
            assert!(page.contains(&here), "{role}, {words}: {page}");
        }
    }
}

#[tokio::test]
async fn a_chosen_venue_stays_in_the_address_of_every_tab_and_narrows_what_is_counted() {
    let town = Town::new().await;
    for (venue, times) in [
        (&town.library, ["09:00", "10:00"]),
        (&town.valla, ["08:00", "07:00"]),
    ] {
        for time in times {
            let session = town.app.session(venue).published();
            session.starting("2026-10-05", time).insert().await;
        }
    }
    let third = town.app.session(&town.valla).published();
    third.starting("2026-09-01", "07:00").insert().await;
    let desk = town.signed_in(Role::Desk).await;
    let everywhere = desk.get("/sv/desk/today").await.expect(200).text();
    assert!(
        tabs(&everywhere).contains(&("Att räkna 5".to_owned(), "/sv/desk/to-count".to_owned()))
    );
    let choice = r#"<option value="lasstugan">Lässtugan</option>"#;
    assert!(everywhere.contains(choice), "{everywhere}");

    let at_valla = desk
        .get("/sv/desk/today?venue=valla")
        .await
        .expect(200)
        .text();
    for (words, href) in tabs(&at_valla) {
        assert!(href.ends_with("?venue=valla"), "{words}: {href}");
    }
    assert!(
        tabs(&at_valla)
            .iter()
            .any(|(words, _)| words == "Att räkna 3")
    );
    let chosen = r#"<option value="valla" selected>Servicepunkt Valla</option>"#;
    assert!(at_valla.contains(chosen), "{at_valla}");
    let unknown = desk
        .get("/sv/desk/today?venue=nowhere")
        .await
        .expect(200)
        .text();
    assert!(
        tabs(&unknown)
            .iter()
            .any(|(words, _)| words == "Att räkna 5")
    );
}

#[tokio::test]
async fn another_day_is_kept_when_another_venue_is_chosen() {
    let town = Town::new().await;
    let desk = town.signed_in(Role::Desk).await;
    let page = desk.get("/sv/desk/today?date=2026-10-09&venue=valla").await;
    let page = page.expect(200).text();
    let form = page.split("class=\"venue roomy\"").nth(1).unwrap();
    let form = &form[..form.find("</form>").unwrap()];
    assert!(form.contains(r#"name="date" value="2026-10-09""#), "{form}");
    assert!(form.contains(r#"action="/sv/desk/today""#), "{form}");
}

#[tokio::test]
async fn whoever_has_one_venue_reads_its_name_and_has_nothing_to_choose() {
    let town = Town::new().await;
    let staff = town.app.staff(Role::Desk).at(&town.valla).await;
    let desk = town.app.signed_in(&staff).await;
    let page = desk.get("/sv/desk/today").await.expect(200).text();
    assert!(
        page.contains("<p class=\"venue roomy\">Servicepunkt Valla</p>"),
        "{page}"
    );
    assert!(!page.contains("<select id=\"nav-venue\""), "{page}");
    assert!(!page.contains("<select id=\"menu-venue\""), "{page}");
}

#[tokio::test]
async fn more_than_can_be_counted_are_said_to_be_so_many_and_more() {
    let town = Town::new().await;
    for day in 1..=28 {
        for time in ["08:00", "09:00", "10:00", "11:00"] {
            let session = town.app.session(&town.library).published();
            session
                .starting(&format!("2026-09-{day:02}"), time)
                .insert()
                .await;
        }
    }
    let desk = town.signed_in(Role::Desk).await;
    let page = desk.get("/sv/desk/today").await.expect(200).text();
    assert!(
        tabs(&page)
            .iter()
            .any(|(words, _)| words == "Att räkna 99+")
    );
}
