//! The pages of sessions, as a browser without script sees them.

use motesplats::platform::auth::Role;
use serde_json::json;

use crate::support::TestApp;

#[tokio::test]
async fn an_end_is_what_the_clock_on_the_wall_shows_then() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let desk = app.signed_in(&planner).await;
    for (date, time, minutes, end) in [
        ("2027-03-28", "01:30", 120, "01.30–04.30"),
        ("2027-10-31", "01:30", 120, "01.30–02.30"),
        (
            "2027-10-30",
            "23:00",
            300,
            "lördag 30 oktober 2027 kl. 23.00 till söndag 31 oktober 2027 kl. 03.00",
        ),
        (
            "2027-05-14",
            "10:00",
            26 * 60,
            "fredag 14 maj 2027 kl. 10.00 till lördag 15 maj 2027 kl. 12.00",
        ),
    ] {
        let request = json!({
            "venueId": venue.id, "title": "Natten", "kind": "fair", "seatsTotal": 4,
            "localDate": date, "localTime": time, "minutes": minutes,
        });
        let made = planner
            .create("/api/v1/sessions", request)
            .await
            .expect(201)
            .json();
        let id = made["id"].as_str().unwrap();
        planner
            .post_empty(&format!("/api/v1/sessions/{id}/publication"))
            .await
            .expect(200);
        let guest = json!({ "name": "Åsa", "contact": { "email": "asa@exempel.se" } });
        let booked = app
            .visitor()
            .book(id.parse().unwrap(), guest)
            .await
            .expect(201)
            .json();
        app.deliver_mail().await;
        let letter = app.mailbox().pop().unwrap().text.to_lowercase();
        let page = app
            .visitor()
            .get(&format!("/sv/sessions/{id}"))
            .await
            .text();
        let day = format!("/sv/sessions?from={date}&to={date}");
        let list = app.visitor().get(&day).await.text();
        let roster = desk.get(&format!("/sv/desk/sessions/{id}")).await.text();
        assert!(letter.contains(end), "{letter}");
        assert!(page.to_lowercase().contains(end), "{page}");
        assert!(roster.to_lowercase().contains(end), "{roster}");
        assert!(
            list.contains(end.rsplit([' ', '–']).next().unwrap()),
            "{list}"
        );
        assert_eq!(booked["session"]["endsAt"], made["endsAt"]);
    }
}

#[tokio::test]
async fn a_resident_finds_a_session_on_every_page_it_is_on() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).position(58.99, 16.2).insert().await;
    let campaign = app.campaign(&town, "emedborgarveckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let id = app
        .session(&venue)
        .seats(2)
        .title("Mobilhjälpen")
        .edition(&edition);
    let id = id.published().insert().await;
    let visitor = app.visitor();
    for path in [
        "/sv/".to_owned(),
        "/sv/sessions?municipality=SE-0483&utm=x&from=later".to_owned(),
        format!("/sv/venues/{}", venue.slug),
        "/sv/campaigns/emedborgarveckan".to_owned(),
        "/nb/sessions?when=week&page=0".to_owned(),
    ] {
        let page = visitor.get(&path).await.expect(200).text();
        assert!(page.contains(&format!("/sessions/{id}\"")), "{path}");
        assert!(page.contains("Mobilhjälpen"), "{path}");
    }
    for form in ["/sv/", "/sv/sessions", "/sv/campaigns/emedborgarveckan"] {
        let page = visitor.get(form).await.expect(200);
        assert_eq!(page.header("cache-control"), "no-store", "{form}");
    }
    let page = visitor.get(&format!("/sv/sessions/{id}")).await.expect(200);
    assert!(page.header("cache-control").contains("max-age=30"));
    assert!(page.text().contains(&format!("/sv/sessions/{id}/book")));
    let file = visitor
        .get(&format!("/sv/sessions/{id}/calendar.ics"))
        .await
        .expect(200);
    assert!(file.text().starts_with("BEGIN:VCALENDAR"));
    visitor
        .book(id, json!({"name": "Åsa", "seats": 2}))
        .await
        .expect(201);
    let full = visitor
        .get(&format!("/sv/sessions/{id}"))
        .await
        .expect(200)
        .text();
    assert!(full.contains("Ställ dig i kö"));
    for missing in [
        "/sv/sessions/x",
        "/sv/venues/x",
        "/sv/campaigns/x",
        "/xx/sessions",
    ] {
        visitor.get(missing).await.expect(404);
    }
}

