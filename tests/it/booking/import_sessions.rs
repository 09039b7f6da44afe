//! A planner reads a programme in out of a sheet: judged first, then all of it or nothing, and a second time nothing new.

use motesplats::platform::auth::Role;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use serde_json::{Value, json};

use crate::support::programme::{programme, row, summary};
use crate::support::staff::Staff;
use crate::support::venue::Venue;
use crate::support::{Client, TestApp};

pub const IMPORTS: &str = "/api/v1/imports/sessions";
const DRY_RUN: &str = "/api/v1/imports/sessions?dryRun=true";
pub const CSV: &str = "text/csv";
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub async fn send(who: &Client, path: &str, csv: &str) -> Value {
    let answer = who.send_file(path, CSV, csv.into()).await;
    answer.expect(200).json()
}

pub async fn planner_at(app: &TestApp) -> (Staff, Venue) {
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    (app.staff(Role::Planner).at(&town).await, venue)
}

#[tokio::test]
async fn thirty_sessions_of_an_old_spreadsheet_come_in_once() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 30);
    let old: Vec<u8> = csv
        .chars()
        .map(|sign| u8::try_from(sign).unwrap())
        .collect();
    let judged = planner.send_file(DRY_RUN, CSV, old.clone()).await;
    let judged = summary(&judged.expect(200).json());
    assert_eq!(judged, "30 rows: 30 created, 0 changed, 0 unchanged");
    assert_eq!(app.count("sessions").await, 0, "a dry run writes nothing");
    assert_eq!(app.count("audit").await, 0);

    let made = planner.send_file(IMPORTS, CSV, old).await;
    assert_eq!(summary(&made.expect(200).json()), judged);
    let first = app.session_titled("Öppen datorhjälp på Åsgatan 0").await;
    let first = planner.get(&format!("/api/v1/sessions/{first}")).await;
    let first = first.expect(200).json();
    assert_eq!(
        (&first["status"], &first["seatsFree"], &first["localTime"]),
        (&json!("draft"), &json!(6), &json!("09:00"))
    );
    assert_eq!(first["languages"], json!(["sv", "ar"]));
    assert_eq!(app.audited("session.drafted").await, 30);

    let before = everything(&app).await;
    let again = send(&planner, IMPORTS, &csv).await;
    assert_eq!(
        summary(&again),
        "30 rows: 0 created, 0 changed, 30 unchanged"
    );
    assert_eq!(
        everything(&app).await,
        before,
        "the same twice writes nothing"
    );
}

/// What an import could have written.
async fn everything(app: &TestApp) -> Vec<String> {
    let mut all = Vec::new();
    for table in [
        "sessions",
        "session_texts",
        "session_limits",
        "session_seats",
        "occupations",
        "external_ids",
        "audit",
        "letters",
        "call_tasks",
    ] {
        let rows = format!(
            "select coalesce(md5(string_agg(t::text, '' order by t::text)), 'none') from {table} t"
        );
        all.push(app.value(&rows).await);
    }
    all
}

#[tokio::test]
async fn a_broken_row_of_two_thousand_changes_nothing() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 2_000);
    let broken = csv.replacen(
        &row(&venue, 1310),
        &row(&venue, 1310).replace(":00;60;", ":77;60;"),
        1,
    );
    let expected = "2000 rows: 0 created, 0 changed, 0 unchanged; 1312 /localTime bad-time";
    assert_eq!(summary(&send(&planner, IMPORTS, &broken).await), expected);
    assert_eq!(app.count("sessions").await, 0);

    let whole = "2000 rows: 2000 created, 0 changed, 0 unchanged";
    assert_eq!(summary(&send(&planner, IMPORTS, &csv).await), whole);
    assert_eq!(app.count("sessions").await, 2_000);
    let again = "2000 rows: 0 created, 0 changed, 2000 unchanged";
    assert_eq!(summary(&send(&planner, IMPORTS, &csv).await), again);
}

