//! A programme out of a calendar: entries of every kind of time, repeats unfolded over the changes of the clock, and the
//! same calendar a second time nothing new.

use motesplats::platform::auth::Role;
use serde_json::Value;

use super::import_sessions::{IMPORTS, planner_at};
use crate::support::TestApp;
use crate::support::programme::summary;
use crate::support::staff::Staff;

const ICS: &str = "text/calendar; charset=utf-8";

async fn send(who: &Staff, query: &str, ics: &str) -> Value {
    let path = format!("{IMPORTS}{query}");
    let answer = who.send_file(&path, ICS, ics.into()).await;
    answer.expect(200).json()
}

/// A calendar of entries, each given by its lines parted by `|`.
fn calendar(entries: &[&str]) -> String {
    let entries = entries.iter().map(|entry| {
        let lines = entry.replace('|', "\r\n");
        format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n")
    });
    let begin = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Exempel//SV\r\n".to_owned();
    let end = "END:VCALENDAR\r\n".to_owned();
    std::iter::once(begin).chain(entries).chain([end]).collect()
}

const WEEKLY: &str = "UID:torsdag@exempel.se|SUMMARY:Öppen datorhjälp|DESCRIPTION:Kom som du är\\, vi\r\n  hjälper\
    |LOCATION:Katrineholms bibliotek\\, Storgatan 1|DTSTART;TZID=Europe/Stockholm:20261015T130000\
    |DTEND;TZID=Europe/Stockholm:20261015T150000|RRULE:FREQ=WEEKLY;UNTIL=20261105T120000Z\
    |EXDATE;TZID=Europe/Stockholm:20261022T130000|BEGIN:VALARM|DESCRIPTION:Påminnelse|END:VALARM";
const INSTEAD: &str = "UID:torsdag@exempel.se|SUMMARY:Öppen datorhjälp på kvällen|LOCATION:Katrineholms bibliotek\
    |RECURRENCE-ID;TZID=Europe/Stockholm:20261105T130000|DTSTART;TZID=W. Europe Standard Time:20261105T180000\
    |DURATION:PT1H30M";
const IN_UTC: &str = "UID:sondag@exempel.se|SUMMARY:Söndagshjälp|LOCATION:Katrineholms bibliotek\
    |DTSTART:20270321T090000Z|DTEND:20270321T100000Z|RRULE:FREQ=WEEKLY;COUNT=2";
const FLOATING: &str = "UID:vår@exempel.se|SUMMARY:Vårcafé|LOCATION:katrineholms bibliotek\
    |DTSTART:20270328T100000|DURATION:PT2H";
const OVER: &str = "UID:förr@exempel.se|SUMMARY:Förr|DTSTART:20200101T100000Z|DURATION:PT1H";
const CALLED_OFF: &str = "UID:inte@exempel.se|SUMMARY:Inte|STATUS:CANCELLED|LOCATION:Katrineholms bibliotek\
    |DTSTART:20270110T100000Z|DURATION:PT1H";

async fn library(app: &TestApp) -> Staff {
    let (planner, _) = planner_at(app).await;
    app.sql("update venues set name = 'Katrineholms bibliotek'")
        .await;
    planner
}

async fn times(app: &TestApp) -> Vec<String> {
    let rows = app
        .sql(
            "select to_char(local_date, 'YYYY-MM-DD') || ' ' || to_char(local_time, 'HH24:MI') || ' ' || \
             to_char(starts_at at time zone 'UTC', 'HH24:MI') || ' ' || \
             extract(epoch from ends_at - starts_at)::int / 60 from sessions order by starts_at",
        )
        .await;
    rows.into_iter().flatten().collect()
}

