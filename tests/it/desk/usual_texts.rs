//! What visitors bring, in an organisation's own words for each kind of session: written by a coordinator, read by
//! visitors on the session's page, on the slip and in letters.

use motesplats::platform::auth::Role;
use serde_json::json;

use super::places::{follow, send};
use super::{Town, words};
use crate::booking::booked;

const LIST: &str = "/sv/desk/usual-texts";
const LECTURE: &str = "/sv/desk/usual-texts/katrineholm/lecture";
const USUAL: &str = "Läsglasögonen, och något att skriva med";
const OWN: &str = "Kopp och BankID.";

#[tokio::test]
async fn what_a_coordinator_writes_is_what_visitors_read() {
    let town = Town::new().await;
    let app = &town.app;
    app.sql("update organisations set languages = '{sv,en}'")
        .await;
    let session = app.session(&town.library).published().insert().await;
    let page = format!("/sv/sessions/{session}");
    let before = words(&app.visitor().get(&page).await.expect(200).text());
    assert!(before.contains(USUAL), "{before}");

    let client = town.signed_in(Role::Coordinator).await;
    let settings = client.get("/sv/desk/organisation").await.text();
    assert!(settings.contains("/sv/desk/usual-texts?organisation=katrineholm"));
    let list = client.get(LIST).await.expect(200);
    assert_eq!(list.header("cache-control"), "no-store");
    let list = words(&list.text());
    assert!(
        list.contains(&format!("Föreläsning Vår vanliga text {USUAL}")),
        "{list}"
    );
    let typed = [("bring-sv", OWN), ("bring-en", "A cup and your eID.")];
    let said = follow(&client, send(&client, LECTURE, LECTURE, &typed).await).await;
    assert!(said.contains("Det är sparat."), "{said}");
    assert!(
        said.contains(&format!("Föreläsning A cup and your eID. {OWN}")),
        "{said}"
    );

    let shown = words(&app.visitor().get(&page).await.expect(200).text());
    assert!(shown.contains(OWN) && !shown.contains(USUAL), "{shown}");
    let english = format!("/en/sessions/{session}");
    let english = words(&app.visitor().get(&english).await.expect(200).text());
    assert!(english.contains("A cup and your eID."), "{english}");
    let mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    let booking = booked(app, session, mail).await;
    app.deliver_mail().await;
    let letter = &app.mailbox()[0].text;
    assert!(letter.contains(&format!("Ta med: {OWN}")), "{letter}");
    let id = booking["id"].as_str().unwrap();
    let desk = town.signed_in(Role::Desk).await;
    let slip = desk.get(&format!("/sv/desk/bookings/{id}/slip")).await;
    assert!(words(&slip.expect(200).text()).contains(OWN));
    let workshop = app.session(&town.library).kind("workshop").published();
    let workshop = format!("/sv/sessions/{}", workshop.insert().await);
    let workshop = words(&app.visitor().get(&workshop).await.text());
    assert!(!workshop.contains(OWN), "{workshop}");
}

#[tokio::test]
async fn a_department_says_what_those_above_say_until_it_says_something_itself() {
    let town = Town::new().await;
    let app = &town.app;
    let below = app
        .organisation("biblioteket")
        .below(&town.town)
        .no_controller();
    let below = below.insert().await;
    let venue = app.venue(&below).insert().await;
    let session = app.session(&venue).published().insert().await;
    let page = format!("/sv/sessions/{session}");
    let client = town.signed_in(Role::Coordinator).await;
    let first = [("bring-sv", OWN)];
    send(&client, LECTURE, LECTURE, &first).await.expect(303);
    let shown = words(&app.visitor().get(&page).await.expect(200).text());
    assert!(shown.contains(OWN), "{shown}");
    let list = format!("{LIST}?organisation=biblioteket");
    let list = words(&client.get(&list).await.expect(200).text());
    assert!(list.contains(&format!("Från Katrineholm {OWN}")), "{list}");

    let theirs = "/sv/desk/usual-texts/biblioteket/lecture";
    let own = [("bring-sv", "Lånekortet.")];
    send(&client, theirs, theirs, &own).await.expect(303);
    let shown = words(&app.visitor().get(&page).await.expect(200).text());
    assert!(
        shown.contains("Lånekortet.") && !shown.contains(OWN),
        "{shown}"
    );
    let none = [("bring-sv", " ")];
    send(&client, theirs, theirs, &none).await.expect(303);
    let shown = words(&app.visitor().get(&page).await.expect(200).text());
    assert!(shown.contains(OWN), "{shown}");
    let acts = ["usual-text.changed"; 3];
    assert_eq!(app.audited_acts().await, acts);
}

#[tokio::test]
async fn a_text_that_is_too_long_is_kept_and_nothing_is_written_over_somebody_elses() {
    let town = Town::new().await;
    let client = town.signed_in(Role::Coordinator).await;
    let long = "å".repeat(501);
    let wrong = send(&client, LECTURE, LECTURE, &[("bring-sv", &long)]).await;
    let wrong = wrong.expect(422).text();
    assert!(wrong.contains(r##"<a href="#bring-sv">"##), "{wrong}");
    assert!(wrong.contains(&long), "{wrong}");
    let form = client.get(LECTURE).await.expect(200);
    send(&client, LECTURE, LECTURE, &[("bring-sv", OWN)])
        .await
        .expect(303);
    let (code, version) = (form.hidden("csrf"), form.hidden("version"));
    let late = [
        ("csrf", code.as_str()),
        ("version", version.as_str()),
        ("bring-sv", "Något annat."),
    ];
    let late = client.submit(LECTURE, &late).await.expect(412).text();
    assert!(late.contains("Något annat."), "{late}");
    let stored = "select text ->> 'sv' from usual_texts";
    assert_eq!(town.app.value(stored).await, OWN);
    for nowhere in ["norsjo/lecture", "katrineholm/king"] {
        let path = format!("{LIST}/{nowhere}");
        client.get(&path).await.expect(404);
    }
    let other = town.app.organisation("norsjo").insert().await;
    let stranger = town.app.staff(Role::Coordinator).at(&other).await;
    let stranger = town.app.signed_in(&stranger).await;
    stranger.get(LECTURE).await.expect(404);
}
