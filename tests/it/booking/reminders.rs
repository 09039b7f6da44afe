//! Reminders: the day before, once, to whoever has a seat; and "I cannot come" by two presses.

use chrono::{DateTime, TimeDelta, Utc};
use motesplats::app::jobs::WORKER_JOBS;
use motesplats::platform::auth::Role;
use motesplats::platform::jobs::JobRunner;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{booked, gunvor, library, status_of, willing_to_wait};
use crate::support::TestApp;
use crate::support::mailbox::Letter;
use crate::support::smtp::{Manner, Server};
use crate::support::venue::Venue;

/// A library two days before its session on Thursday at one o'clock, of which people are reminded on Wednesday.
struct Ahead {
    app: TestApp,
    venue: Venue,
    session: Uuid,
}

impl Ahead {
    async fn with_seats(seats: i32) -> Self {
        Self::on(TestApp::spawn().await, seats).await
    }

    async fn on(app: TestApp, seats: i32) -> Self {
        let venue = library(&app).await;
        let session = app.session(&venue).seats(seats);
        let session = session.starting("2026-10-08", "13:00").published();
        Self {
            session: session.insert().await,
            venue,
            app,
        }
    }

    async fn book(&self, request: Value) -> Value {
        booked(&self.app, self.session, request).await
    }

    /// Lets the job run and delivers at a wall time of Stockholm in October before the clocks are put back; answers the
    /// reminders that came.
    async fn reminders_at(&self, day: u32, time: &str) -> Vec<Letter> {
        let seen = self.app.mailbox().len();
        wait_until(&self.app, &format!("2026-10-{day:02}T{time}:00+02:00"));
        self.app.remind().await;
        self.app.deliver_mail().await;
        let mut came = self.app.mailbox().split_off(seen);
        came.retain(|letter| letter.subject().starts_with("Påminnelse"));
        came
    }

    async fn reminders(&self) -> Vec<String> {
        states_of_reminders(&self.app).await
    }
}

fn wait_until(app: &TestApp, at: &str) {
    let at: DateTime<Utc> = at.parse().unwrap();
    app.clock().advance(at - app.now());
}

async fn states_of_reminders(app: &TestApp) -> Vec<String> {
    let letters = app.letters().await.into_iter();
    let reminders = letters.filter(|letter| letter.kind == "reminder");
    reminders.map(|letter| letter.state).collect()
}

fn karin() -> Value {
    json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } })
}

fn bertil() -> Value {
    json!({ "name": "Bertil", "contact": { "phone": "08-465 004 01" } })
}

#[tokio::test]
async fn whoever_has_a_seat_is_reminded_the_day_before_at_the_sessions_own_time() {
    let ahead = Ahead::with_seats(3).await;
    for request in [karin(), bertil(), gunvor()] {
        ahead.book(request).await;
    }
    let vera =
        json!({ "name": "Vera", "waitlist": true, "contact": { "email": "vera@exempel.se" } });
    ahead.book(vera).await;
    assert!(ahead.reminders_at(7, "12:59").await.is_empty());
    let letters = ahead.reminders_at(7, "13:00").await;
    assert_eq!(letters.len(), 1, "who waits has nothing to be reminded of");
    let letter = &letters[0];
    assert_eq!(letter.to(), "karin@exempel.se");
    assert_eq!(letter.subject(), "Påminnelse: torsdag 8 oktober kl. 13.00");
    for said in [
        "Vi påminner dig om din tid.",
        "När: torsdag 8 oktober kl. 13.00–14.00",
        "Ta med:",
        "Bokningsnummer:",
        "/sv/my-booking?link=mpb_",
    ] {
        assert!(letter.text.contains(said), "{said}: {}", letter.text);
    }
    assert_eq!(ahead.app.count("call_tasks").await, 0, "nobody is rung");
}

