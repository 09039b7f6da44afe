//! A planner schedules: what becomes a draft, and what is refused.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::{Answer, TestApp};

const SESSIONS: &str = "/api/v1/sessions";

fn lecture(venue: &str) -> Value {
    json!({
        "venueId": venue, "title": "BankID utan krångel", "kind": "lecture",
        "localDate": "2026-10-08", "localTime": "13:00", "minutes": 90, "seatsTotal": 12,
        "languages": ["sv", "ar"], "topics": ["e-id"]
    })
}

fn with(mut body: Value, changes: Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            body.as_object_mut().unwrap().remove(name);
        } else {
            body[name] = value.clone();
        }
    }
    body
}

#[tokio::test]
async fn a_planner_drafts_publishes_and_everybody_finds_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;

    let made = planner
        .post(SESSIONS, lecture(&venue.slug))
        .await
        .expect(201);
    let session = made.json();
    assert_eq!(session["status"], "draft");
    assert_eq!(session["startsAt"], "2026-10-08T11:00:00Z");
    assert_eq!(session["endsAt"], "2026-10-08T12:30:00Z");
    assert_eq!(session["localTime"], "13:00");
    assert_eq!(session["seatsFree"], 12);
    assert_eq!(
        (&session["mode"], &session["audience"]),
        (&json!("booking"), &json!("public"))
    );
    assert_eq!(session["organisation"]["slug"], "katrineholm");
    let path = made.header("location").to_owned();
    app.visitor().get(&path).await.expect(404);

    let proposed = planner
        .post_empty(&format!("{path}/proposal"))
        .await
        .expect(200);
    assert_eq!(proposed.json()["status"], "proposed");
    let published = planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    assert_eq!(published.json()["status"], "published");
    let again = planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    assert_eq!(again.etag(), published.etag());
    let back = planner.post_empty(&format!("{path}/proposal")).await;
    assert_eq!(back.problem(), r#"409 wrong-state {"state":"published"}"#);

    let list = app
        .visitor()
        .get("/api/v1/sessions?municipality=0483")
        .await
        .expect(200);
    assert_eq!(list.json()["total"], 1);
    assert_eq!(list.json()["items"][0]["id"], session["id"]);
}

#[tokio::test]
async fn the_same_key_drafts_once() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let key = "0123456789abcdef-one";
    let first = planner
        .create_once(SESSIONS, key, lecture(&venue.slug))
        .await
        .expect(201);
    let second = planner
        .create_once(SESSIONS, key, lecture(&venue.slug))
        .await
        .expect(201);
    assert_eq!(second.header("idempotency-replayed"), "true");
    assert_eq!(first.json()["id"], second.json()["id"]);
    let other = with(lecture(&venue.slug), json!({"minutes": 30}));
    let refused = planner.create_once(SESSIONS, key, other).await;
    assert_eq!(refused.problem(), "422 key-reused");
}

