//! Addresses: as people type them, and as attackers write them.

use reqwest::Method;

use crate::support::client::send;
use crate::support::{Answer, TestApp};

async fn visit(app: &TestApp, path: &str, languages: &str) -> Answer {
    let request = app.visitor().request(Method::GET, path);
    send(request.header("Accept-Language", languages)).await
}

#[tokio::test]
async fn an_address_as_people_type_it_leads_to_the_page_it_means() {
    let app = TestApp::spawn().await;
    for (typed, languages, page) in [
        ("/sv", "en", "/sv/"),
        ("/EN/", "sv", "/en/"),
        ("/En/Sessions/", "sv", "/en/sessions"),
        ("/en//sessions", "sv", "/en/sessions"),
        ("/nb-NO/my-booking", "sv", "/nb/my-booking"),
        ("/my-booking", "nn, en;q=0.5", "/nb/my-booking"),
        ("/My-Booking/", "", "/sv/my-booking"),
        ("/desk", "en", "/en/desk"),
        (
            "/sessions?q=mejl&page=2",
            "en",
            "/en/sessions?q=mejl&page=2",
        ),
        ("/sv/bookings/KDM4X7H3/", "en", "/sv/bookings/KDM4X7H3"),
        ("/venues/Valla", "en", "/en/venues/Valla"),
    ] {
        let answer = visit(&app, typed, languages).await.expect(308);
        assert_eq!(answer.header("location"), page, "{typed}");
        let again = visit(&app, page, languages).await;
        assert_ne!(again.status(), 308, "{page}");
    }
}

#[tokio::test]
async fn an_address_that_means_no_page_is_not_there() {
    let app = TestApp::spawn().await;
    for path in [
        "/sv/nothing",
        "/sv/sessions/a/b/c",
        "//evil.example/sv",
        "/xx/sessions",
        "/api/v1/Sessions/",
        "/api/v2/sessions",
    ] {
        visit(&app, path, "en").await.expect(404);
    }
    let fields = [("number", "x")];
    app.visitor()
        .submit("/my-booking", &fields)
        .await
        .expect(404);
}

/// Every way of writing `desk` that a router might read as `desk`.
fn spellings_of_the_desk() -> Vec<String> {
    let mut spellings = Vec::new();
    for encoded in 1..16 {
        let letter = |(place, letter): (usize, char)| match encoded & (1 << place) {
            0 => letter.to_string(),
            _ => format!("%{:02x}", u32::from(letter)),
        };
        spellings.push("desk".chars().enumerate().map(letter).collect());
    }
    spellings.extend(
        [
            "%44esk",
            "DESK",
            "/desk",
            "desk/",
            "%2564esk",
            "d%65sk%2F",
            "x/%2e%2e/desk",
        ]
        .map(str::to_owned),
    );
    spellings
}

#[tokio::test]
async fn the_desk_is_the_desk_however_its_address_is_written() {
    let app = TestApp::spawn().await;
    for desk in spellings_of_the_desk() {
        for lang in ["sv", "%73v", "s%76"] {
            let path = format!("/{lang}/{desk}/sessions/new");
            let opened = visit(&app, &path, "sv").await;
            assert!(
                [303, 308, 404].contains(&opened.status()),
                "{path}: {}",
                opened.status()
            );
            if opened.status() == 303 {
                assert!(
                    opened.header("location").starts_with("/sv/desk/sign-in?"),
                    "{path}"
                );
            }
            let form = app.visitor().request(Method::POST, &path);
            let form = form.header("Origin", "null").form(&[("title", "x")]);
            let sent = send(form).await.status();
            assert!([403, 404].contains(&sent), "{path}: {sent}");
        }
    }
}
