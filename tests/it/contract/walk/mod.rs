//! A walk through every operation of the API in the demo's world, on a Tuesday morning in November. What is sent and
//! what comes back is kept as the document's examples.

mod bookings;
mod desk;
mod sessions;
mod surroundings;

use std::collections::BTreeMap;

use chrono::TimeDelta;
use motesplats::demo::{self, DemoAccounts};
use motesplats::platform::ids;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::client::send;
use crate::support::contract::Operation;
use crate::support::{Answer, Client, TestApp};

/// The demo's world and those who walk through it.
pub struct Walk {
    pub app: TestApp,
    pub accounts: DemoAccounts,
    pub visitor: Client,
    pub desk: Client,
    pub planner: Client,
    pub coordinator: Client,
    pub organiser: Client,
    kept: BTreeMap<String, Value>,
    /// What was sent and does not fit the document.
    pub faults: Vec<String>,
}

impl Walk {
    /// Every operation once; what was sent and answered, by the operations' names.
    pub async fn through_everything() -> (BTreeMap<String, Value>, Vec<String>) {
        let mut walk = Self::begin().await;
        surroundings::walk(&mut walk).await;
        sessions::walk(&mut walk).await;
        bookings::walk(&mut walk).await;
        desk::walk(&mut walk).await;
        (walk.kept, walk.faults)
    }

    /// The demo on its morning, before anybody did anything.
    pub async fn begin() -> Self {
        let app = TestApp::spawn().await;
        app.clock().advance(TimeDelta::days(49));
        let mut conn = app.conn().await;
        let accounts = demo::fill(&mut conn, &app.state.keys, app.now())
            .await
            .unwrap();
        let visitor = app.visitor();
        let mut clients = Vec::new();
        for (role, organisation) in [
            ("desk", "katrineholm"),
            ("planner", "katrineholm"),
            ("coordinator", "katrineholm"),
            ("campaign-organiser", "digidel"),
        ] {
            let answer = visitor
                .post("/api/v1/tokens", credentials(&accounts, role, organisation))
                .await;
            let token = answer.expect(201).json()["token"]
                .as_str()
                .unwrap()
                .to_owned();
            clients.push(app.holder(&token));
        }
        let [desk, planner, coordinator, organiser] = clients.try_into().ok().unwrap();
        Self {
            app,
            accounts,
            visitor,
            desk,
            planner,
            coordinator,
            organiser,
            kept: BTreeMap::new(),
            faults: Vec::new(),
        }
    }

    /// Carries an operation out and keeps it. `operation` is method and path as the document has them, with the
    /// query to send; `ids` fill the path.
    pub async fn step(
        &mut self,
        who: &Client,
        operation: &str,
        ids: &[&str],
        body: Option<Value>,
    ) -> Answer {
        let (described, filled) = addressed(operation, ids);
        let (method, _) = operation.split_once(' ').unwrap();
        let mut request = who.request(method.parse().unwrap(), &filled);
        if method == "POST" {
            request = request.header("Idempotency-Key", ids::fresh().to_string());
        }
        if method == "PATCH" {
            let tag = who.get(&filled).await.expect(200).etag().to_owned();
            request = request.header("If-Match", tag);
        }
        if let Some(body) = &body {
            let wrong = described.faults_of_request(body).into_iter();
            self.faults
                .extend(wrong.map(|fault| format!("{operation} {fault}")));
            request = request.json(body);
        }
        let answer = send(request).await;
        assert!(
            (200..300).contains(&answer.status()),
            "{operation}: {} {}",
            answer.status(),
            answer.text()
        );
        tells_its_headers(&described, &answer, operation);
        self.keep(&described, body, &answer);
        answer
    }

    /// Sends a file to an operation and keeps it.
    pub async fn step_file(
        &mut self,
        who: &Client,
        operation: &str,
        media_type: &str,
        content: &str,
    ) {
        let (described, filled) = addressed(operation, &[]);
        let answer = who.send_file(&filled, media_type, content.into()).await;
        let answer = answer.expect(200);
        self.keep(&described, Some(json!(content)), &answer);
    }

