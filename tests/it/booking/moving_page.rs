//! The page that moves a booking to another session: from the roster there, and back with a notice.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, gunvor, library, status_of, willing_to_wait};
use crate::support::client::earlier_code;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

/// Somebody at the desk of a library, signed in.
async fn desk(app: &TestApp, venue: &Venue) -> Client {
    let staff = app.staff(Role::Desk).at(venue).await;
    app.signed_in(&staff).await
}

/// The page of one booking.
fn page_of(booking: &Value) -> String {
    let id = booking["id"].as_str().unwrap();
    format!("/sv/desk/bookings/{id}/move")
}

/// Sends the page's form, with the code of the desk's pages and what is chosen.
async fn choose(client: &Client, booking: &Value, chosen: &str) -> Answer {
    let code = client
        .get("/sv/desk/today")
        .await
        .expect(200)
        .hidden("csrf");
    let fields = [("csrf", code.as_str()), ("session", chosen)];
    client.submit(&page_of(booking), &fields).await
}

/// A session with so many seats, the day after.
async fn tomorrow(app: &TestApp, venue: &Venue, seats: i32) -> Uuid {
    let session = app.session(venue).seats(seats).published();
    session.starting("2026-10-07", "10:00").insert().await
}

async fn both_taken(app: &TestApp, from: Uuid, to: Uuid) -> [i32; 2] {
    [app.seats_taken(from).await, app.seats_taken(to).await]
}

#[tokio::test]
async fn a_booking_is_moved_from_the_roster_and_both_counters_are_right() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(3).published().insert().await;
    let to = tomorrow(&app, &venue, 2).await;
    let request = json!({
        "name": "Gunvor", "seats": 2, "contact": { "email": "gunvor@exempel.se" }
    });
    let booking = booked(&app, from, request).await;
    let client = desk(&app, &venue).await;
    let roster = format!("/sv/desk/sessions/{from}");
    let link = format!("href=\"{}\"", page_of(&booking));
    assert!(client.get(&roster).await.text().contains(&link));

    let page = client.get(&page_of(&booking)).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    for words in [
        "<bdi>Gunvor</bdi>",
        "Tisdag 6 oktober kl. 13.00–14.00",
        "Bokningen gäller 2 platser.",
        "Onsdag 7 oktober kl. 10.00–11.00",
        "2 platser kvar",
        "Personen får ett mejl",
    ] {
        assert!(page.text().contains(words), "{words}: {}", page.text());
    }
    let answer = choose(&client, &booking, &to.to_string()).await.expect(303);
    assert_eq!(answer.header("location"), format!("{roster}?done=moved"));

    let page = client.get(answer.header("location")).await.expect(200);
    assert!(page.text().contains("Bokningen är flyttad."));
    assert!(!page.text().contains(&link));
    assert_eq!(both_taken(&app, from, to).await, [0, 2]);
    assert_eq!(app.audited("booking.read").await, 1);
    assert_eq!(app.audited("booking.moved").await, 1);
    app.deliver_mail().await;
    let told = "Din nya tid onsdag 7 oktober kl. 10.00";
    assert!(app.mailbox().iter().any(|letter| letter.subject() == told));
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_choice_on_a_page_of_an_earlier_sign_in_stays_chosen_and_moves_nobody() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(3).published().insert().await;
    tomorrow(&app, &venue, 2).await;
    let to = tomorrow(&app, &venue, 2).await;
    let booking = booked(&app, from, gunvor()).await;
    let client = desk(&app, &venue).await;
    let old = earlier_code();
    let chosen = to.to_string();
    let fields = [("csrf", old.as_str()), ("session", &chosen)];
    let page = client.submit(&page_of(&booking), &fields).await.expect(422);
    assert!(
        page.text()
            .contains("Inget är sparat, men det du skrev finns kvar här.")
    );
    let choice = format!("value=\"{to}\" checked");
    assert!(page.text().contains(&choice), "{}", page.text());
    assert_eq!(both_taken(&app, from, to).await, [1, 0]);
}

