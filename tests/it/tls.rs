//! Database and mail server are spoken to by TLS, and believed by their certificates: a real PostgreSQL and a
//! real mail server, certified by an authority of the test's own.

use std::process::Command;

use diesel::sql_types::Bool;
use diesel_async::RunQueryDsl;
use motesplats::platform::config::TlsUse;
use motesplats::platform::db::{DatabaseAddress, connect_once};
use serde_json::json;

use crate::support::smtp::{Manner, Server, Tls};
use crate::support::tls_cluster::TlsCluster;
use crate::support::{Authority, TestApp};

const DATABASE: &str = "database.exempel.se";

/// `motesplats migrate`: what it said, and whether it went well.
fn migrate(url: &str, settings: &[(&str, &str)]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_motesplats"));
    command
        .env_clear()
        .env("MOTESPLATS__DATABASE__URL", url)
        .envs(settings.iter().copied())
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    let output = command.arg("migrate").output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    (output.status.success(), words)
}

#[track_caller]
fn assert_refused(url: &str, authority: &Authority, why: &str) {
    let (done, words) = migrate(url, &[("MOTESPLATS__DATABASE__CA_FILE", authority.file())]);
    assert!(!done && words.contains(why), "{words}");
}

async fn is_encrypted(url: &str, authority: &Authority) -> bool {
    let ca_file = authority.file().as_ref();
    let address = DatabaseAddress::new(url, TlsUse::Required, Some(ca_file)).unwrap();
    let mut conn = connect_once(&address).await.unwrap();
    let encrypted = "(select ssl from pg_stat_ssl where pid = pg_backend_pid())";
    diesel::select(diesel::dsl::sql::<Bool>(encrypted))
        .get_result(&mut conn)
        .await
        .unwrap()
}

#[tokio::test]
async fn a_database_with_the_right_certificate_is_believed_under_each_of_its_hosts_own_name() {
    let authority = Authority::new();
    let cluster = TlsCluster::start(&authority.certify(DATABASE)).await;
    let url = cluster.url(&[DATABASE]);
    let (done, words) = migrate(&url, &[("SSL_CERT_FILE", authority.file())]);
    assert!(done, "by the machine's own authorities: {words}");
    assert!(is_encrypted(&url, &authority).await);

    let of_two = cluster.url(&["other.exempel.se", DATABASE]);
    assert!(is_encrypted(&of_two, &authority).await);
    let of_another = cluster.url(&["other.exempel.se"]);
    let why = "not for other.exempel.se, but for database.exempel.se";
    assert_refused(&of_another, &authority, why);
}

#[tokio::test]
async fn a_database_that_cannot_be_believed_is_refused_in_words_for_its_operator() {
    let authority = Authority::new();
    let cluster = TlsCluster::start(&authority.certify_long_ago(DATABASE)).await;
    let url = cluster.url(&[DATABASE]);
    assert_refused(&url, &authority, "expired on 2020-12-31");

    cluster.show(&Authority::new().certify(DATABASE)).await;
    assert_refused(
        &url,
        &authority,
        "an authority that this machine does not trust",
    );

    cluster.speak_in_clear().await;
    assert_refused(&url, &authority, "does not speak TLS");
    let off = [("MOTESPLATS__DATABASE__TLS", "off")];
    let (_, words) = migrate(&url, &off);
    assert!(words.contains("no pg_hba.conf entry"), "in clear: {words}");
}

#[test]
fn an_authority_that_cannot_be_read_is_a_fault_of_the_configuration() {
    let url = "postgres://m@/m?host=database.exempel.se&hostaddr=127.0.0.1&port=9";
    let settings = [("MOTESPLATS__DATABASE__CA_FILE", "/nonexistent/ca.pem")];
    let (done, words) = migrate(url, &settings);
    assert!(!done && words.contains("database.ca_file"), "{words}");
}

/// A service whose letters go to a mail server by TLS, with one letter to send.
async fn with_letter(url: &str, authority: &Authority) -> TestApp {
    let app = TestApp::spawn_with(&[
        ("mail.transport", "smtp"),
        ("mail.smtp_url", url),
        ("mail.ca_file", authority.file()),
    ])
    .await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).starting("2026-10-20", "10:00");
    let session = session.published().insert().await;
    let request = json!({ "name": "Gunvor", "contact": { "email": "gunvor@exempel.se" } });
    app.visitor().book(session, request).await.expect(201);
    app
}

fn by_starttls(server: &Server) -> String {
    let url = server.url_with_password();
    format!("{}?tls=required", url.replace("127.0.0.1", "localhost"))
}

fn by_smtps(server: &Server) -> String {
    let url = server.url_with_password().replace("smtp://", "smtps://");
    url.replace("127.0.0.1", "localhost")
}

#[tokio::test]
async fn a_letter_and_the_password_go_by_tls_alone() {
    let authority = Authority::new();
    let acceptor = || authority.certify("localhost").acceptor();
    let server = Server::start_with(Manner::Accepts, Tls::WhenAsked(acceptor())).await;
    let app = with_letter(&by_starttls(&server), &authority).await;
    app.deliver_mail().await;
    assert_eq!(server.recipients(), ["gunvor@exempel.se"]);
    assert_eq!(server.said_in_clear(), ["EHLO", "STARTTLS"]);

    let server = Server::start_with(Manner::Accepts, Tls::FromTheStart(acceptor())).await;
    let app = with_letter(&by_smtps(&server), &authority).await;
    app.deliver_mail().await;
    assert_eq!(server.recipients(), ["gunvor@exempel.se"]);
}

#[tokio::test]
async fn a_mail_server_that_cannot_be_believed_gets_neither_password_nor_letter_and_none_is_lost() {
    let authority = Authority::new();
    let other = authority.certify("mail.exempel.se").acceptor();
    let expired = authority.certify_long_ago("localhost").acceptor();
    let foreign = Authority::new().certify("localhost").acceptor();
    for (tls, why) in [
        (
            Tls::WhenAsked(other.clone()),
            "not for localhost, but for mail.exempel.se",
        ),
        (Tls::FromTheStart(other), "not for localhost"),
        (Tls::WhenAsked(expired.clone()), "expired on 2020-12-31"),
        (Tls::FromTheStart(expired), "expired on 2020-12-31"),
        (Tls::WhenAsked(foreign), "does not trust"),
        (Tls::Never, "does not offer TLS"),
    ] {
        let from_the_start = matches!(tls, Tls::FromTheStart(_));
        let server = Server::start_with(Manner::Accepts, tls).await;
        let url = match from_the_start {
            true => by_smtps(&server),
            false => by_starttls(&server),
        };
        let app = with_letter(&url, &authority).await;
        app.deliver_mail().await;

        assert!(server.received().is_empty(), "{why}");
        let said = server.said_in_clear();
        let harmless = |command: &String| ["EHLO", "STARTTLS", "QUIT"].contains(&command.as_str());
        assert!(said.iter().all(harmless), "{why}: {said:?}");
        let letter = app.letters().await.remove(0);
        assert_eq!((letter.state.as_str(), letter.attempts), ("waiting", 0));
        let reason = app.value("select reason from outbox_pause").await;
        assert!(reason.contains(why), "{reason}");
    }
}
