//! Finding venues.

use serde_json::Value;

use crate::support::TestApp;

fn slugs(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap().iter();
    items.map(|item| item["slug"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn venues_are_found_by_place_kind_and_name() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let far = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    app.venue(&town).slug("angbaten").insert().await;
    app.venue(&town)
        .slug("valla")
        .kind("mobile-stop")
        .insert()
        .await;
    app.venue(&far).insert().await;
    app.rename_venue("angbaten", "Ångbåten 100%").await;
    for (query, found) in [
        ("", vec!["norsjo-library", "valla", "angbaten"]),
        ("?municipality=0483", vec!["valla", "angbaten"]),
        ("?municipality=0483&kind=library", vec!["angbaten"]),
        ("?q=%C3%A5NGB%C3%85", vec!["angbaten"]),
        ("?q=100%25", vec!["angbaten"]),
        ("?q=_", vec![]),
        ("?q=storgatan&limit=1&page=2", vec!["valla"]),
    ] {
        let list = app
            .visitor()
            .get(&format!("/api/v1/venues{query}"))
            .await
            .expect(200);
        assert_eq!(slugs(&list.json()), found, "{query}");
    }
}

#[tokio::test]
async fn the_nearest_come_first_and_what_is_out_of_reach_not_at_all() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let at = async |slug: &str, lat, lon| {
        app.venue(&town)
            .slug(slug)
            .position(lat, lon)
            .insert()
            .await;
    };
    at("stockholm", 59.3293, 18.0686).await;
    at("katrineholm", 58.9959, 16.2072).await;
    at("valla", 59.03, 16.38).await;
    app.venue(&town)
        .slug("by-phone")
        .kind("phone")
        .insert()
        .await;
    let list = async |query: &str| {
        let answer = app.visitor().get(&format!("/api/v1/venues?{query}")).await;
        answer.expect(200).json()
    };
    let all = list("near=58.99,16.20").await;
    assert_eq!(slugs(&all), ["katrineholm", "valla", "stockholm"]);
    assert_eq!(all["items"][0]["distanceKm"], 0.8);
    assert_eq!(all["items"][2]["distanceKm"], 113.0);
    let within = list("near=58.99,16.20&withinKm=30").await;
    assert_eq!(slugs(&within), ["katrineholm", "valla"]);
    assert_eq!(within["total"], 2);
    // A degree of longitude is short up here: the box alone would let this one in.
    assert_eq!(
        slugs(&list("near=58.99,16.20&withinKm=112.9").await).len(),
        2
    );
    assert_eq!(
        slugs(&list("near=58.99,16.20&withinKm=113.1").await).len(),
        3
    );
    assert!(slugs(&list("near=-90,180&withinKm=0").await).is_empty());
}

#[tokio::test]
async fn a_filter_that_cannot_be_read_is_refused_by_name() {
    let app = TestApp::spawn().await;
    for (query, problem) in [
        ("near=north", r#"422 unprocessable ["/near bad-position"]"#),
        ("near=91,0", r#"422 unprocessable ["/near out-of-range"]"#),
        ("near=NaN,0", r#"422 unprocessable ["/near out-of-range"]"#),
        ("withinKm=3", r#"422 unprocessable ["/near missing"]"#),
        (
            "near=1,1&withinKm=-1",
            r#"422 unprocessable ["/withinKm out-of-range"]"#,
        ),
        ("kind=shop", r#"422 unprocessable ["/kind unknown-value"]"#),
        ("town=x", r#"400 unknown-parameter {"parameter":"town"}"#),
        (
            "municipality=1860",
            r#"422 ambiguous-municipality {"keys":["NO-1860","SE-1860"]}"#,
        ),
    ] {
        let answer = app.visitor().get(&format!("/api/v1/venues?{query}")).await;
        assert_eq!(answer.problem(), problem, "{query}");
    }
}