#[tokio::test]
async fn entries_come_in_on_the_clocks_of_their_venue_once() {
    let app = TestApp::spawn().await;
    let planner = library(&app).await;
    let ics = calendar(&[WEEKLY, INSTEAD, IN_UTC, FLOATING, OVER, CALLED_OFF]);
    let judged = send(&planner, "?dryRun=true", &ics).await;
    let six = "6 rows: 6 created, 0 changed, 0 unchanged";
    assert_eq!(summary(&judged), six);
    assert_eq!(app.count("sessions").await, 0);
    assert_eq!(summary(&send(&planner, "", &ics).await), six);
    let expected = [
        "2026-10-15 13:00 11:00 120",
        "2026-10-29 13:00 12:00 120",
        "2026-11-05 18:00 17:00 90",
        "2027-03-21 10:00 09:00 60",
        "2027-03-28 10:00 08:00 120",
        "2027-03-28 11:00 09:00 60",
    ];
    assert_eq!(times(&app).await, expected);
    let known = app
        .value("select string_agg(external_id, ' ' order by external_id) from external_ids")
        .await;
    let expected = "sondag@exempel.se/2027-03-21 sondag@exempel.se/2027-03-28 torsdag@exempel.se/2026-10-15 \
        torsdag@exempel.se/2026-10-29 torsdag@exempel.se/2026-11-05 vår@exempel.se";
    assert_eq!(known, expected);
    let kinds = app
        .value("select distinct kind || ' ' || mode || ' ' || status from sessions")
        .await;
    assert_eq!(kinds, "drop-in drop-in draft");
    let told = app
        .value("select distinct description ->> 'sv' from session_texts where title ->> 'sv' = 'Öppen datorhjälp'")
        .await;
    assert_eq!(told, "Kom som du är, vi hjälper");

    let again = send(&planner, "", &ics).await;
    assert_eq!(summary(&again), "6 rows: 0 created, 0 changed, 6 unchanged");
    let other = ics.replace("Vårcafé", "Vårens café");
    let changed = send(&planner, "", &other).await;
    assert_eq!(
        summary(&changed),
        "6 rows: 0 created, 1 changed, 5 unchanged"
    );
}

#[tokio::test]
async fn what_a_calendar_does_not_say_is_said_for_all_and_holds_of_new_sessions() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let ics = calendar(&[FLOATING]);
    let query = format!("?venue={}&kind=cafe&mode=booking&seatsTotal=12", venue.slug);
    let made = send(&planner, &query, &ics).await;
    assert_eq!(summary(&made), "1 rows: 1 created, 0 changed, 0 unchanged");
    let session = app.session_titled("Vårcafé").await;
    let path = format!("/api/v1/sessions/{session}");
    let view = planner.get(&path).await.expect(200).json();
    assert_eq!(view["kind"], "cafe");
    assert_eq!(view["seatsTotal"], 12);
    assert_eq!(view["place"], "katrineholms bibliotek");
    let tag = planner.get(&path).await.etag().to_owned();
    let fewer = serde_json::json!({ "seatsTotal": 9 });
    planner.patch(&path, &tag, fewer).await.expect(200);
    let again = send(&planner, &query, &ics).await;
    assert_eq!(
        summary(&again),
        "1 rows: 0 created, 0 changed, 1 unchanged",
        "a planner's seats stay"
    );
    let csv = planner
        .send_file(&format!("{IMPORTS}{query}"), "text/csv", b"x".to_vec())
        .await;
    assert_eq!(
        csv.problem(),
        "400 unknown-parameter {\"parameter\":\"venue\"}"
    );
}

#[tokio::test]
async fn what_cannot_be_read_stands_at_the_line_of_its_entry() {
    let app = TestApp::spawn().await;
    let planner = library(&app).await;
    let at = "LOCATION:Katrineholms bibliotek|SUMMARY:Datorhjälp";
    let entries = [
        format!("UID:1|{at}|DTSTART;VALUE=DATE:20270110"),
        format!("UID:2|{at}|DTSTART;TZID=Europe/Stockholm:20270328T023000|DURATION:PT1H"),
        format!("UID:3|{at}|DTSTART;TZID=Kontoret:20270329T100000|DURATION:PT1H"),
        format!("UID:4|{at}|DTSTART:20270329T100000Z|DURATION:PT1H|RRULE:FREQ=SECONDLY"),
        format!("UID:5|{at}|DTSTART:20270329T100000Z"),
        "UID:6|SUMMARY:Hemma|DTSTART:20270330T100000Z|DURATION:PT1H".to_owned(),
        format!("{at}|DTSTART:20270331T100000Z|DURATION:PT1H"),
    ];
    let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
    let told = summary(&send(&planner, "", &calendar(&entries)).await);
    let expected = "3 rows: 0 created, 0 changed, 0 unchanged; 4 /localTime whole-day; 10 /localTime no-such-time\
        ; 17 /localTime unknown-time-zone; 24 /localDate unreadable-repeat; 32 /minutes missing\
        ; 38 /venue unknown-venue; 44 /externalId empty";
    assert_eq!(told, expected);
    assert_eq!(app.count("sessions").await, 0);
    for (content, code) in [
        ("BEGIN:VCARD\r\nEND:VCARD\r\n", "unreadable-calendar"),
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "empty-calendar"),
    ] {
        let refused = planner.send_file(IMPORTS, ICS, content.into()).await;
        let expected = format!("422 unprocessable [\" {code}\"]");
        assert_eq!(refused.problem(), expected);
    }
}