#[tokio::test]
async fn every_fault_of_a_new_session_is_told_at_once() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    for (changes, faults) in [
        (
            json!({"title": "", "kind": "party", "minutes": 0, "seatsTotal": 0}),
            r#"["/kind unknown-value", "/title empty", "/seatsTotal out-of-range", "/minutes out-of-range"]"#,
        ),
        (json!({"seatsTotal": null}), r#"["/seatsTotal missing"]"#),
        (
            json!({"kind": "drop-in"}),
            r#"["/seatsTotal not-allowed-here"]"#,
        ),
        (json!({"localDate": null}), r#"["/localDate missing"]"#),
        (
            json!({"title": "a\u{0}"}),
            r#"["/title control-character"]"#,
        ),
        (
            json!({"localDate": "2027-03-28", "localTime": "02:30"}),
            r#"["/localTime no-such-time"]"#,
        ),
        (
            json!({"localDate": "2026-10-25", "localTime": "02:30"}),
            r#"["/occurrence doubled-time"]"#,
        ),
        (
            json!({"venueId": "nowhere"}),
            r#"["/venueId unknown-venue"]"#,
        ),
        (
            json!({"room": "x", "helpers": ["y"], "campaigns": ["z/2026"]}),
            r#"["/room unknown-room", "/helpers/0 unknown-staff", "/campaigns/0 unknown-edition"]"#,
        ),
        (json!({"seats": 3}), r#"["/seats unknown-member"]"#),
        (
            json!({"meetings": [{"localDate": "2026-10-08", "localTime": "10:00", "minutes": 60}]}),
            r#"["/localDate not-allowed-here", "/localTime not-allowed-here", "/minutes not-allowed-here"]"#,
        ),
    ] {
        let answer = planner
            .post(SESSIONS, with(lecture(&venue.slug), changes))
            .await;
        assert_eq!(answer.problem(), format!("422 unprocessable {faults}"));
    }
    assert_eq!(app.count("sessions").await, 0);
}

#[tokio::test]
async fn a_doubled_hour_is_the_one_that_was_asked_for() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let night = json!({"localDate": "2026-10-25", "localTime": "02:30", "occurrence": "second"});
    let made = planner
        .post(SESSIONS, with(lecture(&venue.slug), night))
        .await
        .expect(201);
    assert_eq!(made.json()["startsAt"], "2026-10-25T01:30:00Z");
    let path = made.header("location").to_owned();
    let moved = planner
        .patch(&path, made.etag(), json!({"minutes": 30}))
        .await
        .expect(200);
    assert_eq!(moved.json()["startsAt"], "2026-10-25T01:30:00Z");
}

#[tokio::test]
async fn a_venue_out_of_reach_is_not_found_and_a_guest_owns_what_is_given_to_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let guest = app
        .organisation("seniornet")
        .kind("association")
        .insert()
        .await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let theirs = app.staff(Role::Planner).at(&guest).await;
    let refused = theirs.post(SESSIONS, lecture(&venue.slug)).await;
    assert_eq!(refused.problem(), "404 not-found");
    let body = with(lecture(&venue.slug), json!({"organisation": "seniornet"}));
    let made = planner.post(SESSIONS, body).await.expect(201);
    assert_eq!(made.json()["organisation"]["slug"], "seniornet");
    let path = made.header("location").to_owned();
    planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(404);
    theirs
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    let desk = app.staff(Role::Desk).at(&town).await;
    assert_eq!(
        desk.post(SESSIONS, json!(3)).await.problem(),
        "403 not-allowed"
    );
    assert_eq!(app.visitor().post(SESSIONS, json!(3)).await.status(), 401);
}

#[tokio::test]
async fn publication_can_be_reserved_for_coordinators() {
    let app = TestApp::spawn().await;
    let town = app
        .organisation("katrineholm")
        .reserves_publication()
        .insert()
        .await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let coordinator = app.staff(Role::Coordinator).at(&town).await;
    let made = planner
        .post(SESSIONS, lecture(&venue.slug))
        .await
        .expect(201);
    let publication = format!("{}/publication", made.header("location"));
    assert_eq!(
        planner.post_empty(&publication).await.problem(),
        "403 not-allowed"
    );
    coordinator.post_empty(&publication).await.expect(200);
}

#[tokio::test]
async fn a_room_or_a_helper_is_taken_once_unless_staff_allow_two() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let floor = app.room(&venue, "Öppna golvet", true).await;
    let helper = app.staff(Role::Helper).at(&town).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let here = |room: uuid::Uuid| with(lecture(&venue.slug), json!({"room": room}));
    let first = planner.post(SESSIONS, here(room)).await.expect(201).json();
    let refused = planner.post(SESSIONS, here(room)).await;
    let clash = format!(
        r#"409 clash {{"sessionId":"{}"}}"#,
        first["id"].as_str().unwrap()
    );
    assert_eq!(refused.problem(), clash);
    let after = with(here(room), json!({"localTime": "14:30"}));
    planner.post(SESSIONS, after).await.expect(201);
    let allowed = with(
        here(room),
        json!({"clashAllowed": {"reason": "två små grupper"}, "minutes": 60}),
    );
    planner.post(SESSIONS, allowed.clone()).await.expect(201);
    assert!(
        planner
            .post(SESSIONS, allowed)
            .await
            .problem()
            .starts_with("409 clash")
    );
    planner.post(SESSIONS, here(floor)).await.expect(201);
    planner.post(SESSIONS, here(floor)).await.expect(201);

    let helped = with(lecture(&venue.slug), json!({"helpers": [helper.id]}));
    planner.post(SESSIONS, helped.clone()).await.expect(201);
    assert!(
        planner
            .post(SESSIONS, helped)
            .await
            .problem()
            .starts_with("409 clash")
    );
}

