//! Booking for somebody who rings: a free time is found, kept while the name is spelled, booked and read out.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{assert_no_drift, booked, gunvor, library, status_of};
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

struct Telephone<'a> {
    app: &'a TestApp,
    venue: Venue,
    staff: Staff,
    client: Client,
}

impl<'a> Telephone<'a> {
    async fn rings_at(app: &'a TestApp) -> Self {
        let venue = library(app).await;
        let staff = app.staff(Role::Desk).at(&venue).await;
        Self {
            client: app.signed_in(&staff).await,
            app,
            venue,
            staff,
        }
    }

    async fn find(&self, query: &str) -> String {
        let page = self.client.get(&format!("/sv/desk/book{query}")).await;
        page.expect(200).text()
    }

    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let code = self.client.get("/sv/desk/book").await.hidden("csrf");
        let fields = [fields, &[("csrf", code.as_str())]].concat();
        self.client.submit(path, &fields).await
    }

    async fn book(&self, session: Uuid, fields: &[(&str, &str)]) -> Answer {
        self.send(&form(session), fields).await
    }

    /// What stands beside the only booking.
    async fn details(&self) -> Value {
        let found = "select json_build_object('companions', companions, 'bookedBy', booked_by, 'needs', needs,
                'device', device, 'visit', visit)::text from booking_details";
        serde_json::from_str(&self.app.value(found).await).unwrap()
    }
}

fn form(session: Uuid) -> String {
    format!("/sv/desk/sessions/{session}/book")
}

fn holds(session: Uuid) -> String {
    format!("/sv/desk/sessions/{session}/holds")
}

#[tokio::test]
async fn a_caller_is_offered_what_can_be_booked_by_day_helper_and_number() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let (venue, helper) = (&desk.venue, app.staff(Role::Helper).at(&desk.venue).await);
    let published = || app.session(venue).published();
    let today = published().seats(3).helper(helper.id).insert().await;
    let later = published().starting("2026-10-07", "13:00");
    let later = later.seats(1).insert().await;
    let full = published().seats(1).insert().await;
    booked(&app, full, gunvor()).await;
    let draft = app.session(venue).insert().await;
    let drop_in = published().kind("drop-in").insert().await;
    let flen = app.organisation("flen").insert().await;
    let elsewhere = app.venue(&flen).insert().await;
    let elsewhere = app.session(&elsewhere).published().insert().await;

    let offered = async |query: &str| {
        let page = desk.find(query).await;
        let all = [today, later, full, draft, drop_in, elsewhere];
        all.map(|session| {
            (
                page.contains(&holds(session)),
                page.contains(&form(session)),
            )
        })
    };
    let (keep, none, beyond) = ((true, false), (false, false), (false, true));
    assert_eq!(offered("").await, [keep, keep, none, none, none, none]);
    assert_eq!(
        offered("?day=2026-10-07").await,
        [none, keep, none, none, none, none]
    );
    assert_eq!(
        offered("?seats=2").await,
        [keep, beyond, none, none, none, none]
    );
    assert_eq!(
        offered("?full=true").await,
        [keep, keep, beyond, none, none, none]
    );
    let by_name = format!("?helper={}", helper.id);
    assert_eq!(
        offered(&by_name).await,
        [keep, none, none, none, none, none]
    );
    assert_eq!(
        offered("?day=nonsense&seats=0&helper=x").await[..2],
        [keep, keep]
    );
}

