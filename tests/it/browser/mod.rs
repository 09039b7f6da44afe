//! People at a browser, in real Chromium with script switched off, unless it is about the script. Each journey is a
//! script in `tests/browser`; it asserts what the person reads, looks at every page large and small, and leaves the
//! pictures in `target/tmp/browser`.

mod accessible;
mod afternoon;
mod caller;
mod campaigns;
mod colleagues;
mod home_visit;
mod letters;
mod librarian;
mod morning;
mod organiser;
mod passing;
mod places;
mod planner;
mod resident;
mod roster;
mod settings;
mod telephone;
mod text_breaks;
mod topics;
mod tours;

use std::path::{Path, PathBuf};
use std::process::Stdio;

use chrono::TimeDelta;
use motesplats::demo::{self, DemoAccounts};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};

use crate::support::TestApp;

/// The service with the demo's people and sessions in it, on a Tuesday morning in November: the
/// campaign week of October is over.
struct DemoWorld {
    app: TestApp,
    accounts: DemoAccounts,
}

impl DemoWorld {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        app.clock().advance(TimeDelta::days(49));
        let mut conn = app.conn().await;
        let filled = demo::fill(&mut conn, &app.state.keys, app.now()).await;
        Self {
            accounts: filled.unwrap(),
            app,
        }
    }

    /// Address and password of whoever has a role at an organisation.
    fn account(&self, role: &str, organisation: &str) -> Value {
        let mut all = self.accounts.accounts.iter();
        let of = |of: &Option<String>| of.as_deref() == Some(organisation);
        let one = all.find(|one| one.role == role && of(&one.organisation));
        json!(one.unwrap())
    }

    /// Lets a person walk through the service. What their script asks for is answered here.
    async fn walk(&self, person: &str, account: Value) {
        self.walk_with(person, json!({ "account": account })).await;
    }

    /// The same, who knows more than an account.
    async fn walk_with(&self, person: &str, known: Value) {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("browser/{person}"));
        let _ = std::fs::remove_dir_all(&folder);
        let mut facts = json!({ "url": self.app.url, "folder": folder });
        let known = known.as_object().unwrap().clone();
        facts.as_object_mut().unwrap().extend(known);
        let mut script = start(person, &facts);
        let mut answers = script.stdin.take().unwrap();
        let mut said = BufReader::new(script.stdout.take().unwrap()).lines();
        while let Some(line) = said.next_line().await.unwrap() {
            let answer = self.answer(&serde_json::from_str(&line).unwrap()).await;
            let line = format!("{answer}\n");
            answers.write_all(line.as_bytes()).await.unwrap();
        }
        let end = script.wait_with_output().await.unwrap();
        let complaint = String::from_utf8_lossy(&end.stderr);
        assert!(end.status.success(), "{person}: {complaint}");
    }

    async fn answer(&self, question: &Value) -> Value {
        match question["ask"].as_str().unwrap() {
            "letters" => {
                self.app.deliver_mail().await;
                let letters = self.app.mailbox();
                letters
                    .iter()
                    .map(|letter| json!({ "to": letter.to(), "text": letter.text }))
                    .collect()
            }
            "minutes" => {
                let minutes = question["fact"].as_i64().unwrap();
                self.app.clock().advance(TimeDelta::minutes(minutes));
                Value::Null
            }
            other => panic!("nobody knows {other}"),
        }
    }
}

fn scripts() -> PathBuf {
    let scripts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    assert!(
        scripts.join("node_modules").exists(),
        "`sh .ci/need browser` installs what journeys need; `make test` does so by itself"
    );
    scripts
}

fn start(person: &str, facts: &Value) -> Child {
    Command::new("node")
        .arg(scripts().join(format!("{person}.mjs")))
        .env("JOURNEY", facts.to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap()
}
