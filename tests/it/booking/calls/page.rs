//! The page that staff ring from, without script.

use motesplats::platform::auth::Role::{Desk, Helper};
use serde_json::{Value, json};

use super::api::{CalledOff, bertil};
use crate::booking::gunvor;
use crate::support::Client;

async fn signed_in(off: &CalledOff) -> Client {
    off.app.signed_in(&off.desk).await
}

/// The action of the first form whose path ends so.
fn action(page: &str, verb: &str) -> String {
    let end = page.find(&format!("/{verb}")).expect(verb);
    let start = page[..end].rfind('"').unwrap() + 1;
    let rest = &page[start..];
    rest[..rest.find('"').unwrap()].replace("&#38;", "&")
}

#[tokio::test]
async fn one_person_at_a_time_with_the_number_and_what_to_say_and_then_the_next() {
    let arne = json!({ "name": "Arne", "contact": { "phone": "070-174 06 96" } });
    let off = CalledOff::with(&[bertil(), arne, gunvor()]).await;
    let desk = signed_in(&off).await;
    let list = format!("/sv/desk/call-tasks?session={}", off.session);

    let page = desk.get(&list).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    for words in [
        r#"<a href="tel:+46846500401" dir="ltr">08-465 004 01</a>"#,
        "Hej, jag ringer från Katrineholms bibliotek.",
        "Huda är sjuk.",
        "Vid dörren",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let door = page.split("Vid dörren").nth(1).unwrap();
    assert!(!door.contains("Gunvor"), "numbers, not names: {door}");

    let form = action(&page, "outcome");
    let reached = desk.fill(&list, &form, &[("outcome", "reached")]).await;
    let next = desk
        .get(reached.expect(303).header("location"))
        .await
        .expect(200)
        .text();
    assert!(next.contains("Bertil Åberg: nådd."), "{next}");
    assert!(next.contains(r#"tel:+46701740696"#), "{next}");
    assert!(!next.contains("tel:+46846500401"), "{next}");

    let undo = action(&next, "reopening");
    let back = desk.fill(&list, &undo, &[]).await;
    let again = desk
        .get(back.expect(303).header("location"))
        .await
        .expect(200)
        .text();
    assert!(again.contains("Bertil Åberg är kvar att ringa."), "{again}");
    assert_eq!(off.list("").await.len(), 3);
    let kept = "select count(*)::text from call_attempts where taken_back_at is not null";
    assert_eq!(off.app.value(kept).await, "1", "nothing is written over");
}

#[tokio::test]
async fn a_note_that_is_too_long_is_said_at_its_field_and_kept() {
    let off = CalledOff::with(&[bertil()]).await;
    let desk = signed_in(&off).await;
    let list = "/sv/desk/call-tasks";
    let page = desk.get(list).await.expect(200).text();
    let note = "Ring efter tolv. ".repeat(20);
    let said = [("outcome", "no-answer"), ("note", note.trim())];
    let refused = desk.fill(list, &action(&page, "outcome"), &said).await;
    let refused = refused.expect(422).text();
    assert!(refused.contains("note-error"), "{refused}");
    assert!(refused.contains(note.trim()), "{refused}");
}

#[tokio::test]
async fn whoever_is_told_at_the_door_leaves_the_list() {
    let off = CalledOff::with(&[gunvor()]).await;
    let desk = signed_in(&off).await;
    let list = "/sv/desk/call-tasks";
    let page = desk.get(list).await.expect(200).text();
    let told = desk
        .fill(
            list,
            &action(&page, "outcome"),
            &[("outcome", "told-at-door")],
        )
        .await;
    told.expect(303);
    let done = off.list("?state=done").await;
    assert_eq!(done[0]["state"], "done");
    assert!(off.app.door_lines().await.is_empty());
}

#[tokio::test]
async fn the_navigation_counts_the_calls_that_can_be_made_now() {
    let people: Vec<Value> = (0..2).map(|_| bertil()).collect();
    let off = CalledOff::with(&people).await;
    let desk = signed_in(&off).await;
    let counted = |page: &str| {
        let link = page.split("Att ringa").nth(1).unwrap();
        let link = &link[..link.find("</a>").unwrap()];
        link.contains("count").then(|| link.contains(">2<"))
    };
    let home = desk.get("/sv/desk/today").await.expect(200).text();
    assert_eq!(counted(&home), Some(true), "{home}");

    for call in off.list("").await {
        off.say(&call, "left-word").await.expect(200);
    }
    let home = desk.get("/sv/desk/today").await.expect(200).text();
    assert_eq!(counted(&home), None, "nobody is due: {home}");

    let helper = off.app.staff(Helper).at(&off.venue).await;
    let helper = off.app.signed_in(&helper).await;
    let home = helper.get("/sv/desk/today").await.expect(200).text();
    assert!(!home.contains("Att ringa"), "{home}");
}

#[tokio::test]
async fn a_session_that_was_called_off_says_who_is_still_to_be_told_until_nobody_is() {
    let karin = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    let off = CalledOff::with(&[bertil(), karin, gunvor()]).await;
    let desk = signed_in(&off).await;
    let roster = format!("/sv/desk/sessions/{}", off.session);

    let told = desk
        .get(&format!("{roster}/told?of=cancellation"))
        .await
        .text();
    for wanted in [
        "Tillfället är inställt",
        "1 får mejl. 1 samtal kvar. 1 får veta vid dörren.",
        "Det är klart när alla har fått veta.",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    let page = desk.get(&roster).await.text();
    assert!(
        page.contains("1 samtal kvar. 1 får veta vid dörren."),
        "{page}"
    );
    let list = format!("/sv/desk/call-tasks?session={}", off.session);
    assert!(page.contains(&list), "{page}");

    for call in off.list("").await {
        let outcome = match call.get("phone") {
            Some(_) => "reached",
            None => "told-at-door",
        };
        off.say(&call, outcome).await.expect(200);
    }
    let page = desk.get(&roster).await.text();
    assert!(!page.contains("Kvar att säga till"), "{page}");
}

#[tokio::test]
async fn a_call_that_is_not_true_any_more_is_refused_in_words() {
    let off = CalledOff::with(&[bertil()]).await;
    let desk = signed_in(&off).await;
    let list = "/sv/desk/call-tasks";
    let page = desk.get(list).await.text();
    off.app
        .sql("update call_tasks set state = 'superseded'")
        .await;
    let late = desk
        .fill(list, &action(&page, "outcome"), &[("outcome", "reached")])
        .await;
    assert!(late.expect(409).text().contains("Något har ändrats"));
}

#[tokio::test]
async fn staff_of_another_organisation_reach_no_page_of_it() {
    let off = CalledOff::with(&[bertil()]).await;
    let desk = signed_in(&off).await;
    let page = desk.get("/sv/desk/call-tasks").await.text();
    let elsewhere = off.app.organisation("vingaker").insert().await;
    let stranger = off.app.staff(Desk).at(&elsewhere).await;
    let stranger = off.app.signed_in(&stranger).await;
    let own = stranger.get("/sv/desk/call-tasks").await.expect(200).text();
    assert!(!own.contains("Bertil"), "{own}");
    for path in [
        format!("/sv/desk/call-tasks?session={}", off.session),
        format!("/sv/desk/sessions/{}/door", off.session),
    ] {
        stranger.get(&path).await.expect(404);
    }
    let form = action(&page, "outcome");
    let tried = stranger.fill("/sv/desk/call-tasks", &form, &[("outcome", "reached")]);
    tried.await.expect(404);
}