#[tokio::test]
async fn an_early_session_is_told_the_afternoon_before_and_a_late_one_not_at_night() {
    let ahead = Ahead::with_seats(8).await;
    for time in ["08:00", "21:30"] {
        let session = ahead.app.session(&ahead.venue);
        let session = session.starting("2026-10-08", time).published();
        booked(&ahead.app, session.insert().await, karin()).await;
    }
    assert!(ahead.reminders_at(7, "15:59").await.is_empty());
    let letters = ahead.reminders_at(7, "16:00").await;
    assert!(letters[0].text.contains("kl. 08.00"), "{}", letters[0].text);
    assert!(ahead.reminders_at(7, "17:59").await.is_empty());
    let letters = ahead.reminders_at(7, "18:00").await;
    assert!(letters[0].text.contains("kl. 21.30"), "{}", letters[0].text);
    for (day, time) in [(7, "21:30"), (8, "07:00"), (8, "12:00")] {
        assert!(
            ahead.reminders_at(day, time).await.is_empty(),
            "{day} {time}"
        );
    }
}

#[tokio::test]
async fn whoever_was_told_just_before_or_later_gets_no_reminder() {
    let ahead = Ahead::with_seats(1).await;
    ahead.reminders_at(7, "12:30").await;
    let first = ahead.book(karin()).await;
    let letters = ahead.reminders_at(7, "13:00").await;
    assert!(letters.is_empty(), "the confirmation has just come");
    let bo = json!({ "name": "Bo", "waitlist": true, "contact": { "email": "bo@exempel.se" } });
    let next = ahead.book(bo).await;
    let desk = ahead.app.staff(Role::Desk).at(&ahead.venue).await;
    let cancel = format!(
        "/api/v1/bookings/{}/cancellation",
        first["id"].as_str().unwrap()
    );
    desk.post(&cancel, json!({})).await.expect(200);
    assert_eq!(status_of(&ahead.app, &next).await, "confirmed");
    ahead.reminders_at(7, "13:30").await;
    assert_eq!(ahead.reminders().await, [""; 0], "the seat was news itself");
}

#[tokio::test]
async fn nobody_is_reminded_twice_by_a_second_run_or_a_second_process() {
    let ahead = Ahead::with_seats(8).await;
    for n in 0..6 {
        let email = format!("person{n}@exempel.se");
        let request = json!({ "name": "Bo", "contact": { "email": email } });
        ahead.book(request).await;
    }
    let beside = ahead.app.beside().await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    tokio::join!(ahead.app.remind(), beside.remind());
    ahead.app.remind().await;
    let letters = ahead.reminders_at(7, "13:10").await;
    assert_eq!(letters.len(), 6);
    assert_eq!(ahead.reminders().await, ["sent"; 6]);
}

#[tokio::test]
async fn a_booking_that_somebody_changes_is_left_for_the_next_run() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    let other = ahead.app.connect().await;
    let lock = "begin; select from bookings for no key update";
    other.batch_execute(lock).await.unwrap();
    ahead.app.remind().await;
    assert_eq!(ahead.reminders().await, [""; 0]);
    other.batch_execute("commit").await.unwrap();
    assert_eq!(ahead.reminders_at(7, "13:03").await.len(), 1);
}

#[tokio::test]
async fn after_a_pause_a_reminder_still_goes_until_it_is_too_late() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    assert_eq!(ahead.reminders_at(7, "16:59").await.len(), 1);
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    assert!(ahead.reminders_at(7, "17:00").await.is_empty());

    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    wait_until(&ahead.app, "2026-10-07T16:00:00+02:00");
    ahead.app.remind().await;
    assert!(ahead.reminders_at(7, "17:00").await.is_empty());
    assert_eq!(ahead.reminders().await, ["expired"], "no mail left in time");
}

#[tokio::test]
async fn the_list_of_jobs_reminds_people() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    let jobs = WORKER_JOBS.iter().filter(|job| job.name == "reminders");
    let runner = JobRunner::new(&ahead.app.state, jobs).unwrap();
    runner.round().await;
    assert_eq!(ahead.reminders().await, ["waiting"]);
}

#[tokio::test]
async fn whoever_cancelled_meanwhile_is_told_nothing() {
    let ahead = Ahead::with_seats(8).await;
    let (karin, bo) = (ahead.book(karin()).await, ahead.book(karin()).await);
    let desk = ahead.app.staff(Role::Desk).at(&ahead.venue).await;
    let cancel = async |booking: &Value| {
        let id = booking["id"].as_str().unwrap();
        let path = format!("/api/v1/bookings/{id}/cancellation");
        desk.post(&path, json!({})).await.expect(200);
    };
    cancel(&karin).await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    ahead.app.remind().await;
    assert_eq!(ahead.reminders().await, ["waiting"], "of the other one");
    cancel(&bo).await;
    ahead.reminders_at(7, "13:03").await;
    assert_eq!(ahead.reminders().await, ["superseded"]);
}

