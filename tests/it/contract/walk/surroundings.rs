//! What sessions need around them: organisations, places, campaigns, people.

use serde_json::json;

use super::{Walk, credentials};

pub async fn walk(walk: &mut Walk) {
    about(walk).await;
    organisations(walk).await;
    places(walk).await;
    campaigns(walk).await;
    people(walk).await;
}

async fn about(walk: &mut Walk) {
    let visitor = walk.visitor.clone();
    walk.step(&visitor, "GET /api-info", &[], None).await;
    walk.step(&visitor, "GET /municipalities?q=kat&limit=2", &[], None)
        .await;
}

async fn organisations(walk: &mut Walk) {
    let (visitor, coordinator) = (walk.visitor.clone(), walk.coordinator.clone());
    walk.step(
        &visitor,
        "GET /organisations?q=katrineholm&limit=2",
        &[],
        None,
    )
    .await;
    walk.step(
        &visitor,
        "GET /organisations/{organisationId}",
        &["katrineholm"],
        None,
    )
    .await;
    let mistaken = json!({ "name": "Kulturen", "slug": "katrineholm-kulturen", "kind": "department", "parent": "katrineholm" });
    walk.step(&coordinator, "POST /organisations", &[], Some(mistaken))
        .await;
    walk.step(
        &coordinator,
        "DELETE /organisations/{organisationId}",
        &["katrineholm-kulturen"],
        None,
    )
    .await;
    let new = json!({ "name": "Biblioteken i Katrineholm", "slug": "katrineholm-biblioteken", "kind": "library",
        "parent": "katrineholm", "municipality": "SE-0483", "phone": "08-465 004 16" });
    walk.step(&coordinator, "POST /organisations", &[], Some(new))
        .await;
    let change = json!({ "publicationReserved": true, "remindByPhone": true, "requiresTotp": false, "phone": null });
    walk.step(
        &coordinator,
        "PATCH /organisations/{organisationId}",
        &["katrineholm-biblioteken"],
        Some(change),
    )
    .await;
    let statement = json!({ "conformity": "partial", "assessedOn": "2026-11-02",
        "notAccessible": { "sv": "Kartan går inte att läsa med skärmläsare.", "en": "Screen readers cannot read the map." },
        "method": "Vi har prövat sidorna själva.",
        "supervisor": { "name": "Myndigheten för digital förvaltning", "url": "https://www.digg.se/tdosanmalan" } });
    let path = "/organisations/{organisationId}/accessibility-statement";
    walk.step(
        &coordinator,
        &format!("PUT {path}"),
        &["katrineholm"],
        Some(statement),
    )
    .await;
    walk.step(&visitor, &format!("GET {path}"), &["katrineholm"], None)
        .await;
}

async fn places(walk: &mut Walk) {
    let (visitor, coordinator, planner) = (
        walk.visitor.clone(),
        walk.coordinator.clone(),
        walk.planner.clone(),
    );
    walk.step(
        &visitor,
        "GET /venues?municipality=SE-0483&kind=library&limit=2",
        &[],
        None,
    )
    .await;
    walk.step(
        &visitor,
        "GET /venues/{venueId}",
        &["katrineholm-bibliotek"],
        None,
    )
    .await;
    let new = json!({ "organisation": "katrineholm", "name": "Igelkottens mötesplats",
        "slug": "katrineholm-igelkotten", "kind": "senior-meeting-place", "municipality": "SE-0483",
        "address": "Igelkottsgatan 2, Katrineholm", "phone": "08-465 004 61", "lat": 58.996, "lon": 16.207,
        "accessibility": { "sv": "Entré utan trappsteg.", "en": "No steps at the door." } });
    walk.step(&coordinator, "POST /venues", &[], Some(new))
        .await;
    let bank = json!({ "topic": "bank", "help": "referred", "whom": { "sv": "banken", "en": "your bank" } });
    let change = json!({ "address": null, "accessibility": { "en": null },
        "topicPolicy": [{ "topic": "e-id", "help": "shown-only" }, bank] });
    walk.step(
        &coordinator,
        "PATCH /venues/{venueId}",
        &["katrineholm-igelkotten"],
        Some(change),
    )
    .await;
    walk.step(
        &planner,
        "GET /rooms?venue=katrineholm-bibliotek&limit=2",
        &[],
        None,
    )
    .await;
    let new = json!({ "venue": "katrineholm-bibliotek", "name": "Grupprummet", "shared": false });
    let room = walk
        .step(&planner, "POST /rooms", &[], Some(new))
        .await
        .json();
    let room = room["id"].as_str().unwrap();
    walk.step(&planner, "GET /rooms/{roomId}", &[room], None)
        .await;
    walk.step(
        &planner,
        "PATCH /rooms/{roomId}",
        &[room],
        Some(json!({ "shared": true })),
    )
    .await;
    walk.step(&planner, "DELETE /rooms/{roomId}", &[room], None)
        .await;
    equipment(walk, &planner).await;
    walk.step(
        &coordinator,
        "DELETE /venues/{venueId}",
        &["katrineholm-igelkotten"],
        None,
    )
    .await;
    closed_days(walk).await;
    opening_hours(walk).await;
}