#[tokio::test]
async fn a_workbook_names_rooms_and_people_as_people_do() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let room = app.room(&venue, "Studion", false).await;
    let helper = app.staff(Role::Helper).at(&venue).await;
    let name = app
        .value(&format!(
            "select name from staff where id = '{}'",
            helper.id
        ))
        .await;
    let place = app.value("select upper(name) from venues").await;
    let content = workbook(&place, &name.to_uppercase());
    let made = planner.send_file(IMPORTS, XLSX, content.clone()).await;
    let made = summary(&made.expect(200).json());
    assert_eq!(made, "1 rows: 1 created, 0 changed, 0 unchanged");
    let session = app.session_titled("Släktforskning").await;
    let view = planner.get(&format!("/api/v1/sessions/{session}")).await;
    let view = view.expect(200).json();
    assert_eq!(
        (&view["localDate"], &view["localTime"], &view["description"]),
        (&json!("2027-02-03"), &json!("13:30"), &json!("=1+1"))
    );
    let texts = app.value("select title::text from session_texts").await;
    assert!(texts.contains("Family history"), "{texts}");
    let taken = app
        .sql("select resource::text from occupations order by resource_kind")
        .await;
    let expected = [[helper.id.to_string()], [room.to_string()]];
    assert_eq!(taken, expected.map(Vec::from));
    let again = planner.send_file(IMPORTS, XLSX, content).await;
    let again = summary(&again.expect(200).json());
    assert_eq!(again, "1 rows: 0 created, 0 changed, 1 unchanged");
}

/// A date and a time in cells of their own kind, and a text that looks like a formula.
fn workbook(venue: &str, helper: &str) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let (date, time) = (
        Format::new().set_num_format("yyyy-mm-dd"),
        Format::new().set_num_format("hh:mm"),
    );
    let texts = [
        ("externalId", "7"),
        ("venue", venue),
        ("title", "Släktforskning"),
        ("title.en", "Family history"),
        ("kind", "lecture"),
        ("description", "=1+1"),
        ("room", "studion"),
        ("helpers", helper),
        ("campaigns", ""),
        ("localDate", ""),
        ("localTime", ""),
        ("minutes", ""),
        ("seatsTotal", ""),
    ];
    for (column, (name, cell)) in (0..).zip(texts) {
        sheet.write_string(0, column, name).unwrap();
        sheet.write_string(1, column, cell).unwrap();
    }
    let day = ExcelDateTime::from_ymd(2027, 2, 3).unwrap();
    sheet.write_datetime_with_format(1, 9, &day, &date).unwrap();
    let start = ExcelDateTime::from_hms(13, 30, 0).unwrap();
    sheet
        .write_datetime_with_format(1, 10, &start, &time)
        .unwrap();
    sheet.write_number(1, 11, 90).unwrap();
    sheet.write_number(1, 12, 12).unwrap();
    workbook.save_to_buffer().unwrap()
}

