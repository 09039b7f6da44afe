//! Feeds for programs that subscribe: what is in each, in which words, and how often it is fetched anew.

use motesplats::platform::auth::Role;
use reqwest::Method;
use serde_json::{Value, json};

use crate::contract::{folder_for_calendars, read_alike};
use crate::support::client::send;
use crate::support::{Answer, TestApp};

/// Titles and states of a feed's entries, in their order.
fn entries(found: &Value, feed: &str) -> Vec<String> {
    let feed = &found["calendars"][feed];
    assert_eq!(feed["method"], "PUBLISH");
    let events = feed["events"].as_array().unwrap().iter();
    events
        .map(|event| {
            assert_eq!(
                (&event["attendees"], &event["organiser"]),
                (&json!([]), &json!(""))
            );
            let [title, status] = ["title", "status"].map(|name| event[name].as_str().unwrap());
            format!("{title} {status}")
        })
        .collect()
}

#[tokio::test]
async fn each_feed_has_the_public_sessions_of_what_it_is_about_from_four_weeks_back_to_a_year_ahead()
 {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let library = app.organisation("library").kind("library").no_controller();
    let library = library.below(&town).insert().await;
    let other = app
        .organisation("norsjo")
        .municipality("SE-2417")
        .insert()
        .await;
    let here = app.venue(&town).insert().await;
    let valla = app.venue(&library).slug("valla").insert().await;
    let away = app.venue(&other).insert().await;
    let campaign = app.campaign(&town, "veckan").await;
    let edition = app
        .edition(&campaign, "2026", "2026-10-05", "2026-10-11")
        .await;
    let at = |venue, title: &str, day: &str| app.session(venue).title(title).starting(day, "13:00");
    at(&here, "Too old", "2026-09-07")
        .published()
        .insert()
        .await;
    at(&here, "Past", "2026-09-08").published().insert().await;
    let course = at(&here, "Course", "2026-09-01")
        .kind("course")
        .minutes(60 * 24 * 60);
    let course = course.published().insert().await;
    at(&here, "", "2026-09-01")
        .meeting_of(course)
        .published()
        .insert()
        .await;
    at(&here, "", "2026-10-20")
        .meeting_of(course)
        .cancelled()
        .insert()
        .await;
    at(&here, "", "2026-10-27")
        .meeting_of(course)
        .published()
        .insert()
        .await;
    at(&here, "Drop-in", "2026-10-07")
        .drop_in()
        .published()
        .insert()
        .await;
    at(&here, "Cancelled", "2026-10-08")
        .cancelled()
        .insert()
        .await;
    at(&here, "Draft", "2026-10-08").insert().await;
    at(&here, "Internal", "2026-10-08")
        .audience("internal")
        .published()
        .insert()
        .await;
    at(&valla, "At Valla", "2026-10-09")
        .edition(&edition)
        .published()
        .insert()
        .await;
    at(&away, "Elsewhere", "2026-10-10")
        .edition(&edition)
        .published()
        .insert()
        .await;
    at(&here, "In a year", "2027-10-05")
        .published()
        .insert()
        .await;
    at(&here, "Later", "2027-10-06").published().insert().await;
    let folder = folder_for_calendars("feeds");
    for (name, path) in [
        ("venue", format!("venues/{}", here.slug)),
        ("organisation", "organisations/katrineholm".to_owned()),
        ("campaign", "campaigns/veckan".to_owned()),
        ("municipality", "municipalities/SE-2417".to_owned()),
    ] {
        let feed = app
            .visitor()
            .get(&format!("/feeds/{path}.ics"))
            .await
            .expect(200);
        std::fs::write(folder.join(format!("{name}.ics")), feed.text()).unwrap();
    }

    let found = read_alike(&folder).await;

    let at_the_venue = [
        "Course CONFIRMED",
        "Course CANCELLED",
        "Course CONFIRMED",
        "Past CONFIRMED",
        "Drop-in CONFIRMED",
        "Cancelled CANCELLED",
    ];
    let last = "In a year CONFIRMED";
    let with = |more: &[&'static str]| [&at_the_venue[..], more].concat();
    assert_eq!(entries(&found, "venue"), with(&[last]));
    assert_eq!(
        entries(&found, "organisation"),
        with(&["At Valla CONFIRMED", last])
    );
    assert_eq!(
        entries(&found, "campaign"),
        ["At Valla CONFIRMED", "Elsewhere CONFIRMED"]
    );
    assert_eq!(entries(&found, "municipality"), ["Elsewhere CONFIRMED"]);
    let names = &found["calendars"];
    assert_eq!(names["campaign"]["name"], "Tider: Veckan");
    assert_eq!(names["municipality"]["name"], "Tider: Norsjö");
}

async fn asked(app: &TestApp, path: &str, name: &'static str, value: &str) -> Answer {
    let request = app.visitor().request(Method::GET, path);
    send(request.header(name, value)).await
}

#[tokio::test]
async fn a_feed_is_kept_for_a_while_and_not_sent_again_to_whoever_has_it() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/feeds/venues/{}.ics", venue.slug);

    let first = app.visitor().get(&path).await.expect(200);

    assert_eq!(first.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(
        first.header("cache-control"),
        "public, max-age=30, stale-if-error=3600"
    );
    assert!(
        first.header("vary").contains("Accept-Language"),
        "{}",
        first.header("vary")
    );
    let unfolded = first.text().replace("\r\n ", "");
    assert!(
        unfolded.contains("REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n"),
        "{unfolded}"
    );
    let uid = format!("UID:{session}@motesplats\r\n");
    assert!(
        unfolded.contains(&uid),
        "the same entry as in the file of the session: {unfolded}"
    );
    asked(&app, &path, "If-None-Match", first.etag())
        .await
        .expect(304);
    let planner = app.staff(Role::Planner).at(&venue).await;
    let cancellation = format!("/api/v1/sessions/{session}/cancellation");
    planner
        .post(&cancellation, json!({ "reason": "Sjuk" }))
        .await
        .expect(200);
    let changed = asked(&app, &path, "If-None-Match", first.etag())
        .await
        .expect(200);
    assert!(
        changed.text().contains("STATUS:CANCELLED"),
        "{}",
        changed.text()
    );
}

#[tokio::test]
async fn a_feed_speaks_the_language_of_its_address_else_of_the_program() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    let session = app.session(&venue).published().insert().await;
    let path = format!("/feeds/venues/{}.ics", venue.slug);
    for (query, accepts, language) in [
        ("?lang=en", "nb", "en"),
        ("", "nb", "nb"),
        ("?lang=xx", "", "sv"),
    ] {
        let feed = asked(&app, &format!("{path}{query}"), "Accept-Language", accepts).await;
        let page = format!("/{language}/sessions/{session}");
        let unfolded = feed.expect(200).text().replace("\r\n ", "");
        assert!(unfolded.contains(&page), "{query} {accepts}: {unfolded}");
    }
}

