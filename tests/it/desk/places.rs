//! Setting up: a coordinator's venues, a planner's rooms and closed days, and what is told of the sessions they meet.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::{Town, words};
use crate::support::{Answer, Client};

const NEW: &str = "/sv/desk/venues/new?organisation=katrineholm";

/// Sends the form of a page with these fields in it, and what the page hides.
async fn send(client: &Client, page: &str, to: &str, fields: &[(&str, &str)]) -> Answer {
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
async fn follow(client: &Client, answer: Answer) -> String {
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
async fn closing_days_tells_which_sessions_they_meet_and_that_nobody_is_told() {
    let town = Town::new().await;
    let app = &town.app;
    for (venue, day, time) in [
        (&town.library, "2026-10-09", "09:00"),
        (&town.library, "2026-10-09", "11:00"),
        (&town.library, "2026-10-12", "11:00"),
        (&town.valla, "2026-10-09", "09:00"),
    ] {
        let session = app.session(venue).starting(day, time).published();
        session.insert().await;
    }
    let called_off = app.session(&town.library).starting("2026-10-09", "10:00");
    called_off.cancelled().insert().await;
    let client = town.signed_in(Role::Planner).await;
    let new = "/sv/desk/closed-days/new?venue=lasstugan";
    let whole = [("from", "2026-10-09"), ("reason-sv", "Personalens dag")];
    let closed = send(&client, new, new, &whole).await.expect(303);
    let answer = client
        .get(closed.header("location"))
        .await
        .expect(200)
        .text();
    let page = words(&answer);
    for said in [
        "Dagarna är stängda.",
        "Fredag 9 oktober Lässtugan: Stängt Personalens dag",
        "2 tillfällen infaller då, och står kvar. Ingen som har bokat får veta något förrän",
        "Fredag 9 oktober kl. 09.00",
        "Fredag 9 oktober kl. 11.00",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(
        !page.contains("12 oktober") && !page.contains("kl. 10.00"),
        "{page}"
    );
    let cancel = "/sv/desk/cancellations?venue=lasstugan&#38;from=2026-10-09&#38;to=2026-10-09";
    assert!(answer.contains(cancel), "{answer}");

    let short = [
        ("from", "2026-10-12"),
        ("to", "2026-10-12"),
        ("reason-sv", "Städning"),
        ("opens", "10.30"),
        ("closes", "14"),
    ];
    let page = follow(&client, send(&client, new, new, &short).await).await;
    assert!(page.contains("Lässtugan: Öppet 10.30–14.00"), "{page}");
    assert!(page.contains("Inga tillfällen infaller då."), "{page}");

    let venue = words(&client.get("/sv/desk/venues/lasstugan").await.text());
    assert!(
        venue.contains("Fredag 9 oktober Stängt Personalens dag"),
        "{venue}"
    );
    assert!(
        venue.contains("Måndag 12 oktober Öppet 10.30–14.00 Städning"),
        "{venue}"
    );
    let days =
        "select '/sv/desk/closed-days/' || id from closed_days where reason->>'sv' = 'Städning'";
    let days = app.value(days).await;
    let opened = send(&client, &days, &format!("{days}/removal"), &[]).await;
    let page = follow(&client, opened).await;
    assert!(
        page.contains("Dagarna är som vanligt igen.") && !page.contains("Städning"),
        "{page}"
    );
    let acts =
        "select string_agg(act, ' ' order by at, id) from audit where act like 'closed-days%'";
    assert_eq!(
        app.value(acts).await,
        "closed-days.added closed-days.added closed-days.removed"
    );
}

#[tokio::test]
async fn an_organisations_closed_days_hold_at_all_its_venues() {
    let town = Town::new().await;
    for venue in [&town.library, &town.valla] {
        let session = town.app.session(venue).starting("2026-12-22", "09:00");
        session.published().insert().await;
    }
    let client = town.signed_in(Role::Planner).await;
    let list = "/sv/desk/closed-days?organisation=katrineholm";
    let page = words(&client.get(list).await.expect(200).text());
    assert!(
        page.contains("Inga stängda dagar utöver helgdagarna."),
        "{page}"
    );
    let new = "/sv/desk/closed-days/new?organisation=katrineholm";
    let fields = [
        ("from", "2026-12-21"),
        ("to", "2026-12-23"),
        ("reason-sv", "Jullov"),
    ];
    let page = follow(&client, send(&client, new, new, &fields).await).await;
    for said in [
        "Måndag 21 december till onsdag 23 december",
        "Alla platser hos Katrineholm: Stängt",
        "2 tillfällen infaller då",
        "Ställ in tillfällen på Lässtugan",
        "Ställ in tillfällen på Servicepunkt Valla",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = words(&client.get(list).await.expect(200).text());
    assert!(page.contains("Jullov"), "{page}");
    let at_valla = town.app.staff(Role::Planner).at(&town.valla).await;
    let at_valla = town.app.signed_in(&at_valla).await;
    let venue = at_valla
        .get("/sv/desk/venues/valla")
        .await
        .expect(200)
        .text();
    assert!(words(&venue).contains("Jullov Alla platser"), "{venue}");
    assert!(!venue.contains("/desk/closed-days/0"), "{venue}");
    let days = "select '/sv/desk/closed-days/' || id from closed_days";
    at_valla.get(&town.app.value(days).await).await.expect(404);
    at_valla.get(list).await.expect(404);
}

#[tokio::test]
async fn days_that_contradict_themselves_are_refused_at_their_fields() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Planner).await;
    let new = "/sv/desk/closed-days/new?venue=valla";
    for (fields, at) in [
        (vec![("from", ""), ("reason-sv", "Städdag")], "from"),
        (vec![("from", "2026-10-09"), ("reason-sv", "")], "reason-sv"),
        (
            vec![
                ("from", "2026-10-09"),
                ("to", "2026-10-08"),
                ("reason-sv", "A"),
            ],
            "to",
        ),
        (
            vec![
                ("from", "2026-10-09"),
                ("to", "2028-10-09"),
                ("reason-sv", "A"),
            ],
            "to",
        ),
        (
            vec![("from", "2026-10-09"), ("opens", "10"), ("reason-sv", "A")],
            "closes",
        ),
        (
            vec![
                ("from", "2026-10-09"),
                ("opens", "sent"),
                ("closes", "14"),
                ("reason-sv", "A"),
            ],
            "opens",
        ),
    ] {
        let refused = send(&client, new, new, &fields).await.expect(422).text();
        assert!(
            refused.contains(&format!("id=\"{at}-error\"")),
            "{at}: {refused}"
        );
        let hint = format!("href=\"#{at}\"");
        assert!(refused.contains(&hint), "{at}: {refused}");
    }
    let backwards = [
        ("from", "2026-10-09"),
        ("reason-sv", "A"),
        ("opens", "14"),
        ("closes", "10"),
    ];
    let refused = send(&client, new, new, &backwards).await.expect(422).text();
    assert!(
        refused.contains("Stänger – Det måste stänga efter att det öppnar."),
        "{refused}"
    );
    let long = [
        ("from", "2026-10-09"),
        ("to", "2028-10-09"),
        ("reason-sv", "A"),
    ];
    let refused = send(&client, new, new, &long).await.expect(422).text();
    assert!(refused.contains("Högst 366 dagar på en gång."), "{refused}");
    assert_eq!(
        town.app
            .value("select count(*)::text from closed_days")
            .await,
        "0"
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
