//! The matrix: every route of the API × every role. A route without a row fails.

use std::collections::{BTreeMap, BTreeSet};

use motesplats::platform::auth::Role;
use motesplats::platform::config::Environment;
use motesplats::platform::http::routing::Access;
use motesplats::routes::table;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use crate::support::client::send;
use crate::support::staff::{GrantedAt, Staff};
use crate::support::{Answer, Client, TestApp};

/// Who holds each right, as the contract's table has it.
const HOLDERS: [(&str, &[Role]); 13] = {
    use Role::*;
    [
        ("roster", &[Volunteer, Helper, Desk, Planner, Coordinator]),
        ("check-in", &[Volunteer, Helper, Desk, Planner, Coordinator]),
        ("count", &[Helper, Desk, Planner, Coordinator]),
        ("serve", &[Desk, Planner, Coordinator]),
        ("draft", &[Planner, Coordinator]),
        ("publish", &[Planner, Coordinator]),
        ("administer", &[Coordinator]),
        ("reports", &[Planner, Coordinator, Steering]),
        ("campaigns", &[CampaignOrganiser]),
        (
            "campaign-reports",
            &[Planner, Coordinator, Steering, CampaignOrganiser],
        ),
        ("organisations", &[Coordinator, Operator]),
        ("audit", &[Coordinator, Auditor]),
        ("signed-in", &Role::ALL),
    ]
};

