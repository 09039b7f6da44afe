//! The matrix of the pages: every page and form of the staff × every role. A route without a row fails.

use std::collections::{BTreeMap, BTreeSet};

use motesplats::platform::auth::Role::{self, Operator};
use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::table;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::Town;
use super::right_of_each_page::ROWS;
use crate::permissions::holders;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

/// Pages on which a desk reads which planners to ring about the session: without one there is nobody.
const NAMES_PLANNERS: [&str; 2] = [
    "GET /desk/sessions/{sessionId}/change",
    "GET /desk/sessions/{sessionId}/cancellation",
];

/// What somebody without the right is answered, about a session out of reach.
fn refusal(role: Role, route: &str) -> u16 {
    match role == Role::Desk && NAMES_PLANNERS.contains(&route) {
        true => 404,
        false => 403,
    }
}

/// The routes as rows are written: `GET /desk/today`, with the whole path. Signing in and out is everybody's.
fn routes() -> BTreeMap<String, (Method, String)> {
    table(Environment::Production)
        .into_iter()
        .filter_map(|(path, endpoint)| {
            let short = path.strip_prefix("/{lang}")?;
            let is_staffs = short.starts_with("/desk") || short.starts_with("/reports");
            if !is_staffs || endpoint.access == Access::Public {
                return None;
            }
            let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
            Some((
                format!("{method} {short}"),
                (method, path.replace("{lang}", "sv")),
            ))
        })
        .collect()
}

#[test]
fn every_page_and_form_has_one_row() {
    let rows: BTreeSet<String> = ROWS.iter().map(|(route, _)| (*route).to_owned()).collect();
    assert_eq!(rows.len(), ROWS.len(), "a row is there twice");
    assert_eq!(rows, routes().into_keys().collect());
}

