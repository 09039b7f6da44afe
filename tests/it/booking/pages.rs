//! The visitor's pages: book, see, cancel, answer an offer, come back, leave.

use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::{assert_no_drift, gunvor, library, open_session, status_of, willing_to_wait};
use crate::support::client::send;
use crate::support::{Answer, Client, TestApp};

const NAMED: [(&str, &str); 2] = [("name", "Gunvor"), ("reach", "none")];

async fn submit(app: &TestApp, session: Uuid, fields: &[(&str, &str)]) -> Answer {
    let path = format!("/sv/sessions/{session}/book");
    app.visitor().submit(&path, fields).await
}

/// Books by page: where it leads, and the cookie of the visit.
async fn booked(app: &TestApp, session: Uuid) -> (String, String) {
    let answer = submit(app, session, &NAMED).await.expect(303);
    (answer.header("location").to_owned(), answer.cookie())
}

#[tokio::test]
async fn a_name_is_enough_and_the_page_shows_number_and_pin() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let form = app
        .visitor()
        .get(&format!("/sv/sessions/{session}/book"))
        .await
        .expect(200);
    assert_eq!(form.header("cache-control"), "no-store");

    let answer = submit(&app, session, &NAMED).await.expect(303);
    let set = answer.header("set-cookie");
    for part in [
        "__Host-",
        "HttpOnly",
        "Secure",
        "SameSite=Lax",
        "Max-Age=900",
    ] {
        assert!(set.contains(part), "{set}");
    }
    let visit = app.visitor().with_cookie(&answer.cookie());
    let page = visit.get(answer.header("location")).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.text().contains("Du har en plats"));
    let number = app.first_booking().await.number;
    let grouped = format!("{} {}", &number[..4], &number[4..]);
    assert!(page.text().contains(&grouped));
    assert!(page.text().contains("Skriv av numret och koden"));
    let first = number.chars().next().unwrap();
    assert!(first.is_ascii_digit() || page.text().contains(&format!("{first} som ")));
    let calendar = format!("/sv/sessions/{session}/calendar.ics");
    assert!(page.text().contains(&calendar));
    assert_eq!(app.count("letters").await, 0);

    let slip = format!("{}/slip", answer.header("location"));
    let slip = visit.get(&slip).await.expect(200).text();
    assert!(slip.contains(&grouped) && slip.contains("<svg"));
}

#[tokio::test]
async fn only_the_chosen_way_to_reach_somebody_is_looked_at() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let fields = [
        ("name", "Gunvor"),
        ("reach", "email"),
        ("email", "gunvor@exempel.se"),
        ("phone", "no number at all"),
    ];
    let answer = submit(&app, session, &fields).await.expect(303);
    let stored = app.first_booking().await;
    assert_eq!(stored.email.as_deref(), Some("gunvor@exempel.se"));
    assert_eq!((stored.phone, stored.notify.as_str()), (None, "email"));
    let visit = app.visitor().with_cookie(&answer.cookie());
    let page = visit.get(answer.header("location")).await.text();
    assert!(page.contains("g…@exempel.se"));
    assert!(!page.contains("gunvor@exempel.se"));
}

#[tokio::test]
async fn what_was_typed_is_kept_beside_what_is_wrong_and_the_key_is_new() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let key = "0123456789abcdef";
    let fields = [
        ("name", ""),
        ("reach", "email"),
        ("email", "gunvor@"),
        ("key", key),
    ];
    let page = submit(&app, session, &fields).await.expect(422);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(page.text().contains("<title>Fel: "));
    assert!(page.text().contains("value=\"gunvor@\""));
    assert!(page.text().contains("href=\"#name\""));
    assert_ne!(page.hidden("key"), key);

    let page = submit(&app, session, &[("name", "Gunvor")]).await;
    assert!(page.expect(422).text().contains("href=\"#reach\""));
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn a_form_sent_twice_books_once() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let form = app
        .visitor()
        .get(&format!("/sv/sessions/{session}/book"))
        .await;
    let key = form.hidden("key");
    let fields = [("name", "Gunvor"), ("reach", "none"), ("key", &key)];
    let first = submit(&app, session, &fields).await.expect(303);
    let second = submit(&app, session, &fields).await.expect(303);
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(app.seats_taken(session).await, 1);

    let other = [("name", "Yusuf"), ("reach", "none"), ("key", &key)];
    let again = submit(&app, session, &other).await.expect(422);
    assert!(again.text().contains("value=\"Yusuf\""));
    assert_ne!(again.hidden("key"), key);
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn a_full_session_offers_others_and_its_queue() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let full = app.session(&venue).seats(1).published().insert().await;
    let other = app.session(&venue).starting("2026-10-07", "10:00");
    let other = other.published().insert().await;
    app.visitor().book(full, gunvor()).await.expect(201);

    let page = submit(&app, full, &NAMED).await.expect(409);
    assert!(page.text().contains("value=\"Gunvor\""));
    assert!(page.text().contains(&format!("/sv/sessions/{other}\"")));
    assert_eq!(page.hidden("waitlist"), "true");

    let queued = [("name", "Yusuf"), ("reach", "none"), ("waitlist", "true")];
    let answer = submit(&app, full, &queued).await.expect(303);
    let visit = app.visitor().with_cookie(&answer.cookie());
    let page = visit.get(answer.header("location")).await.text();
    assert!(page.contains("Du står i kö"));
    assert!(
        page.contains("Titta på Min bokning"),
        "nobody can tell them"
    );
    assert!(!page.contains("mejl") && !page.contains("Vi ringer"));
}