#[tokio::test]
async fn every_fault_is_told_at_its_row_and_column() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = "externalId,venue,title,kind,localDate,localTime,minutes,seatsTotal,room,helpers,campaigns\n\
         a,katrineholm-bibliotek,Ett,workshop,2027-01-11,10:00,60,6,,,\n\
         a,katrineholm-bibliotek,Två,workshop,2027-01-11,12:00,60,6,,,\n\
         b,Ingenstans,Tre,workshop,2027-01-11,10:00,60,6,,,\n\
         c,katrineholm-bibliotek,,party,2027-13-11,25,lång,0,Källaren,Ingen,none/2027\n\
         ,katrineholm-bibliotek,Fem,drop-in,2027-01-11,10:00,60,,,,\n\
         d,katrineholm-bibliotek,Sex,drop-in,2027-03-28,02:30,60,4,,,\n"
        .replace("katrineholm-bibliotek", &venue.slug);
    let told = "6 rows: 0 created, 0 changed, 0 unchanged\
         ; 3 /externalId doubled-id; 4 /venue unknown-venue; 5 /title missing; 5 /room unknown-room\
         ; 5 /helpers/0 unknown-staff; 6 /externalId empty; 7 /seatsTotal not-allowed-here; 7 /localTime no-such-time";
    assert_eq!(summary(&send(&planner, IMPORTS, &csv).await), told);
    let judged = told.replacen("0 created", "1 created", 1);
    assert_eq!(summary(&send(&planner, DRY_RUN, &csv).await), judged);

    let found = csv
        .replace(",,party", ",Fyra,party")
        .replace("Källaren,Ingen", ",");
    let told = summary(&send(&planner, IMPORTS, &found).await);
    for fault in [
        "5 /kind unknown-value",
        "5 /localDate bad-date",
        "5 /localTime bad-time",
        "5 /minutes out-of-range",
        "5 /seatsTotal out-of-range",
        "5 /campaigns/0 unknown-edition",
    ] {
        assert!(told.contains(fault), "{fault}: {told}");
    }
    let columns = "externalId;Venue;title;title;kind;localDate;localTime\nx;y;z;z;a;b;c\n";
    let told = "1 rows: 0 created, 0 changed, 0 unchanged; 1 /Venue unknown-column; 1 /title doubled-column\
         ; 1 /venue missing-column; 1 /minutes missing-column";
    assert_eq!(summary(&send(&planner, DRY_RUN, columns).await), told);
    let swedish = planner
        .request(reqwest::Method::POST, DRY_RUN)
        .header("Content-Type", CSV)
        .header("Accept-Language", "sv")
        .body(columns);
    let swedish = crate::support::client::send(swedish).await.json();
    assert_eq!(swedish["faults"][2]["message"], "Kolumnen venue saknas.");
}

#[tokio::test]
async fn of_more_than_a_thousand_faults_the_rest_is_counted() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 1_200).replace(";60;6;", ";0;6;");
    let answer = send(&planner, DRY_RUN, &csv).await;
    assert_eq!(answer["faults"].as_array().unwrap().len(), 1_000);
    assert_eq!(answer["faultsLeftOut"], 200);
    assert_eq!(answer["faults"][0]["row"], 2);
}

#[tokio::test]
async fn a_room_is_taken_once_by_the_plan_and_by_the_sheet_itself() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let room = app.room(&venue, "Studion", false).await;
    let there = json!({ "venueId": venue.slug, "title": "Stickcafé", "kind": "lecture", "seatsTotal": 4, "room": room,
        "localDate": "2027-01-11", "localTime": "10:00", "minutes": 60 });
    planner.create("/api/v1/sessions", there).await.expect(201);
    let line = |id: &str, time: &str| {
        format!(
            "{id};{};Mobilen;workshop;2027-01-11;{time};60;6;Studion\n",
            venue.slug
        )
    };
    let names = "externalId;venue;title;kind;localDate;localTime;minutes;seatsTotal;room\n";
    let csv = [
        names,
        &line("a", "10:30"),
        &line("b", "11:00"),
        &line("c", "11:59"),
        &line("d", "12:00"),
    ];
    let told = "4 rows: 0 created, 0 changed, 0 unchanged; 2  clash; 4  clash";
    assert_eq!(summary(&send(&planner, IMPORTS, &csv.concat()).await), told);
    assert_eq!(app.count("sessions").await, 1);
    let free = [names, &line("b", "11:00"), &line("d", "12:00")].concat();
    let made = "2 rows: 2 created, 0 changed, 0 unchanged";
    assert_eq!(summary(&send(&planner, IMPORTS, &free).await), made);
    assert_eq!(app.count("occupations").await, 3);
}