async fn opening_hours(walk: &mut Walk) {
    let (visitor, planner) = (walk.visitor.clone(), walk.planner.clone());
    let span = |weekday, opens, closes, staffed| json!({ "weekday": weekday, "opensAt": opens, "closesAt": closes, "staffed": staffed });
    let usual = json!({ "hours": [span("mon", "10:00", "18:00", true), span("mon", "18:00", "21:00", false)] });
    let summer = json!({ "from": "2027-06-14", "to": "2027-08-13", "hours": [span("mon", "12:00", "16:00", true)] });
    let (path, library) = ("/venues/{venueId}/opening-hours", ["katrineholm-bibliotek"]);
    let hours = json!({ "weeks": [usual, summer] });
    walk.step(&planner, &format!("PUT {path}"), &library, Some(hours))
        .await;
    walk.step(&visitor, &format!("GET {path}"), &library, None)
        .await;
}

async fn closed_days(walk: &mut Walk) {
    let planner = walk.planner.clone();
    let new = json!({ "venue": "katrineholm-bibliotek", "from": "2026-12-23", "reason": { "sv": "Inventering" } });
    let days = walk
        .step(&planner, "POST /closed-days", &[], Some(new))
        .await
        .json();
    let days = days["id"].as_str().unwrap();
    let list = "GET /closed-days?venue=katrineholm-bibliotek&from=2026-10-01";
    walk.step(&planner, list, &[], None).await;
    let one = "/closed-days/{closedDaysId}";
    walk.step(&planner, &format!("GET {one}"), &[days], None)
        .await;
    let change = json!({ "opensAt": "10:00", "closesAt": "13:00" });
    walk.step(&planner, &format!("PATCH {one}"), &[days], Some(change))
        .await;
    walk.step(&planner, &format!("DELETE {one}"), &[days], None)
        .await;
}

async fn campaigns(walk: &mut Walk) {
    let (visitor, organiser) = (walk.visitor.clone(), walk.organiser.clone());
    walk.step(&visitor, "GET /campaigns?limit=1", &[], None)
        .await;
    let new = json!({ "organisation": "digidel", "slug": "digital-var", "name": "Digital vår" });
    walk.step(&organiser, "POST /campaigns", &[], Some(new))
        .await;
    let change = json!({ "name": "Digital vår i hela landet" });
    walk.step(
        &organiser,
        "PATCH /campaigns/{slug}",
        &["digital-var"],
        Some(change),
    )
    .await;
    let new = json!({ "edition": "2027", "name": { "sv": "Digital vår 2027", "en": "Digital spring 2027" },
        "startsOn": "2027-04-12", "endsOn": "2027-04-18", "theme": "Trygg på nätet", "mustBeFree": true });
    walk.step(
        &organiser,
        "POST /campaigns/{slug}/editions",
        &["digital-var"],
        Some(new),
    )
    .await;
    walk.step(&visitor, "GET /campaigns/{slug}", &["digital-var"], None)
        .await;
    walk.step(
        &visitor,
        "GET /campaigns/{slug}/editions/{edition}",
        &["digital-var", "2027"],
        None,
    )
    .await;
    let change = json!({ "endsOn": "2027-04-25", "theme": { "nb": "Trygg på nett" } });
    walk.step(
        &organiser,
        "PATCH /campaigns/{slug}/editions/{edition}",
        &["digital-var", "2027"],
        Some(change),
    )
    .await;
    let report = "GET /campaigns/{slug}/editions/{edition}/report";
    let by_day = format!("{report}?groupBy=municipality");
    let coordinator = walk.coordinator.clone();
    walk.step(&coordinator, &by_day, &["emedborgarveckan", "2026"], None)
        .await;
    walk.keep_other_kind(
        &coordinator,
        &by_day,
        &["emedborgarveckan", "2026"],
        "text/csv",
    )
    .await;
    let submission = "POST /campaigns/{slug}/editions/{edition}/submission";
    let whose = json!({ "organisation": "katrineholm" });
    walk.step(
        &coordinator,
        submission,
        &["emedborgarveckan", "2026"],
        Some(whose),
    )
    .await;
    let unused = ["digital-var", "2027"];
    let edition = "DELETE /campaigns/{slug}/editions/{edition}";
    walk.step(&organiser, edition, &unused, None).await;
    let campaign = "DELETE /campaigns/{slug}";
    walk.step(&organiser, campaign, &["digital-var"], None)
        .await;
}

