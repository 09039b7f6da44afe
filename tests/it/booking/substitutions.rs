//! A helper's sick day: the substitute takes each session where they are free, and the rest is listed.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use tokio::join;
use uuid::Uuid;

use super::contact_races::PAUSE;
use super::{assert_no_drift, booked, gunvor, library};
use crate::support::TestApp;
use crate::support::staff::Staff;
use crate::support::venue::Venue;

const PATH: &str = "/api/v1/substitutions";

/// A library whose helper Samira is ill today; Tor may take her place, Eva is a colleague.
pub struct SickDay {
    pub app: TestApp,
    pub venue: Venue,
    pub planner: Staff,
    pub samira: Staff,
    pub tor: Staff,
    pub eva: Staff,
}

impl SickDay {
    pub async fn new() -> Self {
        let app = TestApp::spawn().await;
        let venue = library(&app).await;
        let hired = [
            app.staff(Role::Planner).at(&venue).await,
            app.staff(Role::Helper).at(&venue).await,
            app.staff(Role::Helper).at(&venue).await,
            app.staff(Role::Helper).at(&venue).await,
        ];
        let [planner, samira, tor, eva] = hired;
        for (who, name) in [
            (&samira, "Samira Ali"),
            (&tor, "Tor Berg"),
            (&eva, "Eva Ek"),
        ] {
            let named = format!("update staff set name = '{name}' where id = '{}'", who.id);
            app.sql(&named).await;
        }
        Self {
            app,
            venue,
            planner,
            samira,
            tor,
            eva,
        }
    }

    /// A draft of that kind at an hour of today.
    pub async fn draft(&self, hour: u32, kind: &str, helper: &Staff) -> Uuid {
        let new = json!({ "venueId": self.venue.id, "title": "Datorhjälp", "kind": kind,
            "localDate": "2026-10-06", "localTime": format!("{hour:02}:00"), "minutes": 60,
            "seatsTotal": 8, "helpers": [helper.id] });
        let made = self.planner.post("/api/v1/sessions", new).await;
        let id = made.expect(201).json()["id"].clone();
        serde_json::from_value(id).unwrap()
    }

    /// A published lecture at an hour of today.
    pub async fn session(&self, hour: u32, helper: &Staff) -> Uuid {
        let id = self.draft(hour, "lecture", helper).await;
        let publication = format!("/api/v1/sessions/{id}/publication");
        self.planner.post_empty(&publication).await.expect(200);
        id
    }

    /// What is sent, with some members changed; null takes one away.
    fn body(&self, change: Value) -> Value {
        let mut body = json!({ "staffId": self.samira.id, "from": "2026-10-06", "to": "2026-10-06",
            "by": self.tor.id });
        for (name, value) in change.as_object().unwrap() {
            body[name] = value.clone();
        }
        body
    }

    async fn substitute(&self, change: Value) -> Value {
        let body = self.body(change);
        self.planner.post(PATH, body).await.expect(200).json()
    }

    /// Who helps at a session.
    pub async fn helpers(&self, session: Uuid) -> Vec<String> {
        let helpers = format!(
            "select name from session_helpers join staff on staff.id = staff_id \
             where session_id = '{session}' order by name"
        );
        let rows = self.app.sql(&helpers).await;
        rows.into_iter().map(|mut row| row.remove(0)).collect()
    }
}

fn outcomes(answer: &Value) -> Vec<(Uuid, String)> {
    let items = answer["items"].as_array().unwrap().iter();
    let id = |item: &Value| item["sessionId"].as_str().unwrap().parse().unwrap();
    let outcome = |item: &Value| item["outcome"].as_str().unwrap().to_owned();
    items.map(|item| (id(item), outcome(item))).collect()
}