#[tokio::test]
async fn a_list_without_a_hit_says_what_to_loosen_and_what_is_near() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let id = app.session(&venue).published().insert().await;
    let page = app
        .visitor()
        .get("/sv/sessions?language=ar")
        .await
        .expect(200)
        .text();
    assert!(page.contains("Vi hittade ingen tid"));
    assert!(page.contains(&id.to_string()));
}

#[tokio::test]
async fn a_planner_makes_a_session_at_the_desk_and_keeps_what_was_typed_when_refused() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await.to_string();
    let planner = app.staff(Role::Planner).at(&town).await;
    let planner = app.signed_in(&planner).await;
    let new = "/sv/desk/sessions/new";
    let form = |title: &'static str, date: &'static str| {
        [
            ("title", title),
            ("kind", "lecture"),
            ("venue", venue.slug.as_str()),
            ("date", date),
            ("time", "13.00"),
            ("minutes", "60"),
            ("seats", "8"),
            ("room", room.as_str()),
            ("publish", "true"),
        ]
    };
    let campaign = app.campaign(&town, "digital-fest").await;
    let edition = async |name: &str, from: &str| {
        let edition = app.edition(&campaign, name, from, from).await;
        app.leave_end_open(&edition).await;
    };
    edition("2019", "2019-05-01").await;
    edition("2026", "2026-05-01").await;
    let page = planner.get(new).await.expect(200);
    assert!(page.text().contains("Datasalen"));
    assert!(page.text().contains("digital-fest/2026"));
    assert!(!page.text().contains("digital-fest/2019"));
    let wrong = planner
        .fill(new, new, &form("Nyfiken på nätet", "igår"))
        .await;
    assert!(wrong.expect(422).text().contains("Nyfiken på nätet"));
    let made = planner
        .fill(new, new, &form("Nyfiken på nätet", "2026-10-08"))
        .await;
    let made = made.expect(303);
    assert_eq!(
        made.header("location"),
        "/sv/desk/plan?from=2026-10-08&done=published"
    );
    let desk = planner
        .get(made.header("location"))
        .await
        .expect(200)
        .text();
    assert!(desk.contains("Nyfiken på nätet"));
    let clash = planner.fill(new, new, &form("En till", "2026-10-08")).await;
    let clash = clash.expect(409).text();
    assert!(clash.contains("En till") && clash.contains("Nyfiken på nätet"));
    let list = app
        .visitor()
        .get("/api/v1/sessions")
        .await
        .expect(200)
        .json();
    assert_eq!(list["total"], 1);
}

