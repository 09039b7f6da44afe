//! A form whose sign-in has ended is not carried out and not lost: it waits in the sign-in page, and comes back.

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::platform::contact::EmailAddress;
use motesplats::platform::http::routing::Access;
use motesplats::platform::ids::OrganisationId;
use motesplats::platform::password::NewPassword;
use motesplats::platform::text::PersonName;
use motesplats::routes;
use motesplats::staff::{AccountWithGrant, add_account_with_grant};
use reqwest::Method;
use scraper::{Html, Selector};
use uuid::Uuid;

use super::forms::code_for;
use super::{EMAIL, PASSWORD, planner, sign_in};
use crate::support::client::{earlier_code, send};
use crate::support::organisation::Org;
use crate::support::{Answer, Client, TestApp};

const NEW: &str = "/sv/desk/sessions/new";
const HELPER: &str = "bo@exempel.se";
const TITLE: &str = "\"Hej\" <b>&amp; 'du'</b> مرحبا";
const DESCRIPTION: &str = "Första raden\r\n\r\n  tredje \"raden\" & slut";
const SIGNED_OUT: &str = "Du har loggats ut. Inget är sparat, men det du skrev finns kvar.";
const COMES_BACK: &str = "Du hade loggats ut. Inget är sparat, men det du skrev finns kvar här.";

type Fields = Vec<(String, String)>;

fn fields(given: &[(&str, &str)]) -> Fields {
    let owned = given.iter().map(|(name, value)| (*name, *value));
    owned.map(|(n, v)| (n.to_owned(), v.to_owned())).collect()
}

async fn submit(client: &Client, path: &str, fields: &Fields) -> Answer {
    let borrowed: Vec<_> = fields.iter().map(|(n, v)| (&**n, &**v)).collect();
    client.submit(path, &borrowed).await
}

/// The fields that a person does not see in the form of the page's main part, and where it goes.
fn waiting(page: &Answer) -> (String, Fields) {
    let html = Html::parse_document(&page.text());
    let one = |selector| Selector::parse(selector).unwrap();
    let form = html.select(&one("main form")).next().unwrap();
    let hidden = one("input[type=hidden]");
    let value = |field: scraper::ElementRef<'_>| {
        let [name, value] = ["name", "value"].map(|key| field.attr(key).unwrap().to_owned());
        (name, value)
    };
    let action = form.attr("action").unwrap().to_owned();
    (action, form.select(&hidden).map(value).collect())
}

/// Types an address and a password into the sign-in page behind which a form waits.
async fn sign_in_there(app: &TestApp, page: &Answer, email: &str, password: &str) -> Answer {
    let (action, mut fields) = waiting(page);
    fields.push(("email".to_owned(), email.to_owned()));
    fields.push(("password".to_owned(), password.to_owned()));
    submit(&app.visitor(), &action, &fields).await
}

/// The value of a field, or of every box that is ticked, as the page shows it.
fn shown(page: &Answer, selector: &str) -> Vec<String> {
    let html = Html::parse_document(&page.text());
    let selector = Selector::parse(selector).unwrap();
    let value = |field: scraper::ElementRef<'_>| match field.attr("value") {
        Some(value) => value.to_owned(),
        None => field.text().collect(),
    };
    html.select(&selector).map(value).collect()
}

