//! A database made by version 0.1.0, brought up to date: nothing in it is lost, and every booking opens as
//! it did.

use diesel_async::AsyncMigrationHarness;
use diesel_migrations::MigrationHarness;
use motesplats::app::database::migrate;
use motesplats::booking::verify_all;
use motesplats::platform::db::MIGRATIONS;
use serde_json::json;

use crate::support::TestApp;
use crate::support::db::{TestDb, address, connect_once};

/// Schema and rows as `pg_dump --inserts` wrote them; of the reference data only what the rows need.
const DATABASE: &str = include_str!("database-0.1.0.sql");
/// The newest migration of that version.
const NEWEST: &str = "20260309100000";
/// A session with every text and rule that could be given.
const RICH_SESSION: &str = "01a22589-df2b-734d-944f-aaf41f58be74";
const DRAFT: &str = "01a22589-e079-7321-9c84-85958620de16";
/// Tables whose rows are moved by later migrations.
const MOVED: [&str; 4] = ["sessions", "session_limits", "session_seats", "bookings"];

/// A booking, as the person booked knows it.
struct Kept {
    name: &'static str,
    number: &'static str,
    pin: &'static str,
    /// The token of the link in the letter.
    link: &'static str,
    status: &'static str,
}

const BOOKINGS: [Kept; 10] = [
    Kept {
        name: "Gunvor",
        number: "FSRPQAY8",
        pin: "0488",
        link: "mpb_AgGiJYnhYXIxqHGKqznkpHQAAAAAawur7tNWJI0lXkT3o72UQswBuTM",
        status: "cancelled",
    },
    Kept {
        name: "Bo",
        number: "DF3DXFMJ",
        pin: "5489",
        link: "mpb_AgGiJYnhmnVYj02iWmkY1bgAAAAAawur7kFzc7pq8XJRvJUl6eiAY7s",
        status: "offered",
    },
    Kept {
        name: "Tre",
        number: "3MK4AR6Q",
        pin: "5853",
        link: "mpb_AgGiJYnhuHPFkpBwBVmyBNUAAAAAawur7p9ZmoKSDg30TN1dUHvqAlg",
        status: "waiting",
    },
    Kept {
        name: "Amal",
        number: "GW37J7CE",
        pin: "1821",
        link: "mpb_AgGiJYnh6XNSjnIVtQJSDq8AAAAAawur7tp2SA3j70igD_VHuW3xfYA",
        status: "pending",
    },
    Kept {
        name: "Nils",
        number: "QVGCYZDP",
        pin: "4298",
        link: "mpb_AgGiJYniAHTuohiyRxn17mAAAAAAawur75hluZRU8gK48f5MriStuDg",
        status: "confirmed",
    },
    Kept {
        name: "Ulla",
        number: "ZENXB7FS",
        pin: "5850",
        link: "mpb_AgGiJYniK3FyjoCnoZinJdAAAAAAawur715nHalfk_TAKywMjjfIsa4",
        status: "cancelled",
    },
    Kept {
        name: "Sven",
        number: "SGKVPJ6T",
        pin: "6087",
        link: "mpb_AgGiJYnijXOggn0mqoiXe4YAAAAAawur76uyBaf6smCnGY6V2RPT-iU",
        status: "confirmed",
    },
    Kept {
        name: "Vera",
        number: "AJEY9XNG",
        pin: "7496",
        link: "mpb_AgGiJYnirXIQgGwN1IpyhacAAAAAawur75895fazERwKL-QpKcmggF0",
        status: "cancelled",
    },
    Kept {
        name: "Eva",
        number: "CCD3ZWX6",
        pin: "6751",
        link: "mpb_AgGiJYnjLnONutoR4j8xMqYAAAAAawur74FYeV84w6UeT2othAcCpKs",
        status: "confirmed",
    },
    Kept {
        name: "Maj",
        number: "PHZWYP3S",
        pin: "9460",
        link: "mpb_AgGiJYnjq3VvoBYEcGcM1DkAAAAAawur7wJmE9Vay3c02Lww_5B2P4c",
        status: "confirmed",
    },
];

