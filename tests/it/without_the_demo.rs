//! An installation that begins with nothing: commands make an organisation and its first people;
//! they do the rest over HTTP, and a resident finds, books, looks up and cancels.

use std::path::PathBuf;
use std::time::Duration;

use chrono::TimeDelta;
use motesplats::platform::clock::Clock;
use serde_json::{Value, json};

use crate::stress::http::{Caller, Reply, Request};
use crate::stress::program::{Program, Service};
use crate::support::db::TestDb;
use crate::support::{eventually, mailbox};

const PASSWORD: &str = "eleven green kettles";

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_without_the_demo_gets_everybody_their_job_done() {
    let (db, folder) = (TestDb::empty().await, Folder::new());
    let program = delivering(Program::on(&db.url), &folder);
    set_up(&program, &folder).await;
    let service = program.serve().await;

    let session = librarians_part(&service).await;
    let booked = resident_books(&service, &session).await;
    delivered(&folder, 1).await;
    resident_cancels(&service, &booked).await;
    delivered(&folder, 2).await;
    program.must_run(&["verify"]).await;
    service.stop().await;
}

fn delivering(mut program: Program, folder: &Folder) -> Program {
    let mail = folder.0.join("mail").to_str().unwrap().to_owned();
    for (key, value) in [("TRANSPORT", "folder".to_owned()), ("FOLDER", mail)] {
        let name = format!("MOTESPLATS__MAIL__{key}");
        program.settings.push((name, value));
    }
    program.delivers = true;
    program
}

/// The operator's part: the schema, a municipality, a coordinator and a planner.
async fn set_up(program: &Program, folder: &Folder) {
    program.must_run(&["migrate"]).await;
    let add = "organisation add --slug katrineholm --name Katrineholm --kind municipality \
               --municipality SE-0483";
    program
        .must_run(&add.split_whitespace().collect::<Vec<_>>())
        .await;
    let file = folder.0.join("password");
    std::fs::write(&file, format!("{PASSWORD}\n")).unwrap();
    for role in ["coordinator", "planner"] {
        let email = email_of(role);
        let mut add = vec!["staff", "add", "--name", "Karin", "--email", &email];
        add.extend(["--role", role, "--organisation", "katrineholm"]);
        add.extend(["--password-file", file.to_str().unwrap()]);
        program.must_run(&add).await;
    }
}

/// The coordinator's part is the venue, the planner's the session, which everybody then finds.
async fn librarians_part(service: &Service) -> Value {
    let mut caller = Caller::to(service.address);
    let coordinator = sign_in(&mut caller, "coordinator").await;
    let planner = sign_in(&mut caller, "planner").await;
    let venue = json!({
        "organisation": "katrineholm", "name": "Biblioteket", "kind": "library",
        "municipality": "SE-0483",
    });
    let venue = post(&mut caller, "/api/v1/venues", &venue, &coordinator).await;
    let venue = venue.expect(201).json();
    let session = json!({
        "venueId": venue["id"], "title": "Datorhjälp", "kind": "lecture", "seatsTotal": 8,
        "localDate": in_a_week(), "localTime": "13:00", "minutes": 60,
    });
    let draft = post(&mut caller, "/api/v1/sessions", &session, &planner).await;
    let draft = draft.expect(201).json();
    assert_eq!(
        found(&mut caller).await["total"],
        0,
        "a draft is nobody's to see"
    );
    let publish = format!("/api/v1/sessions/{}/publication", text(&draft["id"]));
    post(&mut caller, &publish, &json!({}), &planner)
        .await
        .expect(200);
    until_listed(&mut caller, |found| found["items"][0]["id"] == draft["id"]).await;
    draft
}

async fn resident_books(service: &Service, session: &Value) -> Value {
    let mut caller = Caller::to(service.address);
    let path = format!("/api/v1/sessions/{}/bookings", text(&session["id"]));
    let body = json!({"name": "Gunvor", "contact": {"email": "gunvor@exempel.se"}});
    let request = Request::post(&path, &body)
        .header("idempotency-key", "f47ac10b-58cc-4372-a567-0e02b2c3d479");
    let booked = caller.ask(&request).await.unwrap().expect(201).json();
    until_listed(&mut caller, |found| found["items"][0]["seatsFree"] == 7).await;
    booked
}

async fn resident_cancels(service: &Service, booked: &Value) {
    let mut caller = Caller::to(service.address);
    let typed = json!({"number": booked["number"], "pin": booked["pin"]});
    let looked_up = Request::post("/api/v1/bookings/lookup", &typed);
    let looked_up = caller.ask(&looked_up).await.unwrap().expect(200).json();
    assert_eq!(looked_up["booking"]["id"], booked["id"]);
    let cancel = format!("/api/v1/bookings/{}/cancellation", text(&booked["id"]));
    let token = text(&looked_up["manageToken"]);
    let cancelled = post(&mut caller, &cancel, &json!({}), token).await;
    assert_eq!(cancelled.expect(200).json()["status"], "cancelled");
    until_listed(&mut caller, |found| found["items"][0]["seatsFree"] == 8).await;
}

/// Waits until so many letters lie in the folder, all to the resident.
async fn delivered(folder: &Folder, count: usize) {
    let mail = folder.0.join("mail");
    let read = async || Some(mailbox::read(&mail)).filter(|letters| letters.len() >= count);
    let letters = eventually(Duration::from_secs(30), "letters", read).await;
    let theirs = |letter: &mailbox::Letter| letter.to().contains("gunvor@exempel.se");
    assert!(letters.iter().all(theirs));
}

async fn sign_in(caller: &mut Caller, role: &str) -> String {
    let typed = json!({"email": email_of(role), "password": PASSWORD});
    let reply = caller.ask(&Request::post("/api/v1/tokens", &typed)).await;
    text(&reply.unwrap().expect(201).json()["token"]).to_owned()
}

async fn post(caller: &mut Caller, path: &str, body: &Value, token: &str) -> Reply {
    let request = Request::post(path, body).bearer(token);
    caller.ask(&request).await.unwrap()
}

/// The public list of the town.
async fn found(caller: &mut Caller) -> Value {
    let list = Request::get("/api/v1/sessions?municipality=0483");
    caller.ask(&list).await.unwrap().expect(200).json()
}

/// The public list may be a second old.
async fn until_listed(caller: &mut Caller, is_so: impl Fn(&Value) -> bool) {
    let ask = async || Some(found(caller).await).filter(&is_so);
    eventually(Duration::from_secs(3), "the list to be new", ask).await;
}

fn email_of(role: &str) -> String {
    format!("{role}@katrineholm.example")
}

fn in_a_week() -> String {
    let day = Clock::System.now().date_naive() + TimeDelta::days(7);
    day.to_string()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// For the password and the letters.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let name = format!("motesplats test {} without demo", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