#[tokio::test]
async fn a_day_on_which_the_venue_is_closed_or_a_helper_away_is_said_before_it_is_saved() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let helper = app.staff(Role::Helper).at(&town).await;
    let api = app.staff(Role::Planner).at(&town).await;
    let away = json!({ "staffId": helper.id, "from": "2026-12-24" });
    api.create("/api/v1/absences", away).await.expect(201);
    let planner = app.signed_in(&api).await;
    let (new, helper) = ("/sv/desk/sessions/new", helper.id.to_string());
    let mut form = vec![
        ("title", "Julhjälp"),
        ("kind", "lecture"),
        ("venue", venue.slug.as_str()),
        ("date", "2026-12-24"),
        ("time", "10.00"),
        ("minutes", "60"),
        ("seats", "8"),
        ("helpers", helper.as_str()),
        ("publish", "false"),
    ];
    let asked = planner.fill(new, new, &form).await.expect(200);
    let said = asked.text();
    assert!(
        said.contains("Torsdag 24 december är det stängt: Julafton."),
        "{said}"
    );
    assert!(said.contains("borta.") && said.contains("Julhjälp"));
    let seen = asked.hidden("seen");
    form.push(("seen", &seen));
    let mut other_day = form.clone();
    other_day[3] = ("date", "2026-12-25");
    let asked = planner.fill(new, new, &other_day).await.expect(200).text();
    assert!(asked.contains("Fredag 25 december är det stängt: Juldagen."));
    assert_eq!(app.value("select count(*) from sessions").await, "0");
    let made = planner.fill(new, new, &form).await.expect(303);
    assert!(made.header("location").contains("done=drafted"));

    let id = app.value("select id from sessions").await;
    let roster = planner
        .get(&format!("/sv/desk/sessions/{id}"))
        .await
        .expect(200);
    let copy = format!("{new}?copy={id}");
    assert!(roster.text().contains(&copy));
    let copied = planner.get(&copy).await.expect(200).text();
    assert!(copied.contains("value=\"Julhjälp\"") && copied.contains("value=\"10.00\""));
    let change = format!("/sv/desk/sessions/{id}/change");
    let page = planner.get(&change).await.expect(200);
    let version = page.hidden("version");
    let moved = [
        ("date", "2026-12-25"),
        ("helper", helper.as_str()),
        ("version", &version),
        ("step", "preview"),
    ];
    let asked = planner.fill(&change, &change, &moved).await.expect(200);
    assert!(
        asked
            .text()
            .contains("Fredag 25 december är det stängt: Juldagen.")
    );
    let seen = asked.hidden("seen");
    let moved = [
        ("date", "2026-12-25"),
        ("helper", helper.as_str()),
        ("version", &version),
        ("seen", &seen),
        ("step", "save"),
    ];
    planner.fill(&change, &change, &moved).await.expect(303);
}

#[tokio::test]
async fn a_venues_week_is_printed_day_by_day_with_each_meeting_and_nothing_that_ages() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).slug("bibliotek").insert().await;
    let elsewhere = app.venue(&town).slug("valla").insert().await;
    let at = |title: &str, day: &str| app.session(&venue).title(title).starting(day, "13:00");
    at("Frågestund", "2026-10-06")
        .drop_in()
        .published()
        .insert()
        .await;
    let course = at("Kursen", "2026-10-01").published().insert().await;
    let meeting = at("Kursen", "2026-10-08").meeting_of(course).published();
    meeting.insert().await;
    let called_off = at("Föredraget", "2026-10-09").published().insert().await;
    app.sql(&format!(
        "update sessions set status = 'cancelled' where id = '{called_off}'"
    ))
    .await;
    at("Utkastet", "2026-10-07").insert().await;
    at("Nästa vecka", "2026-10-12").published().insert().await;
    let valla = app.session(&elsewhere).title("I Valla").published();
    valla.insert().await;

    let path = "/sv/venues/bibliotek/programme";
    let week = app.visitor().get(path).await.expect(200).text();
    for said in [
        "Program vecka 41",
        "måndag 5 oktober–söndag 11 oktober",
        "Tisdag 6 oktober",
        "Frågestund",
        "Kom när du vill",
        "Torsdag 8 oktober",
        "Kursen",
        "Boka plats",
        "Fredag 9 oktober",
        "Inställt",
        "/sv/venues/bibliotek/programme?week=2026-W42",
    ] {
        assert!(week.contains(said), "{said}: {week}");
    }
    for unsaid in ["Utkastet", "Nästa vecka", "I Valla", "platser kvar"] {
        assert!(!week.contains(unsaid), "{unsaid}: {week}");
    }
    let next = app.visitor().get(&format!("{path}?week=2026-W42")).await;
    assert!(next.expect(200).text().contains("Nästa vecka"));
    let none = app.visitor().get(&format!("{path}?week=2030-W01")).await;
    assert!(none.expect(200).text().contains("Inget är planerat"));
    let nowhere = app.visitor().get("/sv/venues/nowhere/programme").await;
    assert_eq!(nowhere.status(), 404);
    let venues = app.visitor().get("/sv/venues/bibliotek").await.text();
    assert!(venues.contains(&format!("href=\"{path}\"")), "{venues}");
}