/// What the paths name: things that are there, or that nobody has.
struct Things(Vec<(&'static str, String)>);

impl Things {
    fn nobodys() -> Self {
        let nothing = Uuid::from_u128(7).to_string();
        let names = [
            "sessionId",
            "bookingId",
            "callTaskId",
            "holdId",
            "walkInId",
            "questionId",
            "reportId",
            "venueId",
            "organisationId",
            "seriesId",
            "roomId",
            "equipmentId",
            "closedDaysId",
            "staffId",
            "grantId",
            "tokenId",
            "signInId",
            "absenceId",
            "helperHoursId",
            "templateId",
            "fileId",
        ];
        Self(names.map(|name| (name, nothing.clone())).to_vec())
    }

    fn in_path(&self, path: &str) -> String {
        let path = path
            .replace("{slug}", "nowhere")
            .replace("{kind}", "confirmation")
            .replace("{sessionKind}", "lecture")
            .replace("{edition}", "2026");
        let path = self.0.iter().fold(path, |path, (name, id)| {
            path.replace(&format!("{{{name}}}"), id)
        });
        assert!(!path.contains('{'), "what is {path}?");
        path
    }
}

/// Opens a page, or sends a form with nothing in it but its code.
async fn call(client: &Client, method: &Method, path: &str, code: &str) -> Answer {
    match *method {
        Method::GET => client.get(path).await,
        _ => client.submit(path, &[("csrf", code)]).await,
    }
}

/// The code that forms carry under this sign-in: one stands on every page of the staff, to sign out.
async fn code_of(client: &Client, role: Role) -> String {
    let page = match role {
        Role::Steering | Role::CampaignOrganiser => "/sv/reports",
        Role::Auditor => "/sv/desk/audit",
        Operator => "/sv/desk/organisations",
        _ => "/sv/desk/today",
    };
    client.get(page).await.expect(200).hidden("csrf")
}

async fn signed_in(town: &Town, role: Role) -> Client {
    match role {
        Operator => {
            let operator = town.app.operator().await;
            town.app.signed_in(&operator).await
        }
        role => town.signed_in(role).await,
    }
}

#[tokio::test]
async fn every_page_and_form_lets_in_whom_its_row_names_and_nobody_else() {
    let town = Town::new().await;
    let (routes, nobodys) = (routes(), Things::nobodys());
    let mut faults = Vec::new();
    for role in Role::ALL {
        let client = signed_in(&town, role).await;
        let code = code_of(&client, role).await;
        for (route, right) in ROWS {
            let (method, path) = &routes[*route];
            let status = call(&client, method, &nobodys.in_path(path), &code)
                .await
                .status();
            let fits = match holders(right).contains(&role) {
                // What the path names does not exist, or the form is empty: they were let in.
                true => !matches!(status, 401 | 403 | 405 | 500..),
                false => status == refusal(role, route),
            };
            if !fits {
                faults.push(format!("{} {route}: {status}", role.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// A session with somebody booked, and everything else that a path can name.
async fn things_of(town: &Town) -> Things {
    let app = &town.app;
    let colleague = app.staff(Role::Desk).at(&town.town).await;
    let session = app.session(&town.library).published().insert().await;
    let booked = app.visitor().book(session, json!({"name": "Anna"})).await;
    let booking = booked.expect(201).json()["id"].as_str().unwrap().to_owned();
    Things(vec![
        ("staffId", colleague.id.to_string()),
        ("tokenId", app.token_of(colleague.id).await.to_string()),
        ("signInId", app.sign_in_of(&colleague).await.to_string()),
        ("grantId", app.grant_of(colleague.id).await.to_string()),
        ("sessionId", session.to_string()),
        ("callTaskId", app.call_about(&booking).await),
        ("bookingId", booking),
        ("venueId", town.library.id.to_string()),
        (
            "roomId",
            app.room(&town.library, "Sal 9", false).await.to_string(),
        ),
        (
            "equipmentId",
            app.equipment(&town.library, "Surfplatta", 3)
                .await
                .to_string(),
        ),
        ("closedDaysId", app.closed_days(&town.library).await),
        ("organisationId", town.town.id.to_string()),
        (
            "holdId",
            app.on_hold(session, colleague.id).await.to_string(),
        ),
        (
            "walkInId",
            app.last_walk_in(session, colleague.id).await.to_string(),
        ),
        (
            "questionId",
            app.question(&town.library, colleague.id).await.to_string(),
        ),
        ("reportId", Uuid::from_u128(7).to_string()),
        ("absenceId", app.absence(colleague.id).await),
        ("templateId", app.template(&town.library).await),
        (
            "helperHoursId",
            app.helper_hours(colleague.id, &town.library).await,
        ),
        ("fileId", Uuid::from_u128(7).to_string()),
        ("seriesId", series_of(app, &town.library).await),
    ])
}

/// A series with one session, that is to come.
async fn series_of(app: &TestApp, library: &Venue) -> String {
    let series = app.series(library).await;
    let ahead = app
        .session(library)
        .starting("2026-12-01", "10:00")
        .published();
    let ahead = ahead.insert().await;
    app.sql(&format!(
        "update sessions set series_id = '{series}' where id = '{ahead}'"
    ))
    .await;
    series
}

#[tokio::test]
async fn what_is_another_organisations_does_not_exist_on_any_page() {
    let town = Town::new().await;
    let things = things_of(&town).await;
    let others = town.app.organisation("nykoping").municipality("SE-0480");
    let others = others.insert().await;
    let mut faults = Vec::new();
    for role in [Role::Coordinator, Role::Planner, Role::Desk] {
        let somebody = town.app.staff(role).at(&others).await;
        let client = town.app.signed_in(&somebody).await;
        let code = code_of(&client, role).await;
        for (route, (method, path)) in routes() {
            if !path.contains("Id}") {
                continue;
            }
            let right = ROWS.iter().find(|row| row.0 == route).unwrap().1;
            let wanted = match holders(right).contains(&role) {
                true => 404,
                false => refusal(role, &route),
            };
            let status = call(&client, &method, &things.in_path(&path), &code)
                .await
                .status();
            if status != wanted {
                faults.push(format!("{} {route}: {status}", role.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn a_page_opens_for_all_who_have_the_right_where_it_is() {
    let town = Town::new().await;
    let things = things_of(&town).await;
    let mut faults = Vec::new();
    for role in [Role::Coordinator, Role::Planner, Role::Desk] {
        let client = town.signed_in(role).await;
        for (route, (method, path)) in routes() {
            let right = ROWS.iter().find(|row| row.0 == route).unwrap().1;
            let may = holders(right).contains(&role);
            // A poll needs the key of an earlier look, and a file is one person's own.
            let needs_more = path.ends_with("/poll") || path.contains("{fileId}");
            if method != Method::GET || !path.contains("Id}") || needs_more || !may {
                continue;
            }
            let status = client.get(&things.in_path(&path)).await.status();
            if status != 200 {
                faults.push(format!("{} {route}: {status}", role.name()));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