#[tokio::test]
async fn the_substitute_takes_each_session_where_they_are_free_and_the_rest_is_listed() {
    let day = SickDay::new().await;
    let first = day.session(11, &day.samira).await;
    let clashing = day.session(13, &day.samira).await;
    let own = day.session(13, &day.tor).await;
    let draft = day.draft(15, "lecture", &day.samira).await;
    booked(&day.app, first, gunvor()).await;
    day.app.deliver_mail().await;
    let wanted = [
        (first, "substituted".to_owned()),
        (clashing, "clash".to_owned()),
        (draft, "substituted".to_owned()),
    ];

    let shown = day.substitute(json!({ "preview": true })).await;
    assert_eq!(outcomes(&shown), wanted);
    assert_eq!(
        day.helpers(first).await,
        ["Samira Ali"],
        "a preview writes nothing"
    );
    let done = day.substitute(json!({})).await;
    assert_eq!(done, shown, "what was shown is what is done");
    let item = &done["items"][0];
    assert_eq!(
        [
            &item["title"],
            &item["localDate"],
            &item["localTime"],
            &item["booked"]
        ],
        [
            &json!("Datorhjälp"),
            &json!("2026-10-06"),
            &json!("11:00"),
            &json!(1)
        ]
    );
    assert_eq!(done["items"][1]["clashWith"], json!(own));
    assert_eq!([&done["substituted"], &done["left"]], [2, 1]);

    for (session, helper) in [
        (first, "Tor Berg"),
        (clashing, "Samira Ali"),
        (draft, "Tor Berg"),
    ] {
        assert_eq!(day.helpers(session).await, [helper]);
    }
    assert_eq!(day.app.audited("session.helper-replaced").await, 2);
    let nobody = (
        day.app.call_tasks().await.len(),
        day.app.door_lines().await.len(),
    );
    assert_eq!(nobody, (0, 0), "who helps is not what people booked");
    let again = day.substitute(json!({})).await;
    assert_eq!(outcomes(&again), [(clashing, "clash".to_owned())]);

    let taken = json!({ "venueId": day.venue.id, "title": "Ny", "kind": "lecture", "seatsTotal": 8,
        "localDate": "2026-10-06", "localTime": "11:30", "minutes": 60, "helpers": [day.tor.id] });
    let refused = day.planner.post("/api/v1/sessions", taken.clone()).await;
    assert!(
        refused.problem().starts_with("409 clash"),
        "Tor is occupied now"
    );
    let mut free = taken;
    free["helpers"] = json!([day.samira.id]);
    day.planner.post("/api/v1/sessions", free).await.expect(201);
}

#[tokio::test]
async fn without_a_substitute_every_session_is_listed_and_none_changed() {
    let day = SickDay::new().await;
    let session = day.session(11, &day.samira).await;
    let listed = day.substitute(json!({ "by": null })).await;
    assert_eq!(outcomes(&listed), [(session, "open".to_owned())]);
    assert_eq!(day.helpers(session).await, ["Samira Ali"]);
    assert_eq!(day.app.audited("session.helper-replaced").await, 0);
}

#[tokio::test]
async fn only_what_is_to_come_on_those_days_and_in_reach_is_touched() {
    let day = SickDay::new().await;
    let cancelled = day.session(12, &day.samira).await;
    let reason = json!({ "reason": "Sjuk" });
    let path = format!("/api/v1/sessions/{cancelled}/cancellation");
    day.planner.post(&path, reason).await.expect(200);
    let over = day.session(8, &day.samira).await;
    let begun = day.app.session(&day.venue).starting("2026-10-06", "09:30");
    let begun = begun.helper(day.samira.id).published().insert().await;
    let tomorrow = day.app.session(&day.venue).starting("2026-10-07", "11:00");
    let tomorrow = tomorrow.helper(day.samira.id).published().insert().await;
    let elsewhere = day.app.organisation("norsjo").insert().await;
    let elsewhere = day.app.venue(&elsewhere).slug("norsjo").insert().await;
    let theirs = day.app.session(&elsewhere).helper(day.samira.id);
    let theirs = theirs.published().insert().await;

    let done = day.substitute(json!({})).await;
    assert_eq!(outcomes(&done), [(begun, "substituted".to_owned())]);
    for session in [cancelled, over, tomorrow, theirs] {
        assert_eq!(day.helpers(session).await, ["Samira Ali"]);
    }
}

#[tokio::test]
async fn a_meeting_of_a_course_gets_the_substitute_and_the_course_keeps_its_helper() {
    let day = SickDay::new().await;
    let course = json!({ "venueId": day.venue.id, "title": "Kurs", "kind": "course", "seatsTotal": 8,
        "helpers": [day.samira.id], "meetings": [
            { "localDate": "2026-10-06", "localTime": "14:00", "minutes": 60 },
            { "localDate": "2026-10-13", "localTime": "14:00", "minutes": 60 }] });
    let course = day.planner.post("/api/v1/sessions", course).await;
    let course = course.expect(201).json();
    let meeting = |n: usize| -> Uuid {
        let id = &course["meetings"][n]["sessionId"];
        id.as_str().unwrap().parse().unwrap()
    };
    let done = day.substitute(json!({})).await;
    assert_eq!(outcomes(&done), [(meeting(0), "substituted".to_owned())]);
    assert_eq!(day.helpers(meeting(0)).await, ["Tor Berg"]);
    assert_eq!(day.helpers(meeting(1)).await, ["Samira Ali"]);
}

#[tokio::test]
async fn whoever_helps_there_already_does_both_parts() {
    let day = SickDay::new().await;
    let session = day.session(11, &day.samira).await;
    let path = format!("/api/v1/sessions/{session}");
    let tag = day.planner.get(&path).await.etag().to_owned();
    let both = json!({ "helpers": [day.samira.id, day.tor.id] });
    day.planner.patch(&path, &tag, both).await.expect(200);
    let done = day.substitute(json!({})).await;
    assert_eq!(outcomes(&done), [(session, "substituted".to_owned())]);
    assert_eq!(day.helpers(session).await, ["Tor Berg"]);
}