/// A session of one place, offered for half an hour to somebody who queued by page, with others
/// behind: where their page is, and the cookie of their visit.
async fn offered(app: &TestApp) -> (Uuid, String, String, serde_json::Value) {
    let session = open_session(app, 1).await;
    app.offer_free_places(session).await;
    let (seated, seats_cookie) = booked(app, session).await;
    let queued = [("name", "Yusuf"), ("reach", "none"), ("waitlist", "true")];
    let first = submit(app, session, &queued).await.expect(303);
    let next = super::booked(app, session, willing_to_wait("Berit")).await;
    let (path, cookie) = (first.header("location").to_owned(), first.cookie());
    let visit = app.visitor().with_cookie(&cookie);
    let waits = visit.get(&path).await.text();
    assert!(waits.contains("Du är nummer 1 i kön."));
    assert!(!waits.contains("Ja tack"));
    let seat = app.visitor().with_cookie(&seats_cookie);
    let button = format!("{seated}/cancellation");
    seat.submit(&button, &[]).await.expect(303);
    (session, path, cookie, next)
}

#[tokio::test]
async fn an_offered_place_is_accepted_with_one_button() {
    let app = TestApp::spawn().await;
    let (session, path, cookie, next) = offered(&app).await;
    let visit = app.visitor().with_cookie(&cookie);
    let page = visit.get(&path).await.expect(200).text();
    assert!(page.contains("Svara senast tisdag 6 oktober kl. 10.30."));
    assert!(page.contains("Ja tack") && page.contains("Nej tack"));

    let stranger = format!("{path}/acceptance");
    let answer = app.visitor().submit(&stranger, &[]).await.expect(303);
    assert_eq!(answer.header("location"), path);
    assert!(visit.get(&path).await.text().contains("Ja tack"));

    for _ in 0..2 {
        let answer = visit.submit(&format!("{path}/acceptance"), &[]).await;
        assert_eq!(answer.expect(303).header("location"), path);
        let page = visit.get(&path).await.expect(200).text();
        assert!(page.contains("Du har en plats"));
        assert!(!page.contains("Ja tack"));
    }
    let late = visit.submit(&format!("{path}/decline"), &[]).await;
    assert!(late.expect(409).text().contains("Du har en plats"));
    assert_eq!(app.seats_taken(session).await, 1);
    assert_eq!(status_of(&app, &next).await, "waiting");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn an_offered_place_is_declined_with_the_other_button() {
    let app = TestApp::spawn().await;
    let (session, path, cookie, next) = offered(&app).await;
    let visit = app.visitor().with_cookie(&cookie);
    for _ in 0..2 {
        let answer = visit.submit(&format!("{path}/decline"), &[]).await;
        assert_eq!(answer.expect(303).header("location"), path);
    }
    let page = visit.get(&path).await.expect(200).text();
    assert!(page.contains("Din plats är avbokad"));
    assert_eq!(status_of(&app, &next).await, "offered");
    assert_eq!(app.seats_taken(session).await, 1);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn whoever_answers_an_offer_too_late_reads_that_it_has_gone() {
    let app = TestApp::spawn().await;
    let (_, path, _, next) = offered(&app).await;
    let number = path.rsplit('/').next().unwrap();
    app.clock().advance(chrono::TimeDelta::minutes(31));
    let pin = {
        let mut conn = app.conn().await;
        let id = app.booking_with_number(number).await;
        let id = motesplats::platform::ids::BookingId(id);
        let booking = motesplats::booking::Booking::load(&mut conn, id).await;
        let booking = booking.unwrap().unwrap();
        booking.pin(&app.state.keys, 1).unwrap()
    };
    let fields = [("number", number), ("pin", pin.reveal())];
    let opened = app.visitor().submit("/sv/my-booking", &fields).await;
    let visit = app.visitor().with_cookie(&opened.expect(303).cookie());

    let answer = visit.submit(&format!("{path}/acceptance"), &[]).await;
    assert!(answer.expect(409).text().contains("Svaret kom för sent"));
    app.tick().await;
    assert_eq!(status_of(&app, &next).await, "offered");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn what_cannot_be_booked_says_so_or_is_not_there() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let draft = app.session(&venue).insert().await;
    let drop_in = app.session(&venue).drop_in().published().insert().await;
    let visitor = app.visitor();
    let page = |session: Uuid, lang: &str| format!("/{lang}/sessions/{session}/book");
    visitor.get(&page(draft, "sv")).await.expect(404);
    submit(&app, draft, &NAMED).await.expect(404);
    visitor.get(&page(drop_in, "fi")).await.expect(404);
    visitor.get("/sv/sessions/nonsense/book").await.expect(404);
    let said = visitor.get(&page(drop_in, "sv")).await.expect(200).text();
    assert!(said.contains("Du behöver inte boka"));
    assert!(!said.contains("name=\"reach\""));
}

#[tokio::test]
async fn without_its_cookie_a_booking_asks_for_number_and_pin() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (first, cookie) = booked(&app, session).await;
    let (second, _) = booked(&app, session).await;
    for (who, path) in [
        (app.visitor(), &first),
        (app.visitor().with_cookie(&cookie), &second),
    ] {
        let page = who.get(path).await.expect(200).text();
        assert!(page.contains("name=\"pin\""));
        assert!(!page.contains("Gunvor"));
    }
    app.clock().advance(chrono::TimeDelta::minutes(16));
    let late = app.visitor().with_cookie(&cookie).get(&first).await;
    assert!(late.text().contains("name=\"pin\""));
}

#[tokio::test]
async fn a_booking_is_cancelled_with_one_button_and_again_is_the_same_page() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (path, cookie) = booked(&app, session).await;
    let visit = app.visitor().with_cookie(&cookie);
    let button = format!("{path}/cancellation");
    for _ in 0..2 {
        let answer = visit.submit(&button, &[]).await.expect(303);
        assert_eq!(answer.header("location"), path);
        let page = visit.get(&path).await.expect(200).text();
        assert!(page.contains("Din plats är avbokad"));
        assert!(!page.contains("Gunvor"));
        assert_eq!(app.seats_taken(session).await, 0);
    }
}