    /// Sends another kind of file to the same operation, and keeps what was sent beside the first.
    pub async fn also_file(
        &mut self,
        who: &Client,
        operation: &str,
        media_type: &str,
        content: &str,
    ) {
        let (described, filled) = addressed(operation, &[]);
        let answer = who.send_file(&filled, media_type, content.into()).await;
        answer.expect(200);
        let name = described.described()["operationId"]
            .as_str()
            .unwrap()
            .to_owned();
        let example = self.kept.get_mut(&name).unwrap();
        example[format!("request {media_type}")] = json!(content);
    }

    /// Keeps the same answer in another form.
    pub async fn keep_other_kind(
        &mut self,
        who: &Client,
        operation: &str,
        ids: &[&str],
        kind: &str,
    ) {
        let (described, filled) = addressed(operation, ids);
        let answer = send(who.request(Method::GET, &filled).header("Accept", kind))
            .await
            .expect(200);
        self.keep(&described, None, &answer);
    }

    fn keep(&mut self, operation: &Operation, sent: Option<Value>, answer: &Answer) {
        let name = operation.described()["operationId"]
            .as_str()
            .unwrap()
            .to_owned();
        let example = self.kept.entry(name).or_insert_with(|| json!({}));
        if let Some(sent) = sent {
            example["request"] = neutral(&sent, &self.app.url);
        }
        let kind = answer.header("content-type").split(';').next().unwrap();
        match kind {
            "" => {}
            "application/json" => example[kind] = neutral(&answer.json(), &self.app.url),
            text => example[text] = neutral(&json!(answer.text()), &self.app.url),
        }
    }
}

/// The operation of a method and a path with its query, and the address that ids make of it.
fn addressed(operation: &str, ids: &[&str]) -> (Operation, String) {
    let (method, path) = operation.split_once(' ').unwrap();
    let template = path.split('?').next().unwrap();
    let mut filled = format!("/api/v1{path}");
    for id in ids {
        let (start, rest) = filled.split_once('{').unwrap();
        filled = format!("{start}{id}{}", rest.split_once('}').unwrap().1);
    }
    (Operation::named(method, template).unwrap(), filled)
}

/// Of the headers that callers go on with, an answer has none that the document does not tell of.
fn tells_its_headers(operation: &Operation, answer: &Answer, name: &str) {
    let said = &operation.described()["responses"][answer.status().to_string()]["headers"];
    for header in ["ETag", "Link", "Location", "Idempotency-Replayed"] {
        let told = said.get(header).is_some();
        assert!(
            told || answer.header(header).is_empty(),
            "{name}: {header} is not told"
        );
    }
}

/// What somebody signs in with.
pub fn credentials(accounts: &DemoAccounts, role: &str, organisation: &str) -> Value {
    let mut all = accounts.accounts.iter();
    let one = all.find(|one| one.role == role && one.organisation.as_deref() == Some(organisation));
    let one = one.unwrap();
    json!({ "email": one.email, "password": one.password })
}

/// Without the address of this test, and without what opens anything.
fn neutral(value: &Value, url: &str) -> Value {
    match value {
        Value::String(text) => json!(text.replace(url, "https://motesplats.example")),
        Value::Array(items) => items.iter().map(|item| neutral(item, url)).collect(),
        Value::Object(members) => {
            let neutral = |(name, member): (&String, &Value)| {
                let member = match name.as_str() {
                    "token" => json!("mps_0000000000000000000000000000000000000000000"),
                    "manageToken" => json!("mpb_0000000000000000000000"),
                    "password" => json!("tysta cyklar under bron"),
                    _ => neutral(member, url),
                };
                (name.clone(), member)
            };
            members.iter().map(neutral).collect()
        }
        other => other.clone(),
    }
}
