//! The session's page at the desk: ticks, interpreters, PINs, released seats, publishing, calling off; how many
//! came stands in `counting`, what is done with the list in the files beside it.

mod counting;
mod namesakes;
mod one_person;
mod paper;
mod polling;
mod seats_given_away;

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::change::patch;
use super::{assert_no_drift, booked, gunvor, library, status_of};
use crate::support::staff::Staff;
use crate::support::{Answer, Client, TestApp};

struct Desk<'a> {
    app: &'a TestApp,
    client: Client,
    session: Uuid,
}

impl Desk<'_> {
    fn path(&self, part: &str) -> String {
        format!("/sv/desk/sessions/{}{part}", self.session)
    }

    async fn page(&self) -> Answer {
        self.client.get(&self.path("")).await
    }

    /// Sends a form of the page, with the page's code.
    async fn send(&self, part: &str, fields: &[(&str, &str)]) -> Answer {
        let code = self.page().await.hidden("csrf");
        let mut fields = fields.to_vec();
        fields.push(("csrf", &code));
        self.client.submit(&self.path(part), &fields).await
    }

    /// Cancels the session on the page that asks first, for this reason.
    async fn cancel(&self, reason: &str) -> Answer {
        let path = self.path("/cancellation");
        let asked = self.client.get(&path).await.expect(200);
        let (code, seen) = (asked.hidden("csrf"), asked.hidden("seen"));
        let fields = [
            ("csrf", code.as_str()),
            ("seen", &seen),
            ("reason-sv", reason),
        ];
        self.client.submit(&path, &fields).await
    }

    async fn attendance(&self) -> String {
        let id = self.app.first_booking().await.id;
        format!("/bookings/{id}/attendance")
    }
}

/// A planner's desk before a session of so many seats, in the morning of its day.
async fn desk(app: &TestApp, seats: i32) -> Desk<'_> {
    let venue = library(app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let client = app.signed_in(&planner).await;
    let session = app.session(&venue).seats(seats).published().insert().await;
    Desk {
        app,
        client,
        session,
    }
}

/// The same before a session that has begun, and the planner at the API.
async fn begun(app: &TestApp, seats: i32) -> (Desk<'_>, Staff) {
    let venue = library(app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let client = app.signed_in(&planner).await;
    let session = app.session(&venue).seats(seats).published();
    let session = session.starting("2026-10-06", "09:30").insert().await;
    let desk = Desk {
        app,
        client,
        session,
    };
    (desk, planner)
}

/// Books from the desk, as it may when a session has begun; answers the booking.
async fn put_on_list(staff: &Staff, desk: &Desk<'_>, request: Value) -> Value {
    staff.book(desk.session, request).await.expect(201).json()
}

#[tokio::test]
async fn somebody_is_ticked_off_and_the_tick_taken_back() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    app.visitor().book(desk.session, gunvor()).await.expect(201);
    let tick = desk.attendance().await;
    let answer = desk.send(&tick, &[("outcome", "came")]).await.expect(303);
    let place = format!("#here-{}", app.first_booking().await.id);
    assert_eq!(answer.header("location"), desk.path(&place));
    let page = desk.page().await.expect(200);
    let text = page.text();
    assert!(text.contains("1 av 1 här") && text.contains("1 av 3 platser bokade"));
    assert!(
        text.contains(&format!("id=\"{}\"", &place[1..])),
        "the place is there"
    );
    assert_eq!(page.header("cache-control"), "no-store");
    desk.send(&tick, &[("outcome", "undo")]).await.expect(303);
    assert_eq!(app.attendance().await, [0; 0]);
    assert_ne!(app.audited("roster.read").await, 0);
}

#[tokio::test]
async fn a_draft_is_published_from_its_page_by_whoever_may() {
    let app = TestApp::spawn().await;
    let town = app.organisation("flen").reserves_publication();
    let town = town.insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).insert().await;
    let desk = |client| Desk {
        app: &app,
        client,
        session,
    };
    let planner = app.staff(Role::Planner).at(&venue).await;
    let planner = desk(app.signed_in(&planner).await);
    let button = format!("action=\"{}\"", planner.path("/publication"));
    let page = planner.page().await.expect(200).text();
    assert!(page.contains("Utkast") && !page.contains("Publicera"));
    let proposed = planner.send("/proposal", &[]).await.expect(303);
    let page = planner.client.get(proposed.header("location")).await;
    let page = page.expect(200).text();
    assert!(page.contains("Tillfället är föreslaget.") && !page.contains("Föreslå<"));
    assert!(!page.contains(&button));
    planner.send("/publication", &[]).await.expect(403);

    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let coordinator = desk(app.signed_in(&coordinator).await);
    assert!(coordinator.page().await.text().contains(&button));
    coordinator.send("/publication", &[]).await.expect(303);
    let page = coordinator.page().await.expect(200).text();
    assert!(!page.contains("Utkast") && !page.contains(&button));
    let open = format!("/sv/sessions/{session}");
    app.visitor().get(&open).await.expect(200);
}

/// What the button sends that lets somebody in beyond the seats.
const BEYOND: &str = "name=\"override\" value=\"Ta emot fast det är fullt\"><button";