#[tokio::test]
async fn what_is_called_nothing_has_no_feed() {
    let app = TestApp::spawn().await;
    for path in [
        "venues/nowhere.ics",
        "venues/%00.ics",
        "organisations/nobody.ics",
        "campaigns/never.ics",
        "municipalities/SE-9999.ics",
        "municipalities/1860.ics",
        "municipalities/Katrineholm.ics",
        "helpers/nobody.ics",
    ] {
        let answer = app.visitor().get(&format!("/feeds/{path}")).await;
        assert_eq!(answer.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_pages_of_a_venue_and_a_campaign_lead_to_their_feeds() {
    let app = TestApp::spawn().await;
    let town = app.organisation("katrineholm").insert().await;
    let venue = app.venue(&town).insert().await;
    app.campaign(&town, "veckan").await;
    for (page, feed) in [
        (
            format!("/nb/venues/{}", venue.slug),
            format!("venues/{}", venue.slug),
        ),
        (
            "/nb/campaigns/veckan".to_owned(),
            "campaigns/veckan".to_owned(),
        ),
    ] {
        let text = app.visitor().get(&page).await.expect(200).text();
        let address = format!("{}/feeds/{feed}.ics?lang=nb", app.url);
        let opens = address.replace("http://", "webcal://");
        assert!(text.contains(&format!("href=\"{opens}\"")), "{text}");
        assert!(text.contains(&format!(">{address}<")), "{text}");
        app.visitor()
            .get(address.strip_prefix(&app.url).unwrap())
            .await
            .expect(200);
    }
    let all = app.visitor().get("/nb/sessions").await.expect(200).text();
    assert!(!all.contains("/feeds/"), "{all}");
}
