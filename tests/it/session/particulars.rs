//! What few sessions say: a place in words, whom they are for, who arranges them, where they are online.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

fn mobile_cafe(venue: &Venue) -> Value {
    json!({
        "venueId": venue.id, "title": "Mobilkafé", "kind": "drop-in",
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60,
        "place": {"sv": "Bygdegården i Bie", "en": "The village hall in Bie"},
        "kindName": {"sv": "mobilkafé", "en": "mobile café"},
        "bring": "Din mobil och laddaren",
        "ages": {"from": 65, "words": "För dig som är pensionär"},
        "targetGroups": ["seniors", "relatives"],
        "devices": ["iphone", "android-phone"],
        "organisers": [{"name": "Bie bygdegårdsförening", "role": "partner"}],
    })
}

async fn publish(planner: &Staff, body: Value) -> Uuid {
    let made = planner.create("/api/v1/sessions", body).await.expect(201);
    let id: Uuid = made.json()["id"].as_str().unwrap().parse().unwrap();
    let path = format!("/api/v1/sessions/{id}/publication");
    planner.post_empty(&path).await.expect(200);
    id
}

#[tokio::test]
async fn a_place_in_words_stands_wherever_people_are_told_where_to_go() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let id = publish(&planner, mobile_cafe(&venue)).await;

    let path = format!("/api/v1/sessions/{id}");
    let shown = app.visitor().get(&path).await.expect(200).json();
    assert_eq!(shown["place"], "Bygdegården i Bie");
    assert_eq!(shown["kind"], "drop-in");
    assert_eq!(shown["kindName"], "mobilkafé");
    assert_eq!(
        shown["ages"],
        json!({"from": 65, "words": "För dig som är pensionär"})
    );
    assert_eq!(shown["targetGroups"], json!(["seniors", "relatives"]));
    assert_eq!(shown["arrangement"], "with-others");
    let names = json!([
        {"name": "Katrineholm", "organisation": "katrineholm", "role": "owner"},
        {"name": "Bie bygdegårdsförening", "role": "partner"},
    ]);
    assert_eq!(shown["organisers"], names);

    let page = app.visitor().get(&format!("/sv/sessions/{id}")).await;
    let page = page.expect(200).text();
    for said in [
        "Bygdegården i Bie",
        "mobilkafé",
        "från 65 år",
        "För dig som är pensionär",
        "äldre, anhöriga",
        "Bie bygdegårdsförening",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let list = app.visitor().get("/en/sessions").await.expect(200).text();
    assert!(list.contains("The village hall in Bie"));
    let found = app.visitor().get("/api/v1/sessions?q=bygdeg").await;
    assert_eq!(found.expect(200).json()["total"], 1);
    let file = app.visitor().request(reqwest::Method::GET, &path);
    let file = crate::support::client::send(file.header("Accept", "text/calendar")).await;
    assert!(
        file.expect(200)
            .text()
            .contains("LOCATION:Bygdegården i Bie")
    );
}

#[tokio::test]
async fn where_it_is_online_is_told_to_staff_and_to_whoever_has_a_place() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let address = "https://meet.example/katrineholm-1";
    let body = json!({
        "venueId": venue.id, "title": "Trygg på nätet", "kind": "lecture", "seatsTotal": 1,
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60, "onlineAddress": address,
    });
    let id = publish(&planner, body).await;
    let path = format!("/api/v1/sessions/{id}");
    let read = planner.get(&path).await.expect(200);
    assert_eq!(read.json()["onlineAddress"], address);
    let open = app.visitor().get(&path).await.expect(200).json();
    assert_eq!(open.get("onlineAddress"), None);
    let elsewhere = app.organisation("flen").insert().await;
    let stranger = app.staff(Role::Coordinator).at(&elsewhere).await;
    let foreign = stranger.get(&path).await.expect(200).json();
    assert_eq!(foreign.get("onlineAddress"), None);

    let asa = json!({"name": "Åsa", "contact": {"email": "asa@exempel.se"}});
    let booked = app.visitor().book(id, asa).await.expect(201).json();
    assert_eq!(booked["session"]["onlineAddress"], address);
    let bo = json!({"name": "Bo", "waitlist": true, "contact": {"email": "bo@exempel.se"}});
    let waits = app.visitor().book(id, bo).await.expect(201).json();
    assert_eq!(waits["status"], "waiting");
    assert_eq!(waits["session"].get("onlineAddress"), None);
    app.deliver_mail().await;
    let letters = app.mailbox();
    let told = |to: &str| {
        let mut letters = letters.iter().filter(|letter| letter.to().contains(to));
        letters.any(|letter| letter.text.contains(address))
    };
    assert!(told("asa@exempel.se") && !told("bo@exempel.se"));

    let moved = json!({"onlineAddress": "https://meet.example/katrineholm-2"});
    let moved = planner.patch(&path, read.etag(), moved).await.expect(200);
    assert_eq!(moved.json()["told"]["letters"], 2);
    app.deliver_mail().await;
    let letters = app.mailbox();
    let asas = letters
        .iter()
        .rfind(|letter| letter.to().contains("asa@exempel.se"));
    let text = &asas.unwrap().text;
    assert!(text.contains("ny adress på nätet") && text.contains("katrineholm-2"));
}