async fn old_database() -> TestDb {
    let db = TestDb::empty().await;
    db.connect().await.batch_execute(DATABASE).await.unwrap();
    db
}

#[tokio::test(flavor = "multi_thread")]
async fn every_booking_still_opens_by_number_and_pin_and_by_link() {
    let db = old_database().await;
    migrate(&address(&db.url)).await.unwrap();
    let app = TestApp::on(db, &[]).await;

    for booking in BOOKINGS {
        let wanted = json!({ "number": booking.number, "pin": booking.pin });
        let found = app.visitor().post("/api/v1/bookings/lookup", wanted).await;
        let found = found.expect(200).json()["booking"].clone();
        // One that is cancelled shows that it is, and its session.
        if booking.status != "cancelled" {
            assert_eq!(found["name"], booking.name);
        }
        assert_eq!(found["status"], booking.status, "{}", booking.name);

        let path = format!("/api/v1/bookings/{}", found["id"].as_str().unwrap());
        let opened = app.holder(booking.link).get(&path).await.expect(200).json();
        assert_eq!(opened["number"], booking.number);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_session_and_its_bookings_say_is_the_same() {
    let db = old_database().await;
    migrate(&address(&db.url)).await.unwrap();
    let app = TestApp::on(db, &[]).await;

    let path = format!("/api/v1/sessions/{RICH_SESSION}");
    let session = app.visitor().get(&path).await.expect(200).json();
    let told = [
        ("title", json!("Foton från mobilen")),
        ("description", json!("Vi för över foton.")),
        ("fee", json!("20 kronor")),
        ("languages", json!(["sv", "ar"])),
        ("topics", json!(["photos"])),
        ("waitlist", json!(true)),
        ("promotion", json!("offer")),
        ("offerMinutes", json!(10_080)),
        ("promotionEndsMinutesBefore", json!(240)),
    ];
    for (member, value) in told {
        assert_eq!(session[member], value, "{member}");
    }

    let maj = BOOKINGS.iter().find(|one| one.name == "Maj").unwrap();
    let wanted = json!({ "number": maj.number, "pin": maj.pin });
    let found = app.visitor().post("/api/v1/bookings/lookup", wanted).await;
    let booking = found.expect(200).json()["booking"].clone();
    let said = [
        ("topics", json!(["photos"])),
        ("device", json!("iphone")),
        ("needs", json!(["quiet"])),
        ("companions", json!(1)),
        ("language", json!("ar")),
    ];
    for (member, value) in said {
        assert_eq!(booking[member], value, "{member}");
    }
    app.visitor()
        .get(&format!("/api/v1/sessions/{DRAFT}"))
        .await
        .expect(404);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_it_contradicts_itself() {
    let db = old_database().await;
    migrate(&address(&db.url)).await.unwrap();
    let mut conn = connect_once(&db.url).await.unwrap();

    let findings = verify_all(&mut conn).await.unwrap();

    assert!(findings.is_clean(), "{findings:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rows_are_the_same_after_going_up_and_down_again() {
    let db = old_database().await;
    let before = rows(&db).await;
    migrate(&address(&db.url)).await.unwrap();

    revert_to(&db.url, NEWEST).await;

    assert_eq!(rows(&db).await, before);
}

/// The rows of the tables that are moved, each as JSON with its members in order.
async fn rows(db: &TestDb) -> Vec<(&'static str, Vec<String>)> {
    let client = db.connect().await;
    let mut all = Vec::new();
    for table in MOVED {
        let query = format!("select to_jsonb(t)::text from {table} t order by 1");
        let found = client.query(&query, &[]).await.unwrap();
        let found: Vec<String> = found.iter().map(|row| row.get(0)).collect();
        assert!(!found.is_empty(), "{table}");
        all.push((table, found));
    }
    all
}

async fn revert_to(url: &str, newest: &str) {
    let mut harness = AsyncMigrationHarness::new(connect_once(url).await.unwrap());
    tokio::task::block_in_place(|| {
        while harness.applied_migrations().unwrap()[0].to_string() != newest {
            harness.revert_last_migration(MIGRATIONS).unwrap();
        }
    });
}