#[tokio::test]
async fn a_changed_row_changes_its_session_and_tells_who_booked() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let csv = programme(&venue, 2);
    send(&planner, IMPORTS, &csv).await;
    let first = app.session_titled("Öppen datorhjälp på Åsgatan 0").await;
    let at = format!("/api/v1/sessions/{first}");
    planner
        .post_to(&at, "publication", json!({}))
        .await
        .expect(200);
    let guest =
        json!({ "name": "Gunvor", "seats": 3, "contact": { "email": "gunvor@exempel.se" } });
    app.visitor().book(first, guest).await.expect(201);
    app.deliver_mail().await;

    let later = csv.replace(";9:00;", ";9:30;");
    let judged = send(&planner, DRY_RUN, &later).await;
    assert_eq!(
        summary(&judged),
        "2 rows: 0 created, 1 changed, 1 unchanged"
    );
    let told = json!({ "letters": 1, "callTasks": 0, "atTheDoor": 0 });
    assert_eq!(judged["told"], told);
    assert_eq!(app.letters().await.len(), 1, "judged, nobody is told");
    let changed = send(&planner, IMPORTS, &later).await;
    assert_eq!(
        (summary(&changed), &changed["told"]),
        (summary(&judged), &told)
    );
    let view = planner.get(&at).await.expect(200).json();
    assert_eq!(
        (&view["localTime"], &view["status"]),
        (&json!("09:30"), &json!("published"))
    );
    assert_eq!(app.letters().await.len(), 2);
    let facts = app.audited_facts("session.changed").await;
    assert_eq!(facts[0]["members"], json!(["localTime"]));

    let smaller = later.replace(";60;6;", ";60;2;");
    let refused = send(&planner, IMPORTS, &smaller).await;
    assert_eq!(
        summary(&refused),
        "2 rows: 0 created, 0 changed, 0 unchanged; 2  taken-below"
    );
    let view = planner.get(&at).await.expect(200).json();
    assert_eq!(view["seatsTotal"], 6);
}

#[tokio::test]
async fn what_a_sheet_has_no_column_for_stays_and_what_it_leaves_empty_goes() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let names = "externalId;venue;title;kind;localDate;localTime;minutes;seatsTotal;mode;description;description.en\n";
    let line = |texts: &str| {
        format!(
            "{names}a;{};Mobilen;workshop;2027-01-11;10:00;60;6;;{texts}\n",
            venue.slug
        )
    };
    send(
        &planner,
        IMPORTS,
        &line("Ta med telefonen.;Bring your phone."),
    )
    .await;
    let session = app.session_titled("Mobilen").await;
    let at = format!("/api/v1/sessions/{session}");
    let etag = planner.get(&at).await.expect(200).etag().to_owned();
    planner
        .patch(&at, &etag, json!({ "fee": "20 kr" }))
        .await
        .expect(200);
    let swedish = send(&planner, IMPORTS, &line("Ta med telefonen.;")).await;
    assert_eq!(
        summary(&swedish),
        "1 rows: 0 created, 1 changed, 0 unchanged"
    );
    let texts = "select concat(description, ' ', fee) from session_texts";
    let stored = app.value(texts).await;
    assert!(stored.contains("Ta med telefonen."), "{stored}");
    assert!(
        !stored.contains("Bring your phone.") && stored.contains("20 kr"),
        "{stored}"
    );
    send(&planner, IMPORTS, &line(";")).await;
    let stored = app.value(texts).await;
    assert!(
        !stored.contains("Ta med") && stored.contains("20 kr"),
        "{stored}"
    );
    let again = send(&planner, IMPORTS, &line(";")).await;
    assert_eq!(summary(&again), "1 rows: 0 created, 0 changed, 1 unchanged");
}