/// A planner with a venue, and a session of today that has begun.
struct World {
    app: TestApp,
    town: Org,
    venue: String,
    session: Uuid,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let (town, _) = planner(&app).await;
        let venue = app.venue(&town).insert().await;
        let session = app.session(&venue).seats(3).published();
        let session = session.starting("2026-10-06", "09:30").insert().await;
        Self {
            app,
            town,
            venue: venue.slug,
            session,
        }
    }

    /// Somebody who may not draft sessions, with the same password.
    async fn hire_helper(&self) {
        let new = AccountWithGrant {
            email: EmailAddress::parse(HELPER).unwrap(),
            name: PersonName::parse("Bo Hjälpsam").unwrap(),
            role: Role::Helper,
            organisation: Some(OrganisationId(self.town.id)),
            venue: None,
            password: NewPassword::parse(PASSWORD, &[]).unwrap(),
        };
        let (conn, passwords) = (&mut self.app.conn().await, &self.app.state.passwords);
        let added = add_account_with_grant(conn, passwords, new, self.app.now()).await;
        added.unwrap();
    }

    fn new_session(&self, code: &str) -> Fields {
        fields(&[
            ("csrf", code),
            ("key", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
            ("title", TITLE),
            ("kind", "lecture"),
            ("venue", &self.venue),
            ("date", "2026-10-08"),
            ("time", "13.00"),
            ("minutes", "45"),
            ("seats", "8"),
            ("description", DESCRIPTION),
            ("languages", "sv"),
            ("languages", "ar"),
            ("publish", "true"),
        ])
    }

    fn assert_comes_back(&self, page: &Answer) {
        assert!(page.text().contains(COMES_BACK), "{}", page.text());
        assert!(!page.text().contains("<title>Fel"), "{}", page.text());
        assert_eq!(shown(page, "#title"), [TITLE]);
        assert_eq!(shown(page, "#date"), ["2026-10-08"]);
        assert_eq!(shown(page, "#minutes"), ["45"]);
        assert_eq!(shown(page, "[name=venue]"), [&*self.venue]);
        assert_eq!(shown(page, "[name=kind] [selected]"), ["lecture"]);
        let languages = shown(page, "[name=languages][checked]");
        assert_eq!(languages.len(), 2, "{languages:?}");
        // A browser sends the lines of a text with CR and LF, and a page holds them with LF.
        let description = shown(page, "#description").join("");
        assert_eq!(
            description.replace("\r\n", "\n"),
            DESCRIPTION.replace("\r\n", "\n")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_session_whose_sign_in_has_ended_comes_back_after_the_password_as_it_was() {
    let world = World::new().await;
    let app = &world.app;
    let cookie = sign_in(app).await;
    let typed = world.new_session(&code_for(app, &cookie));
    app.clock().advance(chrono::TimeDelta::minutes(61));
    let late = submit(&app.visitor().with_cookie(&cookie), NEW, &typed).await;
    let late = late.expect(401);
    assert_eq!(late.header("cache-control"), "no-store");
    assert_eq!(late.header("referrer-policy"), "same-origin");
    assert!(late.text().contains(SIGNED_OUT), "{}", late.text());

    let back = sign_in_there(app, &late, EMAIL, PASSWORD).await.expect(422);
    assert_eq!(back.header("cache-control"), "no-store");
    world.assert_comes_back(&back);
    assert_eq!(app.count("sessions").await, 1);

    let client = app.visitor().with_cookie(&back.cookie());
    let again = world.new_session(&back.hidden("csrf"));
    submit(&client, NEW, &again).await.expect(303);
    assert_eq!(app.count("sessions").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_a_page_opened_before_a_new_sign_in_is_shown_again_at_once() {
    let world = World::new().await;
    let app = &world.app;
    let earlier = sign_in(app).await;
    let client = app.visitor().with_cookie(&sign_in(app).await);
    let typed = world.new_session(&code_for(app, &earlier));
    let back = submit(&client, NEW, &typed).await.expect(422);
    world.assert_comes_back(&back);
    assert_eq!(app.count("sessions").await, 1);
    submit(&client, NEW, &world.new_session(&back.hidden("csrf")))
        .await
        .expect(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_keeps_the_form_and_no_page_carries_a_password_or_a_code() {
    let world = World::new().await;
    let app = &world.app;
    let mut typed = world.new_session(&earlier_code());
    typed.push(("password".to_owned(), "hemligt i formuläret".to_owned()));
    let late = submit(&app.visitor(), NEW, &typed).await.expect(401);
    let refused = sign_in_there(app, &late, EMAIL, "fel lösenord här").await;
    let refused = refused.expect(422);
    assert_eq!(refused.header("set-cookie"), "");
    assert!(refused.text().contains("E-posten eller lösenordet är fel"));
    for page in [&late, &refused] {
        for secret in ["hemligt i formuläret", "fel lösenord här", &earlier_code()] {
            assert!(!page.text().contains(secret), "{secret}");
        }
    }
    assert_eq!(waiting(&late), waiting(&refused));
    let empty = sign_in_there(app, &refused, EMAIL, "").await.expect(422);
    let back = sign_in_there(app, &empty, EMAIL, PASSWORD)
        .await
        .expect(422);
    world.assert_comes_back(&back);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_another_host_is_refused_and_nothing_of_it_is_shown() {
    let world = World::new().await;
    let app = &world.app;
    let client = app.visitor().with_cookie(&sign_in(app).await);
    let mut waits = fields(&[("kept", "true"), ("kept.title", TITLE)]);
    waits.extend(fields(&[("email", EMAIL), ("password", PASSWORD)]));
    for caller in [&app.visitor(), &client] {
        for form in [&world.new_session(&earlier_code()), &waits] {
            for (name, value) in [
                ("Sec-Fetch-Site", "cross-site"),
                ("Origin", "https://evil.example"),
            ] {
                let request = caller.request(Method::POST, NEW);
                let answer = send(request.header(name, value).form(form))
                    .await
                    .expect(403);
                assert!(!answer.text().contains("مرحبا"), "{}", answer.text());
                assert_eq!(answer.header("set-cookie"), "");
            }
        }
    }
    // Without a code, or with what is none, it comes from no page of ours.
    for code in ["", "0"] {
        let answer = submit(&client, NEW, &world.new_session(code)).await;
        assert!(!answer.expect(403).text().contains("مرحبا"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_else_who_signs_in_gets_the_form_with_their_own_rights_alone() {
    let world = World::new().await;
    let app = &world.app;
    world.hire_helper().await;
    let kim = sign_in(app).await;
    let late = submit(&app.visitor(), NEW, &world.new_session("")).await;
    let late = late.expect(401);
    let refused = sign_in_there(app, &late, HELPER, PASSWORD).await;
    let refused = refused.expect(403);
    // It waits for somebody who may.
    assert_eq!(waiting(&refused), waiting(&late));
    // They are signed in all the same.
    let client = app.visitor().with_cookie(&refused.cookie());
    let desk = client.get("/sv/desk/today").await.expect(200);
    assert!(desk.text().contains("Bo Hjälpsam"), "{}", desk.text());

    // Kim has signed in at this browser meanwhile: whoever types a password is who acts.
    let (action, mut fields) = waiting(&late);
    fields.push(("email".to_owned(), HELPER.to_owned()));
    fields.push(("password".to_owned(), PASSWORD.to_owned()));
    let client = app.visitor().with_cookie(&kim);
    submit(&client, &action, &fields).await.expect(403);
    assert_eq!(client.get("/sv/desk/today").await.status(), 303);
    assert_eq!(app.count("sessions").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_into_a_form_of_a_session_s_page_comes_back() {
    let world = World::new().await;
    let app = &world.app;
    let page = format!("/sv/desk/sessions/{}", world.session);
    for (part, typed, seen) in [
        (
            "count",
            &[
                ("total", "17"),
                ("children", "4"),
                ("digital", "2"),
                ("estimated", "true"),
            ][..],
            &[
                ("#total", "17"),
                ("#children", "4"),
                ("#estimated[checked]", "true"),
            ][..],
        ),
        (
            "walk-ins",
            &[("name", "Åsa \"Ö\"")][..],
            &[("#name", "Åsa \"Ö\"")][..],
        ),
        (
            "cancellation",
            &[("reason-sv", "Läckage <i>\nigen")][..],
            &[("#reason-sv", "Läckage <i>\nigen")][..],
        ),
    ] {
        let path = format!("{page}/{part}");
        let renewed = app.visitor().with_cookie(&sign_in(app).await);
        let mut form = fields(typed);
        let late = submit(&app.visitor(), &path, &form).await.expect(401);
        form.push(("csrf".to_owned(), earlier_code()));
        for back in [
            sign_in_there(app, &late, EMAIL, PASSWORD).await,
            submit(&renewed, &path, &form).await,
        ] {
            let back = back.expect(422);
            assert!(back.text().contains(COMES_BACK), "{}", back.text());
            for (selector, value) in seen {
                assert_eq!(shown(&back, selector), [*value], "{part} {selector}");
            }
        }
    }
    for table in ["counts", "walk_ins", "bookings"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_pressed_too_late_does_nothing_and_is_offered_again() {
    let world = World::new().await;
    let app = &world.app;
    let session = format!("/sv/desk/sessions/{}", world.session);
    let client = app.visitor().with_cookie(&sign_in(app).await);
    let old = fields(&[("csrf", &earlier_code()), ("count", "1")]);
    for part in ["walk-ins", "release", "holds", "proposal", "publication"] {
        let answer = submit(&client, &format!("{session}/{part}"), &old).await;
        let page = answer.expect(422).text();
        let shown = match part {
            "release" => "Ge platser till andra",
            _ => "Lägg till drop-in",
        };
        assert!(page.contains(COMES_BACK) && page.contains(shown), "{page}");
    }
    let end = format!("{session}/holds/{}/end", Uuid::nil());
    let answer = submit(&client, &end, &old).await.expect(422);
    assert!(answer.text().contains(COMES_BACK));
    assert!(answer.text().contains("<h1>Släpp platsen</h1>"));
    assert_eq!(answer.header("cache-control"), "no-store");
    let (action, again) = waiting(&answer);
    assert_eq!(action, end);
    assert_eq!(again[1..], fields(&[("count", "1")]));
    submit(&client, &action, &again).await.expect(303);
    assert_eq!(app.count("holds").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_of_the_desk_and_of_the_reports_waits_for_a_sign_in() {
    let app = TestApp::spawn().await;
    let forms = routes::table(Environment::Production).into_iter();
    let forms = forms.filter(|(path, endpoint)| {
        let staff = endpoint.access != Access::Public;
        staff && path.starts_with("/{lang}/") && endpoint.method.as_str() == "POST"
    });
    let paths: Vec<String> = forms
        .map(|(path, _)| {
            let parts = path.split('/').map(|part| match part {
                "{lang}" => "nb".to_owned(),
                part if part.starts_with('{') => Uuid::nil().to_string(),
                part => part.to_owned(),
            });
            parts.collect::<Vec<_>>().join("/")
        })
        .collect();
    assert!(paths.len() > 15, "{paths:?}");
    for path in paths {
        let typed = fields(&[("a", "1"), ("b \"b\"", TITLE), ("a", "2")]);
        let answer = submit(&app.visitor(), &path, &typed).await.expect(401);
        let (action, fields) = waiting(&answer);
        assert_eq!(action, path);
        let names: Vec<_> = fields.iter().map(|(name, _)| &**name).collect();
        assert_eq!(
            names,
            ["kept", "kept.a", "kept.b \"b\"", "kept.a"],
            "{path}"
        );
        let values: Vec<_> = fields.iter().map(|(_, value)| &**value).collect();
        assert_eq!(values, ["true", "1", TITLE, "2"], "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_the_largest_size_comes_back_and_a_larger_one_is_refused() {
    let world = World::new().await;
    let app = &world.app;
    let largest = "a".repeat(64 * 1024 - "title=".len());
    let late = submit(&app.visitor(), NEW, &fields(&[("title", &largest)])).await;
    let back = sign_in_there(app, &late.expect(401), EMAIL, PASSWORD).await;
    assert_eq!(shown(&back.expect(422), "#title"), [&*largest]);
    let larger = fields(&[("title", &format!("{largest}a"))]);
    let refused = submit(&app.visitor(), NEW, &larger).await.expect(401);
    assert!(!refused.text().contains(&largest));
    let client = app.visitor().with_cookie(&sign_in(app).await);
    submit(&client, NEW, &larger).await.expect(413);
}
