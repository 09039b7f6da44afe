//! The demo: the same world each time, in a database that nobody else works in.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use diesel_async::AsyncPgConnection;
use motesplats::booking;
use motesplats::demo::{self, DemoError};
use motesplats::platform::auth::Role;
use motesplats::platform::password::Passwords;
use motesplats::platform::secrets::{Key, Keyring, Keys};

use crate::support::db::{TestDb, connect_once};

/// A Tuesday in November 2026.
fn now() -> DateTime<Utc> {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

async fn keys(conn: &mut AsyncPgConnection) -> Keys {
    let key = Key::parse_hex(&"5a".repeat(32)).unwrap();
    Keys::register(conn, &Keyring::of(key), now())
        .await
        .unwrap()
}

/// A database with the demo in it, made at a moment.
async fn demo_at(now: DateTime<Utc>) -> (TestDb, demo::DemoAccounts) {
    let db = TestDb::fresh().await;
    let mut conn = connect_once(&db.url).await.unwrap();
    let keys = keys(&mut conn).await;
    let accounts = demo::fill(&mut conn, &keys, now).await.unwrap();
    (db, accounts)
}

/// The answers of a query of one number.
async fn number(db: &TestDb, query: &str) -> i64 {
    db.connect()
        .await
        .query_one(query, &[])
        .await
        .unwrap()
        .get(0)
}

/// Every row of every table as one hash each.
async fn everything(db: &TestDb) -> BTreeMap<String, String> {
    let client = db.connect().await;
    let tables = "select tablename::text from pg_tables where schemaname = 'public'";
    let mut hashes = BTreeMap::new();
    for row in client.query(tables, &[]).await.unwrap() {
        let table: String = row.get(0);
        let hash = format!(
            "select md5(coalesce(string_agg(t::text, '' order by t::text), '')) from {table} t"
        );
        let hash = client.query_one(&hash, &[]).await.unwrap().get(0);
        hashes.insert(table, hash);
    }
    hashes
}

#[tokio::test]
async fn a_second_call_changes_nothing_and_tells_the_same() {
    let (db, first) = demo_at(now()).await;
    let before = everything(&db).await;
    let mut conn = connect_once(&db.url).await.unwrap();
    let keys = keys(&mut conn).await;
    let later = now() + TimeDelta::days(3);
    let second = demo::fill(&mut conn, &keys, later).await.unwrap();
    assert_eq!(first.to_json(), second.to_json());
    assert_eq!(before, everything(&db).await);
}

#[tokio::test]
async fn somebody_elses_organisation_keeps_the_demo_out() {
    let db = TestDb::fresh().await;
    let insert = "insert into organisations
        (id, slug, name, kind, controller, country, time_zone, languages, created_at, updated_at)
        values (gen_random_uuid(), 'annan', 'Annan', 'municipality', true, 'SE',
                'Europe/Stockholm', '{sv}', now(), now())";
    db.connect().await.batch_execute(insert).await.unwrap();
    let mut conn = connect_once(&db.url).await.unwrap();
    let keys = keys(&mut conn).await;
    let refused = demo::fill(&mut conn, &keys, now()).await.err().unwrap();
    assert!(
        matches!(&refused, DemoError::Foreign(slugs) if slugs == &["annan"]),
        "{refused}"
    );
    assert_eq!(number(&db, "select count(*) from organisations").await, 1);
}

#[tokio::test]
async fn nothing_drifts_and_no_letter_is_missing() {
    let (db, _) = demo_at(now()).await;
    let mut conn = connect_once(&db.url).await.unwrap();
    assert_eq!(booking::verify(&mut conn).await.unwrap(), []);
    assert_eq!(booking::letters_missing(&mut conn).await.unwrap(), 0);
    let next = "
        select count(*) from session_seats s where next_place is distinct from
            (select coalesce(max(place), 0) + 1 from bookings b where b.session_id = s.session_id)";
    assert_eq!(number(&db, next).await, 0);
    let without =
        "select count(*) from sessions where id not in (select session_id from session_seats)";
    assert_eq!(number(&db, without).await, 0);
    let unsent = "select count(*) from letters where state <> 'sent'";
    assert_eq!(number(&db, unsent).await, 0);
}

#[tokio::test]
async fn there_is_nothing_for_the_first_purge() {
    let (db, _) = demo_at(now()).await;
    let mut conn = connect_once(&db.url).await.unwrap();
    assert_eq!(booking::purge(&mut conn, now()).await.unwrap(), 0);
}

#[tokio::test]
async fn one_organisation_has_submitted_its_figures() {
    let (db, _) = demo_at(now()).await;
    let frozen = "
        select count(*) from submitted_sessions s join organisations o on o.id = s.controller_id
        where o.slug = 'falun' and s.revision = 1 and s.state = 'counted'";
    assert!(number(&db, frozen).await >= 5);
    assert_eq!(
        number(
            &db,
            "select count(distinct controller_id) from submitted_sessions"
        )
        .await,
        1
    );
    let (early, _) = demo_at("2026-10-12T08:00:00Z".parse().unwrap()).await;
    assert_eq!(number(&early, "select count(*) from submissions").await, 0);
}

#[tokio::test]
async fn every_role_has_an_account_whose_password_opens_it() {
    let (db, accounts) = demo_at(now()).await;
    for role in Role::ALL {
        let named = |account: &&demo::DemoAccount| account.role == role.name();
        let account = accounts.accounts.iter().find(named);
        let account = account.unwrap_or_else(|| panic!("no {}", role.name()));
        let query = "select password_hash from staff where email = $1";
        let row = db
            .connect()
            .await
            .query_one(query, &[&account.email])
            .await
            .unwrap();
        let stored: Option<String> = row.get(0);
        let opens = Passwords::default()
            .verify(&account.password, stored.as_deref())
            .await;
        assert!(opens.unwrap(), "{}", account.email);
        assert!(accounts.to_table().contains(&account.password));
    }
}

#[tokio::test]
async fn the_world_is_as_promised() {
    let (db, _) = demo_at(now()).await;
    let sessions = number(&db, "select count(*) from sessions").await;
    assert!((270..=350).contains(&sessions), "{sessions} sessions");
    assert_eq!(number(&db, "select count(*) from venues").await, 40);
    let kinds = "select count(distinct kind) from sessions";
    assert!(number(&db, kinds).await >= 12);
    let past = "
        select count(*) from sessions s
        join session_editions l on l.session_id = s.id
        join editions e on e.id = l.edition_id and e.edition = '2026'
        join municipalities m on m.id = s.municipality_id and (m.country, m.code) = ('SE', '0483')
        where s.ends_at < '2026-11-24' and s.status = 'published'";
    assert!(number(&db, past).await >= 6);
    let unreported =
        format!("{past} and not exists (select from counts c where c.session_id = s.id)");
    assert!(number(&db, &unreported).await >= 2);
    let closed = "
        select count(*) from sessions s join municipalities m on m.id = s.municipality_id
        where extract(isodow from local_date) = 7
           or exists (select from holidays h where h.kind = 'public'
                      and (h.country, h.day) = (m.country, s.local_date))";
    assert_eq!(number(&db, closed).await, 0);
    let network = "
        select count(*) from campaigns c join organisations o on o.id = c.organisation_id
        where o.slug = 'digidel' and o.kind = 'network'";
    assert_eq!(number(&db, network).await, 5);
    let ahead = "
        select count(*) from session_seats join sessions on id = session_id
        where starts_at > '2026-11-24T09:00:00Z' and status = 'published' and taken = total";
    assert!(number(&db, ahead).await >= 3);
    let questions = "select count(*) from questions where day";
    assert!(number(&db, &format!("{questions} = '2026-11-24'")).await >= 3);
    assert!(
        number(
            &db,
            &format!("{questions} between '2026-10-01' and '2026-10-31'")
        )
        .await
            > 50
    );
    assert_eq!(number(&db, &format!("{questions} > '2026-11-24'")).await, 0);
    let names = "select count(*) from bookings b join sessions s on s.id = b.session_id
        where s.ends_at < '2026-11-09' and (name is not null or email is not null)";
    assert_eq!(number(&db, names).await, 0);
}

#[tokio::test]
async fn whenever_it_is_made_the_demo_has_days_ahead() {
    for now in [
        "2026-10-07T10:30:00Z",
        "2025-12-23T10:00:00Z",
        "2027-05-16T10:00:00Z",
    ] {
        let (db, _) = demo_at(now.parse().unwrap()).await;
        let ahead = format!("select count(*) from sessions where starts_at > '{now}'");
        assert!(number(&db, &ahead).await > 100, "at {now}");
        let early = format!(
            "select count(*) from counts c join sessions s on s.id = c.session_id where s.ends_at > '{now}'"
        );
        assert_eq!(number(&db, &early).await, 0, "at {now}");
    }
}

#[tokio::test]
async fn the_library_shows_e_ids_and_the_bank_comes_once() {
    let (db, _) = demo_at(now()).await;
    let rules = "select count(*) from venue_topics v join venues on venues.id = v.venue_id \
        where slug = 'katrineholm-bibliotek'";
    assert_eq!(number(&db, rules).await, 2);
    let guests = "select count(*) from session_topics join sessions on id = session_id \
        where help = 'helped' and starts_at > '2026-11-24'";
    assert_eq!(number(&db, guests).await, 1);
}