/// A row for each route: `everybody`, a right, or `holder or <right>`.
const ROWS: &[(&str, &str)] = &[
    ("GET /api-info", "everybody"),
    ("GET /openapi.json", "everybody"),
    ("GET /municipalities", "everybody"),
    ("GET /organisations", "everybody"),
    ("POST /organisations", "organisations"),
    ("GET /organisations/{organisationId}", "everybody"),
    ("PATCH /organisations/{organisationId}", "organisations"),
    ("DELETE /organisations/{organisationId}", "organisations"),
    (
        "GET /organisations/{organisationId}/accessibility-statement",
        "everybody",
    ),
    (
        "PUT /organisations/{organisationId}/accessibility-statement",
        "administer",
    ),
    ("POST /tokens", "everybody"),
    ("DELETE /tokens/current", "signed-in"),
    ("GET /staff/me/tokens", "signed-in"),
    ("POST /staff/me/tokens", "signed-in"),
    ("DELETE /staff/me/tokens/{tokenId}", "signed-in"),
    ("GET /staff/me/sign-ins", "signed-in"),
    ("DELETE /staff/me/sign-ins", "signed-in"),
    ("DELETE /staff/me/sign-ins/{signInId}", "signed-in"),
    ("POST /staff/me/totp", "signed-in"),
    ("POST /staff/me/totp/confirmation", "signed-in"),
    ("DELETE /staff/me/totp", "signed-in"),
    ("GET /staff", "administer"),
    ("POST /staff", "administer"),
    ("GET /staff/{staffId}", "administer"),
    ("PATCH /staff/{staffId}", "administer"),
    ("DELETE /staff/{staffId}", "administer"),
    ("POST /staff/{staffId}/invitation", "organisations"),
    ("POST /password-resets", "everybody"),
    ("POST /grants", "administer"),
    ("DELETE /grants/{grantId}", "administer"),
    ("GET /audit", "audit"),
    ("GET /venues", "everybody"),
    ("POST /venues", "administer"),
    ("GET /venues/{venueId}", "everybody"),
    ("GET /venues/{venueId}/opening-hours", "everybody"),
    ("PUT /venues/{venueId}/opening-hours", "draft"),
    ("PATCH /venues/{venueId}", "administer"),
    ("DELETE /venues/{venueId}", "administer"),
    ("GET /closed-days", "draft"),
    ("POST /closed-days", "draft"),
    ("GET /closed-days/{closedDaysId}", "draft"),
    ("PATCH /closed-days/{closedDaysId}", "draft"),
    ("DELETE /closed-days/{closedDaysId}", "draft"),
    ("GET /rooms", "draft"),
    ("POST /rooms", "draft"),
    ("GET /rooms/{roomId}", "draft"),
    ("PATCH /rooms/{roomId}", "draft"),
    ("DELETE /rooms/{roomId}", "draft"),
    ("GET /equipment", "draft"),
    ("POST /equipment", "draft"),
    ("GET /equipment/{equipmentId}", "draft"),
    ("PATCH /equipment/{equipmentId}", "draft"),
    ("DELETE /equipment/{equipmentId}", "draft"),
    ("GET /campaigns", "everybody"),
    ("POST /campaigns", "campaigns"),
    ("GET /campaigns/{slug}", "everybody"),
    ("PATCH /campaigns/{slug}", "campaigns"),
    ("DELETE /campaigns/{slug}", "campaigns"),
    ("PATCH /campaigns/{slug}/editions/{edition}", "campaigns"),
    ("DELETE /campaigns/{slug}/editions/{edition}", "campaigns"),
    ("POST /campaigns/{slug}/editions", "campaigns"),
    ("GET /campaigns/{slug}/editions/{edition}", "everybody"),
    (
        "GET /campaigns/{slug}/editions/{edition}/report",
        "campaign-reports",
    ),
    (
        "POST /campaigns/{slug}/editions/{edition}/submission",
        "administer",
    ),
    ("GET /sessions", "everybody"),
    ("POST /sessions", "draft"),
    ("DELETE /sessions/{sessionId}", "draft"),
    ("POST /series", "draft"),
    ("POST /imports/bookings", "serve"),
    ("POST /imports/counts", "count"),
    ("POST /imports/sessions", "draft"),
    ("POST /blocks", "draft"),
    ("POST /tours", "draft"),
    ("GET /absences", "draft"),
    ("POST /absences", "draft"),
    ("GET /absences/{absenceId}", "draft"),
    ("PATCH /absences/{absenceId}", "draft"),
    ("DELETE /absences/{absenceId}", "draft"),
    ("GET /session-templates", "draft"),
    ("POST /session-templates", "draft"),
    ("DELETE /session-templates/{templateId}", "draft"),
    ("GET /helper-skills/{staffId}", "draft"),
    ("PUT /helper-skills/{staffId}", "draft"),
    ("GET /helper-hours", "draft"),
    ("POST /helper-hours", "draft"),
    ("GET /helper-hours/{helperHoursId}", "draft"),
    ("PATCH /helper-hours/{helperHoursId}", "draft"),
    ("DELETE /helper-hours/{helperHoursId}", "draft"),
    ("GET /series/{seriesId}", "draft"),
    ("PATCH /series/{seriesId}", "draft"),
    ("POST /series/{seriesId}/cancellation", "publish"),
    ("GET /sessions/{sessionId}", "everybody"),
    ("PATCH /sessions/{sessionId}", "draft"),
    ("POST /sessions/{sessionId}/change-preview", "draft"),
    ("POST /sessions/{sessionId}/copy", "draft"),
    ("POST /sessions/{sessionId}/proposal", "draft"),
    ("POST /sessions/{sessionId}/publication", "publish"),
    ("POST /sessions/{sessionId}/cancellation", "publish"),
    ("POST /cancellations", "publish"),
    ("POST /substitutions", "draft"),
    ("POST /sessions/{sessionId}/messages", "serve"),
    ("GET /sessions/{sessionId}/count", "count"),
    ("PUT /sessions/{sessionId}/count", "count"),
    ("POST /sessions/{sessionId}/bookings", "everybody"),
    ("GET /sessions/{sessionId}/bookings", "roster"),
    ("POST /sessions/{sessionId}/walk-ins", "check-in"),
    ("DELETE /walk-ins/{walkInId}", "check-in"),
    ("GET /bookings", "serve"),
    ("POST /bookings/lookup", "everybody"),
    ("GET /bookings/{bookingId}", "holder or serve"),
    ("PATCH /bookings/{bookingId}", "holder or serve"),
    ("POST /bookings/{bookingId}/cancellation", "holder or serve"),
    ("POST /bookings/{bookingId}/attendance", "check-in"),
    ("POST /bookings/{bookingId}/pin", "serve"),
    ("POST /bookings/{bookingId}/move", "holder or serve"),
    ("POST /bookings/{bookingId}/acceptance", "holder or serve"),
    ("POST /bookings/{bookingId}/decline", "holder or serve"),
    ("POST /bookings/{bookingId}/settlement", "serve"),
    ("POST /sessions/{sessionId}/holds", "serve"),
    ("GET /letters", "serve"),
    ("POST /letters/{letterId}/resend", "serve"),
    ("GET /call-tasks", "serve"),
    ("POST /call-tasks/{callTaskId}/outcome", "serve"),
    ("GET /questions", "serve"),
    ("POST /questions", "serve"),
    ("DELETE /questions/{questionId}", "serve"),
    ("DELETE /holds/{holdId}", "serve"),
    ("POST /sessions/{sessionId}/bookings/cancellation", "serve"),
    ("POST /sessions/{sessionId}/seats/release", "serve"),
];

