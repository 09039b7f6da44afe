//! Setting up: a coordinator's venues, a planner's rooms and closed days, and what is told of the sessions they meet.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{Town, words};
use crate::support::{Answer, Client};

const NEW: &str = "/sv/desk/venues/new?organisation=katrineholm";

/// Sends the form of a page with these fields in it, and what the page hides.
pub(super) async fn send(client: &Client, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
    let form = client.get(page).await.expect(200);
    let code = form.hidden("csrf");
    let mut all = vec![("csrf", code.as_str())];
    let hidden: Vec<(&str, String)> = ["key", "version"]
        .into_iter()
        .filter(|name| form.text().contains(&format!("name=\"{name}\"")))
        .map(|name| (name, form.hidden(name)))
        .collect();
    all.extend(hidden.iter().map(|(name, value)| (*name, value.as_str())));
    all.extend(fields);
    client.submit(to, &all).await
}

/// What a page says, after the redirect of an answer.
pub(super) async fn follow(client: &Client, answer: Answer) -> String {
    let answer = answer.expect(303);
    let page = client.get(answer.header("location")).await;
    words(&page.expect(200).text())
}

#[tokio::test]
async fn a_coordinator_adds_a_venue_and_changes_what_is_different() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let list = client.get("/sv/desk/venues").await.expect(200).text();
    assert!(list.contains(NEW), "{list}");
    let form = client.get(NEW).await.expect(200).text();
    assert!(form.contains("<option value=\"SE-0483\" selected>Katrineholm</option>"));
    let fields = [
        ("venue-name", "Igelkotten"),
        ("kind", "senior-meeting-place"),
        ("municipality", "SE-0483"),
        ("address", "Igelkottsgatan 2"),
        ("phone", "0150-570 61"),
        ("position", "58,99 16,20"),
        ("ways-sv", "Entré utan trappsteg."),
    ];
    let added = send(&client, NEW, NEW, &fields).await;
    assert_eq!(
        added.header("location"),
        "/sv/desk/venues/igelkotten?done=venue-added"
    );
    let page = follow(&client, added).await;
    for said in [
        "Platsen är tillagd.",
        "Mötesplats för äldre, Katrineholm",
        "0150-570 61",
        "58.99, 16.2",
        "Entré utan trappsteg.",
        "Julafton",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let path = "/sv/desk/venues/igelkotten/change";
    let changed = send(
        &client,
        path,
        path,
        &[("position", ""), ("venue-name", "Igelkottens hus")],
    );
    let page = follow(&client, changed.await).await;
    assert!(
        page.contains("Platsen är ändrad.") && page.contains("Igelkottens hus"),
        "{page}"
    );
    let touched = "select facts->>'members' from audit where act = 'venue.changed'";
    assert_eq!(town.app.value(touched).await, r#"["lat", "lon", "name"]"#);
    let shown = town
        .app
        .visitor()
        .get("/api/v1/venues/igelkotten")
        .await
        .json();
    assert_eq!(
        (&shown["name"], &shown["lat"], &shown["phone"]),
        (
            &json!("Igelkottens hus"),
            &json!(null),
            &json!("+4615057061")
        )
    );
}

#[tokio::test]
async fn a_venue_whose_name_another_has_gets_its_organisation_in_front() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let fields = [
        ("venue-name", "Valla"),
        ("kind", "library"),
        ("municipality", "SE-0483"),
    ];
    let added = send(&client, NEW, NEW, &fields).await.expect(303);
    assert_eq!(
        added.header("location"),
        "/sv/desk/venues/katrineholm-valla?done=venue-added"
    );
    let refused = send(&client, NEW, NEW, &fields).await.expect(409);
    assert!(words(&refused.text()).contains("Namnet är upptaget"));
}

#[tokio::test]
async fn what_was_typed_stays_and_every_fault_stands_at_its_field() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let typed = [
        ("venue-name", ""),
        ("kind", "shop"),
        ("municipality", "SE-9999"),
        ("address", "Bakom <torget>"),
        ("phone", "ring oss"),
        ("position", "norr om ån"),
        ("ways-sv", "Ramp"),
    ];
    let refused = send(&client, NEW, NEW, &typed).await.expect(422).text();
    for at in ["venue-name", "kind", "municipality", "phone", "position"] {
        assert!(
            refused.contains(&format!("id=\"{at}-error\"")),
            "{at}: {refused}"
        );
        assert!(
            refused.contains(&format!("href=\"#{at}\"")),
            "{at}: {refused}"
        );
    }
    assert_eq!(refused.matches("href=\"#venue-name\"").count(), 1);
    assert!(refused.contains("Bakom &#60;torget&#62;") && refused.contains(">Ramp</textarea>"));
    let outside = [
        ("venue-name", "A"),
        ("kind", "other"),
        ("municipality", "SE-0483"),
        ("position", "95, 16"),
    ];
    let refused = send(&client, NEW, NEW, &outside).await.expect(422).text();
    assert!(refused.contains("id=\"position-error\""), "{refused}");
}