#[tokio::test]
async fn seats_are_kept_for_a_group_while_its_name_is_spelled_and_the_number_is_read_out() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let session = app.session(&desk.venue).seats(4).published().insert().await;
    let kept = desk
        .send(&holds(session), &[("seats", "3")])
        .await
        .expect(303);
    let page = desk.client.get(kept.header("location")).await.expect(200);
    assert!(page.text().contains("3 platser hålls till kl.\u{a0}10.05."));
    assert!(
        page.text()
            .contains("name=\"seats\" type=\"text\" value=\"3\"")
    );
    let hold = page.hidden("hold");
    let fields = [
        ("name", "Klass 4B"),
        ("reach", "none"),
        ("relation", "referrer"),
        ("booker", "Siv Ek"),
        ("seats", "3"),
        ("companions", "2"),
        ("device", "ipad"),
        ("needs", "quiet"),
        ("needs", "step-free"),
        ("hold", &*hold),
    ];
    let done = desk.book(session, &fields).await.expect(303);
    let booking = app.first_booking().await;
    assert_eq!((booking.seats, app.seats_taken(session).await), (3, 3));
    let wanted = json!({
        "companions": 2, "bookedBy": {"relation": "referrer", "name": "Siv Ek"},
        "needs": ["quiet", "step-free"], "device": "ipad", "visit": null,
    });
    assert_eq!(desk.details().await, wanted);
    assert_eq!(
        done.header("location"),
        format!("/sv/desk/bookings/{}/booked", booking.id)
    );
    let page = desk.client.get(done.header("location")).await.expect(200);
    let words = page.text();
    assert!(words.contains("Platsen är bokad") && words.contains("Klass 4B"));
    assert!(words.contains("Läs upp") && words.contains("Skriv ut lappen"));
    assert_eq!(page.header("cache-control"), "no-store");
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn a_pin_is_shown_to_whoever_booked_and_for_ten_minutes() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let session = app.session(&desk.venue).published().insert().await;
    let fields = [("name", "Gunvor"), ("reach", "none")];
    desk.book(session, &fields).await.expect(303);
    let booking = app.first_booking().await;
    let pages = ["booked", "slip"].map(|page| format!("/sv/desk/bookings/{}/{page}", booking.id));
    let shows = async |client: &Client| {
        let mut shown = Vec::new();
        for page in &pages {
            let words = client.get(page).await.expect(200).text();
            assert!(words.contains("Bokningsnummer"), "{words}");
            shown.push(words.contains(">Kod</dt>"));
        }
        shown
    };
    assert_eq!(shows(&desk.client).await, [true, true]);
    let colleague = app.staff(Role::Desk).at(&desk.venue).await;
    let colleague = app.signed_in(&colleague).await;
    assert_eq!(shows(&colleague).await, [false, false]);
    app.clock().advance(TimeDelta::minutes(10));
    assert_eq!(shows(&desk.client).await, [true, true]);
    app.clock().advance(TimeDelta::seconds(1));
    assert_eq!(shows(&desk.client).await, [false, false]);
    assert_ne!(app.audited("booking.read").await, 0);
}

#[tokio::test]
async fn beyond_the_seats_somebody_is_booked_with_a_reason_or_waits() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let session = app.session(&desk.venue).seats(1).published().insert().await;
    booked(&app, session, gunvor()).await;
    let fields = [
        ("name", "Arne"),
        ("reach", "phone"),
        ("phone", "070-174 06 12"),
    ];
    let full = desk.book(session, &fields).await.expect(409).text();
    for kept in [
        "value=\"Arne\"",
        "value=\"070-174 06 12\"",
        "name=\"override\"",
    ] {
        assert!(full.contains(kept), "{full}");
    }
    assert!(full.contains("ställ personen i kö") && full.contains("name=\"waitlist\""));
    let waits = [&fields[..], &[("waitlist", "true")]].concat();
    desk.book(session, &waits).await.expect(303);
    let reasoned = [
        ("name", "Berit"),
        ("reach", "none"),
        ("override", "Hon har rest långt."),
    ];
    desk.book(session, &reasoned).await.expect(303);
    let rows = app
        .sql("select status from bookings order by created_at, id")
        .await;
    assert_eq!(rows.concat(), ["confirmed", "waiting", "confirmed"]);
    assert_eq!(app.seats_taken(session).await, 2);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn what_is_wrong_stands_at_its_field_and_the_rest_is_kept() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let visit = app.session(&desk.venue).kind("home-visit").published();
    let visit = visit.insert().await;
    let fields = [
        ("name", ""),
        ("reach", "phone"),
        ("phone", "12"),
        ("booker", "http://exempel.se"),
        ("needs", "quiet"),
        ("address", ""),
    ];
    let wrong = desk.book(visit, &fields).await.expect(422).text();
    for field in ["name", "phone", "booker", "address"] {
        assert!(
            wrong.contains(&format!("id=\"{field}-error\"")),
            "{field}: {wrong}"
        );
    }
    assert!(wrong.contains("value=\"quiet\" checked"));
    let many = [("name", "Bo"), ("reach", "none"), ("seats", "51")];
    let many = desk.book(visit, &many).await.expect(422).text();
    assert!(many.contains("id=\"seats-error\""));

    let call = app.session(&desk.venue).kind("phone").published();
    let call = call.insert().await;
    let no_number = desk.book(call, &[("name", "Bo"), ("reach", "none")]).await;
    assert!(no_number.expect(422).text().contains("id=\"phone-error\""));
    assert_eq!(app.count("bookings").await, 0);
}

