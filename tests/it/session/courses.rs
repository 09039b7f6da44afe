//! A course is all of its meetings: on every page, in letters, on paper, and where people look for it.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::support::TestApp;
use crate::support::staff::Staff;

/// A published course of three Tuesdays from the day tests begin, at two in the afternoon.
struct Course {
    app: TestApp,
    planner: Staff,
    id: Uuid,
    view: Value,
}

const DATES: [&str; 3] = ["2026-10-06", "2026-10-13", "2026-10-20"];

impl Course {
    async fn published() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        let meetings =
            DATES.map(|date| json!({ "localDate": date, "localTime": "14:00", "minutes": 90 }));
        let request = json!({
            "venueId": venue.id, "title": "Kom i gång", "kind": "course", "seatsTotal": 8,
            "meetings": meetings, "bookingClosesAt": "2026-10-19T10:00:00Z",
        });
        let made = planner
            .create("/api/v1/sessions", request)
            .await
            .expect(201)
            .json();
        let id: Uuid = made["id"].as_str().unwrap().parse().unwrap();
        let publication = format!("/api/v1/sessions/{id}/publication");
        let view = planner.post_empty(&publication).await.expect(200).json();
        Self {
            app,
            planner,
            id,
            view,
        }
    }

    async fn cancel_meeting(&self, at: usize) {
        let meeting = self.view["meetings"][at]["sessionId"].as_str().unwrap();
        let path = format!("/api/v1/sessions/{meeting}/cancellation");
        let reason = json!({ "reason": "Läraren är sjuk." });
        self.planner.post(&path, reason).await.expect(200);
    }

    /// How many the list of these days holds.
    async fn listed(&self, from: &str, to: &str) -> i64 {
        let path = format!("/api/v1/sessions?from={from}&to={to}");
        let list = self.app.visitor().get(&path).await.expect(200).json();
        list["total"].as_i64().unwrap()
    }

    async fn found_on(&self, path: &str) -> bool {
        let page = self.app.visitor().get(path).await.expect(200).text();
        page.contains(&self.id.to_string())
    }
}

const MEETINGS: [&str; 3] = [
    "Tisdag 6 oktober kl. 14.00–15.30",
    "Tisdag 13 oktober kl. 14.00–15.30",
    "Tisdag 20 oktober kl. 14.00–15.30",
];

#[tokio::test]
async fn every_page_letter_and_slip_of_a_course_names_all_its_meetings() {
    let course = Course::published().await;
    let app = &course.app;
    course.cancel_meeting(1).await;
    let form = app
        .visitor()
        .get(&format!("/sv/sessions/{}/book", course.id))
        .await;
    let fields = [
        ("name", "Karin"),
        ("reach", "email"),
        ("email", "karin@exempel.se"),
        ("key", &*form.hidden("key")),
    ];
    let path = format!("/sv/sessions/{}/book", course.id);
    let booked = app.visitor().submit(&path, &fields).await.expect(303);
    let holder = app.visitor().with_cookie(&booked.cookie());
    let confirmation = booked.header("location").to_owned();
    app.deliver_mail().await;
    let desk = app.signed_in(&course.planner).await;

    let pages = [
        form.text(),
        holder.get(&confirmation).await.expect(200).text(),
        holder
            .get(&format!("{confirmation}/slip"))
            .await
            .expect(200)
            .text(),
        app.visitor()
            .get(&format!("/sv/sessions/{}", course.id))
            .await
            .text(),
        desk.get(&format!("/sv/desk/sessions/{}", course.id))
            .await
            .expect(200)
            .text(),
    ];

    for page in &pages {
        assert!(
            page.contains("2 träffar från tisdag 6 oktober kl. 14.00"),
            "{page}"
        );
        assert!(
            page.contains(MEETINGS[0]) && page.contains(MEETINGS[2]),
            "{page}"
        );
        let cancelled = format!("<s>{}</s> Inställd", MEETINGS[1]);
        assert!(page.contains(&cancelled), "{page}");
    }
    assert!(
        pages[3].contains("2 träffar, 1 timme 30 minuter var gång"),
        "{}",
        pages[3]
    );
    let letter = app.mailbox().pop().unwrap().text;
    let listed = format!(
        "När: 2 träffar från tisdag 6 oktober kl. 14.00\n  {}\n  {} (Inställd)\n  {}\n",
        MEETINGS[0], MEETINGS[1], MEETINGS[2]
    );
    assert!(letter.contains(&listed), "{letter}");
}