/// Equipment, and the time to set up and to clear away, have no column.
#[tokio::test]
async fn a_changed_row_keeps_its_equipment_and_needs_as_much_at_another_time() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    let tablet = app.equipment(&venue, "Surfplatta", 3).await;
    let uses = |count: u32| json!([{ "id": tablet, "count": count }]);
    let line = |title: &str, time: &str| {
        let names = "externalId;venue;title;kind;localDate;localTime;minutes;seatsTotal\n";
        let venue = &venue.slug;
        format!("{names}a;{venue};{title};workshop;2027-01-11;{time};60;6\n")
    };
    send(&planner, IMPORTS, &line("Mobilen", "10:00")).await;
    let at = format!("/api/v1/sessions/{}", app.session_titled("Mobilen").await);
    let etag = planner.get(&at).await.expect(200).etag().to_owned();
    let needs = json!({ "equipment": uses(3), "setUpMinutes": 30 });
    planner.patch(&at, &etag, needs).await.expect(200);
    let other = json!({ "venueId": venue.slug, "title": "Stickcafé", "kind": "lecture", "seatsTotal": 4,
        "localDate": "2027-01-11", "localTime": "12:00", "minutes": 60, "equipment": uses(1) });
    planner.create("/api/v1/sessions", other).await.expect(201);

    let changed = "1 rows: 0 created, 1 changed, 0 unchanged";
    let renamed = send(&planner, IMPORTS, &line("Surfplattan", "10:00")).await;
    assert_eq!(summary(&renamed), changed);
    let view = planner.get(&at).await.expect(200).json();
    assert_eq!(
        (&view["equipment"][0]["count"], &view["setUpMinutes"]),
        (&json!(3), &json!(30))
    );
    // It would be set up while the other still uses one of three.
    let moved = send(&planner, IMPORTS, &line("Surfplattan", "13:15")).await;
    assert_eq!(
        summary(&moved),
        "1 rows: 0 created, 0 changed, 0 unchanged; 2  clash"
    );
    let kind = format!("/api/v1/equipment/{tablet}");
    let etag = planner.get(&kind).await.expect(200).etag().to_owned();
    let fewer = planner.patch(&kind, &etag, json!({ "count": 2 })).await;
    fewer.expect(200);
    let back = send(&planner, IMPORTS, &line("Mobilen", "10:00")).await;
    assert_eq!(summary(&back), changed, "it keeps what it uses already");
}

#[tokio::test]
async fn an_organisations_ids_are_its_own() {
    let app = TestApp::spawn().await;
    let (planner, venue) = planner_at(&app).await;
    send(&planner, IMPORTS, &programme(&venue, 1)).await;
    let town = app.organisation("flen").insert().await;
    let there = app.venue(&town).insert().await;
    let other = app.staff(Role::Planner).at(&town).await;
    let before = app
        .sql("select id::text, version::text from sessions")
        .await;
    let theirs = programme(&there, 1);
    let made = send(&other, IMPORTS, &theirs).await;
    assert_eq!(summary(&made), "1 rows: 1 created, 0 changed, 0 unchanged");
    let after = app
        .sql("select id::text, version::text from sessions order by id")
        .await;
    assert_eq!((after.len(), &after[0]), (2, &before[0]));
    let foreign = send(&other, IMPORTS, &programme(&venue, 1)).await;
    assert_eq!(
        summary(&foreign),
        "1 rows: 0 created, 0 changed, 0 unchanged; 2 /venue unknown-venue"
    );
}

#[tokio::test]
async fn a_planner_of_one_venue_takes_no_session_from_another() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    send(&planner, IMPORTS, &programme(&venue, 1)).await;
    let branch = json!({ "organisation": "katrineholm", "slug": "filialen", "name": "Filialen", "kind": "library",
        "municipality": "SE-0483" });
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    coordinator
        .create("/api/v1/venues", branch)
        .await
        .expect(201);
    let branch = app.venue_with_slug("filialen").await;
    let own = app.staff(Role::Planner).at(&branch).await;
    let taken = send(&own, IMPORTS, &programme(&branch, 1)).await;
    assert_eq!(
        summary(&taken),
        "1 rows: 0 created, 0 changed, 0 unchanged; 2 /externalId out-of-reach"
    );
}