#[tokio::test]
async fn parallel_drafts_for_one_room_make_one() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let body = with(lecture(&venue.slug), json!({"room": room}));
    let all = (0..12).map(|_| planner.post(SESSIONS, body.clone()));
    let mut statuses: Vec<u16> = futures_util::future::join_all(all)
        .await
        .iter()
        .map(crate::support::Answer::status)
        .collect();
    statuses.sort_unstable();
    assert_eq!(statuses[0], 201);
    assert!(
        statuses[1..].iter().all(|status| *status == 409),
        "{statuses:?}"
    );
}

#[tokio::test]
async fn a_course_holds_the_seats_and_its_meetings_the_room() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let room = app.room(&venue, "Datasalen", false).await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let course = json!({
        "venueId": venue.id, "title": {"sv": "Kurs", "en": "Course"}, "kind": "course",
        "seatsTotal": 8, "room": room, "meetings": [
            {"localDate": "2026-10-15", "localTime": "10:00", "minutes": 120},
            {"localDate": "2026-10-08", "localTime": "10:00", "minutes": 120}
        ]
    });
    let made = planner.post(SESSIONS, course).await.expect(201);
    let view = made.json();
    assert_eq!(view["startsAt"], "2026-10-08T08:00:00Z");
    assert_eq!(view["endsAt"], "2026-10-15T10:00:00Z");
    assert_eq!(view["meetings"].as_array().unwrap().len(), 2);
    assert_eq!(app.count("occupations").await, 2);
    let path = made.header("location").to_owned();
    planner
        .post_empty(&format!("{path}/publication"))
        .await
        .expect(200);
    let list = app.visitor().get(SESSIONS).await.expect(200).json();
    assert_eq!(list["total"], 1);
    let meeting = view["meetings"][1]["sessionId"]
        .as_str()
        .unwrap()
        .to_owned();
    let meeting_path = format!("{SESSIONS}/{meeting}");
    let shown = app.visitor().get(&meeting_path).await.expect(200);
    assert_eq!(shown.json()["courseId"], view["id"]);
    assert_eq!(shown.json()["seatsTotal"], Value::Null);

    let refused = planner
        .patch(&meeting_path, shown.etag(), json!({"title": "x"}))
        .await;
    assert_eq!(
        refused.problem(),
        r#"422 unprocessable ["/title not-allowed-here"]"#
    );
    let later = json!({"localDate": "2026-10-22"});
    planner
        .patch(&meeting_path, shown.etag(), later)
        .await
        .expect(200);
    let now = planner.get(&path).await.expect(200);
    assert_eq!(now.json()["endsAt"], "2026-10-22T10:00:00Z");
    let renamed = planner
        .patch(&path, now.etag(), json!({"title": {"en": null}}))
        .await;
    assert_eq!(renamed.expect(200).json()["title"], "Kurs");
    assert_eq!(app.session_titles().await.len(), 1);
}

#[tokio::test]
async fn an_internal_training_is_never_public() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let training = |more: serde_json::Value| {
        let mut body = json!({
            "venueId": venue.id, "title": "Nya rutiner", "kind": "internal-training",
            "localDate": "2026-10-08", "localTime": "13:00", "minutes": 60, "seatsTotal": 8,
        });
        let members = body.as_object_mut().unwrap();
        members.extend(more.as_object().unwrap().clone());
        body
    };
    let path = "/api/v1/sessions";
    let made = planner.create(path, training(json!({}))).await.expect(201);
    assert_eq!(made.json()["audience"], "internal");
    let invited = training(json!({ "audience": "invited" }));
    planner.create(path, invited).await.expect(201);
    let public = training(json!({ "audience": "public" }));
    let public = planner.create(path, public).await;
    assert_eq!(
        public.problem(),
        "422 unprocessable [\"/audience not-public\"]"
    );

    let lecture = training(json!({ "kind": "lecture" }));
    let lecture = planner.create(path, lecture).await.expect(201);
    let path = format!("{path}/{}", lecture.json()["id"].as_str().unwrap());
    let change = json!({ "kind": "internal-training" });
    let refused = planner.patch(&path, lecture.etag(), change).await;
    assert_eq!(
        refused.problem(),
        "422 unprocessable [\"/audience not-public\"]"
    );
    let both = json!({ "kind": "internal-training", "audience": "internal" });
    planner.patch(&path, lecture.etag(), both).await.expect(200);
}

