//! Finding municipalities, and calling one by its code.

use motesplats::organisation::load_reference_data;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn a_municipality_is_found_by_a_part_of_its_name_however_it_is_typed() {
    let app = TestApp::spawn().await;
    let visitor = app.visitor();
    for (query, first) in [
        ("country=SE&q=kat", "SE-0483"),
        ("q=%C3%85RE", "SE-2321"),
        ("q=malmo", "SE-1280"),
        ("country=no&q=vestv", "NO-1860"),
    ] {
        let found = visitor
            .get(&format!("/api/v1/municipalities?{query}"))
            .await;
        let found = found.expect(200).json();
        assert_eq!(found["items"][0]["key"], first, "{query}: {found}");
    }
    let all = visitor
        .get("/api/v1/municipalities?limit=2&page=2")
        .await
        .expect(200);
    assert!(all.header("link").contains("rel=\"next\""));
    let all = all.json();
    assert_eq!(all["total"], 647);
    assert_eq!(all["items"].as_array().unwrap().len(), 2);
    assert_eq!(
        visitor
            .get("/api/v1/municipalities?q=katrineholm")
            .await
            .json()["items"],
        json!([{"key": "SE-0483", "country": "SE", "code": "0483", "name": "Katrineholm"}])
    );
}

#[tokio::test]
async fn a_query_that_cannot_be_read_is_refused_by_name() {
    let app = TestApp::spawn().await;
    for (query, problem) in [
        ("land=SE", r#"400 unknown-parameter {"parameter":"land"}"#),
        (
            "country=DK",
            r#"422 unprocessable ["/country unknown-value"]"#,
        ),
        ("q=a%01b", r#"422 unprocessable ["/q control-character"]"#),
        ("q=%00", "400 bad-request"),
        ("limit=101", r#"422 unprocessable ["/limit out-of-range"]"#),
    ] {
        let path = format!("/api/v1/municipalities?{query}");
        assert_eq!(app.visitor().get(&path).await.problem(), problem, "{query}");
    }
}

#[tokio::test]
async fn a_code_that_names_two_is_told_with_both_keys() {
    let app = TestApp::spawn().await;
    let visitor = app.visitor();
    let two = visitor.get("/api/v1/organisations?municipality=1860").await;
    assert_eq!(
        two.problem(),
        r#"422 ambiguous-municipality {"keys":["NO-1860","SE-1860"]}"#
    );
    for none in ["9999", "SE-9999", "Laxa", "%C3%A5"] {
        let unknown = format!("/api/v1/organisations?municipality={none}");
        assert_eq!(
            visitor.get(&unknown).await.problem(),
            r#"422 unprocessable ["/municipality unknown-municipality"]"#
        );
    }
    for one in ["SE-1860", "no-1860", "0483"] {
        let known = format!("/api/v1/organisations?municipality={one}");
        visitor.get(&known).await.expect(200);
    }
}

#[tokio::test]
async fn the_reference_data_can_be_loaded_again() {
    let app = TestApp::spawn().await;
    let before = app.municipality("SE-0483").await;
    for _ in 0..2 {
        let mut rows = Vec::new();
        for table in ["municipalities", "holidays", "languages"] {
            rows.push(app.count(table).await);
        }
        assert_eq!(rows, [647, 244, 31]);
        load_reference_data(&mut app.conn().await).await.unwrap();
    }
    assert_eq!(app.municipality("SE-0483").await, before);
}