#[tokio::test]
async fn who_said_no_and_comes_after_all_is_let_in() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 1).await;
    app.visitor().book(desk.session, gunvor()).await.expect(201);
    let tick = desk.attendance().await;
    desk.send(&tick, &[("outcome", "excused")])
        .await
        .expect(303);
    assert!(!desk.page().await.text().contains(BEYOND));
    let yusuf = json!({ "name": "Yusuf" });
    app.visitor().book(desk.session, yusuf).await.expect(201);
    let page = desk.page().await.text();
    assert!(page.contains(BEYOND));
    desk.send(&tick, &[("outcome", "came")]).await.expect(409);
    let anyway = [("outcome", "came"), ("override", "Hon kom ändå")];
    desk.send(&tick, &anyway).await.expect(303);
    assert_eq!(app.seats_taken(desk.session).await, 2);
}

#[tokio::test]
async fn a_rule_that_a_campaign_has_is_said_on_the_page() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let campaign = app.campaign(&network, "emedborgarveckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    app.sql("update editions set must_be_open = true").await;
    let town = app.owner_of(desk.session).await;
    app.sql(&format!("update sessions set status = 'draft', audience = 'invited' where organisation_id = '{town}'")).await;
    app.add_to_edition(desk.session, &edition).await;
    let refused = desk.send("/publication", &[]).await.expect(409).text();
    assert!(
        refused.contains("Tider i kampanjen ska vara öppna för alla."),
        "{refused}"
    );
    assert!(refused.contains("Utkast"));
}

#[tokio::test]
async fn a_row_says_how_many_seats_it_has_and_a_wiped_one_offers_no_code() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 5).await;
    let three = json!({ "name": "Familjen Ek", "seats": 3 });
    app.visitor().book(desk.session, three).await.expect(201);
    let page = desk.page().await.text();
    assert!(page.contains("3 personer") && page.contains("/pin\""));
    app.sql("update bookings set name = null, wiped_at = now()")
        .await;
    assert!(!desk.page().await.text().contains("/pin\""));
}

#[tokio::test]
async fn a_number_to_ring_stands_on_the_roster_as_it_was_typed_and_has_its_plus_abroad() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 5).await;
    let typed = json!({ "name": "Gunvor", "contact": { "phone": "070-123 45 67" } });
    let booking = booked(&app, desk.session, typed).await;
    assert_eq!(booking["contact"]["phone"], "+46701234567");
    let page = desk.page().await.text();
    assert!(page.contains(r#"<a href="tel:+46701234567" dir="ltr">070-123 45 67</a>"#));
    let abroad = format!("/nb/desk/sessions/{}", desk.session);
    let page = desk.client.get(&abroad).await.text();
    assert!(page.contains(r#"<a href="tel:+46701234567" dir="ltr">+46701234567</a>"#));
}

#[tokio::test]
async fn a_number_stays_as_it_was_typed_until_it_is_another_one() {
    let app = TestApp::spawn().await;
    let (desk, staff) = begun(&app, 5).await;
    let typed = json!({ "name": "Gunvor", "contact": { "phone": "070-123 45 67" } });
    staff.book(desk.session, typed).await.expect(201);
    let id = app.first_booking().await.id;
    let path = format!("/api/v1/bookings/{id}");
    let email = json!({ "contact": { "email": "gunvor@exempel.se" } });
    patch(&staff, &path, email).await.expect(200);
    assert!(desk.page().await.text().contains(">070-123 45 67</a>"));
    let other = json!({ "contact": { "phone": "0150 570 00" } });
    patch(&staff, &path, other).await.expect(200);
    assert!(desk.page().await.text().contains(">0150 570 00</a>"));
}

#[tokio::test]
async fn a_session_is_called_off_with_a_reason_that_everybody_reads() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let told = json!({ "name": "Gunvor", "contact": { "phone": "070-123 45 67" } });
    app.visitor().book(desk.session, told).await.expect(201);
    assert!(desk.page().await.text().contains("/cancellation\">"));
    let asked = desk.client.get(&desk.path("/cancellation")).await;
    let words = asked.expect(200).text();
    for wanted in [
        "Datorhjälp, tisdag",
        "1 bokad får veta",
        "Ställ in och meddela 1",
    ] {
        assert!(words.contains(wanted), "{wanted}\n{words}");
    }
    let unasked = desk.send("/cancellation", &[("reason-sv", "Huda är sjuk.")]);
    let words = unasked.await.expect(200).text();
    assert!(words.contains("Titta igen innan du ställer in."), "{words}");
    assert!(words.contains("Huda är sjuk.</textarea>"));
    assert_eq!(app.count("call_tasks").await, 0, "it is asked first");
    desk.cancel("").await.expect(422);
    let answer = desk.cancel("Huda är sjuk.").await.expect(303);
    let page = desk.client.get(answer.header("location")).await;
    assert!(page.text().contains("Tillfället är inställt"));
    assert_eq!(app.count("call_tasks").await, 1);
    let form = format!("/sv/sessions/{}/book", desk.session);
    let public = app.visitor().get(&form).await.expect(200).text();
    assert!(public.contains("Tillfället är inställt"));
}

#[tokio::test]
async fn a_volunteer_sees_first_names_and_a_stranger_nothing() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let volunteer = app.staff(Role::Volunteer).at(&venue).await;
    let session = app.session(&venue).helper(volunteer.id).published();
    let session = session.insert().await;
    let named = json!({ "name": "Gunvor Andersson", "contact": { "phone": "070-123 45 67" } });
    app.visitor().book(session, named).await.expect(201);
    let path = format!("/sv/desk/sessions/{session}");

    let client = app.signed_in(&volunteer).await;
    let page = client.get(&path).await.expect(200).text();
    assert!(page.contains("Gunvor") && !page.contains("Andersson"));
    assert!(!page.contains("070-123"), "volunteers ring nobody");

    let other = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Desk).at(&other).await;
    let client = app.signed_in(&stranger).await;
    client.get(&path).await.expect(404);
    app.visitor().get(&path).await.expect(303);
}