#[tokio::test]
async fn what_an_edition_does_not_allow_is_not_published_in_it() {
    let app = TestApp::spawn().await;
    let network = app.organisation("digidel").kind("network").insert().await;
    let organiser = app.staff(Role::CampaignOrganiser).at(&network).await;
    app.campaign(&network, "emedborgarveckan").await;
    let editions = "/api/v1/campaigns/emedborgarveckan/editions";
    for (edition, rule) in [("free", "mustBeFree"), ("open", "mustBeOpen")] {
        let new = json!({
            "edition": edition, "name": edition, "startsOn": "2026-10-05", rule: true,
        });
        let made = organiser.create(editions, new).await.expect(201).json();
        assert_eq!(
            (&made[rule], made["mustBeFree"] == made["mustBeOpen"]),
            (&json!(true), false)
        );
    }
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let refused = |rule: &str, edition: &str| {
        format!(
            "409 campaign-rule {{\"campaign\":\"emedborgarveckan/{edition}\",\"rule\":\"{rule}\"}}"
        )
    };
    for (edition, rule, wrong, right) in [
        (
            "free",
            "mustBeFree",
            json!({ "fee": "200 kr" }),
            json!({ "fee": null }),
        ),
        (
            "open",
            "mustBeOpen",
            json!({ "audience": "invited" }),
            json!({ "audience": "public" }),
        ),
    ] {
        let id = app.session(&venue).insert().await;
        let path = format!("/api/v1/sessions/{id}");
        let joined = json!({ "campaigns": [format!("emedborgarveckan/{edition}")] });
        let etag = |answer: Answer| answer.expect(200).etag().to_owned();

        // A draft may be anything; published it may not.
        let tag = etag(planner.get(&path).await);
        let tag = etag(planner.patch(&path, &tag, joined.clone()).await);
        let tag = etag(planner.patch(&path, &tag, wrong.clone()).await);
        let publication = format!("{path}/publication");
        let answer = planner.post_empty(&publication).await;
        assert_eq!(answer.problem(), refused(rule, edition));
        assert_eq!(planner.get(&path).await.json()["status"], "draft");
        etag(planner.patch(&path, &tag, right).await);
        let tag = etag(planner.post_empty(&publication).await);

        // Nor does a public session become what may not be there, or join with it.
        let changed = planner.patch(&path, &tag, wrong.clone()).await;
        assert_eq!(changed.problem(), refused(rule, edition));
        let tag = etag(planner.patch(&path, &tag, json!({ "campaigns": [] })).await);
        let tag = etag(planner.patch(&path, &tag, wrong).await);
        let joining = planner.patch(&path, &tag, joined).await;
        assert_eq!(joining.problem(), refused(rule, edition));
    }
}

#[tokio::test]
async fn a_volunteer_is_not_planned_where_people_live() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).slug("bibliotek").insert().await;
    let planner = app.staff(Role::Planner).at(&town).await;
    let volunteer = app.staff(Role::Volunteer).at(&town).await;
    let helped = json!({"helpers": [volunteer.id]});
    let lesson = with(lecture(&venue.slug), helped.clone());
    planner.create("/api/v1/sessions", lesson).await.expect(201);
    let visit = with(
        lecture(&venue.slug),
        json!({"kind": "home-visit", "localTime": "08:00"}),
    );
    let refused = planner
        .create("/api/v1/sessions", with(visit, helped))
        .await;
    let refused = refused.expect(422).json();
    assert_eq!(refused["errors"][0]["pointer"], "/helpers/0");
    assert_eq!(refused["errors"][0]["code"], "no-volunteer-here");
}