async fn people(walk: &mut Walk) {
    let (visitor, coordinator) = (walk.visitor.clone(), walk.coordinator.clone());
    let password = credentials(&walk.accounts, "planner", "katrineholm");
    let token = walk
        .step(&visitor, "POST /tokens", &[], Some(password))
        .await
        .json();
    let caller = walk.app.holder(token["token"].as_str().unwrap());
    walk.step(&caller, "DELETE /tokens/current", &[], None)
        .await;
    own_access(walk).await;
    walk.step(&coordinator, "GET /staff?limit=2", &[], None)
        .await;
    walk.step(&coordinator, "GET /audit?limit=2", &[], None)
        .await;
    // No id stands in the columns' names.
    walk.keep_other_kind(&coordinator, "GET /audit?from=2030-01-01", &[], "text/csv")
        .await;
    let new = json!({ "name": "Maja Lindvik", "email": "maja.lindvik@katrineholm.example",
        "organisation": "katrineholm", "pledgedOn": "2026-11-20" });
    let account = walk
        .step(&coordinator, "POST /staff", &[], Some(new))
        .await
        .json();
    let account = account["id"].as_str().unwrap();
    walk.step(&coordinator, "GET /staff/{staffId}", &[account], None)
        .await;
    let change = json!({ "name": "Maja Lindvik Ek", "disabled": false });
    walk.step(
        &coordinator,
        "PATCH /staff/{staffId}",
        &[account],
        Some(change),
    )
    .await;
    walk.step(
        &coordinator,
        "POST /staff/{staffId}/invitation",
        &[account],
        None,
    )
    .await;
    let forgotten = json!({ "email": "maja.lindvik@katrineholm.example" });
    walk.step(&visitor, "POST /password-resets", &[], Some(forgotten))
        .await;
    let new = json!({ "staffId": account, "role": "desk", "organisation": "katrineholm",
        "venue": "katrineholm-bibliotek" });
    let grant = walk
        .step(&coordinator, "POST /grants", &[], Some(new))
        .await
        .json();
    walk.step(
        &coordinator,
        "DELETE /grants/{grantId}",
        &[grant["id"].as_str().unwrap()],
        None,
    )
    .await;
    walk.step(&coordinator, "DELETE /staff/{staffId}", &[account], None)
        .await;
}

/// What opens a planner's own account.
async fn own_access(walk: &mut Walk) {
    let planner = walk.planner.clone();
    let new = json!({ "name": "Bibliotekets webb", "scopes": ["sessions:read", "venues:read"],
        "expiresAt": "2027-05-24T08:00:00Z" });
    let made = walk
        .step(&planner, "POST /staff/me/tokens", &[], Some(new))
        .await
        .json();
    walk.step(&planner, "GET /staff/me/tokens", &[], None).await;
    walk.step(
        &planner,
        "DELETE /staff/me/tokens/{tokenId}",
        &[made["id"].as_str().unwrap()],
        None,
    )
    .await;
    for _ in 0..2 {
        let account = walk.accounts.accounts.iter();
        let mut account = account.filter(|one| {
            one.role == "planner" && one.organisation.as_deref() == Some("katrineholm")
        });
        let account = account.next().unwrap();
        let fields = [
            ("email", account.email.as_str()),
            ("password", account.password.as_str()),
        ];
        let entered = walk.visitor.submit("/sv/desk/sign-in", &fields).await;
        entered.expect(303);
    }
    let open = walk
        .step(&planner, "GET /staff/me/sign-ins", &[], None)
        .await
        .json();
    let one = open["items"][0]["id"].as_str().unwrap();
    walk.step(
        &planner,
        "DELETE /staff/me/sign-ins/{signInId}",
        &[one],
        None,
    )
    .await;
    walk.step(&planner, "DELETE /staff/me/sign-ins", &[], None)
        .await;
    second_step(walk).await;
}

/// A planner sets up an app, and turns it off again.
async fn second_step(walk: &mut Walk) {
    let planner = walk.planner.clone();
    let begun = walk
        .step(&planner, "POST /staff/me/totp", &[], Some(json!({})))
        .await
        .json();
    let secret = begun["secret"].as_str().unwrap().as_bytes();
    let secret = data_encoding::BASE32_NOPAD.decode(secret).unwrap();
    let code = |at: chrono::DateTime<chrono::Utc>| {
        let secret = totp_rs::Secret::new_stack(secret.as_slice().try_into().unwrap());
        let app = totp_rs::Builder::new().with_secret(secret).build().unwrap();
        let code = app.generate(at.timestamp().try_into().unwrap());
        json!({ "code": code.to_string() })
    };
    let now = walk.app.now();
    let first = code(now - chrono::TimeDelta::seconds(30));
    walk.step(
        &planner,
        "POST /staff/me/totp/confirmation",
        &[],
        Some(first),
    )
    .await;
    walk.step(&planner, "DELETE /staff/me/totp", &[], Some(code(now)))
        .await;
}

async fn equipment(walk: &mut Walk, planner: &crate::support::Client) {
    let new = json!({ "venue": "katrineholm-bibliotek", "name": "Surfplatta", "count": 5 });
    let tablets = walk.step(planner, "POST /equipment", &[], Some(new)).await;
    let tablets = tablets.json();
    let id = tablets["id"].as_str().unwrap();
    let list = "GET /equipment?venue=katrineholm-bibliotek&limit=2";
    walk.step(planner, list, &[], None).await;
    walk.step(planner, "GET /equipment/{equipmentId}", &[id], None)
        .await;
    let more = json!({ "count": 6 });
    walk.step(planner, "PATCH /equipment/{equipmentId}", &[id], Some(more))
        .await;
    walk.step(planner, "DELETE /equipment/{equipmentId}", &[id], None)
        .await;
}