#[tokio::test]
async fn a_course_is_found_by_the_day_of_any_of_its_meetings() {
    let course = Course::published().await;
    let app = &course.app;
    for date in DATES {
        let day = format!("from={date}&to={date}");
        assert!(
            course.found_on(&format!("/sv/sessions?{day}")).await,
            "{date}"
        );
        let path = format!("/api/v1/sessions?{day}");
        let listed = app.visitor().get(&path).await.expect(200).json();
        assert_eq!(listed["total"], 1, "{date}");
        assert_eq!(listed["items"][0]["id"], course.id.to_string(), "{date}");
    }
    assert_eq!(course.listed("2026-10-14", "2026-10-19").await, 0);
    course.cancel_meeting(1).await;
    assert_eq!(course.listed("2026-10-13", "2026-10-13").await, 0);
}

#[tokio::test]
async fn a_course_that_has_begun_stands_first_and_is_joined_while_it_is_open() {
    let course = Course::published().await;
    let app = &course.app;
    app.clock().advance(TimeDelta::days(2));

    let list = app.visitor().get("/sv/sessions").await.expect(200).text();
    assert!(list.contains("Kurser som pågår"), "{list}");
    assert!(
        list.contains("tis 6 okt. · tis 13 okt. · tis 20 okt."),
        "{list}"
    );
    let page = app
        .visitor()
        .get(&format!("/sv/sessions/{}", course.id))
        .await
        .text();
    assert!(
        page.contains(&format!("/sv/sessions/{}/book", course.id)),
        "{page}"
    );
    app.visitor()
        .book(course.id, json!({ "name": "Karin" }))
        .await
        .expect(201);

    app.clock().advance(TimeDelta::days(12));
    let late = app.visitor().book(course.id, json!({ "name": "Bo" })).await;
    assert!(
        late.problem().starts_with("409 closed"),
        "{}",
        late.problem()
    );
    let page = app
        .visitor()
        .get(&format!("/sv/sessions/{}", course.id))
        .await;
    let page = page.text();
    assert!(page.contains("Bokningen är stängd."), "{page}");
    assert!(!page.contains("Kom gärna ändå"), "{page}");
}

#[tokio::test]
async fn courses_that_have_begun_are_counted_into_the_pages_of_a_list() {
    let course = Course::published().await;
    let venue = course.view["venue"]["id"].as_str().unwrap().to_owned();
    let request = |title: &str| {
        json!({
            "venueId": venue, "title": title, "kind": "lecture", "seatsTotal": 8,
            "localDate": "2026-10-09", "localTime": "14:00", "minutes": 60,
        })
    };
    for title in ["Ett", "Två"] {
        let made = course
            .planner
            .create("/api/v1/sessions", request(title))
            .await;
        let id = made.expect(201).json()["id"].as_str().unwrap().to_owned();
        let path = format!("/api/v1/sessions/{id}/publication");
        course.planner.post_empty(&path).await.expect(200);
    }
    let page = |page: i64| {
        let path = format!("/api/v1/sessions?from=2026-10-08&limit=2&page={page}");
        let visitor = course.app.visitor();
        async move { visitor.get(&path).await.expect(200).json() }
    };

    let (first, second) = (page(1).await, page(2).await);

    assert_eq!((&first["total"], &second["total"]), (&json!(3), &json!(3)));
    let title = |view: &Value, at: usize| view["items"][at]["title"].clone();
    assert_eq!(title(&first, 0), "Kom i gång");
    assert_ne!(title(&first, 1), title(&second, 0));
    assert_eq!(second["items"].as_array().unwrap().len(), 1);
}