#[tokio::test]
async fn after_the_start_the_page_explains_why_nothing_can_be_cancelled() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    app.clock().advance(chrono::TimeDelta::minutes(175));
    let (path, cookie) = booked(&app, session).await;
    app.clock().advance(chrono::TimeDelta::minutes(10));
    let visit = app.visitor().with_cookie(&cookie);
    let button = format!("{path}/cancellation");
    let page = visit.submit(&button, &[]).await.expect(409).text();
    assert!(page.contains("Tiden har börjat"));
    assert_eq!(app.seats_taken(session).await, 1);
}

#[tokio::test]
async fn a_letters_link_shows_a_button_and_only_that_opens_the_booking() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    app.visitor().book(session, request).await.expect(201);
    app.deliver_mail().await;
    let letter = app.mailbox().remove(0).text;
    let (_, link) = letter.split_once("my-booking?link=").unwrap();
    let link = link.split_whitespace().next().unwrap();

    let page = app
        .visitor()
        .get(&format!("/sv/my-booking?link={link}"))
        .await
        .expect(200);
    assert_eq!(page.header("set-cookie"), "");
    assert!(!page.text().contains("Gunvor"));

    let fields = [("link", link)];
    let answer = app.visitor().submit("/sv/my-booking", &fields).await;
    let answer = answer.expect(303);
    assert!(!answer.header("set-cookie").contains(link));
    let visit = app.visitor().with_cookie(&answer.cookie());
    let page = visit.get(answer.header("location")).await.text();
    assert!(page.contains("Gunvor"));
    assert!(!page.contains("Skriv av numret och koden"));

    let planted = format!("__Host-motesplats-visit={link}");
    let planted = app.visitor().with_cookie(&planted);
    let page = planted.get(answer.header("location")).await.text();
    assert!(page.contains("name=\"pin\""), "a link is no cookie");
    let forged = [("link", "mpb_x")];
    let answer = app.visitor().submit("/sv/my-booking", &forged).await;
    answer.expect(404);
}