#[tokio::test]
async fn a_repeat_is_read_for_a_year_and_two_hundred_times() {
    let app = TestApp::spawn().await;
    let planner = library(&app).await;
    let daily = "UID:dag|SUMMARY:Datorhjälp|LOCATION:Katrineholms bibliotek|DTSTART:20200101T090000Z|DURATION:PT1H\
        |RRULE:FREQ=DAILY";
    let monthly = "UID:månad|SUMMARY:Surfplattor|LOCATION:Katrineholms bibliotek|DTSTART:20200107T120000Z|DURATION:PT1H\
        |RRULE:FREQ=MONTHLY;BYDAY=1TU";
    let told = summary(&send(&planner, "?dryRun=true", &calendar(&[daily, monthly])).await);
    assert_eq!(told, "213 rows: 213 created, 0 changed, 0 unchanged");
}

#[tokio::test]
async fn a_calendar_calls_no_session_off() {
    let app = TestApp::spawn().await;
    let planner = library(&app).await;
    let ics = calendar(&[IN_UTC]);
    send(&planner, "", &ics).await;
    let off = ics.replace("SUMMARY", "STATUS:CANCELLED\r\nSUMMARY");
    let told = summary(&send(&planner, "", &off).await);
    let expected = "0 rows: 0 created, 0 changed, 0 unchanged; 4  called-off; 4  called-off";
    assert_eq!(told, expected);
    app.sql("update sessions set status = 'cancelled'").await;
    let told = summary(&send(&planner, "", &off).await);
    assert_eq!(told, "0 rows: 0 created, 0 changed, 0 unchanged");
}

#[tokio::test]
async fn the_page_takes_a_calendar_and_what_it_does_not_say() {
    let app = TestApp::spawn().await;
    let (_, venue) = planner_at(&app).await;
    let staff = app.staff(Role::Planner).at(&venue).await;
    let planner = app.signed_in(&staff).await;
    let page = "/sv/desk/imports";
    let fields = [
        ("venue", venue.slug.as_str()),
        ("kind", "cafe"),
        ("seats", "8"),
    ];
    let ics = calendar(&[FLOATING]);
    let sent = planner
        .upload_with(page, "program.ics", ics.clone().into(), &fields)
        .await;
    let path = sent.expect(303).header("location").to_owned();
    let shown = planner.get(&path).await.expect(200);
    let text = shown.text();
    assert!(text.contains("Ett nytt tillfälle, som utkast."), "{text}");
    assert!(text.contains("name=\"seats\" value=\"8\""), "{text}");
    let alone = path.split('?').next().unwrap();
    let done = planner.fill(&path, alone, &fields).await.expect(303);
    assert_eq!(done.header("location"), alone);
    let made = app.value("select kind || ' ' || mode from sessions").await;
    assert_eq!(made, "cafe booking");

    let wrong = [("venue", "nowhere"), ("kind", "party"), ("seats", "many")];
    let refused = planner
        .upload_with(page, "program.ics", ics.into(), &wrong)
        .await
        .expect(422)
        .text();
    for field in ["venue", "kind", "seats"] {
        assert!(refused.contains(&format!("href=\"#{field}\"")), "{refused}");
    }
}