#[tokio::test]
async fn a_home_visit_is_booked_with_its_address_by_a_relative() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let visit = app.session(&desk.venue).kind("home-visit").published();
    let visit = visit.insert().await;
    let fields = [
        ("name", "Gunvor"),
        ("reach", "phone"),
        ("phone", "070-174 06 12"),
        ("email", "dotter@exempel.se"),
        ("relation", "relative"),
        ("address", "Storgatan 3"),
        ("entry", "4711"),
    ];
    desk.book(visit, &fields).await.expect(303);
    let booking = app.first_booking().await;
    let booking = desk
        .staff
        .get(&format!("/api/v1/bookings/{}", booking.id))
        .await;
    let booking = booking.expect(200).json();
    assert_eq!(booking["contact"]["notify"], "phone");
    assert_eq!(booking["contact"]["email"], "dotter@exempel.se");
    let details = desk.details().await;
    assert_eq!(
        details["visit"],
        json!({ "address": "Storgatan 3", "entry": "4711" })
    );
    assert_eq!(details["bookedBy"], json!({ "relation": "relative" }));
    assert_eq!(status_of(&app, &booking).await, "confirmed");
}

#[tokio::test]
async fn the_next_time_is_booked_with_what_is_known_of_the_person() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let first = app.session(&desk.venue).published().insert().await;
    let next = app.session(&desk.venue).starting("2026-10-13", "13:00");
    let next = next.published().insert().await;
    let fields = [
        ("name", "Gunvor"),
        ("reach", "phone"),
        ("phone", "070-174 06 12"),
        ("needs", "quiet"),
        ("topics", "phone"),
    ];
    desk.book(first, &fields).await.expect(303);
    let booking = app.first_booking().await.id;
    let record = format!("/sv/desk/bookings/{booking}");
    let record = desk.client.get(&record).await.expect(200).text();
    let again = format!("/sv/desk/book?again={booking}");
    assert!(record.contains(&again), "{record}");
    let found = desk.find(&format!("?again={booking}")).await;
    assert!(found.contains("Nästa tid för samma person."), "{found}");

    let id = booking.to_string();
    let kept = [
        ("seats", "1"),
        ("key", "the-next-time-0123456789"),
        ("again", &*id),
    ];
    let kept = desk.send(&holds(next), &kept).await.expect(303);
    let form = desk.client.get(kept.header("location")).await.expect(200);
    let form = form.text();
    for known in [
        "value=\"Gunvor\"",
        "value=\"070-174 06 12\"",
        "value=\"quiet\" checked",
    ] {
        assert!(form.contains(known), "{known}: {form}");
    }
    assert!(
        !form.contains("value=\"phone\" checked id=\"topics"),
        "{form}"
    );
    // Not of a discreet booking, and not of one out of reach.
    app.make_bookings_discreet().await;
    for nobody in [id.as_str(), "0190c8f4-7d0a-7000-8000-000000000001"] {
        let odd = format!("{}?again={nobody}", self::form(next));
        assert_eq!(desk.client.get(&odd).await.status(), 404);
    }
}

#[tokio::test]
async fn a_caller_who_is_protected_is_a_number_from_the_first_moment() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let session = app.session(&desk.venue).published().insert().await;
    let fields = [("name", "Alias"), ("reach", "none"), ("discreet", "true")];
    desk.book(session, &fields).await.expect(303);
    let roster = format!("/sv/desk/sessions/{session}");
    let roster = desk.client.get(&roster).await.expect(200).text();
    assert!(!roster.contains("Alias"), "{roster}");

    let id = app.first_booking().await.id;
    let path = format!("/api/v1/bookings/{id}");
    let booking = desk.staff.get(&path).await.expect(200);
    assert_eq!(booking.json()["discreet"], true);
    let named = json!({ "discreet": false });
    let named = desk.staff.patch(&path, booking.header("etag"), named).await;
    assert_eq!(named.expect(200).json().get("discreet"), None);
    assert_eq!(app.audited("booking.shown").await, 1);
    // The public decides nothing about lists of staff.
    let hidden = json!({ "name": "Bo", "discreet": true });
    let refused = app.visitor().book(session, hidden).await.expect(422).json();
    assert_eq!(refused["errors"][0]["pointer"], "/discreet");
}

#[tokio::test]
async fn nobody_books_or_reads_out_what_is_beyond_their_reach() {
    let app = TestApp::spawn().await;
    let desk = Telephone::rings_at(&app).await;
    let session = app.session(&desk.venue).published().insert().await;
    desk.book(session, &[("name", "Bo"), ("reach", "none")])
        .await
        .expect(303);
    let booking = app.first_booking().await.id;
    let flen = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Desk).at(&flen).await;
    let stranger = app.signed_in(&stranger).await;
    let helper = app.staff(Role::Helper).at(&desk.venue).await;
    let helper = app.signed_in(&helper).await;
    for page in [
        form(session),
        format!("/sv/desk/bookings/{booking}/booked"),
        format!("/sv/desk/bookings/{booking}/slip"),
    ] {
        stranger.get(&page).await.expect(404);
        helper.get(&page).await.expect(403);
        app.visitor().get(&page).await.expect(303);
    }
}
