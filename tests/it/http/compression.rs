//! What goes over the wire: compressed for whoever takes that, and never where a secret is shown.

use motesplats::platform::auth::Role;
use motesplats::platform::ids;
use motesplats::routes;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use uuid::Uuid;

use super::town_and_library;
use crate::support::client::send;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

const LIST: &str = "/api/v1/sessions";
const CODINGS: [(&str, &str); 2] = [("gzip", "-gz"), ("br", "-br")];

/// A world whose list of sessions is as long as a page.
struct World {
    app: TestApp,
    venue: Venue,
    session: Uuid,
}

async fn world(settings: &[(&str, &str)]) -> World {
    let app = TestApp::spawn_with(settings).await;
    let (_, venue) = town_and_library(&app).await;
    for _ in 0..20 {
        app.session(&venue).seats(8).published().insert().await;
    }
    let session = app.session(&venue).seats(8).published().insert().await;
    World {
        app,
        venue,
        session,
    }
}

async fn long_list(settings: &[(&str, &str)]) -> TestApp {
    world(settings).await.app
}

fn taking(request: RequestBuilder, codings: &str) -> RequestBuilder {
    request.header("accept-encoding", codings)
}

async fn get(client: &Client, path: &str, codings: &str) -> Answer {
    send(taking(client.request(Method::GET, path), codings)).await
}

#[tokio::test]
async fn a_list_comes_in_the_coding_that_its_reader_likes_best() {
    let app = long_list(&[]).await;
    let visitor = app.visitor();
    let plain = visitor.get(LIST).await.expect(200);
    assert!(plain.sent() > 12_000, "{}", plain.sent());
    assert_eq!(plain.header("content-encoding"), "");
    for (codings, coding, ending) in [
        ("gzip, deflate, br, zstd", "br", "-br"),
        ("gzip;q=1, br;q=0.2", "gzip", "-gz"),
        ("gzip;q=0.5, identity;q=0.1", "gzip", "-gz"),
        ("br;q=0, gzip;q=0", "", ""),
        ("identity", "", ""),
        ("zstd", "", ""),
    ] {
        let answer = get(&visitor, LIST, codings).await.expect(200);
        assert_eq!(answer.header("content-encoding"), coding, "{codings}");
        assert_eq!(answer.text(), plain.text(), "{codings}");
        let tag = plain.etag().trim_end_matches('"');
        assert_eq!(answer.etag(), format!("{tag}{ending}\""));
        assert_eq!(answer.header("content-length"), answer.sent().to_string());
        assert!(
            coding.is_empty() || answer.sent() < 4_000,
            "{}",
            answer.sent()
        );
        let varies = "Accept-Language, Authorization, Accept-Encoding";
        assert_eq!(answer.headers("vary"), [varies], "{codings}");
    }
}