#[tokio::test]
async fn a_volunteer_takes_no_home_visit_and_nothing_before_the_pledge() {
    let day = SickDay::new().await;
    let visit = day.draft(11, "home-visit", &day.samira).await;
    let lecture = day.draft(13, "lecture", &day.samira).await;
    let volunteer = day.app.staff(Role::Volunteer).at(&day.venue).await;
    let done = day.substitute(json!({ "by": volunteer.id })).await;
    let wanted = [
        (visit, "not-allowed".to_owned()),
        (lecture, "substituted".to_owned()),
    ];
    assert_eq!(outcomes(&done), wanted);
    assert_eq!(day.helpers(visit).await, ["Samira Ali"]);
    let silent = day.app.staff(Role::Volunteer).without_pledge();
    let silent = silent.at(&day.venue).await;
    let refused = day.body(json!({ "by": silent.id }));
    let refused = day.planner.post(PATH, refused).await;
    assert_eq!(refused.problem(), r#"422 unprocessable ["/by no-pledge"]"#);
}

#[tokio::test]
async fn every_fault_of_the_request_is_named_at_its_field() {
    let day = SickDay::new().await;
    let norsjo = day.app.organisation("norsjo").insert().await;
    let stranger = day.app.staff(Role::Helper).at(&norsjo).await;
    for (change, faults) in [
        (
            json!({ "staffId": null, "from": "i dag", "to": null }),
            r#"["/staffId missing", "/to missing", "/from bad-date"]"#,
        ),
        (
            json!({ "staffId": "nobody", "by": stranger.id, "to": "2026-10-05" }),
            r#"["/staffId unknown-staff", "/to end-before-start", "/by unknown-staff"]"#,
        ),
        (
            json!({ "staffId": stranger.id, "by": "nobody" }),
            r#"["/staffId unknown-staff", "/by unknown-staff"]"#,
        ),
        (
            json!({ "by": day.samira.id, "to": "2026-11-06" }),
            r#"["/to too-many-days", "/by same-person"]"#,
        ),
    ] {
        let answer = day.planner.post(PATH, day.body(change)).await;
        assert_eq!(answer.problem(), format!("422 unprocessable {faults}"));
    }
    let month = day.body(json!({ "to": "2026-11-05" }));
    day.planner.post(PATH, month).await.expect(200);
    let desk = day.app.staff(Role::Desk).at(&day.venue).await;
    desk.post(PATH, day.body(json!({}))).await.expect(403);
}

/// The substitution has found its sessions before one is cancelled; it waits for the lock and looks again.
#[tokio::test(flavor = "multi_thread")]
async fn a_substitution_that_waits_for_a_cancellation_leaves_that_session_alone() {
    let day = SickDay::new().await;
    let cancelled = day.session(11, &day.samira).await;
    let other = day.session(13, &day.samira).await;
    booked(&day.app, cancelled, gunvor()).await;
    day.app.sql(PAUSE).await;
    let pause = day.app.connect().await;
    let lock = "select pg_advisory_lock(42)";
    pause.batch_execute(lock).await.unwrap();
    let path = format!("/api/v1/sessions/{cancelled}");
    let reason = json!({ "reason": "Sjuk" });
    let cancel = day.planner.post_to(&path, "cancellation", reason);
    let substitute = async {
        day.app.until_so_many_wait_for_a_lock(1).await;
        day.substitute(json!({})).await
    };
    let release = async {
        day.app.until_so_many_wait_for_a_lock(2).await;
        let unlock = "select pg_advisory_unlock(42)";
        pause.batch_execute(unlock).await.unwrap();
    };
    let (done, substituted, ()) = join!(cancel, substitute, release);
    done.expect(200);
    assert_eq!(outcomes(&substituted), [(other, "substituted".to_owned())]);
    assert_eq!(day.helpers(cancelled).await, ["Samira Ali"]);
    assert_eq!(day.app.count("occupations").await, 1);
    assert_no_drift(&day.app).await;
}

/// Two planners give one day to two people: each session has one helper, and nobody is at two places.
#[tokio::test(flavor = "multi_thread")]
async fn two_substitutions_at_once_give_each_session_to_one_person() {
    let day = SickDay::new().await;
    let mut sessions = Vec::new();
    for hour in 11..16 {
        sessions.push(day.session(hour, &day.samira).await);
    }
    let eva = json!({ "by": day.eva.id });
    let (one, other) = join!(day.substitute(json!({})), day.substitute(eva));
    let taken = one["substituted"].as_i64().unwrap() + other["substituted"].as_i64().unwrap();
    assert_eq!(taken, 5);
    for session in sessions {
        assert_eq!(day.helpers(session).await.len(), 1);
    }
    assert_eq!(day.app.count("occupations").await, 5);
}