#[tokio::test]
async fn an_unknown_number_and_a_wrong_pin_are_told_alike() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let made = app.visitor().book(session, gunvor()).await.json();
    let (number, pin) = (
        made["number"].as_str().unwrap(),
        made["pin"].as_str().unwrap(),
    );
    let wrong = if pin == "0000" { "0001" } else { "0000" };
    let unknown = motesplats::booking::BookingNumber::draw().unwrap();
    let ask = async |number: &str, pin: &str| {
        let fields = [("number", number), ("pin", pin)];
        app.visitor().submit("/sv/my-booking", &fields).await
    };
    let of_known = ask(number, wrong).await.expect(404).text();
    let of_unknown = ask(unknown.as_str(), wrong).await.expect(404).text();
    assert_eq!(
        of_known.replace(number, "N"),
        of_unknown.replace(unknown.as_str(), "N")
    );
    assert!(!of_known.contains(wrong));
    ask("KDM4 X7HO", wrong).await.expect(422);
    ask(number, "").await.expect(422);
    let lower = number.to_lowercase();
    let right = ask(&lower, pin).await.expect(303);
    assert_eq!(right.header("location"), format!("/sv/bookings/{number}"));
    for _ in 0..4 {
        ask(number, wrong).await.expect(404);
    }
    let waits = ask(number, pin).await.expect(429);
    assert_ne!(waits.header("retry-after"), "");
}

#[tokio::test]
async fn leaving_clears_the_screen() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    let (_, cookie) = booked(&app, session).await;
    let visit = app.visitor().with_cookie(&cookie);
    let left = visit.submit("/sv/my-booking/leave", &[]).await.expect(303);
    assert!(left.header("set-cookie").contains("Max-Age=0"));
}

#[tokio::test]
async fn forms_of_other_hosts_are_refused() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 8).await;
    for path in [
        format!("/sv/sessions/{session}/book"),
        "/sv/my-booking".to_owned(),
    ] {
        let request = app.visitor().request(Method::POST, &path);
        let request = request.header("Sec-Fetch-Site", "cross-site");
        send(request.form(&NAMED)).await.expect(403);
    }
    assert_eq!(app.seats_taken(session).await, 0);
}

#[tokio::test]
async fn a_filled_in_way_is_the_chosen_way_where_none_was_chosen() {
    let app = TestApp::spawn().await;
    let session = super::open_session(&app, 8).await;
    let form = format!("/sv/sessions/{session}/book");
    let visitor = app.visitor();
    let book = async |fields: &[(&str, &str)]| visitor.submit(&form, fields).await.status();
    assert_eq!(
        book(&[("name", "Anna"), ("email", "anna@exempel.se")]).await,
        303
    );
    assert_eq!(
        book(&[("name", "Bo"), ("phone", "070-123 45 67")]).await,
        303
    );
    let both = [
        ("name", "Cia"),
        ("email", "cia@exempel.se"),
        ("phone", "070-123 45 67"),
    ];
    assert_eq!(book(&both).await, 422);
    assert_eq!(book(&[("name", "Dan")]).await, 422);
    let notify = app
        .sql("select notify from bookings order by created_at, name")
        .await;
    assert_eq!(notify, [["email"], ["phone"]]);
}

#[tokio::test]
async fn a_mistyped_domain_is_asked_about_once() {
    let app = TestApp::spawn().await;
    let session = super::open_session(&app, 8).await;
    let form = format!("/sv/sessions/{session}/book");
    let visitor = app.visitor();
    let email = "anna@homtail.com";
    let fields = [("name", "Anna"), ("reach", "email"), ("email", email)];
    let asked = visitor.submit(&form, &fields).await.expect(422);
    assert!(asked.text().contains("Menade du anna@hotmail.com?"));
    assert_eq!(asked.hidden("sure"), email);
    let sure = [fields[0], fields[1], fields[2], ("sure", email)];
    visitor.submit(&form, &sure).await.expect(303);
    assert_eq!(app.value("select email from bookings").await, email);
}

#[tokio::test]
async fn whoever_goes_back_and_presses_again_is_shown_the_booking_they_have() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 5).await;
    let form = format!("/sv/sessions/{session}/book");
    let book = async |visitor: &Client, name: &str, again: bool| {
        let key = visitor.get(&form).await.expect(200).hidden("key");
        let mut fields = vec![("key", key.as_str()), ("name", name), ("reach", "none")];
        if again {
            fields.push(("again", "true"));
        }
        visitor.submit(&form, &fields).await
    };
    let first = book(&app.visitor(), "Gunvor Ek", false).await.expect(303);
    let visitor = app.visitor().with_cookie(&first.cookie());

    let second = book(&visitor, " gunvor  EK ", false).await.expect(409);
    let page = second.text();
    assert!(page.contains("Du har redan bokat den här tiden"), "{page}");
    assert!(page.contains(first.header("location")), "{page}");
    assert!(page.contains("Boka åt någon annan"), "{page}");
    assert_eq!(app.seats_taken(session).await, 1);

    book(&visitor, "Gunvor Ek", true).await.expect(303);
    let next = book(&visitor, "Bo", false).await.expect(303);
    assert_ne!(next.header("location"), first.header("location"));
    book(&app.visitor(), "Gunvor Ek", false).await.expect(303);
    assert_eq!(app.seats_taken(session).await, 4);
}
