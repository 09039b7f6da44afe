//! The commands, run as an operator runs them: the program itself, its settings as variables.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Output, Stdio};

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::support::app::KEY;
use crate::support::client::send;
use crate::support::db::TestDb;

const PROGRAM: &str = env!("CARGO_BIN_EXE_motesplats");

/// The program with nothing set but what every run needs.
fn bare() -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("MOTESPLATS_ENVIRONMENT", "test")
        .current_dir(env!("CARGO_TARGET_TMPDIR"));
    command
}

/// The program on a database.
fn on(db: &TestDb) -> Command {
    let mut command = bare();
    command
        .env("MOTESPLATS__DATABASE__URL", &db.url)
        .env("MOTESPLATS__HTTP__LISTEN", "127.0.0.1:0")
        .env("MOTESPLATS__METRICS__LISTEN", "")
        .env("MOTESPLATS__MAIL__TRANSPORT", "folder")
        .env("MOTESPLATS__MAIL__FOLDER", temporary("cli-mail"))
        .env("MOTESPLATS__SECRETS__KEY", KEY);
    command
}

fn temporary(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

fn run(command: &mut Command, arguments: &[&str]) -> Output {
    command.args(arguments).output().unwrap()
}

/// What a successful run printed.
#[track_caller]
fn said(output: &Output) -> String {
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{:?} {errors}", output.status);
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn complaint(output: &Output) -> (Option<i32>, String) {
    let words = String::from_utf8(output.stderr.clone()).unwrap();
    (output.status.code(), words)
}

fn password_file(name: &str) -> PathBuf {
    let path = temporary(name);
    std::fs::write(&path, "eleven green kettles\n").unwrap();
    path
}

/// A `serve` under way.
struct Serving {
    child: Child,
    log: BufReader<ChildStderr>,
}

impl Serving {
    fn start(command: &mut Command) -> Self {
        let mut child = command
            .arg("serve")
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        Self { child, log }
    }

    /// Reads the log as far as the line with these words.
    fn wait_for(&mut self, words: &str) -> Value {
        let mut seen = String::new();
        loop {
            let mut line = String::new();
            let read = self.log.read_line(&mut line).unwrap();
            assert!(read > 0, "ended without saying {words:?}: {seen}");
            if line.contains(words) {
                return serde_json::from_str(&line).unwrap();
            }
            seen.push_str(&line);
        }
    }

    /// Stops it; the rest of its log.
    fn stop_and_read(mut self) -> String {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        let mut log = String::new();
        self.log.read_to_string(&mut log).unwrap();
        log
    }

    fn stop(mut self) -> Option<i32> {
        let pid = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_wrong_configuration_ends_every_command_with_all_its_faults() {
    for arguments in [
        &["serve"][..],
        &["migrate"],
        &["config"],
        &["worker"],
        &["verify"],
    ] {
        let mut command = bare();
        command
            .env("MOTESPLATS__HTTP__LISTEN", "somewhere")
            .env("MOTESPLATS__HTTP__COLOUR", "red")
            .env("MOTESPLATS__DATABASE__POOL_SIZE", "0")
            .env("MOTESPLATS__SECRETS__KEY", "hunter2");
        let (code, words) = complaint(&run(&mut command, arguments));
        assert_eq!(code, Some(78), "{words}");
        for fault in [
            "http.listen",
            "http.colour",
            "database.pool_size",
            "secrets.key",
        ] {
            assert!(words.contains(fault), "{fault}: {words}");
        }
        assert!(!words.contains("hunter2"), "{words}");
    }
}

#[test]
fn the_effective_configuration_hides_secrets_and_names_the_embedded_database() {
    let mut command = bare();
    let folder = temporary("cli-embedded");
    command
        .env("MOTESPLATS__SECRETS__KEY", KEY)
        .env("MOTESPLATS__DATABASE__EMBEDDED_DIR", &folder);
    let shown = said(&run(&mut command, &["config"]));
    assert!(shown.contains("secrets.key = ***\n"), "{shown}");
    assert!(
        shown.contains("database.url = postgres://motesplats@/motesplats?host="),
        "{shown}"
    );
    assert!(!shown.contains(KEY));
    assert!(!folder.exists(), "looking starts nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_begins_without_the_demo() {
    let db = TestDb::empty().await;
    said(&run(&mut on(&db), &["migrate"]));
    said(&run(&mut on(&db), &["migrate"]));
    let organisation = [
        "organisation",
        "add",
        "--slug",
        "katrineholm",
        "--name",
        "Katrineholm",
        "--kind",
        "municipality",
        "--municipality",
        "SE-0483",
    ];
    said(&run(&mut on(&db), &organisation));
    let (code, words) = complaint(&run(&mut on(&db), &organisation));
    assert_eq!(code, Some(1), "{words}");
    let password = password_file("cli-first-password");
    let staff = [
        "staff",
        "add",
        "--email",
        "karin@katrineholm.example",
        "--name",
        "Karin Sjöstrand",
        "--role",
        "coordinator",
        "--organisation",
        "katrineholm",
        "--password-file",
        password.to_str().unwrap(),
    ];
    said(&run(&mut on(&db), &staff));
    let token = [
        "token",
        "add",
        "--email",
        "karin@katrineholm.example",
        "--name",
        "statistics",
    ];
    let token = said(&run(&mut on(&db), &token));

    let app = TestApp::on(db, &[]).await;
    let listed = app
        .holder(token.trim())
        .get("/api/v1/staff")
        .await
        .expect(200);
    assert_eq!(listed.json()["total"], 1);
    let typed = json!({
        "email": "karin@katrineholm.example", "password": "eleven green kettles",
    });
    app.visitor()
        .post("/api/v1/tokens", typed)
        .await
        .expect(201);
    let (zone, controller) = app.zone_and_controller("katrineholm").await;
    assert_eq!((zone.as_str(), controller), ("Europe/Stockholm", true));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operator_has_no_organisation_and_everybody_else_has() {
    let db = TestDb::fresh().await;
    let password = password_file("cli-operators-password");
    let add = |role: &'static str| {
        let password = password.to_str().unwrap();
        let arguments = [
            "staff",
            "add",
            "--email",
            "o@example.org",
            "--name",
            "Olle",
            "--role",
            role,
            "--password-file",
            password,
        ];
        run(&mut on(&db), &arguments)
    };
    assert_eq!(add("planner").status.code(), Some(1));
    let (code, words) = complaint(&add("king"));
    assert_eq!(code, Some(1));
    assert!(words.starts_with("--role: "), "{words}");
    said(&add("operator"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_turns_a_second_step_off_for_somebody_who_lost_it() {
    let db = TestDb::fresh().await;
    let password = password_file("cli-lost-password");
    let add = [
        "staff",
        "add",
        "--email",
        "o@example.org",
        "--name",
        "Olle",
        "--role",
        "operator",
        "--password-file",
        password.to_str().unwrap(),
    ];
    said(&run(&mut on(&db), &add));
    let one_step = ["staff", "one-step", "--email", "o@example.org"];
    let (code, words) = complaint(&run(&mut on(&db), &one_step));
    assert_eq!(code, Some(1));
    assert!(words.contains("has no second step"), "{words}");
    let on_since_now = "insert into second_steps
        (staff_id, id, key_id, sealed_secret, created_at, confirmed_at)
        select s.id, s.id, k.id, substr(sha256('x'), 1, 20), now(), now()
        from staff s, signing_keys k limit 1";
    let key = "insert into signing_keys (fingerprint, created_at) values (sha256('k'), now())";
    let client = db.connect().await;
    client.batch_execute(key).await.unwrap();
    client.batch_execute(on_since_now).await.unwrap();
    said(&run(&mut on(&db), &one_step));
    let left = client.query_one("select count(*) from second_steps", &[]);
    assert_eq!(left.await.unwrap().get::<_, i64>(0), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn verify_reports_a_counter_that_is_wrong() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let verify = || {
        let mut command = bare();
        command.env("MOTESPLATS__DATABASE__URL", app.database_url());
        run(&mut command, &["verify"])
    };
    assert_eq!(
        said(&verify()),
        "drift in 0 session(s)\n0 letter(s) missing\n0 letter(s) of bookings that are not there\n\
         0 key(s) of bookings that are not there\n0 session(s) found by something else than they say\n\
         0 language(s) or topic(s) that the list does not offer\n\
         0 kept record(s) that are not what their sessions come to\n"
    );
    app.set_seats_taken(session, 3).await;
    let wrong = verify();
    assert_eq!(wrong.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&wrong.stdout).contains(&session.to_string()));
    app.set_seats_taken(session, 0).await;
    app.stray_letter(session).await;
    let astray = verify();
    assert_eq!(astray.status.code(), Some(1));
    let told = String::from_utf8_lossy(&astray.stdout).into_owned();
    assert!(
        told.contains("\n1 letter(s) of bookings that are not there\n"),
        "{told}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_without_the_key_of_a_live_booking_does_not_start() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    app.visitor()
        .book(session, json!({"name": "Anna"}))
        .await
        .expect(201);
    let other = "f".repeat(64);
    let with = |name: &str, value: &str| {
        let mut command = bare();
        command
            .env("MOTESPLATS__DATABASE__URL", app.database_url())
            .env("MOTESPLATS__HTTP__LISTEN", "127.0.0.1:0")
            .env("MOTESPLATS__METRICS__LISTEN", "")
            .env(format!("MOTESPLATS__SECRETS__{name}"), value);
        command
    };
    let (code, words) = complaint(&run(&mut with("KEY", &other), &["serve"]));
    assert_eq!(code, Some(78), "{words}");
    assert!(words.contains("secrets.previous_key"), "{words}");

    let absent = temporary("cli-no-such-key");
    let (code, words) = complaint(&run(
        &mut with("KEY_FILE", absent.to_str().unwrap()),
        &["serve"],
    ));
    assert_eq!(code, Some(78), "{words}");
    assert!(!absent.exists(), "a key was made that fits no booking");

    let mut changed = with("KEY", &other);
    let mut serving = Serving::start(changed.env("MOTESPLATS__SECRETS__PREVIOUS_KEY", KEY));
    serving.wait_for("serving on");
    assert_eq!(serving.stop(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_made_where_its_file_may_be() {
    let db = TestDb::fresh().await;
    let path = temporary(&format!(
        "cli-key-{}",
        db.url.len() + std::process::id() as usize
    ));
    let mut command = on(&db);
    command
        .env_remove("MOTESPLATS__SECRETS__KEY")
        .env("MOTESPLATS__SECRETS__KEY_FILE", &path);
    let mut serving = Serving::start(&mut command);
    serving.wait_for("serving on");
    assert_eq!(serving.stop(), Some(0));
    assert_eq!(std::fs::read_to_string(&path).unwrap().trim().len(), 64);
    std::fs::remove_file(path).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn serve_waits_for_its_schema_and_stops_when_told() {
    let db = TestDb::empty().await;
    let mut serving = Serving::start(&mut on(&db));
    let listening = serving.wait_for("listening");
    let url = format!("http://{}", listening["address"].as_str().unwrap());
    let client = reqwest::Client::new();
    let get = |path: &str| send(client.get(format!("{url}{path}")));

    let early = get("/api/v1/sessions").await;
    assert_eq!(early.problem(), "503 unavailable");
    assert_ne!(early.header("retry-after"), "");
    assert_eq!(get("/readyz").await.status(), 503);
    assert_eq!(get("/healthz").await.status(), 200);

    said(&run(&mut on(&db), &["migrate"]));
    serving.wait_for("serving on");
    assert_eq!(get("/readyz").await.status(), 200);
    get("/api/v1/sessions").await.expect(200);
    let mut asking = on(&db);
    asking.env(
        "MOTESPLATS__HTTP__LISTEN",
        url.trim_start_matches("http://"),
    );
    said(&run(&mut asking, &["health"]));
    assert_eq!(serving.stop(), Some(0));
}

#[test]
fn what_goes_in_clear_on_purpose_is_said_at_start() {
    let url = "postgres://m:hemligt@/m?host=database.exempel.se&hostaddr=127.0.0.1&port=9";
    let mut command = bare();
    command
        .env("MOTESPLATS__DATABASE__URL", url)
        .env("MOTESPLATS__DATABASE__TLS", "off")
        .env(
            "MOTESPLATS__MAIL__SMTP_URL",
            "smtp://mail.exempel.se?tls=off",
        )
        .env("MOTESPLATS__HTTP__LISTEN", "127.0.0.1:0");
    let mut serving = Serving::start(&mut command);
    serving.wait_for("database.tls is off");
    serving.wait_for("mail.smtp_url says tls=off");
    serving.wait_for("the database does not answer: ");

    let mut command = bare();
    command.env(
        "MOTESPLATS__MAIL__SMTP_URL",
        "smtp://a:b@mail.exempel.se?tls=off",
    );
    let (code, words) = complaint(&run(&mut command, &["config"]));
    assert_eq!(code, Some(78));
    assert!(
        words.contains("mail.smtp_url") && !words.contains("a:b"),
        "{words}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_calls_no_strange_request_an_error_and_names_a_proxy_that_is_not_trusted_once() {
    let db = TestDb::fresh().await;
    let mut serving = Serving::start(&mut on(&db));
    let listening = serving.wait_for("listening");
    serving.wait_for("serving on");
    let address = listening["address"].as_str().unwrap().to_owned();
    for strange in [
        "nonsense\r\n\r\n",
        "GET / HTTP/9\r\n\r\n",
        "GET / HTTP/1.1\r\na b: c\r\n\r\n",
    ] {
        let mut socket = std::net::TcpStream::connect(&address).unwrap();
        socket.write_all(strange.as_bytes()).unwrap();
        let mut answer = String::new();
        socket.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    }
    for _ in 0..3 {
        let url = format!("http://{address}/api/v1/sessions");
        let request = reqwest::Client::new().get(url);
        send(request.header("X-Forwarded-For", "192.0.2.1"))
            .await
            .expect(200);
    }
    let log = serving.stop_and_read();
    assert_eq!(
        log.matches("X-Forwarded-For came from 127.0.0.1").count(),
        1,
        "{log}"
    );
    assert!(!log.contains("ERROR"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demos_passwords_are_told_in_development_alone() {
    let db = TestDb::fresh().await;
    let accounts = |environment: &str| -> Value {
        let mut command = on(&db);
        command.env("MOTESPLATS_ENVIRONMENT", environment);
        let printed = said(&run(&mut command, &["demo", "--json"]));
        serde_json::from_str(&printed).unwrap()
    };
    let hidden = accounts("production");
    assert!(hidden["accounts"][0]["email"].is_string());
    assert!(hidden["accounts"][0].get("password").is_none());
    let told = accounts("development");
    assert_eq!(told, accounts("development"));
    assert!(told["accounts"][0]["password"].is_string());
}
