//! Adding and changing venues.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;
use crate::support::client::send;

const ALL: &str = "/api/v1/venues";

#[tokio::test]
async fn a_coordinator_adds_a_venue_that_everybody_sees() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let request = json!({"organisation": "katrineholm", "name": "Välla bibliotek", "kind": "library",
        "municipality": "0483", "address": "Storgatan 1", "phone": "0150-123 45",
        "lat": 58.99, "lon": 16.2,
        "accessibility": {"sv": "Ramp\nHörslinga", "ar": "منحدر"}});
    let made = coordinator
        .create_once(ALL, "one-venue-and-no-more", request.clone())
        .await;
    let made = made.expect(201);
    let view = made.json();
    assert_eq!(view["slug"], "valla-bibliotek");
    assert_eq!(view["timeZone"], "Europe/Stockholm");
    assert_eq!(
        view["organisation"],
        json!({"slug": "katrineholm", "name": "Katrineholm"})
    );
    assert_eq!(view["accessibility"], "Ramp\nHörslinga");
    assert_eq!(view["textLanguage"], json!(null));
    let again = coordinator
        .create_once(ALL, "one-venue-and-no-more", request.clone())
        .await;
    assert_eq!(again.expect(201).header("idempotency-replayed"), "true");
    assert_eq!(
        coordinator.create(ALL, request).await.problem(),
        "409 slug-taken"
    );

    for name in ["valla-bibliotek", view["id"].as_str().unwrap()] {
        let path = format!("{ALL}/{name}");
        let shown = app.visitor().get(&path).await.expect(200);
        assert_eq!((shown.json(), shown.etag()), (view.clone(), made.etag()));
        let known = app.visitor().request(reqwest::Method::GET, &path);
        let known = send(known.header("If-None-Match", made.etag()))
            .await
            .expect(304);
        assert_eq!(known.text(), "");
    }
    for (asked, text, language) in [
        ("ar", "منحدر", json!(null)),
        ("en", "Ramp\nHörslinga", json!("sv")),
        ("so, ar;q=0.5", "منحدر", json!("ar")),
    ] {
        let path = format!("{ALL}/valla-bibliotek");
        let request = app.visitor().request(reqwest::Method::GET, &path);
        let shown = send(request.header("Accept-Language", asked)).await.json();
        assert_eq!(
            (&shown["accessibility"], &shown["textLanguage"]),
            (&json!(text), &language)
        );
    }
}

#[tokio::test]
async fn whose_venue_it_is_decides_who_may() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let other = app.organisation("norsjo").insert().await;
    let venue = app.venue(&other).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let request = |organisation: &str| json!({"organisation": organisation, "name": "B2", "kind": "library", "municipality": "0483"});
    for elsewhere in ["norsjo", "nowhere", ""] {
        let refused = coordinator.create(ALL, request(elsewhere)).await;
        assert_eq!(refused.problem(), "404 not-found");
    }
    assert_eq!(
        planner.create(ALL, request("katrineholm")).await.problem(),
        "403 not-allowed"
    );
    assert_eq!(
        app.visitor().create(ALL, request("x")).await.problem(),
        "401 sign-in-first"
    );
    let path = format!("{ALL}/{}", venue.slug);
    let refused = coordinator.patch(&path, "\"1.x\"", json!("whatever")).await;
    assert_eq!(refused.problem(), "404 not-found");
}

#[tokio::test]
async fn a_change_is_made_against_the_edit_its_author_saw() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).position(58.99, 16.2).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("{ALL}/{}", venue.id);
    let first = coordinator.get(&path).await.etag().to_owned();
    let change = json!({"name": "Stadsbiblioteket", "address": null, "accessibility": "Hiss",
        "municipality": "NO-1860"});
    let changed = coordinator.patch(&path, &first, change).await.expect(200);
    let view = changed.json();
    assert_eq!(view["name"], "Stadsbiblioteket");
    assert_eq!(
        (&view["address"], &view["timeZone"]),
        (&json!(null), &json!("Europe/Oslo"))
    );
    assert_eq!(
        (&view["slug"], &view["lat"]),
        (&json!(venue.slug), &json!(58.99))
    );
    let stale = coordinator.patch(&path, &first, json!({"name": "X"})).await;
    assert_eq!(stale.problem(), "412 stale");
    let tag = changed.etag();
    let half = coordinator.patch(&path, tag, json!({"lat": null})).await;
    assert_eq!(half.problem(), r#"422 unprocessable ["/lat missing"]"#);
    let faults = json!({"kind": "shop", "lat": 91, "accessibility": {"sv": "a\u{0}", "xx": "b"}});
    assert_eq!(
        coordinator.patch(&path, tag, faults).await.problem(),
        r#"422 unprocessable ["/lat out-of-range", "/kind unknown-value", "/accessibility/sv control-character", "/accessibility/xx unknown-language"]"#
    );
    let none = coordinator
        .patch(&path, tag, json!({"lat": null, "lon": null}))
        .await;
    assert_eq!(none.expect(200).json()["lat"], json!(null));
    assert_eq!(
        app.audited_facts("venue.changed").await[0],
        json!({"members": ["accessibility", "address", "municipality", "name"]})
    );
}

