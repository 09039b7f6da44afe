//! Adding organisations, changing them, and what the tree refuses.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

const ALL: &str = "/api/v1/organisations";

#[tokio::test]
async fn an_operator_adds_a_root_that_is_a_controller_and_follows_its_country() {
    let app = TestApp::spawn().await;
    let operator = app.operator().await;
    let request = json!({"slug": "vestvagoy", "name": "Vestvågøy", "kind": "municipality",
        "municipality": "NO-1860"});
    let key = "an-operators-key-1";
    let made = operator
        .create_once(ALL, key, request.clone())
        .await
        .expect(201);
    let view = made.json();
    assert_eq!(
        made.header("location"),
        format!("{ALL}/{}", view["id"].as_str().unwrap())
    );
    assert_eq!(
        (&view["controller"], &view["country"]),
        (&json!(true), &json!("NO"))
    );
    assert_eq!(
        (&view["timeZone"], &view["languages"]),
        (&json!("Europe/Oslo"), &json!(["nb"]))
    );
    assert_eq!(view["municipality"]["key"], "NO-1860");

    let again = operator.create_once(ALL, key, request).await.expect(201);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(again.json(), view);
    let other = json!({"name": "Laxå", "kind": "municipality"});
    let other = operator.create_once(ALL, key, other).await;
    assert_eq!(other.problem(), "422 key-reused");
    let twice = json!({"slug": "vestvagoy", "name": "V", "kind": "region"});
    assert_eq!(
        operator.create(ALL, twice).await.problem(),
        "409 slug-taken"
    );

    let shown = app
        .visitor()
        .get(&format!("{ALL}/vestvagoy"))
        .await
        .expect(200);
    assert_eq!(shown.json(), view);
    assert_eq!(app.audited_acts().await, ["organisation.added"]);
}

#[tokio::test]
async fn a_coordinator_adds_below_its_own_and_nowhere_else() {
    let app = TestApp::spawn().await;
    let own = app.organisation("katrineholm").insert().await;
    app.organisation("norsjo").insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&own).await;
    let below = |parent: serde_json::Value| json!({"name": "Biblioteket i Katrineholm", "kind": "library", "parent": parent});
    let made = coordinator.create(ALL, below(json!("katrineholm"))).await;
    let made = made.expect(201).json();
    assert_eq!(made["slug"], "biblioteket-i-katrineholm");
    assert_eq!(
        made["parent"],
        json!({"slug": "katrineholm", "name": "Katrineholm"})
    );
    assert_eq!(made["controller"], false);
    for elsewhere in [json!("norsjo"), json!(null)] {
        let refused = coordinator.create(ALL, below(elsewhere)).await;
        assert_eq!(refused.problem(), "404 not-found");
    }
    let planner = app.staff(Role::Planner).at(&own).await;
    let refused = planner.create(ALL, json!("no organisation at all")).await;
    assert_eq!(refused.problem(), "403 not-allowed");
    let nobody = app.visitor().create(ALL, json!({})).await;
    assert_eq!(nobody.problem(), "401 sign-in-first");
}

#[tokio::test]
async fn no_circle_closes_and_a_network_is_no_parent() {
    let app = TestApp::spawn().await;
    let top = app.organisation("region").kind("region").insert().await;
    app.organisation("town").below(&top).insert().await;
    app.organisation("digidel").kind("network").insert().await;
    let operator = app.operator().await;
    let patch = async |slug: &str, change| {
        let path = format!("{ALL}/{slug}");
        let tag = operator.get(&path).await.etag().to_owned();
        operator.patch(&path, &tag, change).await
    };
    for (slug, change, problem) in [
        ("region", json!({"parent": "town"}), "409 circle"),
        ("region", json!({"parent": "region"}), "409 circle"),
        (
            "town",
            json!({"parent": "digidel"}),
            "409 network-no-parent",
        ),
        (
            "region",
            json!({"kind": "network"}),
            "409 network-no-parent",
        ),
        (
            "region",
            json!({"controller": false}),
            r#"422 unprocessable ["/controller root-is-controller"]"#,
        ),
        (
            "town",
            json!({"parent": "nowhere"}),
            r#"422 unprocessable ["/parent unknown-organisation"]"#,
        ),
    ] {
        assert_eq!(
            patch(slug, change.clone()).await.problem(),
            problem,
            "{slug} {change}"
        );
    }
    let below = json!({"name": "Below", "kind": "department", "parent": "digidel"});
    assert_eq!(
        operator.create(ALL, below).await.problem(),
        "409 network-no-parent"
    );
    let freed = patch("town", json!({"parent": null})).await.expect(200);
    assert_eq!(freed.json()["parent"], json!(null));
}

