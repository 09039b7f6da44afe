//! An installation without the demo: a municipality, its coordinator, a venue, sessions to book.
//! It is made as an operator and a coordinator make it: by commands and over HTTP.

use std::net::SocketAddr;
use std::path::Path;

use chrono::TimeDelta;
use motesplats::platform::clock::Clock;
use motesplats::platform::ids;
use serde_json::{Value, json};

use super::http::{Reply, Request, ask};
use super::program::Program;

const PASSWORD: &str = "eleven green kettles";
const COORDINATOR: &str = "karin@katrineholm.example";

/// Katrineholm, seen by its coordinator.
#[derive(Debug, Clone)]
pub struct Installation {
    /// The coordinator's token.
    pub token: String,
    address: SocketAddr,
    venue: String,
}

impl Installation {
    /// Makes the organisation and its coordinator by commands and the venue over HTTP.
    pub async fn set_up(program: &Program, address: SocketAddr) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("password-{}", ids::fresh().simple()));
        std::fs::write(&file, PASSWORD).unwrap();
        let organisation = "organisation add --slug katrineholm --name Katrineholm \
                            --kind municipality --municipality SE-0483";
        program.must_run(&words(organisation)).await;
        let staff = format!(
            "staff add --email {COORDINATOR} --name Karin --role coordinator \
             --organisation katrineholm --password-file"
        );
        let mut staff = words(&staff);
        staff.push(file.to_str().unwrap());
        program.must_run(&staff).await;
        std::fs::remove_file(&file).unwrap();

        let sign_in = json!({"email": COORDINATOR, "password": PASSWORD});
        let signed_in = ask(address, &Request::post("/api/v1/tokens", &sign_in)).await;
        let token = text(&signed_in.unwrap().expect(201).json()["token"]);
        let venue = json!({
            "organisation": "katrineholm", "name": "Biblioteket", "kind": "library",
            "municipality": "SE-0483", "address": "Storgatan 1",
        });
        let mut installation = Self {
            token,
            address,
            venue: String::new(),
        };
        let made = installation.post("/api/v1/venues", &venue).await;
        installation.venue = text(&made.expect(201).json()["slug"]);
        installation
    }

    /// A published session in a week's time.
    pub async fn session(&self, seats: u32) -> String {
        let day = Clock::System.now().date_naive() + TimeDelta::days(7);
        let plan = json!({
            "venueId": self.venue, "title": "Datorhjälp", "kind": "lecture",
            "localDate": day, "localTime": "13:00", "minutes": 60, "seatsTotal": seats,
        });
        let made = self.post("/api/v1/sessions", &plan).await.expect(201);
        let id = text(&made.json()["id"]);
        let published = format!("/api/v1/sessions/{id}/publication");
        self.post(&published, &json!({})).await.expect(200);
        id
    }

    async fn post(&self, path: &str, body: &Value) -> Reply {
        let request = Request::post(path, body).bearer(&self.token);
        ask(self.address, &request).await.unwrap()
    }
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}
