//! A mailbox gets few letters a day that acts of the public cause, for whoever acts may have written a stranger's
//! address. The act counts and its answer says that no letter goes; what we cause always goes.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::cancel::opened;
use super::contact_seats::patch;
use super::limits::by_email;
use super::mailbox::SPELLINGS;
use super::{booked, library, willing_to_wait};
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

/// Limits on, those of addresses and sessions out of the way.
pub const ON: [(&str, &str); 4] = [
    ("limits.enabled", "true"),
    ("limits.bookings_per_address", "1000"),
    ("limits.seats_per_address_in_session", "1000"),
    ("limits.bookings_per_session_and_second", "1000"),
];
const NO_LETTER: &str = "Vi skickar inget mejl om det här.";

pub async fn limited() -> (TestApp, Venue) {
    let app = TestApp::spawn_with(&ON).await;
    let venue = library(&app).await;
    (app, venue)
}

pub async fn many_sessions(app: &TestApp, venue: &Venue, many: usize) -> Vec<Uuid> {
    let mut sessions = Vec::new();
    for _ in 0..many {
        sessions.push(app.session(venue).seats(40).published().insert().await);
    }
    sessions
}

/// Books until the mailbox has had its letters of today.
async fn use_up(app: &TestApp, venue: &Venue, email: &str) -> Vec<Value> {
    let mut made = Vec::new();
    for session in many_sessions(app, venue, 6).await {
        let booking = booked(app, session, by_email("Bo", email)).await;
        assert_eq!(booking["letter"], "sent");
        made.push(booking);
    }
    made
}

/// Books on the page; whoever booked, and the path of the booking's page.
async fn book_on_the_page(app: &TestApp, session: Uuid, email: &str) -> (Client, String) {
    let page = format!("/sv/sessions/{session}/book");
    let shown = app.visitor().get(&page).await.expect(200);
    let (key, shown) = (shown.hidden("key"), shown.hidden("shown"));
    app.clock().advance(TimeDelta::seconds(2));
    let form = [
        ("key", key.as_str()),
        ("shown", &shown),
        ("name", "Bo"),
        ("reach", "email"),
        ("email", email),
    ];
    let sent = app.visitor().submit(&page, &form).await.expect(303);
    let visitor = app.visitor().with_cookie(&sent.cookie());
    (visitor, sent.header("location").to_owned())
}

pub async fn letters_to_one(app: &TestApp) -> usize {
    app.deliver_mail().await;
    app.mailbox().len()
}

#[tokio::test]
async fn sixty_bookings_and_cancellations_with_a_strangers_address_are_six_letters() {
    let (app, venue) = limited().await;
    let session = app.session(&venue).seats(40).published().insert().await;
    for n in 0..60 {
        let request = by_email("Bo", SPELLINGS[n % SPELLINGS.len()]);
        let booking = booked(&app, session, request).await;
        app.deliver_mail().await;
        let (holder, path) = opened(&app, &booking).await;
        let cancelled = holder.post_empty(&format!("{path}/cancellation")).await;
        let fate = if n < 3 { "sent" } else { "not-sent" };
        assert_eq!(booking["letter"], fate, "{n}");
        assert_eq!(cancelled.expect(200).json()["letter"], fate, "{n}");
        app.deliver_mail().await;
    }
    assert_eq!(app.mailbox().len(), 6);
    assert_eq!(app.seats_taken(session).await, 0);
    assert_eq!(app.count("bookings").await, 60);
    let mut conn = app.conn().await;
    assert!(
        motesplats::booking::verify_all(&mut conn)
            .await
            .unwrap()
            .is_clean()
    );
}

#[tokio::test]
async fn the_page_of_the_seventh_booking_says_that_no_letter_comes_and_offers_the_slip() {
    let (app, venue) = limited().await;
    use_up(&app, &venue, "one@exempel.se").await;
    let session = app.session(&venue).published().insert().await;

    let (visitor, path) = book_on_the_page(&app, session, "ONE+tag@exempel.se").await;
    let page = visitor.get(&path).await.expect(200).text();
    assert!(page.contains(NO_LETTER), "{page}");
    assert!(!page.contains("Vi skickar ett mejl till"), "{page}");
    assert!(page.contains(&format!("{path}/slip")), "{page}");
    visitor.get(&format!("{path}/slip")).await.expect(200);

    let cancellation = format!("{path}/cancellation");
    visitor.submit(&cancellation, &[]).await.expect(303);
    let page = visitor.get(&path).await.expect(200).text();
    assert!(
        page.contains("Din plats är avbokad") && page.contains(NO_LETTER),
        "{page}"
    );
    assert_eq!(letters_to_one(&app).await, 6);
}

#[tokio::test]
async fn a_page_whose_letter_goes_says_nothing_of_letters_that_do_not() {
    let (app, venue) = limited().await;
    let session = app.session(&venue).published().insert().await;
    let (visitor, path) = book_on_the_page(&app, session, "one@exempel.se").await;
    let page = visitor.get(&path).await.expect(200).text();
    assert!(page.contains("Vi skickar ett mejl till") && !page.contains(NO_LETTER));
}

