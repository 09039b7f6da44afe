//! One mailbox, however its address is written: every limit of a contact counts by it, letters and sign-in do not.

use motesplats::platform::auth::Role;
use motesplats::platform::contact::{EmailAddress, Mailbox};
use serde_json::json;

use super::limits::{by_email, session_with};
use super::{booked, library, open_session};
use crate::support::TestApp;

/// How one stranger's address can be written.
pub const SPELLINGS: [&str; 4] = [
    "one@exempel.se",
    "ONE@exempel.se",
    "one+tag@exempel.se",
    "One+other+tag@Exempel.SE",
];

#[tokio::test]
async fn a_session_counts_one_mailbox_however_it_is_written() {
    let app = TestApp::spawn().await;
    let (session, _) = session_with(&app, json!({ "bookingsPerContact": 2 })).await;
    booked(&app, session, by_email("Bo", SPELLINGS[0])).await;
    booked(&app, session, by_email("Eva", SPELLINGS[1])).await;
    for spelling in SPELLINGS {
        let third = app.visitor().book(session, by_email("Per", spelling)).await;
        assert_eq!(third.problem(), r#"409 too-many-bookings {"most":2}"#);
    }
    booked(&app, session, by_email("Per", "on.e@exempel.se")).await;
}

#[tokio::test]
async fn the_house_counts_one_mailbox_however_it_is_written() {
    let limits = [
        ("limits.enabled", "true"),
        ("limits.live_bookings_per_contact", "2"),
    ];
    let app = TestApp::spawn_with(&limits).await;
    let venue = library(&app).await;
    for (nth, spelling) in SPELLINGS.into_iter().enumerate() {
        let session = app.session(&venue).published().insert().await;
        let answer = app.visitor().book(session, by_email("Bo", spelling)).await;
        assert_eq!(
            answer.status(),
            if nth < 2 { 201 } else { 409 },
            "{spelling}"
        );
    }
}

#[tokio::test]
async fn letters_go_to_the_address_as_it_was_written() {
    let app = TestApp::spawn().await;
    let session = super::open_session(&app, 8).await;
    booked(&app, session, by_email("Bo", "Bo+Bibblan@exempel.se")).await;
    app.deliver_mail().await;
    assert_eq!(app.mailbox()[0].to(), "Bo+Bibblan@exempel.se");
}

/// Whoever has `anna+kurs@` need not be `anna@`.
#[tokio::test]
async fn accounts_of_staff_are_told_apart_by_a_tag() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    let account = |email: &str| json!({ "name": "Anna", "email": email });
    let add = async |email: &str| boss.create("/api/v1/staff", account(email)).await.status();
    assert_eq!(add("anna@katrineholm.example").await, 201);
    assert_eq!(add("anna+kurs@katrineholm.example").await, 201);
    assert_eq!(add("ANNA@katrineholm.example").await, 409);
}

#[tokio::test]
async fn the_program_and_the_database_fold_an_address_alike() {
    let app = TestApp::spawn().await;
    let connection = app.connect().await;
    let more = [
        "+a@exempel.se",
        "a+@exempel.se",
        "I.i-_'{}@xn--rksmrgs-5wao1o.se",
        "O+O@a.b.example",
    ];
    for typed in SPELLINGS.into_iter().chain(more) {
        let address = EmailAddress::parse(typed).unwrap();
        let folded = connection
            .query_one("select mailbox_of($1)", &[&address.as_str()])
            .await
            .unwrap();
        assert_eq!(
            folded.get::<_, String>(0),
            address.mailbox().as_str(),
            "{typed}"
        );
        assert_eq!(Mailbox::of(typed), address.mailbox(), "{typed}");
    }
}

/// Many bookings of others.
const MANY: &str = "\
    insert into bookings (id, organisation_id, session_id, number, key_id, status, seats, name, email, notify, \
            language, created_at, updated_at) \
        select gen_random_uuid(), s.organisation_id, s.id, translate(lpad(n::text, 8, '0'), '0125', 'ACDE'), \
            (select min(id) from signing_keys), 'confirmed', 1, 'Bo', 'v' || n || '@exempel.se', 'email', 'sv', \
            now(), now() \
        from sessions s, generate_series(1, 5000) n; \
    analyze bookings";

/// How the batcher asks: a plan that is made once, and stays however large the table grows.
const AS_THE_BATCHER: &str = "\
    set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; \
    set plan_cache_mode = force_generic_plan; \
    prepare by_mailbox (text[]) as select b.session_id, \
            (select s.ends_at from sessions s where s.id = b.session_id) \
        from bookings b where b.status = any('{confirmed,waiting}') \
          and b.email is not null and mailbox_of(b.email) = any($1); \
    prepare by_phone (text[]) as select b.session_id, \
            (select s.ends_at from sessions s where s.id = b.session_id) \
        from bookings b where b.status = any('{confirmed,waiting}') and b.email is null and b.phone = any($1)";

#[tokio::test]
async fn bookings_of_a_contact_are_found_by_an_index_while_there_are_none_and_among_many() {
    for rows in ["select 1", "vacuum analyze", MANY] {
        let app = TestApp::spawn().await;
        super::open_session(&app, 8).await;
        app.sql(rows).await;
        let connection = app.connect().await;
        connection.batch_execute(AS_THE_BATCHER).await.unwrap();
        for contact in ["by_mailbox", "by_phone"] {
            let asked = format!("explain execute {contact} ('{{one@exempel.se,two@exempel.se}}')");
            let plan = connection.query(&asked, &[]).await.unwrap();
            let lines: Vec<String> = plan.iter().map(|line| line.get(0)).collect();
            let plan = lines.join("\n");
            assert!(plan.contains(&format!("bookings_{contact}")), "{plan}");
        }
    }
}

#[tokio::test]
async fn a_domain_with_letters_of_its_own_is_one_mailbox_however_it_is_written() {
    let app = TestApp::spawn().await;
    let session = open_session(&app, 20).await;
    for (name, address) in [
        ("Anna", "anna@räksmörgås.se"),
        ("Berit", "Anna+x@RÄKSMÖRGÅS.se"),
        ("Cecilia", "anna@xn--rksmrgs-5wao1o.se"),
    ] {
        let request = json!({"name": name, "contact": {"email": address}});
        app.visitor().book(session, request).await.expect(201);
    }
    let stored = "select count(distinct mailbox_of(email)) from bookings";
    assert_eq!(app.value(stored).await, "1");
    let refused = json!({"name": "Dora", "contact": {"email": "döra@exempel.se"}});
    let refused = app.visitor().book(session, refused).await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/contact/email email-not-ascii"]"#
    );
}
