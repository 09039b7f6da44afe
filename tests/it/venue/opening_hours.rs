//! When a venue is open: with staff, without, and otherwise for a period.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};

use crate::support::organisation::name_of;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

fn span(weekday: &str, opens: &str, closes: &str, staffed: bool) -> Value {
    json!({ "weekday": weekday, "opensAt": opens, "closesAt": closes, "staffed": staffed })
}

fn api(venue: &Venue) -> String {
    format!("/api/v1/venues/{}/opening-hours", venue.slug)
}

struct Library {
    app: TestApp,
    venue: Venue,
    planner: Client,
}

impl Library {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        let planner = app.staff(Role::Planner).at(&town).await;
        Self {
            planner: app.signed_in(&planner).await,
            app,
            venue,
        }
    }

    /// Sends the form of a page with what is hidden in it.
    async fn fills(&self, shown: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.page();
        let version = self.planner.get(shown).await.expect(200).hidden("version");
        let own = [("version", version.as_str())];
        let fields: Vec<(&str, &str)> = own.iter().chain(fields).copied().collect();
        self.planner.fill(shown, &page, &fields).await
    }

    fn page(&self) -> String {
        format!("/sv/desk/venues/{}/opening-hours", self.venue.slug)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_plans_writes_the_hours_and_everybody_reads_them() {
    let library = Library::new().await;
    let town = library.app.organisation("flen").insert().await;
    let foreign = library.app.staff(Role::Planner).at(&town).await;
    let planner = library.app.staff(Role::Planner).at(&library.venue).await;
    let visitor = library.app.visitor();
    let none = visitor.get(&api(&library.venue)).await.expect(200);
    assert_eq!(none.json(), json!({ "weeks": [] }));
    let summer = json!({ "from": "2027-06-14", "to": "2027-08-13", "hours": [] });
    let usual = json!({ "hours": [span("mon", "18:00", "21:00", false), span("mon", "10:00", "18:00", true)] });
    let hours = json!({ "weeks": [summer, usual] });
    foreign
        .put(&api(&library.venue), hours.clone())
        .await
        .expect(404);
    let put = planner
        .put(&api(&library.venue), hours.clone())
        .await
        .expect(200);
    let read = visitor.get(&api(&library.venue)).await.expect(200);
    assert_eq!(read.json(), put.json());
    assert_eq!(read.json()["weeks"][0]["hours"][0]["opensAt"], "10:00");
    assert_eq!(read.json()["weeks"][1]["from"], "2027-06-14");
    let again = planner.put(&api(&library.venue), hours).await.expect(200);
    assert_eq!(again.etag(), put.etag(), "the same again changes nothing");
    assert_eq!(library.app.audited_acts().await, ["opening-hours.changed"]);
}

#[tokio::test]
async fn what_contradicts_is_refused_at_its_member() {
    let library = Library::new().await;
    let planner = library.app.staff(Role::Planner).at(&library.venue).await;
    let mon = |opens: &str, closes: &str| span("mon", opens, closes, true);
    for (weeks, fault) in [
        (
            json!([{ "hours": [mon("10:00", "10:00")] }]),
            "/weeks/0/hours/0/closesAt ends-before-start",
        ),
        (
            json!([{ "hours": [mon("10:00", "12:00"), mon("11:00", "13:00")] }]),
            "/weeks/0/hours/1/opensAt overlaps",
        ),
        (
            json!([{ "hours": [] }, { "hours": [] }]),
            "/weeks/1/from overlaps",
        ),
        (
            json!([{ "from": "2027-06-01", "hours": [] }]),
            "/weeks/0/to missing",
        ),
        (
            json!([{ "from": "2027-06-02", "to": "2027-06-01", "hours": [] }]),
            "/weeks/0/to end-before-start",
        ),
        (
            json!([
                { "from": "2027-06-01", "to": "2027-06-30", "hours": [] },
                { "from": "2027-06-30", "to": "2027-07-30", "hours": [] },
            ]),
            "/weeks/1/from overlaps",
        ),
        (
            json!([{ "hours": [span("someday", "10:00", "12:00", true)] }]),
            "/weeks/0/hours/0/weekday unknown-value",
        ),
    ] {
        let refused = planner
            .put(&api(&library.venue), json!({ "weeks": weeks }))
            .await;
        assert_eq!(
            refused.problem(),
            format!("422 unprocessable [\"{fault}\"]")
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_desk_writes_a_week_and_a_summer_and_visitors_see_them() {
    let library = Library::new().await;
    let (page, planner) = (library.page(), &library.planner);
    let wrong = library
        .fills(
            &page,
            &[("staffed-mon", "från tio"), ("staffed-tue", "12–10")],
        )
        .await;
    let wrong = wrong.expect(422).text();
    assert!(wrong.contains("Skriv tiden så här: 10–18.") && wrong.contains("value=\"från tio\""));
    let overlapping = library
        .fills(&page, &[("staffed-mon", "10–18"), ("staffed-tue", "12–10")])
        .await;
    assert!(
        overlapping
            .expect(422)
            .text()
            .contains("Slutet måste ligga efter början.")
    );
    let fields = [
        ("staffed-mon", "10–18"),
        ("staffed-tue", "10-18"),
        ("alone-mon", "7–10, 18–21"),
    ];
    library.fills(&page, &fields).await.expect(303);
    let new = format!("{page}?period=new");
    let fields = [
        ("period", "new"),
        ("from", "2026-10-26"),
        ("to", "2026-10-30"),
        ("staffed-wed", "12–16"),
    ];
    library.fills(&new, &fields).await.expect(303);
    let venue = library
        .app
        .visitor()
        .get(&format!("/sv/venues/{}", library.venue.slug))
        .await;
    let venue = venue.expect(200).text();
    for said in [
        "Öppet med personal",
        "Måndag–tisdag 10.00–18.00",
        "Öppet utan personal",
        "Måndag 07.00–10.00, 18.00–21.00",
        "Öppet med personal måndag 26 oktober–fredag 30 oktober",
        "Onsdag 12.00–16.00",
    ] {
        assert!(venue.contains(said), "{said}");
    }
    let period = format!("{page}?period=2026-10-26");
    let shown = planner.get(&period).await.expect(200).text();
    assert!(shown.contains("value=\"12–16\""));
    library
        .fills(&period, &[("period", "2026-10-26"), ("act", "remove")])
        .await
        .expect(303);
    planner.get(&period).await.expect(404);
    assert!(
        planner
            .get(&page)
            .await
            .expect(200)
            .text()
            .contains("value=\"10–18\"")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_somebody_overtook_writes_nothing() {
    let library = Library::new().await;
    let (page, planner) = (library.page(), &library.planner);
    library
        .fills(&page, &[("staffed-mon", "10–18")])
        .await
        .expect(303);
    let old = [("staffed-mon", "12–13"), ("version", "0")];
    library.planner.fill(&page, &page, &old).await.expect(412);
    assert!(
        planner
            .get(&page)
            .await
            .expect(200)
            .text()
            .contains("value=\"10–18\"")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_plans_outside_the_hours_is_asked_first() {
    let library = Library::new().await;
    let page = library.page();
    let fields = [("staffed-tue", "10–18"), ("alone-tue", "18–21")];
    library.fills(&page, &fields).await.expect(303);
    let new = "/sv/desk/sessions/new";
    for (date, time, said) in [
        (
            "2026-11-10",
            "17.30",
            "Tisdag 10 november är {name} öppet utan personal vid den tiden.",
        ),
        (
            "2026-11-11",
            "10.00",
            "Onsdag 11 november är {name} stängt vid den tiden.",
        ),
    ] {
        let session = [
            ("title", "Mobilen"),
            ("kind", "lecture"),
            ("venue", library.venue.slug.as_str()),
            ("date", date),
            ("time", time),
            ("minutes", "60"),
            ("seats", "8"),
            ("publish", "false"),
        ];
        let asked = library
            .planner
            .fill(new, new, &session)
            .await
            .expect(200)
            .text();
        let said = said.replace("{name}", &name_of(&library.venue.slug));
        assert!(asked.contains(&said), "{asked}");
    }
}