#[tokio::test]
async fn whoever_waits_gets_a_seat_elsewhere() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(1).published().insert().await;
    let to = tomorrow(&app, &venue, 1).await;
    booked(&app, from, gunvor()).await;
    let waits = booked(&app, from, willing_to_wait("Arne")).await;
    let client = desk(&app, &venue).await;
    let roster = client.get(&format!("/sv/desk/sessions/{from}")).await;
    let link = format!(
        "href=\"{}\">Flytta…<span class=\"vh\">, Arne</span>",
        page_of(&waits)
    );
    assert!(roster.text().contains(&link), "{}", roster.text());
    let page = client.get(&page_of(&waits)).await.expect(200);
    assert!(page.text().contains("Personen får inget mejl."));

    choose(&client, &waits, &to.to_string()).await.expect(303);
    assert_eq!(status_of(&app, &waits).await, "confirmed");
    assert_eq!(both_taken(&app, from, to).await, [1, 1]);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_session_that_has_filled_up_meanwhile_is_refused_and_the_old_seat_is_kept() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).seats(1).published().insert().await;
    let to = tomorrow(&app, &venue, 1).await;
    let booking = booked(&app, from, gunvor()).await;
    let client = desk(&app, &venue).await;
    let field = format!("value=\"{to}\"");
    let page = client.get(&page_of(&booking)).await.expect(200);
    assert!(page.text().contains(&field));
    booked(&app, to, json!({ "name": "Arne" })).await;

    let answer = choose(&client, &booking, &to.to_string()).await;
    let page = answer.expect(409).text();
    assert!(page.contains("<title>Fel: Flytta bokningen"));
    assert!(page.contains("Den sista platsen är tagen"));
    assert!(page.contains("låt bokningen vara kvar"));
    assert!(page.contains(&format!("{field} checked")), "{page}");
    assert!(page.contains("· Fullt"));
    assert_eq!(status_of(&app, &booking).await, "confirmed");
    assert_eq!(both_taken(&app, from, to).await, [1, 1]);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_session_of_another_organisation_cannot_be_chosen_even_by_a_forged_form() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let other = app.organisation("norsjo").municipality("SE-2417");
    let other = other.insert().await;
    let elsewhere = app.venue(&other).insert().await;
    let from = app.session(&venue).published().insert().await;
    let to = tomorrow(&app, &elsewhere, 8).await;
    let booking = booked(&app, from, gunvor()).await;
    let client = desk(&app, &venue).await;
    let page = client.get(&page_of(&booking)).await.expect(200).text();
    assert!(!page.contains(&to.to_string()));
    assert!(page.contains("Ingen annan tid har plats för bokningen."));

    let refused = choose(&client, &booking, &to.to_string()).await;
    let page = refused.expect(409).text();
    assert!(page.contains("Den tiden hör till någon annan"));
    assert_eq!(both_taken(&app, from, to).await, [1, 0]);
    let nowhere = motesplats::platform::ids::fresh().to_string();
    choose(&client, &booking, &nowhere).await.expect(404);
}

#[tokio::test]
async fn only_sessions_with_room_are_offered_the_same_kind_first() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let on = |time| app.session(&venue).starting("2026-10-08", time);
    let from = on("13:00").published().insert().await;
    let pair = json!({ "name": "Par", "seats": 2 });
    let booking = booked(&app, from, pair).await;

    let workshop = on("09:00").kind("workshop").published().insert().await;
    let later = on("15:00").published().insert().await;
    let sooner = on("10:00").published().insert().await;
    let course = on("16:00").kind("course").published().insert().await;
    let closed = [
        from,
        on("09:00").insert().await,
        on("09:00").cancelled().insert().await,
        on("09:00").drop_in().published().insert().await,
        on("09:00").seats(1).published().insert().await,
        on("09:00").audience("internal").published().insert().await,
        on("16:00").meeting_of(course).published().insert().await,
        app.session(&venue)
            .starting("2026-10-06", "09:30")
            .published()
            .insert()
            .await,
    ];

    let client = desk(&app, &venue).await;
    let page = client.get(&page_of(&booking)).await.expect(200).text();
    let place = |id: Uuid| page.find(&format!("value=\"{id}\""));
    for id in closed {
        assert_eq!(place(id), None, "{page}");
    }
    let places = [sooner, later, workshop, course].map(|id| place(id).expect("it is offered"));
    assert!(places.is_sorted(), "{page}");
}

