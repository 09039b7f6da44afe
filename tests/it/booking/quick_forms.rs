//! Nobody books faster than people do. A form that comes sooner, or says what no person sees, is shown again and counts
//! nothing: whoever is quick presses once more. A session takes fifty bookings a second.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use reqwest::StatusCode;
use uuid::Uuid;

use super::{booked, gunvor, library, open_session};
use crate::support::{Answer, TestApp};

/// A service that counts, where one address may take many seats.
pub async fn counting() -> TestApp {
    TestApp::spawn_with(&[
        ("limits.enabled", "true"),
        ("limits.seats_per_address_in_session", "1000"),
        ("limits.bookings_per_address", "1000"),
    ])
    .await
}

pub async fn open_other(app: &TestApp) -> Uuid {
    let town = app.organisation("flen").insert().await;
    let venue = app.venue(&town).insert().await;
    app.session(&venue).published().insert().await
}

/// Sends the form for Gunvor, with the moment it was shown and whatever else.
async fn send(app: &TestApp, session: Uuid, shown: &str, more: &[(&str, &str)]) -> Answer {
    let mut fields = vec![("name", "Gunvor"), ("reach", "none"), ("shown", shown)];
    fields.extend(more);
    app.visitor().submit(&form(session), &fields).await
}

fn form(session: Uuid) -> String {
    format!("/sv/sessions/{session}/book")
}

/// The moment the form was shown, as the page carries it.
async fn shown(app: &TestApp, session: Uuid) -> String {
    app.visitor().get(&form(session)).await.hidden("shown")
}

#[track_caller]
fn is_shown_again(answer: &Answer) {
    let page = answer.text();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.contains("Tryck en gång till"), "{page}");
    assert!(page.contains(r#"value="Gunvor""#), "what was typed is kept");
}

#[tokio::test]
async fn a_form_sent_sooner_than_a_person_can_is_shown_again_filled_and_counts_nothing() {
    let settings = [
        ("limits.enabled", "true"),
        ("limits.refused_bookings_per_address", "1"),
    ];
    let app = TestApp::spawn_with(&settings).await;
    let session = open_session(&app, 8).await;
    let first = shown(&app, session).await;
    for _ in 0..5 {
        app.clock().advance(TimeDelta::milliseconds(399));
        is_shown_again(&send(&app, session, &first, &[]).await);
    }
    assert_eq!(app.count("bookings").await, 0);
    // The first time it was shown counts, not the last.
    app.clock().advance(TimeDelta::milliseconds(5));
    send(&app, session, &first, &[]).await.expect(303);
    assert_eq!(app.count("bookings").await, 1);
}

#[tokio::test]
async fn a_form_that_was_never_shown_or_is_another_sessions_is_shown_first() {
    let app = counting().await;
    let (session, other) = (open_session(&app, 8).await, open_other(&app).await);
    let (ours, foreign) = (shown(&app, session).await, shown(&app, other).await);
    app.clock().advance(TimeDelta::hours(1));
    let earlier = ours.replacen("179", "178", 1);
    for forged in ["", "1.2", "nonsense", "9.ü", &earlier, &foreign] {
        is_shown_again(&send(&app, session, forged, &[]).await);
    }
    send(&app, session, &ours, &[]).await.expect(303);
}

#[tokio::test]
async fn a_field_that_no_person_sees_gives_a_program_away() {
    let app = counting().await;
    let session = open_session(&app, 8).await;
    let shown = shown(&app, session).await;
    app.clock().advance(TimeDelta::seconds(3));
    let answer = send(&app, session, &shown, &[("subject", "Cheap pills")]).await;
    is_shown_again(&answer);
    assert!(!answer.text().contains("Cheap pills"));
    // A browser that fills it in each time locks nobody out.
    let asked = answer.hidden("shown");
    let filled = [("subject", "Cheap pills")];
    is_shown_again(&send(&app, session, &asked, &filled).await);
    app.clock().advance(TimeDelta::seconds(2));
    send(&app, session, &asked, &filled).await.expect(303);
    send(&app, session, &shown, &[("subject", "")])
        .await
        .expect(303);
}

#[tokio::test]
async fn the_desk_is_as_quick_as_it_can() {
    let app = counting().await;
    let venue = library(&app).await;
    let session = app.session(&venue).published().insert().await;
    let staff = app.staff(Role::Desk).at(&venue).await;
    let desk = app.signed_in(&staff).await;
    let form = format!("/sv/desk/sessions/{session}/book");
    let page = desk.get(&form).await;
    assert!(!page.text().contains("name=\"subject\""));
    let fields = [
        ("name", "Gunvor"),
        ("reach", "none"),
        ("csrf", &*page.hidden("csrf")),
    ];
    desk.submit(&form, &fields).await.expect(303);
}

#[tokio::test]
async fn a_report_of_what_is_hard_to_use_is_sent_by_a_person_too() {
    let app = counting().await;
    library(&app).await;
    let path = "/sv/accessibility/katrineholm/report";
    let page = app.visitor().get(path).await;
    let (key, shown) = (page.hidden("key"), page.hidden("shown"));
    let fields = [
        ("what", "För liten text"),
        ("key", &*key),
        ("shown", &*shown),
    ];
    let early = app.visitor().submit(path, &fields).await.expect(422).text();
    assert!(early.contains("Tryck på knappen en gång till") && early.contains("För liten text"));
    app.clock().advance(TimeDelta::seconds(2));
    app.visitor().submit(path, &fields).await.expect(303);
}

#[tokio::test]
async fn everybody_together_books_fifty_times_a_second_in_one_session() {
    let app = counting().await;
    let session = open_session(&app, 200).await;
    for _ in 0..50 {
        booked(&app, session, gunvor()).await;
    }
    let rushed = app.visitor().book(session, gunvor()).await;
    assert_eq!(rushed.problem(), r#"429 rate-limited {"retryAfter":1}"#);
    assert_eq!(rushed.header("retry-after"), "1");
    booked(&app, open_other(&app).await, gunvor()).await;
    app.clock().advance(TimeDelta::milliseconds(20));
    booked(&app, session, gunvor()).await;
}
