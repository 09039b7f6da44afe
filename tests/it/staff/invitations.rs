//! People who are new here get a letter and choose a password; so do those who have forgotten theirs.

use std::time::Duration;

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::{PASSWORD, cookie_of, opens_the_desk};
use crate::support::mailbox::Letter;
use crate::support::organisation::Org;
use crate::support::staff::Staff;
use crate::support::{Answer, TestApp, eventually};

const NEW: &str = "/sv/desk/staff/new";
const OPEN: &str = "/sv/desk/password";
const LONG: Duration = Duration::from_secs(30);

async fn town(app: &TestApp) -> (Org, Staff) {
    let town = app.organisation("katrineholm").insert().await;
    let boss = app.staff(Role::Coordinator).at(&town).await;
    (town, boss)
}

/// Invites somebody over the API; the key in the letter.
async fn invite(app: &TestApp, boss: &Staff, who: Uuid) -> String {
    let path = format!("/api/v1/staff/{who}/invitation");
    boss.post_empty(&path).await.expect(204);
    app.deliver_mail().await;
    key_of(app.mailbox().last().unwrap())
}

fn key_of(letter: &Letter) -> String {
    let (_, rest) = letter.text.split_once("/desk/password?key=").unwrap();
    rest.split_whitespace().next().unwrap().to_owned()
}

/// Opens the page behind a link.
async fn open(app: &TestApp, key: &str) -> Answer {
    app.visitor().get(&format!("{OPEN}?key={key}")).await
}

/// Chooses a password there.
async fn choose(app: &TestApp, key: &str, password: &str) -> Answer {
    let fields = [("key", key), ("password", password)];
    app.visitor().submit(OPEN, &fields).await
}

async fn signs_in(app: &TestApp, email: &str, password: &str) -> u16 {
    let request = json!({ "email": email, "password": password });
    app.visitor().post("/api/v1/tokens", request).await.status()
}