#[tokio::test]
async fn a_venue_that_somebody_else_changed_is_not_written_over() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let path = "/sv/desk/venues/valla/change";
    let form = client.get(path).await.expect(200);
    let (code, version) = (form.hidden("csrf"), form.hidden("version"));
    let first = send(&client, path, path, &[("address", "Storgatan 3")]).await;
    first.expect(303);
    let late = [
        ("csrf", code.as_str()),
        ("version", &version),
        ("address", "Storgatan 2"),
    ];
    let refused = client.submit(path, &late).await.expect(412).text();
    assert!(
        words(&refused).contains("Någon annan hann före"),
        "{refused}"
    );
    assert!(refused.contains("value=\"Storgatan 2\""), "{refused}");
    let stored = "select address from venues where slug = 'valla'";
    assert_eq!(town.app.value(stored).await, "Storgatan 3");
}

#[tokio::test]
async fn a_planner_of_one_venue_sets_up_its_rooms_and_nothing_else() {
    let town = Town::new().await;
    let staff = town.app.staff(Role::Planner).at(&town.valla).await;
    let client = town.app.signed_in(&staff).await;
    let list = client.get("/sv/desk/venues").await.expect(200).text();
    let read = words(&list);
    assert!(
        read.contains("Servicepunkt Valla") && !read.contains("Lässtugan"),
        "{read}"
    );
    assert!(
        !list.contains("venues/new") && !list.contains("closed-days"),
        "{list}"
    );
    let venue = "/sv/desk/venues/valla";
    let page = client.get(venue).await.expect(200).text();
    assert!(
        !page.contains("/change\"") && !page.contains("/removal\""),
        "{page}"
    );
    client.get(&format!("{venue}/change")).await.expect(403);
    client.get("/sv/desk/venues/lasstugan").await.expect(404);

    let new = format!("{venue}/rooms/new");
    let added = send(&client, &new, &new, &[("room-name", "Datasalen")]).await;
    let page = follow(&client, added).await;
    assert!(page.contains("Datasalen Ett tillfälle i taget"), "{page}");
    let refused = send(&client, &new, &new, &[("room-name", "Datasalen")]).await;
    assert!(
        refused
            .expect(422)
            .text()
            .contains("id=\"room-name-error\"")
    );
    let room = "select '/sv/desk/rooms/' || id from rooms where name = 'Datasalen'";
    let room = town.app.value(room).await;
    let typed = [("room-name", "Läsesalen"), ("shared", "true")];
    let changed = send(&client, &room, &room, &typed).await;
    let page = follow(&client, changed).await;
    assert!(
        page.contains("Läsesalen Flera tillfällen samtidigt"),
        "{page}"
    );
    let removed = send(&client, &room, &format!("{room}/removal"), &[]).await;
    let page = follow(&client, removed).await;
    assert!(
        page.contains("Rummet är borttaget.") && page.contains("Inga rum."),
        "{page}"
    );
}

#[tokio::test]
async fn a_room_and_a_venue_in_use_say_why_they_stay() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let room = town.app.room(&town.library, "Datasalen", false).await;
    let planner = town.app.staff(Role::Planner).at(&town.town).await;
    let session = json!({ "venueId": "lasstugan", "title": "Mobilen", "kind": "workshop", "room": room,
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60, "seatsTotal": 8 });
    planner
        .create("/api/v1/sessions", session)
        .await
        .expect(201);
    let room = format!("/sv/desk/rooms/{room}");
    let page = client.get(&room).await.expect(200).text();
    assert!(
        words(&page).contains("Rummet används av 1 tillfälle"),
        "{page}"
    );
    assert!(!page.contains("/removal\""), "{page}");
    // Somebody whose page is older presses anyway.
    let refused = send(&client, &room, &format!("{room}/removal"), &[]).await;
    assert!(words(&refused.expect(409).text()).contains("Rummet används"));
    let venue = "/sv/desk/venues/lasstugan";
    let page = words(&client.get(venue).await.expect(200).text());
    assert!(
        page.contains("Tillfällen: 1. Roller: 0. Frågor: 0."),
        "{page}"
    );
    let refused = send(&client, venue, &format!("{venue}/removal"), &[]).await;
    assert!(words(&refused.expect(409).text()).contains("Platsen används"));
    let unused = "/sv/desk/venues/valla";
    let removed = send(&client, unused, &format!("{unused}/removal"), &[]).await;
    let page = follow(&client, removed).await;
    assert!(
        page.contains("Platsen är borttagen.") && !page.contains("Valla"),
        "{page}"
    );
}