#[tokio::test]
async fn a_form_without_the_pages_code_changes_nothing() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let walk_in = desk.path("/walk-ins");
    desk.client
        .submit(&walk_in, &[("count", "1")])
        .await
        .expect(403);
    assert_eq!(app.count("walk_ins").await, 0);
}

#[tokio::test]
async fn the_desk_books_for_somebody_by_a_form_of_its_own() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 3).await;
    let form = format!("/sv/desk/sessions/{}/book", desk.session);
    assert!(desk.page().await.text().contains(&form));
    let public = format!("/sv/sessions/{}/book", desk.session);
    let to = desk.client.get(&public).await.expect(303);
    assert_eq!(to.header("location"), form);
    let fields = [("name", "Gunvor"), ("reach", "none")];
    desk.send("/book", &fields).await.expect(303);
    assert!(app.first_booking().await.created_by.is_some());
}

fn form_of(booking: &serde_json::Value, form: &str) -> String {
    format!("/bookings/{}/{form}", booking["id"].as_str().unwrap())
}

async fn library_of(app: &TestApp, town: &str) -> crate::support::venue::Venue {
    let town = app.organisation(town).insert().await;
    app.venue(&town).insert().await
}

#[tokio::test]
async fn empty_seats_are_released_ten_minutes_after_the_start() {
    let app = TestApp::spawn().await;
    let desk = desk(&app, 2).await;
    let came = booked(&app, desk.session, gunvor()).await;
    let absent = booked(&app, desk.session, json!({ "name": "Arne" })).await;
    let tick = form_of(&came, "attendance");
    desk.send(&tick, &[("outcome", "came")]).await.expect(303);
    // Three hours in steps: a sign-in left alone for an hour ends.
    for minutes in [50, 50, 50, 39] {
        app.clock().advance(chrono::TimeDelta::minutes(minutes));
        desk.page().await.expect(200);
    }
    assert!(!desk.page().await.text().contains("Ge platserna till andra"));
    let absentee = [("booking", absent["id"].as_str().unwrap())];
    desk.send("/release", &absentee).await.expect(409);

    app.clock().advance(chrono::TimeDelta::minutes(1));
    let page = desk.page().await.text();
    assert!(page.contains("1 bokad har inte kommit."));
    let named = desk.client.get(&desk.path("/release")).await.expect(200);
    let named = named.text();
    assert!(named.contains("<bdi>Arne</bdi>") && !named.contains("<bdi>Gunvor"));
    let nobody = desk.send("/release", &[]).await.expect(422).text();
    assert!(nobody.contains("Vems plats ska gå till andra?"));
    let answer = desk.send("/release", &absentee).await.expect(303);
    let page = desk.client.get(answer.header("location")).await.text();
    assert!(page.contains("Platserna är lediga"));
    assert!(!page.contains("Ge platserna till andra"));
    assert_eq!(status_of(&app, &absent).await, "no-show");
    assert_eq!(status_of(&app, &came).await, "came");
    assert_eq!(app.seats_taken(desk.session).await, 1);
    assert_no_drift(&app).await;
}

#[tokio::test]
async fn whoever_only_helps_has_no_buttons_of_the_desk() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let helper = app.staff(Role::Helper).at(&venue).await;
    let session = app.session(&venue).helper(helper.id).published();
    let session = session.insert().await;
    let request = json!({ "name": "Amal", "interpreter": "ar" });
    let pending = booked(&app, session, request).await;
    let client = app.signed_in(&helper).await;
    let path = format!("/sv/desk/sessions/{session}");
    let page = client.get(&path).await.expect(200);
    assert!(page.text().contains("väntar på tolk"));
    assert!(!page.text().contains("Tolk klar") && !page.text().contains("Ny kod"));
    let code = page.hidden("csrf");
    for part in ["settlement", "pin"] {
        let path = format!("{path}{}", form_of(&pending, part));
        let fields = [("outcome", "confirmed"), ("csrf", &code)];
        client.submit(&path, &fields).await.expect(403);
    }
    let fields = [("csrf", code.as_str())];
    client
        .submit(&format!("{path}/release"), &fields)
        .await
        .expect(403);
}