#[tokio::test]
async fn places_in_the_queue_moves_and_corrected_addresses_count_too() {
    let (app, venue) = limited().await;
    let made = use_up(&app, &venue, "one@exempel.se").await;
    app.deliver_mail().await;
    let full = app.session(&venue).seats(1).published().insert().await;
    booked(&app, full, by_email("Eva", "eva@exempel.se")).await;
    let mut waiting = willing_to_wait("Bo");
    waiting["contact"] = json!({ "email": "one@exempel.se" });
    let waits = booked(&app, full, waiting).await;
    assert_eq!(
        (&waits["status"], &waits["letter"]),
        (&json!("waiting"), &json!("not-sent"))
    );

    let (holder, path) = opened(&app, &made[0]).await;
    let other = app.session(&venue).published().insert().await;
    let moved = holder
        .post_to(&path, "move", json!({ "sessionId": other }))
        .await;
    assert_eq!(moved.expect(200).json()["letter"], "not-sent");

    let mine = booked(&app, other, by_email("Per", "per@exempel.se")).await;
    let (holder, path) = opened(&app, &mine).await;
    let stranger = json!({ "contact": { "email": "One+x@exempel.se" } });
    let corrected = patch(&holder, &path, stranger).await.expect(200).json();
    assert_eq!(corrected["letter"], "not-sent");
    assert_eq!(holder.get(&path).await.json()["letter"], "not-sent");
    app.deliver_mail().await;
    let to_one = app
        .mailbox()
        .into_iter()
        .filter(|letter| letter.to() == "one@exempel.se");
    assert_eq!(to_one.count(), 6);
}

#[tokio::test]
async fn a_repeat_says_what_became_of_the_letter() {
    let (app, venue) = limited().await;
    use_up(&app, &venue, "one@exempel.se").await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/api/v1/sessions/{session}/bookings");
    let key = motesplats::platform::ids::fresh().to_string();
    for _ in 0..2 {
        let request = by_email("Bo", "one@exempel.se");
        let answer = app.visitor().create_once(&path, &key, request).await;
        assert_eq!(answer.expect(201).json()["letter"], "not-sent");
    }
    let without = booked(&app, session, super::gunvor()).await;
    assert_eq!(without.get("letter"), None);
}

#[tokio::test]
async fn what_we_cause_always_goes_and_does_not_count() {
    let (app, venue) = limited().await;
    let made = use_up(&app, &venue, "one@exempel.se").await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    for booking in &made {
        let session = booking["session"]["id"].as_str().unwrap();
        let path = format!("/api/v1/sessions/{session}/cancellation");
        planner
            .post(&path, json!({ "reason": "Sjuk" }))
            .await
            .expect(200);
    }
    app.deliver_mail().await;
    let cancelled = app.letters().await.into_iter();
    let cancelled =
        cancelled.filter(|letter| letter.kind == "cancellation" && letter.state == "sent");
    assert_eq!(cancelled.count(), 6);
}

#[tokio::test]
async fn what_the_desk_does_for_somebody_always_goes_and_does_not_count() {
    let (app, venue) = limited().await;
    let desk = app.staff(Role::Desk).at(&venue).await;
    let mut sessions = many_sessions(&app, &venue, 7).await;
    for session in &sessions {
        let made = desk.book(*session, by_email("Bo", "one@exempel.se")).await;
        assert_eq!(made.expect(201).json()["letter"], "sent");
    }
    let last = booked(&app, sessions.remove(0), by_email("Bo", "one@exempel.se")).await;
    assert_eq!(last["letter"], "sent");
    let path = format!("/api/v1/bookings/{}", last["id"].as_str().unwrap());
    use_up(&app, &venue, "two@exempel.se").await;
    let contact = json!({ "contact": { "email": "two@exempel.se" } });
    let corrected = patch(&desk, &path, contact).await.expect(200).json();
    assert_eq!(corrected["letter"], "sent");
    let cancelled = desk.post(&format!("{path}/cancellation"), json!({})).await;
    assert_eq!(cancelled.expect(200).json()["letter"], "sent");
}

#[tokio::test]
async fn after_a_day_a_mailbox_gets_letters_again() {
    let (app, venue) = limited().await;
    let sessions = {
        let mut sessions = Vec::new();
        for _ in 0..9 {
            let session = app
                .session(&venue)
                .seats(40)
                .starting("2026-10-20", "10:00");
            sessions.push(session.published().insert().await);
        }
        sessions
    };
    let book = async |session: &Uuid| {
        let booking = booked(&app, *session, by_email("Bo", "one@exempel.se")).await;
        booking["letter"].as_str().unwrap().to_owned()
    };
    for session in &sessions[..6] {
        assert_eq!(book(session).await, "sent");
    }
    app.clock()
        .advance(TimeDelta::hours(24) - TimeDelta::seconds(1));
    assert_eq!(book(&sessions[6]).await, "not-sent");
    app.clock().advance(TimeDelta::seconds(1));
    assert_eq!(book(&sessions[7]).await, "sent");
}

#[tokio::test]
async fn lifted_limits_lift_this_one() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    for session in many_sessions(&app, &venue, 8).await {
        let booking = booked(&app, session, by_email("Bo", "one@exempel.se")).await;
        assert_eq!(booking["letter"], "sent");
    }
}

#[tokio::test]
async fn letters_of_a_mailbox_are_counted_by_an_index() {
    let app = TestApp::spawn().await;
    let plan = app
        .sql(
            "set enable_seqscan = off; explain select mailbox_of(recipient) from letters \
              where public_act and state not in ('superseded', 'withheld') \
                and mailbox_of(recipient) = any('{one@exempel.se,two@exempel.se}') and created_at > now()",
        )
        .await;
    let plan = plan.concat().join("\n");
    assert!(plan.contains("letters_of_the_public"), "{plan}");
}