#[tokio::test]
async fn a_form_that_is_sent_twice_is_done_once() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    for (form, fields) in [
        (
            NEW,
            vec![
                ("venue-name", "Igelkotten"),
                ("kind", "other"),
                ("municipality", "SE-0483"),
            ],
        ),
        (
            "/sv/desk/venues/valla/rooms/new",
            vec![("room-name", "Datasalen")],
        ),
        (
            "/sv/desk/closed-days/new?venue=valla",
            vec![("from", "2026-10-09"), ("reason-sv", "Städdag")],
        ),
    ] {
        let shown = client.get(form).await.expect(200);
        let (code, key) = (shown.hidden("csrf"), shown.hidden("key"));
        let mut all = vec![("csrf", code.as_str()), ("key", key.as_str())];
        all.extend(fields);
        let first = client.submit(form, &all).await.expect(303);
        let again = client.submit(form, &all).await.expect(303);
        assert_eq!(first.header("location"), again.header("location"), "{form}");
    }
    let made = "select (select count(*) from venues) || ' ' || (select count(*) from rooms) \
        || ' ' || (select count(*) from closed_days)";
    assert_eq!(town.app.value(made).await, "3 1 1");
}

#[tokio::test]
async fn venues_stand_at_the_foot_for_who_plans_and_for_nobody_else() {
    let town = Town::new().await;
    for (role, path, stands) in [
        (Role::Coordinator, "/sv/desk/today", true),
        (Role::Planner, "/sv/desk/week", true),
        (Role::Desk, "/sv/desk/today", false),
    ] {
        let client = town.signed_in(role).await;
        let page = client.get(path).await.expect(200).text();
        let foot = page.split("<footer").nth(1).unwrap();
        assert_eq!(foot.contains(">Platser</a>"), stands, "{role}: {foot}");
    }
}

/// More venues than a page holds, by a row that is there: `Ort 001` to `Ort 250`.
async fn many_venues(town: &Town) {
    let rows = "insert into venues (id, organisation_id, slug, name, kind, municipality_id, time_zone, address, created_at, updated_at) \
        select gen_random_uuid(), organisation_id, 'ort-' || n, 'Ort ' || lpad(n::text, 3, '0'), kind, municipality_id, \
        time_zone, 'Storgatan ' || n, created_at, updated_at from venues, generate_series(1, 250) n where slug = 'valla'";
    town.app.sql(rows).await;
}

#[tokio::test]
async fn a_long_list_of_venues_has_pages_and_a_search() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let short = client.get("/sv/desk/venues").await.expect(200).text();
    assert!(!short.contains("name=\"q\" type=\"text\""), "{short}");
    many_venues(&town).await;
    let first = client.get("/sv/desk/venues").await.expect(200).text();
    assert!(words(&first).contains("Sida 1 av 3"), "{first}");
    let last = client.get("/sv/desk/venues?page=3").await.expect(200);
    let last = words(&last.text());
    assert!(last.contains("Servicepunkt Valla"), "{last}");
    for q in ["ort+249", "STORGATAN%20249", "+249+"] {
        let found = client.get(&format!("/sv/desk/venues?q={q}")).await;
        let found = found.expect(200).text();
        let said = words(&found);
        assert!(
            said.contains("Ort 249") && !said.contains("Ort 248"),
            "{q}: {said}"
        );
        assert!(found.contains("/sv/desk/venues/ort-249"), "{q}: {found}");
    }
    let none = client
        .get("/sv/desk/venues?q=ingenstans")
        .await
        .expect(200)
        .text();
    assert!(
        words(&none).contains("Ingen plats stämmer med det."),
        "{none}"
    );
    assert!(none.contains("value=\"ingenstans\""), "{none}");
}

#[tokio::test]
async fn the_day_of_a_venue_far_down_the_list_is_shown() {
    let town = Town::new().await;
    many_venues(&town).await;
    let session = town.app.session(&town.valla).published();
    session.title("Hjälp i Valla").insert().await;
    let elsewhere = town.app.session(&town.library).published();
    elsewhere.title("Hjälp i Lässtugan").insert().await;
    let client = town.signed_in(Role::Desk).await;
    let page = client.get("/sv/desk/plan?venue=valla").await;
    assert_eq!(page.status(), 403);
    let page = client.get("/sv/desk/today?venue=valla").await.expect(200);
    let page = page.text();
    let chosen = "<option value=\"valla\" selected>Servicepunkt Valla</option>";
    assert!(page.contains(chosen), "{page}");
    assert!(words(&page).contains("Hjälp i Valla"), "{page}");
    assert!(!words(&page).contains("Hjälp i Lässtugan"), "{page}");
}
