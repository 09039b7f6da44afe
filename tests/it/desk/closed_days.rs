//! The pages on which staff close days, and read which sessions those meet.

use motesplats::platform::auth::Role;

use super::places::{follow, send};
use super::{Town, words};

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
async fn closed_days_are_changed_and_say_which_sessions_they_meet_then() {
    let town = Town::new().await;
    let app = &town.app;
    let later = app.session(&town.library).starting("2026-10-12", "11:00");
    later.published().insert().await;
    let client = town.signed_in(Role::Planner).await;
    let new = "/sv/desk/closed-days/new?venue=lasstugan";
    let whole = [("from", "2026-10-09"), ("reason-sv", "Personalens dag")];
    let closed = send(&client, new, new, &whole).await.expect(303);
    let page = closed.header("location").split('?').next().unwrap();
    let shown = client.get(page).await.expect(200).text();
    assert!(words(&shown).contains("Inga tillfällen infaller då."));
    let form = format!("{page}/change");
    assert!(shown.contains(&form), "{shown}");
    let stored = client.get(&form).await.expect(200);
    let read = stored.text();
    for kept in [r#"value="2026-10-09""#, r#"value="Personalens dag""#] {
        assert!(read.contains(kept), "{kept}: {read}");
    }

    let longer = [
        ("from", "2026-10-09"),
        ("to", "2026-10-12"),
        ("reason-sv", "Städning"),
        ("opens", ""),
        ("closes", ""),
    ];
    let said = follow(&client, send(&client, &form, &form, &longer).await).await;
    for said_now in [
        "Dagarna är ändrade.",
        "Städning",
        "1 tillfälle infaller då",
        "Måndag 12 oktober kl. 11.00",
    ] {
        assert!(said.contains(said_now), "{said_now}: {said}");
    }
    let shorter = [
        ("from", "2026-10-12"),
        ("to", ""),
        ("reason-sv", "Städning"),
        ("opens", "10.30"),
        ("closes", "14"),
    ];
    let said = follow(&client, send(&client, &form, &form, &shorter).await).await;
    assert!(
        said.contains("Måndag 12 oktober Lässtugan: Öppet 10.30–14.00"),
        "{said}"
    );

    let wrong = [
        ("from", "2026-10-12"),
        ("to", "2026-10-01"),
        ("reason-sv", ""),
    ];
    let wrong = send(&client, &form, &form, &wrong).await.expect(422).text();
    assert!(wrong.contains(r##"<a href="#reason-sv">"##), "{wrong}");
    assert!(wrong.contains(r#"value="2026-10-01""#), "{wrong}");
    let stale = [
        ("csrf", stored.hidden("csrf")),
        ("version", stored.hidden("version")),
        ("from", "2026-11-02".to_owned()),
        ("reason-sv", "Något annat".to_owned()),
    ];
    let stale: Vec<(&str, &str)> = stale.iter().map(|(a, b)| (*a, b.as_str())).collect();
    let stale = client.submit(&form, &stale).await.expect(412).text();
    assert!(stale.contains(r#"value="Något annat""#), "{stale}");
    assert_eq!(
        app.audited_acts().await,
        [
            "closed-days.added",
            "closed-days.changed",
            "closed-days.changed"
        ]
    );
    let other = app.organisation("norsjo").insert().await;
    let stranger = app.staff(Role::Planner).at(&other).await;
    let stranger = app.signed_in(&stranger).await;
    stranger.get(&form).await.expect(404);
}