async fn email_of(app: &TestApp, who: Uuid) -> String {
    app.value(&format!("select email from staff where id = '{who}'"))
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_adds_a_planner_who_chooses_a_password_and_begins_to_work() {
    let app = TestApp::spawn().await;
    let (_, boss) = town(&app).await;
    let boss = app.signed_in(&boss).await;
    let email = "maja@katrineholm.example";
    for (name, email, role) in [("Åsa Ek", "", "helper"), ("Maja Lind", email, "planner")] {
        let fields = [
            ("name", name),
            ("email", email),
            ("role", role),
            ("place", "organisation:katrineholm"),
        ];
        boss.fill(NEW, NEW, &fields).await.expect(303);
    }
    let of = async |name: &str| {
        let found = format!("select id from staff where name = '{name}'");
        app.value(&found).await
    };
    let helper = boss
        .get(&format!("/sv/desk/staff/{}", of("Åsa Ek").await))
        .await;
    assert!(
        !helper.text().contains("Skicka en inbjudan"),
        "nobody could sign in"
    );
    let page = format!("/sv/desk/staff/{}", of("Maja Lind").await);
    let sent = boss
        .fill(&page, &format!("{page}/invitation"), &[])
        .await
        .expect(303);
    let told = boss.get(sent.header("location")).await.expect(200).text();
    assert!(told.contains("Inbjudan är på väg."), "{told}");

    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to(), email);
    assert_eq!(letters[0].subject(), "Ditt konto hos Katrineholm");
    assert!(letters[0].text.contains("sju dagar"), "{}", letters[0].text);
    let key = key_of(&letters[0]);
    let page = open(&app, &key).await.expect(200);
    assert!(page.text().contains(email));
    assert!(page.header("cache-control").contains("no-store"));
    let entered = choose(&app, &key, PASSWORD).await.expect(303);
    assert_eq!(entered.header("location"), "/sv/desk");
    let maja = app.visitor().with_cookie(&cookie_of(&entered));
    maja.get("/sv/desk/plan").await.expect(200);
    maja.get("/sv/desk/staff").await.expect(403);
    assert_eq!(signs_in(&app, email, PASSWORD).await, 201);
    let acts = app.audited_acts().await;
    assert!(
        acts.ends_with(&[
            "staff.invited".to_owned(),
            "staff.password-set".to_owned(),
            "sign-in.made".to_owned()
        ]),
        "{acts:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_is_good_once_and_opening_its_page_uses_nothing_up() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let key = invite(&app, &boss, planner.id).await;
    for _ in 0..3 {
        open(&app, &key).await.expect(200);
    }
    let weak = choose(&app, &key, "kort").await.expect(422);
    assert!(weak.text().contains(r##"href="#password""##));
    let named = choose(&app, &key, "Kim-planner-1970").await.expect(422);
    assert!(!named.text().contains("Kim-planner-1970"));

    let both = tokio::join!(choose(&app, &key, PASSWORD), choose(&app, &key, PASSWORD));
    let mut statuses = [both.0.status(), both.1.status()];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 410]);
    let late = open(&app, &key).await.expect(410);
    assert!(
        late.text().contains("Länken gäller inte längre"),
        "{}",
        late.text()
    );
    assert!(late.text().contains(r#"href="/sv/desk/forgotten""#));
    for nonsense in ["", "x", "å", &"A".repeat(43), &"A".repeat(5000)] {
        open(&app, nonsense).await.expect(410);
        choose(&app, nonsense, PASSWORD).await.expect(410);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_by_time_and_when_the_account_is_closed_or_has_another_address() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await.id;
    let path = format!("/api/v1/staff/{planner}");
    for patch in [
        json!({"email": "kim.ek@katrineholm.example"}),
        json!({"disabled": true}),
    ] {
        let key = invite(&app, &boss, planner).await;
        open(&app, &key).await.expect(200);
        let tag = boss.get(&path).await.etag().to_owned();
        boss.patch(&path, &tag, patch).await.expect(200);
        open(&app, &key).await.expect(410);
        choose(&app, &key, PASSWORD).await.expect(410);
    }
    let closed = boss.post_empty(&format!("{path}/invitation")).await;
    assert_eq!(closed.problem(), "409 cannot-sign-in");
    let tag = boss.get(&path).await.etag().to_owned();
    boss.patch(&path, &tag, json!({"disabled": false}))
        .await
        .expect(200);

    let key = invite(&app, &boss, planner).await;
    app.clock()
        .advance(TimeDelta::days(7) - TimeDelta::seconds(1));
    open(&app, &key).await.expect(200);
    app.clock().advance(TimeDelta::seconds(1));
    open(&app, &key).await.expect(410);
    choose(&app, &key, PASSWORD).await.expect(410);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_link_carries_stands_nowhere_but_in_the_letter() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await.id;
    let key = invite(&app, &boss, planner).await;
    let raw = data_encoding::BASE64URL_NOPAD
        .decode(key.as_bytes())
        .unwrap();
    let raw = data_encoding::HEXLOWER.encode(&raw);
    for table in ["letters", "account_links", "audit", "idempotency_keys"] {
        let rows = app.sql(&format!("select t::text from {table} t")).await;
        let text = rows.concat().concat();
        assert!(
            !text.contains(&key) && !text.contains(&raw),
            "{table}: {text}"
        );
    }
    let kept = app.value("select sent_text from letters").await;
    assert!(kept.contains("/sv/desk/password"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_invite_is_a_coordinator_of_the_place_or_the_operator() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let other = app.organisation("norsjo").insert().await;
    let desk = app.staff(Role::Desk).at(&town).await.id;
    let path = format!("/api/v1/staff/{desk}/invitation");
    let foreign = app.staff(Role::Coordinator).at(&other).await;
    foreign.post_empty(&path).await.expect(404);
    let planner = app.staff(Role::Planner).at(&town).await;
    planner.post_empty(&path).await.expect(403);
    app.visitor().post_empty(&path).await.expect(401);
    app.operator().await.post_empty(&path).await.expect(204);
    for _ in 0..4 {
        boss.post_empty(&path).await.expect(204);
    }
    let often = boss.post_empty(&path).await;
    assert_eq!(often.header("retry-after"), "3600");
    assert!(often.problem().starts_with("429 rate-limited"));
    app.clock().advance(TimeDelta::hours(1));
    boss.post_empty(&path).await.expect(204);
    let added = json!({"name": "Åsa Ek"});
    let helper = boss.create("/api/v1/staff", added).await.expect(201).json();
    let path = format!(
        "/api/v1/staff/{}/invitation",
        helper["id"].as_str().unwrap()
    );
    assert_eq!(boss.post_empty(&path).await.problem(), "409 cannot-sign-in");
}

/// Asks for a link, and waits until what follows the answer is done: a letter is written for whoever comes last.
async fn asked_for(app: &TestApp, emails: &[&str], letters: usize) -> Vec<Answer> {
    let mut answers = Vec::new();
    for email in emails {
        let request = json!({ "email": email });
        answers.push(app.visitor().post("/api/v1/password-resets", request).await);
    }
    let written = "select count(*) from letters where kind = 'password-reset'";
    let ask = async || (app.value(written).await == letters.to_string()).then_some(());
    eventually(LONG, "the letters", ask).await;
    answers
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answer_does_not_say_whether_an_address_has_an_account() {
    let app = TestApp::spawn().await;
    let (town, _) = town(&app).await;
    let closed = app.staff(Role::Desk).at(&town).await.id;
    app.sql(&format!(
        "update staff set disabled_at = now() where id = '{closed}' returning id"
    ))
    .await;
    let known = app.staff(Role::Planner).at(&town).await.id;
    let (closed, known) = (email_of(&app, closed).await, email_of(&app, known).await);
    let emails = [
        closed.as_str(),
        "nobody@exempel.se",
        "no address",
        "",
        &known,
    ];
    let answers = asked_for(&app, &emails, 1).await;
    for answer in &answers {
        assert_eq!((answer.status(), answer.text()), (202, String::new()));
    }
    app.deliver_mail().await;
    let letters = app.mailbox();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to(), known);

    let page = "/nb/desk/forgotten";
    let mut shown = Vec::new();
    for email in [known.as_str(), "nobody@exempel.se"] {
        let sent = app
            .visitor()
            .submit(page, &[("email", email)])
            .await
            .expect(303);
        let said = app.visitor().get(sent.header("location")).await.expect(200);
        shown.push(said.text());
    }
    assert_eq!(shown[0], shown[1]);
    assert!(shown[0].contains("er en e-post på vei"), "{}", shown[0]);
    let empty = app
        .visitor()
        .submit(page, &[("email", " ")])
        .await
        .expect(422);
    assert!(empty.text().contains(r##"href="#email""##));
    let ask = async || (app.value("select count(*) from letters").await == "2").then_some(());
    eventually(LONG, "the Norwegian letter", ask).await;
    app.deliver_mail().await;
    assert_eq!(app.mailbox()[1].subject(), "Velg et nytt passord");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_gets_three_letters_an_hour_and_each_link_is_good_for_one() {
    let app = TestApp::spawn().await;
    let (town, _) = town(&app).await;
    let (known, last) = (
        app.staff(Role::Planner).at(&town).await.id,
        app.staff(Role::Desk).at(&town).await.id,
    );
    let (known, last) = (email_of(&app, known).await, email_of(&app, last).await);
    let shouted = known.to_uppercase();
    let emails = [&*known, &shouted, &known, &known, &known];
    asked_for(&app, &emails, 3).await;
    // Whoever asks after the others has been looked for after them.
    asked_for(&app, &[&last], 4).await;
    app.deliver_mail().await;
    let keys: Vec<String> = app.mailbox().iter().map(key_of).collect();
    app.clock().advance(TimeDelta::minutes(59));
    open(&app, &keys[0]).await.expect(200);
    app.clock().advance(TimeDelta::minutes(1));
    open(&app, &keys[0]).await.expect(410);
    asked_for(&app, &[&known], 5).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_asks_for_so_many_links_and_then_waits() {
    let settings = [
        ("limits.enabled", "true"),
        ("limits.sign_ins_per_address", "2"),
    ];
    let app = TestApp::spawn_with(&settings).await;
    let request = json!({ "email": "nobody@exempel.se" });
    let ask = async || {
        app.visitor()
            .post("/api/v1/password-resets", request.clone())
            .await
    };
    ask().await.expect(202);
    ask().await.expect(202);
    assert!(ask().await.problem().starts_with("429 rate-limited"));
    let fields = [("email", "nobody@exempel.se")];
    let page = app.visitor().submit("/sv/desk/forgotten", &fields).await;
    page.expect(429);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_what_was_open_and_every_other_link() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let email = email_of(&app, planner.id).await;
    let key = invite(&app, &boss, planner.id).await;
    let second = invite(&app, &boss, planner.id).await;
    let before = cookie_of(&choose(&app, &key, PASSWORD).await.expect(303));
    planner.get("/api/v1/closed-days").await.expect(401);
    open(&app, &second).await.expect(410);

    let page = "/sv/desk/me/password";
    let client = app.visitor().with_cookie(&before);
    let new = "en helt annan lång fras";
    for (old, typed, field) in [
        ("fel lösenord här", new, "old"),
        ("", new, "old"),
        (PASSWORD, "kort", "new"),
    ] {
        let wrong = client
            .fill(page, page, &[("old", old), ("new", typed)])
            .await;
        let shown = format!(r##"href="#{field}""##);
        assert!(wrong.expect(422).text().contains(&shown), "{old} {typed}");
    }
    let changed = client
        .fill(page, page, &[("old", PASSWORD), ("new", new)])
        .await;
    let changed = changed.expect(303);
    assert!(!opens_the_desk(&app, &before).await);
    let after = cookie_of(&changed);
    assert!(opens_the_desk(&app, &after).await);
    let told = app
        .visitor()
        .with_cookie(&after)
        .get(changed.header("location"))
        .await;
    assert!(told.expect(200).text().contains("Lösenordet är bytt."));
    assert_eq!(signs_in(&app, &email, PASSWORD).await, 401);
    assert_eq!(signs_in(&app, &email, new).await, 201);
}

/// A form that came without its sign-in waits in the sign-in page: without the passwords in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_waits_for_a_sign_in_is_forgotten() {
    let app = TestApp::spawn().await;
    let fields = [
        ("old", "hemlig gammal"),
        ("new", "hemlig ny fras"),
        ("csrf", "x"),
    ];
    let page = app.visitor().submit("/sv/desk/me/password", &fields).await;
    let page = page.expect(401).text();
    assert!(!page.contains("hemlig"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn links_and_their_letters_are_forgotten() {
    let app = TestApp::spawn().await;
    let (town, boss) = town(&app).await;
    let planner = app.staff(Role::Planner).at(&town).await.id;
    invite(&app, &boss, planner).await;
    let purge = async || {
        let lifetimes = &app.state.config.sign_in;
        let conn = &mut app.conn().await;
        motesplats::staff::purge_expired(conn, lifetimes, app.now())
            .await
            .unwrap();
        (
            app.value("select count(*) from account_links").await,
            app.value("select count(*) from letters").await,
        )
    };
    app.clock().advance(TimeDelta::days(7));
    assert_eq!(purge().await, ("1".to_owned(), "1".to_owned()));
    app.clock().advance(TimeDelta::hours(1));
    assert_eq!(purge().await, ("0".to_owned(), "1".to_owned()));
    app.clock().advance(TimeDelta::days(84));
    assert_eq!(purge().await, ("0".to_owned(), "0".to_owned()));
}