#[tokio::test]
async fn a_session_that_moves_after_its_reminder_has_another_one() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    let planner = ahead.app.staff(Role::Planner).at(&ahead.venue).await;
    assert_eq!(ahead.reminders_at(7, "13:00").await.len(), 1);
    let path = format!("/api/v1/sessions/{}", ahead.session);
    let tag = planner.get(&path).await.expect(200).etag().to_owned();
    let later = json!({ "localDate": "2026-10-15" });
    planner.patch(&path, &tag, later).await.expect(200);
    ahead.reminders_at(7, "14:00").await;
    let letters = ahead.reminders_at(14, "13:00").await;
    assert_eq!(letters.len(), 1);
    let subject = letters[0].subject();
    assert_eq!(subject, "Påminnelse: torsdag 15 oktober kl. 13.00");
}

#[tokio::test]
async fn a_reminder_that_waits_while_its_session_moves_is_not_sent() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    ahead.app.deliver_mail().await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    ahead.app.remind().await;
    let planner = ahead.app.staff(Role::Planner).at(&ahead.venue).await;
    let path = format!("/api/v1/sessions/{}", ahead.session);
    let tag = planner.get(&path).await.expect(200).etag().to_owned();
    let later = json!({ "localTime": "13:30" });
    planner.patch(&path, &tag, later).await.expect(200);
    let letters = ahead.reminders_at(7, "13:33").await;
    assert_eq!(letters.len(), 0, "the change has just told them");
    assert_eq!(ahead.reminders().await, ["superseded"]);
}

#[tokio::test]
async fn the_clock_on_the_wall_counts_when_the_clocks_are_put_back() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let session = app.session(&venue).starting("2026-10-25", "13:00");
    booked(&app, session.published().insert().await, karin()).await;
    wait_until(&app, "2026-10-24T10:59:00Z");
    app.remind().await;
    assert_eq!(states_of_reminders(&app).await, [""; 0]);
    wait_until(&app, "2026-10-24T11:00:00Z");
    app.remind().await;
    assert_eq!(states_of_reminders(&app).await, ["waiting"]);
}

#[tokio::test]
async fn each_meeting_of_a_course_has_its_reminder_and_none_asks_to_give_up_the_course() {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let planner = app.staff(Role::Planner).at(&venue).await;
    let meeting = |date: &str| json!({ "localDate": date, "localTime": "13:00", "minutes": 60 });
    let course = json!({ "venueId": venue.id, "title": "Kurs", "kind": "course", "seatsTotal": 8,
        "meetings": [meeting("2026-10-08"), meeting("2026-10-15")] });
    let course = planner.create("/api/v1/sessions", course).await.expect(201);
    let session: Uuid = course.json()["id"].as_str().unwrap().parse().unwrap();
    let publish = format!("/api/v1/sessions/{session}/publication");
    planner.post_empty(&publish).await.expect(200);
    let ahead = Ahead {
        app,
        venue,
        session,
    };
    ahead.book(karin()).await;
    for day in [7, 14] {
        let letters = ahead.reminders_at(day, "13:00").await;
        assert_eq!(letters.len(), 1, "{day}");
        let when = format!("När: torsdag {} oktober kl. 13.00–14.00", day + 1);
        assert!(letters[0].text.contains(&when), "{}", letters[0].text);
        assert!(!letters[0].text.contains("cancel=yes"));
        assert!(letters[0].text.contains("Din plats i kursen är kvar"));
    }
}