#[tokio::test]
async fn who_arranges_it_is_told_by_name_and_linked_where_the_service_knows_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    app.organisation("abf-sormland").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let body = |organisers: Value, arrangement: Option<&str>| {
        let mut body = mobile_cafe(&venue);
        body["organisers"] = organisers;
        body["arrangement"] = json!(arrangement);
        body
    };
    let guest = json!([{"organisation": "abf-sormland", "role": "guest"}]);
    let made = planner.create("/api/v1/sessions", body(guest.clone(), None));
    let made = made.await.expect(201).json();
    assert_eq!(made["arrangement"], "others-alone");
    let alone = json!([{"name": "Abf-sormland", "organisation": "abf-sormland", "role": "guest"}]);
    assert_eq!(made["organisers"], alone);
    let by_name = json!([{"name": "Abf-sormland", "role": "partner"}]);
    let made = planner.create("/api/v1/sessions", body(by_name, None));
    let made = made.await.expect(201).json();
    assert_eq!(made["organisers"][1]["organisation"], "abf-sormland");
    let path = format!("/api/v1/sessions/{}", made["id"].as_str().unwrap());
    let read = planner.get(&path).await.expect(200);
    let changed = json!({"minutes": 90});
    let kept = planner.patch(&path, read.etag(), changed).await.expect(200);
    assert_eq!(kept.json()["organisers"], made["organisers"]);
    let odd = planner.create("/api/v1/sessions", body(guest, Some("own")));
    assert_eq!(
        odd.await.problem(),
        r#"422 unprocessable ["/arrangement has-organisers"]"#
    );
}

#[tokio::test]
async fn a_fault_names_the_member_that_holds_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    for (member, value, fault) in [
        (
            "ages",
            json!({"from": 19, "to": 13}),
            "/ages/to ages-reversed",
        ),
        ("ages", json!({"from": 130}), "/ages/from out-of-range"),
        (
            "targetGroups",
            json!(["old"]),
            "/targetGroups/0 unknown-value",
        ),
        (
            "devices",
            json!(["ipad", "fax"]),
            "/devices/1 unknown-value",
        ),
        (
            "onlineAddress",
            json!("javascript:1"),
            "/onlineAddress bad-web-address",
        ),
        ("place", json!(""), "/place empty"),
        (
            "organisers",
            json!([{"role": "partner"}]),
            "/organisers/0/name empty",
        ),
        (
            "organisers",
            json!([{"organisation": "x", "role": "guest"}]),
            "/organisers/0/organisation unknown-organisation",
        ),
    ] {
        let mut body = mobile_cafe(&venue);
        body[member] = value;
        let refused = planner.create("/api/v1/sessions", body).await;
        assert_eq!(refused.problem(), format!("422 unprocessable [{fault:?}]"));
    }
}

#[tokio::test]
async fn a_place_on_the_map_goes_before_its_venue() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).position(58.99, 16.2).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let mut stop = mobile_cafe(&venue);
    (stop["lat"], stop["lon"]) = (json!(59.11), json!(16.43));
    let stop = publish(&planner, stop).await;
    let mut hall = mobile_cafe(&venue);
    hall["title"] = json!("Kafé på biblioteket");
    hall.as_object_mut().unwrap().remove("place");
    let hall = publish(&planner, hall).await;

    let path = format!("/api/v1/sessions/{stop}");
    let shown = app.visitor().get(&path).await.expect(200).json();
    assert_eq!(
        (&shown["lat"], &shown["lon"]),
        (&json!(59.11), &json!(16.43))
    );
    let page = app.visitor().get(&format!("/sv/sessions/{stop}")).await;
    let page = page.expect(200).text();
    assert!(page.contains("openstreetmap.org/?mlat=59.11"), "{page}");
    for (near, found) in [
        ("59.1,16.4&withinKm=5", vec![stop]),
        ("58.99,16.2&withinKm=5", vec![hall]),
        ("59.1,16.4&withinKm=100&sort=distance", vec![stop, hall]),
        ("58.99,16.2&withinKm=100&sort=distance", vec![hall, stop]),
    ] {
        let path = format!("/api/v1/sessions?near={near}");
        let list = app.visitor().get(&path).await.expect(200).json();
        let ids = list["items"].as_array().unwrap().iter();
        let ids: Vec<Uuid> = ids
            .map(|one| one["id"].as_str().unwrap().parse().unwrap())
            .collect();
        assert_eq!(ids, found, "{near}");
    }
    let etag = planner.get(&path).await.expect(200).etag().to_owned();
    for (patch, refused) in [
        (json!({"lon": null}), r#"["/lon missing"]"#),
        (json!({"lat": 91}), r#"["/lat out-of-range"]"#),
        (json!({"place": null}), r#"["/place missing"]"#),
    ] {
        let answer = planner.patch(&path, &etag, patch).await;
        assert_eq!(answer.problem(), format!("422 unprocessable {refused}"));
    }
    let back = json!({"place": null, "lat": null, "lon": null});
    let back = planner.patch(&path, &etag, back).await.expect(200).json();
    assert_eq!((back.get("place"), back.get("lat")), (None, None));
}