/// The routes as rows are written: `GET /sessions`.
fn routes() -> BTreeMap<String, (Method, String, Access)> {
    table(Environment::Production)
        .into_iter()
        .filter_map(|(path, endpoint)| {
            let short = path.strip_prefix("/api/v1")?;
            let method = Method::from_bytes(endpoint.method.as_str().as_bytes()).unwrap();
            let name = format!("{method} {short}");
            Some((name, (method, path, endpoint.access)))
        })
        .collect()
}

pub fn holders(right: &str) -> &'static [Role] {
    let found = HOLDERS.iter().find(|(name, _)| *name == right);
    found.unwrap_or_else(|| panic!("no right {right}")).1
}

#[test]
fn every_route_has_one_row() {
    let rows: BTreeSet<&str> = ROWS.iter().map(|(route, _)| *route).collect();
    assert_eq!(rows.len(), ROWS.len(), "a row is there twice");
    let routes = routes();
    let without: Vec<_> = routes
        .keys()
        .filter(|route| !rows.contains(route.as_str()))
        .collect();
    let dead: Vec<_> = rows
        .iter()
        .filter(|row| !routes.contains_key(**row))
        .collect();
    assert!(without.is_empty(), "routes without a row: {without:#?}");
    assert!(dead.is_empty(), "rows without a route: {dead:#?}");
}

#[test]
fn every_route_declares_what_its_row_says() {
    let routes = routes();
    for (route, row) in ROWS {
        let Some((_, _, access)) = routes.get(*route) else {
            continue;
        };
        let declared: BTreeSet<&str> = match access {
            Access::Public => {
                assert_eq!(*row, "everybody", "{route}");
                continue;
            }
            Access::SignedIn => Role::ALL.iter().map(|role| role.name()).collect(),
            Access::Staff(right) | Access::Holder(right) => carrying(&[*right]),
            Access::Either(one, other) => carrying(&[*one, *other]),
        };
        let right = row.strip_prefix("holder or ").unwrap_or(row);
        let wanted: BTreeSet<&str> = holders(right).iter().map(|role| role.name()).collect();
        assert_eq!(declared, wanted, "{route}");
        let is_holders = matches!(access, Access::Holder(_));
        assert_eq!(is_holders, row.starts_with("holder"), "{route}");
    }
}

fn carrying(rights: &[motesplats::platform::auth::Permission]) -> BTreeSet<&'static str> {
    Role::ALL
        .into_iter()
        .filter(|role| {
            rights
                .iter()
                .any(|right| role.permissions().contains(right))
        })
        .map(Role::name)
        .collect()
}