#[tokio::test]
async fn nothing_chosen_is_told_at_the_field() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).published().insert().await;
    tomorrow(&app, &venue, 8).await;
    let booking = booked(&app, from, gunvor()).await;
    let client = desk(&app, &venue).await;
    for chosen in ["", "nonsense"] {
        let page = choose(&client, &booking, chosen).await.expect(422).text();
        assert!(page.contains("<title>Fel: Flytta bokningen"));
        assert!(page.contains("<a href=\"#session\">Vilken tid i stället? – Välj"));
        assert!(page.contains("id=\"session-error\">Välj en tid."));
    }
    assert_eq!(app.seats_taken(from).await, 1);
}

#[tokio::test]
async fn whoever_came_stays_where_they_were() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).published().insert().await;
    let to = tomorrow(&app, &venue, 8).await;
    let booking = booked(&app, from, gunvor()).await;
    let staff = app.staff(Role::Desk).at(&venue).await;
    let id = booking["id"].as_str().unwrap();
    let tick = format!("/api/v1/bookings/{id}/attendance");
    let came = json!({ "outcome": "came" });
    staff.post(&tick, came).await.expect(200);

    let client = app.signed_in(&staff).await;
    let roster = client.get(&format!("/sv/desk/sessions/{from}")).await;
    assert!(!roster.expect(200).text().contains(&page_of(&booking)));
    let page = client.get(&page_of(&booking)).await.expect(409).text();
    assert!(page.contains("Det går inte nu") && !page.contains("name=\"session\""));
    choose(&client, &booking, &to.to_string()).await.expect(409);
    assert_eq!(both_taken(&app, from, to).await, [1, 0]);
}

#[tokio::test]
async fn a_discreet_booking_shows_its_code_alone() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let from = app.session(&venue).published().insert().await;
    let booking = booked(&app, from, gunvor()).await;
    app.make_bookings_discreet().await;
    let client = desk(&app, &venue).await;
    let page = client.get(&page_of(&booking)).await.expect(200).text();
    let (start, end) = booking["number"].as_str().unwrap().split_at(4);
    assert!(page.contains(&format!("<span dir=\"ltr\">{start} {end}</span>")));
    assert!(!page.contains("Gunvor"));
}

#[tokio::test]
async fn the_page_is_for_those_who_serve_people_there() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let helper = app.staff(Role::Helper).at(&venue).await;
    let from = app.session(&venue).helper(helper.id).published();
    let from = from.insert().await;
    let to = tomorrow(&app, &venue, 8).await;
    let booking = booked(&app, from, gunvor()).await;
    let page = page_of(&booking);

    let other = app.organisation("flen").insert().await;
    let elsewhere = app.venue(&other).insert().await;
    let stranger = desk(&app, &elsewhere).await;
    let helper = app.signed_in(&helper).await;
    for (client, status) in [(stranger, 404), (helper, 403)] {
        client.get(&page).await.expect(status);
        let answer = choose(&client, &booking, &to.to_string()).await;
        answer.expect(status);
    }
    app.visitor().get(&page).await.expect(303);
    // A form that does not come from our page changes nothing.
    let wanted = to.to_string();
    let forged = [("session", wanted.as_str())];
    let client = desk(&app, &venue).await;
    client.submit(&page, &forged).await.expect(403);
    assert_eq!(both_taken(&app, from, to).await, [1, 0]);
    assert_eq!(app.audited("booking.read").await, 0, "nobody saw anything");
}