#[tokio::test]
async fn where_the_organisation_rings_whoever_has_a_telephone_is_a_call_of_the_day_before() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let path = "/api/v1/organisations/katrineholm";
    let before = coordinator.get(path).await.expect(200);
    assert_eq!(before.json()["remindByPhone"], false);
    let ring = json!({ "remindByPhone": true });
    let after = coordinator.patch(path, before.etag(), ring).await;
    assert_eq!(after.expect(200).json()["remindByPhone"], true);
    let session = app.session(&venue).starting("2026-10-08", "13:00");
    let session = session.published().insert().await;
    let ahead = Ahead {
        app,
        venue,
        session,
    };
    let bertil = ahead.book(bertil()).await;
    ahead.book(gunvor()).await;
    let desk = ahead.app.staff(Role::Desk).at(&ahead.venue).await;
    let calls = async || desk.get("/api/v1/call-tasks").await.expect(200).json();
    ahead.reminders_at(7, "12:59").await;
    assert_eq!(calls().await["total"], 0);
    ahead.reminders_at(7, "13:00").await;
    ahead.reminders_at(7, "13:03").await;
    let list = calls().await;
    assert_eq!(list["total"], 1, "{list}");
    assert_eq!(list["items"][0]["kind"], "reminder");
    let script = list["items"][0]["script"].as_str().unwrap();
    for said in [
        "Jag vill påminna om din tid torsdag 8 oktober kl. 13.00",
        "Ta med:",
        "Kan du inte komma? Säg till nu",
    ] {
        assert!(script.contains(said), "{said}: {script}");
    }
    wait_until(&ahead.app, "2026-10-08T13:00:00+02:00");
    let late = desk.get("/api/v1/call-tasks?state=gave-up").await;
    assert_eq!(late.expect(200).json()["total"], 0, "no reminder is late");
    assert_eq!(calls().await["total"], 0);

    let id = bertil["id"].as_str().unwrap();
    let cancel = format!("/api/v1/bookings/{id}/cancellation");
    desk.post(&cancel, json!({ "cause": "visitor" }))
        .await
        .expect(200);
    let states = ahead.app.call_tasks().await;
    let reminder = ("reminder".to_owned(), "superseded".to_owned());
    assert!(states.contains(&reminder), "{states:?}");
}

#[tokio::test]
async fn a_change_takes_the_place_of_a_reminder_that_nobody_rang() {
    let ahead = Ahead::with_seats(8).await;
    ahead
        .app
        .sql("update organisations set remind_by_phone = true")
        .await;
    ahead.book(bertil()).await;
    ahead.reminders_at(7, "13:00").await;
    let planner = ahead.app.staff(Role::Planner).at(&ahead.venue).await;
    let path = format!("/api/v1/sessions/{}", ahead.session);
    let tag = planner.get(&path).await.expect(200).etag().to_owned();
    let later = json!({ "localTime": "15:00" });
    planner.patch(&path, &tag, later).await.expect(200);
    ahead.reminders_at(7, "15:00").await;
    let calls = ahead.app.call_tasks().await;
    let call = |kind: &str, state: &str| (kind.to_owned(), state.to_owned());
    let expected = [call("reminder", "superseded"), call("change", "open")];
    assert_eq!(calls, expected);
}

#[tokio::test]
async fn a_reminder_that_does_not_arrive_is_shown_and_nobody_is_rung() {
    let server = Server::start(Manner::Refuses).await;
    let smtp = [("mail.transport", "smtp"), ("mail.smtp_url", &server.url)];
    let ahead = Ahead::on(TestApp::spawn_with(&smtp).await, 8).await;
    let request = json!({ "name": "Karin", "contact": {
        "email": "karin@exempel.se", "phone": "08-465 004 01", "notify": "email" } });
    ahead.book(request).await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    ahead.app.remind().await;
    ahead.app.deliver_mail().await;
    assert_eq!(ahead.reminders().await, ["failed"]);
    assert_eq!(ahead.app.count("call_tasks").await, 0);
    let desk = ahead.app.staff(Role::Desk).at(&ahead.venue).await;
    let screen = ahead.app.signed_in(&desk).await;
    let page = screen.get("/sv/desk/letters").await.expect(200).text();
    assert!(
        page.contains("Karin") && page.contains("Påminnelse"),
        "{page}"
    );
}