#[tokio::test]
async fn whoever_has_a_list_in_one_coding_has_it_in_all() {
    for settings in [&[][..], &[("http.keep_answers", "1000")]] {
        let app = long_list(settings).await;
        let plain = app.visitor().get(LIST).await.expect(200);
        let mut tags = vec![plain.etag().to_owned()];
        for (coding, _) in CODINGS {
            tags.push(get(&app.visitor(), LIST, coding).await.etag().to_owned());
        }
        for (coding, _) in CODINGS {
            for tag in &tags {
                for named in [tag.clone(), format!("W/{tag}"), format!("\"0.a\", {tag}")] {
                    let request = app.visitor().request(Method::GET, LIST);
                    let request = taking(request, coding).header("if-none-match", &named);
                    let answer = send(request).await.expect(304);
                    assert_eq!((answer.etag(), answer.sent()), (&**tag, 0));
                    assert!(answer.header("vary").ends_with("Accept-Encoding"));
                    assert_eq!(answer.header("content-encoding"), "");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_cached_list_is_cached_in_each_coding() {
    let app = long_list(&[("http.keep_answers", "1000")]).await;
    let visitor = app.visitor();
    let mut first = Vec::new();
    for coding in ["identity", "gzip", "br"] {
        first.push(get(&visitor, LIST, coding).await.expect(200));
    }
    app.take_database_away().await;
    for (coding, first) in ["identity", "gzip", "br"].into_iter().zip(&first) {
        let again = get(&visitor, LIST, coding).await.expect(200);
        for name in ["content-encoding", "content-length", "etag", "vary"] {
            assert_eq!(again.header(name), first.header(name), "{coding} {name}");
        }
        assert_eq!(again.text(), first.text());
    }
    app.bring_database_back().await;
}

#[tokio::test]
async fn head_says_what_get_says() {
    let app = long_list(&[]).await;
    for coding in ["identity", "gzip", "br"] {
        let whole = get(&app.visitor(), LIST, coding).await.expect(200);
        let head = app.visitor().request(Method::HEAD, LIST);
        let head = app.client.execute(taking(head, coding).build().unwrap());
        let head = head.await.unwrap();
        for name in [
            "content-encoding",
            "content-length",
            "content-type",
            "etag",
            "vary",
        ] {
            let said = head
                .headers()
                .get(name)
                .map_or("", |value| value.to_str().unwrap());
            assert_eq!(said, whole.header(name), "{coding} {name}");
        }
    }
}

#[tokio::test]
async fn everything_written_is_compressed_and_nothing_short_is() {
    let World {
        app,
        venue,
        session,
    } = world(&[]).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let desk = app.signed_in(&planner).await;
    let style = app.state.branding.stylesheet.path.clone();
    for (client, path, status) in [
        (&app.visitor(), "/sv/sessions", 200),
        (&app.visitor(), "/sv/nowhere", 404),
        (&app.visitor(), "/api/v1/openapi.json", 200),
        (&app.visitor(), &*style, 200),
        (&desk, &*format!("/sv/desk/sessions/{session}"), 200),
    ] {
        let plain = get(client, path, "identity").await.expect(status);
        for (coding, _) in CODINGS {
            let answer = get(client, path, coding).await.expect(status);
            assert_eq!(answer.header("content-encoding"), coding, "{path}");
            assert!(
                answer.sent() * 2 < plain.sent(),
                "{path}: {}",
                answer.sent()
            );
        }
    }
    for (path, status) in [("/healthz", 200), ("/api/v1/nowhere", 404)] {
        let short = get(&app.visitor(), path, "gzip").await.expect(status);
        assert_eq!(short.header("content-encoding"), "", "{path}");
    }
}

/// Whether a schema of the API's document, with all it refers to, always has a PIN, a token or another secret in it.
fn shows_secret(document: &Value, schema: &Value) -> bool {
    match schema {
        Value::Object(members) => members.iter().any(|(name, value)| match name.as_str() {
            "$ref" => {
                let place = value.as_str().unwrap().trim_start_matches('#');
                shows_secret(document, document.pointer(place).unwrap())
            }
            "required" => {
                let always = value.as_array().unwrap().iter();
                let mut always = always.map(|name| name.as_str().unwrap());
                always.any(|name| {
                    ["pin", "token", "manageToken", "secret", "recoveryCodes"].contains(&name)
                })
            }
            "example" | "examples" => false,
            _ => shows_secret(document, value),
        }),
        Value::Array(parts) => parts.iter().any(|one| shows_secret(document, one)),
        _ => false,
    }
}

#[test]
fn every_answer_of_the_api_with_a_pin_or_a_token_is_marked() {
    let document = routes::document();
    let mut marked = 0;
    for row in routes::api() {
        let method = row.method.as_str().to_lowercase();
        let answers = &document["paths"][row.path][method]["responses"];
        let answers = answers.as_object().unwrap().iter();
        let shows = answers
            .filter(|(status, _)| status.starts_with('2'))
            .any(|(_, answer)| shows_secret(&document, &answer["content"]));
        assert!(row.shows_secret || !shows, "{} {}", row.method, row.path);
        marked += usize::from(shows);
    }
    assert_eq!(marked, 6);
}

#[tokio::test]
async fn what_shows_a_secret_is_never_compressed() {
    let World { app, session, .. } = world(&[]).await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let by_api = app.visitor().request(Method::POST, &path);
    let by_api = by_api.header("idempotency-key", ids::fresh().to_string());
    let by_api = taking(by_api, "gzip, br").json(&json!({"name": "Alva"}));
    let booked = send(by_api).await.expect(201);
    let found = json!({"number": booked.json()["number"], "pin": booked.json()["pin"]});
    let look_up = app
        .visitor()
        .request(Method::POST, "/api/v1/bookings/lookup");
    let look_up = send(taking(look_up, "gzip, br").json(&found))
        .await
        .expect(200);

    let form = format!("/sv/sessions/{session}/book");
    let fields = [("name", "Gun"), ("reach", "none")];
    let by_page = app.visitor().submit(&form, &fields).await.expect(303);
    let visit = app.visitor().with_cookie(&by_page.cookie());
    let page = by_page.header("location").to_owned();
    let confirmation = get(&visit, &page, "gzip, br").await.expect(200);
    let pin = confirmation.text();
    assert!(pin.contains("Skriv av numret och koden"), "{pin}");
    let slip = get(&visit, &format!("{page}/slip"), "gzip, br")
        .await
        .expect(200);
    let ask = get(&app.visitor(), "/sv/my-booking", "gzip, br")
        .await
        .expect(200);
    assert!(confirmation.sent() > 2_000 && slip.sent() > 2_000 && ask.sent() > 2_000);
    for answer in [booked, look_up, confirmation, slip, ask] {
        assert_eq!(answer.header("content-encoding"), "");
        assert!(!answer.header("vary").contains("Accept-Encoding"));
    }
}
