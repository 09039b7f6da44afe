//! Somebody who calls a day off, moves a session, reads lists in, and publishes proposals.

use serde_json::{Value, json};
use uuid::Uuid;

use super::DemoWorld;
use crate::support::Client;

impl DemoWorld {
    /// Somebody of the demo at the API.
    pub(super) async fn at_the_api(&self, account: &Value) -> Client {
        let credentials = json!({ "email": account["email"], "password": account["password"] });
        let visitor = self.app.visitor();
        let token = visitor
            .post("/api/v1/tokens", credentials)
            .await
            .expect(201);
        self.app.holder(token.json()["token"].as_str().unwrap())
    }
}

/// A published session of an hour in January.
async fn session(planner: &Client, day: &str, hour: usize) -> Uuid {
    let new = json!({ "venueId": "katrineholm-bibliotek", "title": "Mobilen på ditt språk", "kind": "workshop",
        "localDate": day, "localTime": format!("{hour}:00"), "minutes": 60, "seatsTotal": 8 });
    let made = planner
        .create("/api/v1/sessions", new)
        .await
        .expect(201)
        .json();
    let id = made["id"].as_str().unwrap();
    let path = format!("/api/v1/sessions/{id}/publication");
    planner.post(&path, json!({})).await.expect(200);
    id.parse().unwrap()
}

async fn book(planner: &Client, session: Uuid, name: &str, contact: Value) {
    let request = match contact.is_null() {
        true => json!({ "name": name }),
        false => json!({ "name": name, "contact": contact }),
    };
    planner.book(session, request).await.expect(201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planner_calls_a_stormy_day_off_and_moves_a_session() {
    let world = DemoWorld::new().await;
    let mut account = world.account("planner", "katrineholm");
    let planner = world.at_the_api(&account).await;
    let mut sessions = Vec::new();
    for hour in 11..16 {
        sessions.push(session(&planner, "2027-01-13", hour).await);
    }
    for n in 1..=20 {
        let contact = match n {
            1..=12 => json!({ "email": format!("bo{n}@exempel.se") }),
            13..=17 => json!({ "phone": format!("070-123 45 {n}") }),
            _ => Value::Null,
        };
        book(&planner, sessions[n % 5], &format!("Bo {n}"), contact).await;
    }
    let other = session(&planner, "2027-01-14", 10).await;
    book(
        &planner,
        other,
        "Karin",
        json!({ "email": "karin@exempel.se" }),
    )
    .await;
    book(&planner, other, "Eva", json!({ "phone": "070-123 45 99" })).await;
    world.app.deliver_mail().await;
    account["other"] = json!(other);

    world.walk("planner", account).await;

    let drift = motesplats::booking::verify(&mut world.app.conn().await).await;
    assert_eq!(drift.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planner_covers_the_day_of_a_helper_who_is_ill() {
    let world = DemoWorld::new().await;
    let mut account = world.account("planner", "katrineholm");
    let planner = world.at_the_api(&account).await;
    let [ill, substitute, colleague] = ["Sara Berg", "Nils Öhman", "Deqa Warsame"];
    let day = "2027-01-20";
    let mut sessions = Vec::new();
    for (hour, helper) in [(11, ill), (12, ill), (13, ill), (13, substitute), (14, ill)] {
        let id = format!("select id::text from staff where name = '{helper}'");
        let helper = world.app.value(&id).await;
        let made = session(&planner, day, hour).await;
        let path = format!("/api/v1/sessions/{made}");
        let tag = planner.get(&path).await.expect(200).etag().to_owned();
        let helpers = json!({ "helpers": [helper] });
        planner.patch(&path, &tag, helpers).await.expect(200);
        sessions.push(made);
    }
    let by_mail = json!({ "email": "karin@exempel.se" });
    book(&planner, sessions[4], "Karin", by_mail).await;
    book(&planner, sessions[4], "Gunvor", Value::Null).await;
    for (name, known) in [
        ("ill", ill),
        ("substitute", substitute),
        ("colleague", colleague),
        ("day", day),
    ] {
        account[name] = json!(known);
    }
    world.walk("substitute", account).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planner_reads_a_programme_in_and_books_a_paper_list() {
    let world = DemoWorld::new().await;
    let account = world.account("planner", "katrineholm");
    let planner = world.at_the_api(&account).await;
    let session = session(&planner, "2027-02-04", 10).await;
    let known = json!({ "account": account, "session": session });
    world.walk_with("lists", known).await;
    assert_eq!(world.app.seats_taken(session).await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_publishes_what_a_department_proposed() {
    let world = DemoWorld::new().await;
    let planner = world.account("planner", "katrineholm");
    let planner = world.at_the_api(&planner).await;
    let mut proposed = Vec::new();
    for (day, moved) in [("2027-02-09", false), ("2027-02-10", true)] {
        let new = json!({ "venueId": "katrineholm-bibliotek", "title": "Mobilen på ditt språk", "kind": "workshop",
            "localDate": day, "localTime": "10:00", "minutes": 60, "seatsTotal": 8 });
        let made = planner.create("/api/v1/sessions", new).await.expect(201);
        let id = made.json()["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/sessions/{id}");
        let waits = planner.post(&format!("{path}/proposal"), json!({})).await;
        let tag = waits.expect(200).etag().to_owned();
        proposed.push(id);
        if moved {
            let time = json!({ "localTime": "13:00" });
            planner.patch(&path, &tag, time).await.expect(200);
        }
    }
    let coordinator = world.account("coordinator", "katrineholm");
    world.walk("proposals", coordinator).await;
    for id in proposed {
        let status = format!("select status from sessions where id = '{id}'");
        assert_eq!(world.app.value(&status).await, "published");
    }
}