#[tokio::test]
async fn a_coordinator_changes_settings_of_its_own_but_not_its_place_in_the_tree() {
    let app = TestApp::spawn().await;
    let top = app.organisation("region").kind("region").insert().await;
    let town = app.organisation("town").below(&top).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = format!("{ALL}/town");
    let tag = coordinator.get(&path).await.etag().to_owned();
    let change = json!({"publicationReserved": true, "retentionDays": 30, "phone": "0150-123 45"});
    let changed = coordinator.patch(&path, &tag, change).await.expect(200);
    assert_eq!(changed.json()["phone"], "+4615012345");
    assert_eq!(changed.json()["retentionDays"], 30);
    assert_eq!(changed.json()["remindByPhone"], false);

    let stale = coordinator.patch(&path, &tag, json!({"name": "T"})).await;
    assert_eq!(stale.problem(), "412 stale");
    let tag = changed.etag();
    for tree in [
        json!({"parent": null}),
        json!({"controller": false}),
        json!({"kind": "region"}),
    ] {
        let refused = coordinator.patch(&path, tag, tree).await;
        assert_eq!(refused.problem(), "404 not-found");
    }
    let faults = json!({"name": null, "retentionDays": 0, "languages": [], "phone": "x"});
    assert_eq!(
        coordinator.patch(&path, tag, faults).await.problem(),
        r#"422 unprocessable ["/name missing", "/languages empty", "/retentionDays out-of-range", "/phone bad-phone"]"#
    );
    let slug = coordinator.patch(&path, tag, json!({"slug": "city"})).await;
    assert_eq!(
        slug.problem(),
        r#"422 unprocessable ["/slug unknown-member"]"#
    );
    let other = coordinator
        .patch(&format!("{ALL}/region"), "\"1\"", json!({}))
        .await;
    assert_eq!(other.problem(), "404 not-found");
    let untagged = coordinator
        .request(reqwest::Method::PATCH, &path)
        .json(&json!({}));
    let untagged = crate::support::client::send(untagged).await;
    assert_eq!(untagged.problem(), "428 precondition-required");
}

#[tokio::test]
async fn bad_texts_are_refused_with_the_field_named() {
    let app = TestApp::spawn().await;
    let operator = app.operator().await;
    let request = json!({"slug": "Stor", "name": "a\u{0}b", "kind": "shop", "country": "DK",
        "municipality": "SE-9999", "parent": "nowhere"});
    assert_eq!(
        operator.create(ALL, request).await.problem(),
        r#"422 unprocessable ["/slug bad-slug", "/name control-character", "/kind unknown-value", "/country unknown-value", "/municipality unknown-municipality", "/parent unknown-organisation"]"#
    );
    for name in ["", "a\u{202e}b", &"x".repeat(121)] {
        let request = json!({"slug": "ok", "name": name, "kind": "library"});
        operator.create(ALL, request).await.expect(422);
    }
    for path in [
        "nowhere",
        "%00",
        "%ff",
        "a%2Fb",
        "018f0000-0000-7000-8000-000000000000",
    ] {
        let missing = app.visitor().get(&format!("{ALL}/{path}")).await;
        assert!(
            missing.status() == 404 || missing.status() == 400,
            "{path} {}",
            missing.text()
        );
    }
    assert_eq!(app.count("organisations").await, 0);
}

#[tokio::test]
async fn the_public_list_is_searched_by_name_and_kind() {
    let app = TestApp::spawn().await;
    app.organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    app.organisation("digidel").kind("network").insert().await;
    for (query, slugs) in [
        ("", vec!["digidel", "norsjo"]),
        ("?q=NORS", vec!["norsjo"]),
        ("?q=%25", vec![]),
        ("?kind=network", vec!["digidel"]),
        ("?municipality=2417", vec!["norsjo"]),
    ] {
        let list = app
            .visitor()
            .get(&format!("{ALL}{query}"))
            .await
            .expect(200)
            .json();
        let found: Vec<&str> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["slug"].as_str().unwrap())
            .collect();
        assert_eq!(found, slugs, "{query}");
        assert_eq!(list["total"], slugs.len());
    }
}