/// A request to a route about things that do not exist.
async fn call(client: &Client, method: &Method, path: &str) -> Answer {
    let nothing = Uuid::from_u128(7).to_string();
    let path = path
        .replace("{slug}", "nowhere")
        .replace("{edition}", "2026");
    let path: Vec<&str> = path
        .split('/')
        .map(|part| match part.starts_with('{') {
            true => nothing.as_str(),
            false => part,
        })
        .collect();
    let path = path.join("/");
    let request = client.request(method.clone(), &path);
    send(match *method {
        Method::GET => request,
        _ if path.contains("/imports/") => request.header("Content-Type", "text/csv").body("x"),
        Method::DELETE => request.json(&json!({})),
        _ => request.header("If-Match", "\"1.0\"").json(&json!({})),
    })
    .await
}

async fn staff_of_every_role(app: &TestApp, at: GrantedAt) -> Vec<(Role, Staff)> {
    let mut staff = Vec::new();
    for role in Role::ALL {
        staff.push((
            role,
            match role {
                Role::Operator => app.operator().await,
                _ => app.staff(role).at(at).await,
            },
        ));
    }
    staff
}

#[tokio::test]
async fn every_route_lets_in_whom_its_row_names_and_nobody_else() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let routes = routes();
    let mut faults = Vec::new();
    for (role, somebody) in staff_of_every_role(&app, GrantedAt::from(&town)).await {
        for (route, row) in ROWS {
            let Some((method, path, _)) = routes.get(*route) else {
                continue;
            };
            // Ends the token itself: tried at the end, by itself.
            if *route == "DELETE /tokens/current" {
                continue;
            }
            let status = call(&somebody, method, path).await.status();
            let right = row.strip_prefix("holder or ").unwrap_or(row);
            let may = right == "everybody" || holders(right).contains(&role);
            let fits = match may {
                // The thing does not exist, or the body is refused: they were let in.
                true => !matches!(status, 401 | 403 | 405 | 415 | 500..),
                false => status == 403,
            };
            if !fits {
                faults.push(format!("{} {route}: {status}", role.name()));
            }
        }
        let left = somebody.delete("/api/v1/tokens/current").await;
        assert_eq!(left.status(), 204, "{}", role.name());
        let after = somebody.delete("/api/v1/tokens/current").await;
        assert_eq!(after.status(), 401, "{}", role.name());
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn nobody_without_a_valid_token_passes_a_row_that_names_somebody() {
    let app = TestApp::spawn().await;
    let routes = routes();
    let mut faults = Vec::new();
    for token in [
        None,
        Some("mps_nothing"),
        Some("mpb_nothing"),
        Some("nonsense"),
    ] {
        let caller = match token {
            None => app.visitor(),
            Some(token) => app.holder(token),
        };
        for (route, row) in ROWS {
            let Some((method, path, _)) = routes.get(*route) else {
                continue;
            };
            let status = call(&caller, method, path).await.status();
            let fits = match (*row, token) {
                ("everybody", None) => !matches!(status, 401 | 403 | 500..),
                _ => status == 401,
            };
            if !fits {
                faults.push(format!("{token:?} {route}: {status}"));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[tokio::test]
async fn what_another_organisation_has_does_not_exist() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let session = app.session(&venue).insert().await;
    let colleague = app.staff(Role::Desk).at(&town).await;
    let grant = app.grant_of(colleague.id).await.to_string();
    let open = app.session(&venue).published().insert().await;
    let booked = app
        .visitor()
        .book(open, json!({"name": "Anna"}))
        .await
        .expect(201);
    let booking = booked.json()["id"].as_str().unwrap().to_owned();

    let closed_days = app.closed_days(&venue).await;
    let series = app.series(&venue).await;
    let absence = app.absence(colleague.id).await;
    let template = app.template(&venue).await;
    let hours = app.helper_hours(colleague.id, &venue).await;
    let equipment = app.equipment(&venue, "Surfplatta", 3).await.to_string();
    let call_task = app.call_about(&booking).await;
    let letter = app.letter_about(&booking).await;
    let walk_in = app.last_walk_in(open, colleague.id).await.to_string();
    let question = app.question(&venue, colleague.id).await.to_string();
    let hold = app.on_hold(open, colleague.id).await.to_string();
    let token = app.token_of(colleague.id).await.to_string();
    let sign_in = app.sign_in_of(&colleague).await.to_string();
    let other_town = app.organisation("nykoping").municipality("SE-0480");
    let other_town = other_town.insert().await;
    let others = [
        app.staff(Role::Coordinator).at(&other_town).await,
        app.staff(Role::Planner).at(&other_town).await,
    ];
    let mut faults = Vec::new();
    for (route, (method, path, access)) in routes() {
        let about_nobody = !path.contains('{') || path.contains("{slug}");
        if access == Access::Public || about_nobody {
            continue;
        }
        let path = path
            .replace("{organisationId}", &town.id.to_string())
            .replace("{venueId}", &venue.id.to_string())
            .replace("{roomId}", &room.to_string())
            .replace("{closedDaysId}", &closed_days)
            .replace("{seriesId}", &series)
            .replace("{absenceId}", &absence)
            .replace("{helperHoursId}", &hours)
            .replace("{templateId}", &template)
            .replace("{equipmentId}", &equipment)
            .replace("{sessionId}", &session.to_string())
            .replace("{staffId}", &colleague.id.to_string())
            .replace("{grantId}", &grant)
            .replace("{tokenId}", &token)
            .replace("{signInId}", &sign_in)
            .replace("{holdId}", &hold)
            .replace("{walkInId}", &walk_in)
            .replace("{callTaskId}", &call_task)
            .replace("{questionId}", &question)
            .replace("{letterId}", &letter)
            .replace("{bookingId}", &booking);
        assert!(!path.contains('{'), "what is {path}?");
        for other in &others {
            let status = call(other, &method, &path).await.status();
            if !matches!(status, 403 | 404) {
                faults.push(format!("{route}: {status}"));
            }
        }
        // The coordinator carries every one of these rights, only not here.
        let status = call(&others[0], &method, &path).await.status();
        if status != 404 {
            faults.push(format!("{route}: {status} for a coordinator"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    for other in &others {
        let draft = other.get(&format!("/api/v1/sessions/{session}")).await;
        assert_eq!(draft.status(), 404);
    }
}

#[tokio::test]
async fn the_desks_pages_send_a_visitor_to_sign_in() {
    let app = TestApp::spawn().await;
    for (path, endpoint) in table(Environment::Production) {
        let guarded = path.contains("/desk") || path.contains("/reports");
        // Whoever cannot sign in yet needs these.
        let opens = [
            "/desk/sign-in",
            "/desk/sign-in/provider",
            "/desk/sign-in/callback",
            "/desk/forgotten",
            "/desk/password",
        ];
        let opens = opens.iter().any(|end| path.ends_with(end));
        if !guarded || opens || endpoint.method != "GET" {
            continue;
        }
        let nothing = Uuid::from_u128(7).to_string();
        let path: Vec<&str> = path
            .split('/')
            .map(|part| match part {
                "{lang}" => "sv",
                part if part.starts_with('{') => &nothing,
                part => part,
            })
            .collect();
        let answer = app.visitor().get(&path.join("/")).await;
        // A script cannot follow to a page: it is told where its own has to go.
        let (status, place) = match path.last() {
            Some(&"poll") => (401, "hx-redirect"),
            _ => (303, "location"),
        };
        assert_eq!(answer.status(), status, "{path:?}");
        assert!(answer.header(place).starts_with("/sv/desk/sign-in?next="));
    }
}
