//! The mail server of `tests/mail/misbehaving.py` as a process, and what it has written of itself.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use motesplats::platform::ids;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::stress::program::free_port;

/// Python takes its time on a busy machine.
const START: Duration = Duration::from_secs(30);

/// See the module. It ends when it is dropped, for its standard input does.
pub struct BadServer {
    address: SocketAddr,
    folder: PathBuf,
    process: Option<Child>,
}

/// A letter that it has.
#[derive(Debug, Clone)]
pub struct Taken {
    pub message_id: String,
    pub recipient: String,
    /// The calendar part's; none without one.
    pub method: Option<String>,
    /// A header that no letter has.
    pub bcc: Option<String>,
}

impl BadServer {
    /// Takes every letter.
    pub async fn start() -> Self {
        let name = format!("mail-server-{}", ids::fresh().simple());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::create_dir(&folder).unwrap();
        let mut server = Self {
            address: free_port(),
            folder,
            process: None,
        };
        server.start_again().await;
        server
    }

    pub async fn start_again(&mut self) {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mail");
        let python = tests.join(".venv/bin/python");
        assert!(python.exists(), "`sh .ci/need mail` installs it");
        let mut process = Command::new(python)
            .arg(tests.join("misbehaving.py"))
            .args(["--port", &self.address.port().to_string()])
            .arg("--manner")
            .arg(self.folder.join("manner"))
            .arg("--letters")
            .arg(self.folder.join("letters"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stdout.take().unwrap()).lines();
        let said = tokio::time::timeout(START, said.next_line()).await;
        assert_eq!(said.unwrap().unwrap().as_deref(), Some("ready"));
        self.process = Some(process);
    }

    /// Nobody listens any more.
    pub async fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().await.unwrap();
        }
    }

    /// What it does from the next command on.
    pub fn behave(&self, manner: &Value) {
        let (new, file) = (self.folder.join("new"), self.folder.join("manner"));
        std::fs::write(&new, manner.to_string()).unwrap();
        std::fs::rename(new, file).unwrap();
    }

    /// Takes every letter from the next command on.
    pub fn behave_well(&self) {
        self.behave(&serde_json::json!({}));
    }

    /// Its address, for somebody who has a password there.
    pub fn url(&self) -> String {
        let port = self.address.port();
        format!("smtp://motesplats:hemligt@{}:{port}", Ipv4Addr::LOCALHOST)
    }

    /// Its address, for somebody who insists on TLS.
    pub fn url_with_tls(&self) -> String {
        format!("smtp://{}?tls=required", self.address)
    }

    /// The letters that it has, in the order in which they came.
    pub fn taken(&self) -> Vec<Taken> {
        let events = self.events().into_iter();
        let text = |event: &Value, name: &str| event[name].as_str().map(ToOwned::to_owned);
        let taken = events.filter(|event| event["event"] == "taken");
        let taken = taken.map(|event| Taken {
            message_id: text(&event, "message_id").unwrap(),
            recipient: text(&event, "recipient").unwrap(),
            method: text(&event, "method"),
            bcc: text(&event, "bcc"),
        });
        taken.collect()
    }

    /// The same, by who got them.
    pub fn taken_by_recipient(&self) -> BTreeMap<String, Vec<Taken>> {
        let mut people: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for taken in self.taken() {
            people
                .entry(taken.recipient.clone())
                .or_default()
                .push(taken);
        }
        people
    }

    /// How many letters it has; cheap, for asking often.
    pub fn count(&self) -> usize {
        let written = std::fs::read(self.folder.join("letters")).unwrap_or_default();
        let event = b"\"event\": \"taken\"";
        written
            .windows(event.len())
            .filter(|at| at == event)
            .count()
    }

    /// The most connections it had at once.
    pub fn most_open(&self) -> u64 {
        let events = self.events().into_iter();
        let open = events.filter_map(|event| event["open"].as_u64());
        open.max().unwrap_or_default()
    }

    fn events(&self) -> Vec<Value> {
        let written = std::fs::read_to_string(self.folder.join("letters")).unwrap_or_default();
        // The last line may be under way.
        let lines = written.split_inclusive('\n');
        let whole = lines.filter(|line| line.ends_with('\n'));
        whole
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }
}

impl Drop for BadServer {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            let _ = std::fs::remove_dir_all(&self.folder);
        }
    }
}