#[tokio::test]
async fn a_reminder_that_came_too_late_hides_no_letter_that_never_arrived() {
    let ahead = Ahead::with_seats(8).await;
    ahead.book(karin()).await;
    let lost = "update letters set state = 'failed', reason = 'RCPT TO: 550 5.1.1'";
    ahead.app.sql(lost).await;
    wait_until(&ahead.app, "2026-10-07T13:00:00+02:00");
    ahead.app.remind().await;
    ahead.reminders_at(7, "17:00").await;
    assert_eq!(ahead.reminders().await, ["expired"]);
    let desk = ahead.app.staff(Role::Desk).at(&ahead.venue).await;
    let screen = ahead.app.signed_in(&desk).await;
    let page = screen.get("/sv/desk/letters").await.expect(200).text();
    assert!(
        page.contains("Karin") && page.contains("Bekräftelse"),
        "{page}"
    );
    let roster = format!("/sv/desk/sessions/{}", ahead.session);
    let roster = screen.get(&roster).await.expect(200).text();
    assert!(roster.contains("Mejlet kom inte fram"), "{roster}");
}

/// The path and the query of a reminder's link.
fn way_out(letter: &Letter) -> String {
    let (_, link) = letter.text.split_once("/sv/my-booking?").unwrap();
    let link = link.split_whitespace().next().unwrap();
    format!("/sv/my-booking?{link}")
}

#[tokio::test]
async fn two_presses_from_the_letter_give_the_place_to_the_next_and_opening_it_changes_nothing() {
    let ahead = Ahead::with_seats(1).await;
    let karin = ahead.book(karin()).await;
    let vera = ahead.book(willing_to_wait("Vera")).await;
    let letters = ahead.reminders_at(7, "13:00").await;
    let link = way_out(&letters[0]);
    let visitor = ahead.app.visitor();
    let mut page = String::new();
    for _ in 0..3 {
        let opened = visitor.get(&link).await.expect(200);
        assert_eq!(opened.header("cache-control"), "no-store");
        assert_eq!(opened.header("set-cookie"), "");
        page = opened.text();
    }
    assert!(page.contains("Kan du inte komma?"), "{page}");
    assert!(page.contains("8 oktober kl. 13.00"), "{page}");
    assert!(!page.contains("Karin"), "{page}");
    assert_eq!(status_of(&ahead.app, &karin).await, "confirmed");

    let token = link.split(['=', '&']).nth(1).unwrap();
    let fields = [("link", token), ("cancel", "yes")];
    for _ in 0..2 {
        let pressed = visitor.submit("/sv/my-booking", &fields).await;
        let pressed = pressed.expect(303);
        let visit = visitor.with_cookie(&pressed.cookie());
        let page = visit.get(pressed.header("location")).await.expect(200);
        assert!(page.text().contains("Din plats är avbokad"));
    }
    assert_eq!(status_of(&ahead.app, &karin).await, "cancelled");
    assert_eq!(status_of(&ahead.app, &vera).await, "confirmed");
    let again = visitor.get(&link).await.expect(200).text();
    assert!(
        !again.contains("name=\"cancel\""),
        "there is nothing to give up"
    );
}

#[tokio::test]
async fn once_the_session_runs_the_letters_button_cancels_nothing_and_the_page_says_so() {
    let ahead = Ahead::with_seats(8).await;
    let karin = ahead.book(karin()).await;
    let letters = ahead.reminders_at(7, "13:00").await;
    let link = way_out(&letters[0]);
    ahead.app.clock().advance(TimeDelta::days(1));
    let visitor = ahead.app.visitor();
    let page = visitor.get(&link).await.expect(200).text();
    assert!(!page.contains("name=\"cancel\""), "{page}");
    let token = link.split(['=', '&']).nth(1).unwrap();
    let fields = [("link", token), ("cancel", "yes")];
    let pressed = visitor.submit("/sv/my-booking", &fields).await.expect(303);
    let visit = visitor.with_cookie(&pressed.cookie());
    let page = visit.get(pressed.header("location")).await.expect(200);
    assert!(page.text().contains("Tiden har börjat"));
    assert_eq!(status_of(&ahead.app, &karin).await, "confirmed");
    let odd = [("link", "mpb_x"), ("cancel", "yes")];
    visitor.submit("/sv/my-booking", &odd).await.expect(404);
}