#[tokio::test]
async fn every_fault_of_a_new_venue_is_told_at_once() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let request = json!({"organisation": "katrineholm", "name": "!", "kind": "", "municipality": "9",
        "address": "\u{7}", "phone": "x", "lat": 1.0, "accessibility": 3});
    assert_eq!(
        coordinator.create(ALL, request).await.problem(),
        r#"422 unprocessable ["/slug bad-slug", "/kind unknown-value", "/address control-character", "/phone bad-phone", "/lon missing", "/accessibility wrong-type", "/municipality unknown-municipality"]"#
    );
    let request = json!({"organisation": "katrineholm", "town": "x"});
    assert_eq!(
        coordinator.create(ALL, request).await.problem(),
        r#"422 unprocessable ["/town unknown-member"]"#
    );
    for number in ["1e999", "NaN"] {
        let body = format!(
            r#"{{"organisation":"katrineholm","name":"B2","kind":"library","municipality":"0483","lat":{number},"lon":1}}"#
        );
        let request = coordinator.request(reqwest::Method::POST, ALL);
        let request = request
            .header("content-type", "application/json")
            .body(body);
        assert_eq!(send(request).await.problem(), "400 malformed-json");
    }
    assert_eq!(app.count("venues").await, 0);
}

#[tokio::test]
async fn a_text_in_one_language_leaves_the_others() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("{ALL}/{}", venue.id);
    for (change, texts) in [
        (
            json!({"sv": "Ramp", "en": "Ramp"}),
            json!({"sv": "Ramp", "en": "Ramp"}),
        ),
        (
            json!({"nb": "Rampe"}),
            json!({"sv": "Ramp", "en": "Ramp", "nb": "Rampe"}),
        ),
        (json!({"en": null}), json!({"sv": "Ramp", "nb": "Rampe"})),
        (json!({"sv": null, "nb": null}), json!(null)),
    ] {
        let tag = coordinator.get(&path).await.etag().to_owned();
        let change = json!({ "accessibility": change });
        coordinator.patch(&path, &tag, change).await.expect(200);
        let stored = app
            .value("select coalesce(accessibility, 'null') from venues")
            .await;
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(&stored).unwrap(),
            texts
        );
    }
}

#[tokio::test]
async fn a_change_of_nothing_makes_no_version() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let network = app.organisation("digidel").kind("network").insert().await;
    app.campaign(&network, "emedborgarveckan").await;
    let colleague = app.staff(Role::Desk).at(&venue).await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    let operator = app.operator().await;
    for (who, path, member) in [
        (&coordinator, format!("/api/v1/venues/{}", venue.id), "name"),
        (&coordinator, format!("/api/v1/rooms/{room}"), "name"),
        (
            &coordinator,
            format!("/api/v1/staff/{}", colleague.id),
            "name",
        ),
        (
            &operator,
            "/api/v1/organisations/katrineholm".to_owned(),
            "name",
        ),
        (
            &organiser,
            "/api/v1/campaigns/emedborgarveckan".to_owned(),
            "name",
        ),
    ] {
        let before = who.get(&path).await.expect(200);
        let same = json!({ member: before.json()[member] });
        for patch in [json!({}), same] {
            let after = who.patch(&path, before.etag(), patch).await.expect(200);
            assert_eq!(after.etag(), before.etag(), "{path}");
            assert_eq!(after.json(), before.json(), "{path}");
        }
        let other = json!({ member: "Något annat" });
        let after = who.patch(&path, before.etag(), other).await.expect(200);
        assert_ne!(after.etag(), before.etag(), "{path}");
    }
    let acts = "select count(*) from audit where act like '%.changed'";
    assert_eq!(app.value(acts).await, "5");
}

#[tokio::test]
async fn a_telephone_is_shown_as_it_was_typed_at_home_and_with_a_plus_abroad() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("/api/v1/venues/{}", venue.id);
    let tag = coordinator.get(&path).await.etag().to_owned();
    let typed = json!({ "phone": " 0150-570\u{a0}00." });
    let changed = coordinator
        .patch(&path, &tag, typed.clone())
        .await
        .expect(200);
    assert_eq!(changed.json()["phone"], "+4615057000");
    let again = coordinator
        .patch(&path, changed.etag(), typed)
        .await
        .expect(200);
    assert_eq!(again.etag(), changed.etag());

    let session = app.session(&venue).published().insert().await;
    for (lang, shown) in [
        ("sv", "0150-570 00"),
        ("en", "0150-570 00"),
        ("nb", "+4615057000"),
    ] {
        for page in [
            format!("/sessions/{session}"),
            format!("/venues/{}", venue.slug),
        ] {
            let page = app
                .visitor()
                .get(&format!("/{lang}{page}"))
                .await
                .expect(200)
                .text();
            let link = format!("<a href=\"tel:+4615057000\" dir=\"ltr\">{shown}</a>");
            assert!(page.contains(&link), "{lang}: {page}");
        }
    }
    let gone = json!({ "phone": null });
    coordinator
        .patch(&path, again.etag(), gone)
        .await
        .expect(200);
    assert_eq!(
        app.value("select count(phone_typed) from venues").await,
        "0"
    );
}
