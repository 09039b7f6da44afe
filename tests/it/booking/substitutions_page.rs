//! The desk's page for a helper's sick day: who is away, who steps in, and what becomes of each session, in one act.

use motesplats::platform::auth::Role;
use serde_json::json;
use uuid::Uuid;

use super::substitutions::SickDay;
use super::{booked, gunvor};
use crate::support::{Answer, Client};

const PAGE: &str = "/sv/desk/substitutions";

impl SickDay {
    /// The page about Samira's day, with Tor to step in.
    fn page(&self) -> String {
        let (samira, tor) = (self.samira.id, self.tor.id);
        format!("{PAGE}?helper={samira}&from=2026-10-06&to=2026-10-06&by={tor}")
    }

    /// Presses the button, with a choice for each session and this reason.
    async fn press(&self, client: &Client, chosen: &[(Uuid, &str)], reason: &str) -> Answer {
        let shown = client.get(&self.page()).await.expect(200);
        self.press_at(client, &shown, chosen, reason).await
    }

    async fn press_at(
        &self,
        client: &Client,
        shown: &Answer,
        chosen: &[(Uuid, &str)],
        reason: &str,
    ) -> Answer {
        let hidden = ["csrf", "seen", "helper", "from", "to", "by"];
        let hidden = hidden.map(|name| (name, shown.hidden(name)));
        let chosen: Vec<(String, &str)> = chosen
            .iter()
            .map(|(session, cover)| (format!("cover-{session}"), *cover))
            .collect();
        let mut fields: Vec<(&str, &str)> = hidden
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        fields.extend(chosen.iter().map(|(name, cover)| (name.as_str(), *cover)));
        fields.push(("reason-sv", reason));
        client.submit(PAGE, &fields).await
    }
}

#[tokio::test]
async fn two_go_to_the_substitute_one_to_a_colleague_and_one_is_cancelled_in_one_act() {
    let day = SickDay::new().await;
    let client = day.app.signed_in(&day.planner).await;
    let first = day.session(11, &day.samira).await;
    let second = day.session(12, &day.samira).await;
    let third = day.session(13, &day.samira).await;
    day.session(13, &day.tor).await;
    let fourth = day.session(14, &day.samira).await;
    let by_mail = json!({ "name": "Karin", "contact": { "email": "karin@exempel.se" } });
    booked(&day.app, fourth, by_mail).await;
    booked(&day.app, fourth, gunvor()).await;
    day.app.deliver_mail().await;

    let page = client.get(&day.page()).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let words = page.text();
    assert_eq!(words.matches("Tor Berg hoppar in.").count(), 3);
    for wanted in [
        "Tor Berg är upptagen då:",
        "Om det ställs in: 1 får mejl. 1 får veta vid dörren.",
        "2 bokade.",
        "Den som skulle hjälpa dig är sjuk.</textarea>",
    ] {
        assert!(words.contains(wanted), "{wanted}\n{words}");
    }
    let (tor, eva) = (day.tor.id.to_string(), day.eva.id.to_string());
    let chosen = [
        (first, tor.as_str()),
        (second, tor.as_str()),
        (third, eva.as_str()),
        (fourth, "cancel"),
    ];
    let saved = day.press(&client, &chosen, "Samira är sjuk.").await;
    let saved = saved.expect(303);
    let after = client
        .get(saved.header("location"))
        .await
        .expect(200)
        .text();
    for wanted in [
        "Det är sparat.",
        "Klart de dagarna",
        "Tor Berg hjälper.",
        "Eva Ek hjälper.",
        "Inställt. 1 får mejl. 1 får veta vid dörren.",
        "Det är klart när alla har fått veta.",
        "Inga tillfällen behöver någon de dagarna.",
        &format!("/sv/desk/sessions/{fourth}/told?of=cancellation"),
    ] {
        assert!(after.contains(wanted), "{wanted}\n{after}");
    }
    for (session, helper) in [(first, "Tor Berg"), (second, "Tor Berg"), (third, "Eva Ek")] {
        assert_eq!(day.helpers(session).await, [helper]);
        let roster = format!("/sv/desk/sessions/{session}");
        assert!(client.get(&roster).await.text().contains(helper));
    }
    day.app.deliver_mail().await;
    let letters = day.app.mailbox();
    assert_eq!(letters.len(), 2, "a confirmation and a cancellation");
    assert!(letters[1].text.contains("Samira är sjuk."));
    assert_eq!(day.app.audited("session.helper-replaced").await, 3);
    assert_eq!(day.app.audited("session.cancelled").await, 1);
}

#[tokio::test]
async fn nothing_is_done_where_one_of_the_choices_cannot_be() {
    let day = SickDay::new().await;
    let client = day.app.signed_in(&day.planner).await;
    let first = day.session(11, &day.samira).await;
    let second = day.session(13, &day.samira).await;
    let (tor, samira) = (day.tor.id.to_string(), day.samira.id.to_string());
    let nobody = [(first, tor.as_str()), (second, samira.as_str())];
    let refused = day.press(&client, &nobody, "").await.expect(422);
    let words = refused.text();
    assert!(
        words.contains("Det är redan taget. Välj ett annat."),
        "{words}"
    );
    assert!(words.contains(&format!("#cover-{second}")));

    let silent = [(first, tor.as_str()), (second, "cancel")];
    let refused = day.press(&client, &silent, " ").await.expect(422);
    let words = refused.text();
    assert!(words.contains("#reason-sv"), "{words}");
    assert!(
        words.contains(r#"<option value="cancel" selected>"#),
        "what was chosen stays"
    );
    assert_eq!(day.helpers(first).await, ["Samira Ali"]);

    let leave = [(first, "leave"), (second, "leave")];
    let left = day.press(&client, &leave, "").await.expect(200);
    assert!(left.text().contains("Allt lämnas som det är."));
    assert_eq!(day.app.audited("session.helper-replaced").await, 0);
}

#[tokio::test]
async fn two_sessions_at_one_time_cannot_both_go_to_one_person() {
    let day = SickDay::new().await;
    let client = day.app.signed_in(&day.planner).await;
    let first = day.session(11, &day.samira).await;
    let beside = day.app.session(&day.venue).starting("2026-10-06", "11:30");
    let beside = beside.helper(day.samira.id).published().insert().await;
    let tor = day.tor.id.to_string();
    let both = [(first, tor.as_str()), (beside, tor.as_str())];
    let refused = day.press(&client, &both, "").await.expect(422);
    assert!(refused.text().contains(&format!("#cover-{beside}")));
    assert_eq!(day.helpers(first).await, ["Samira Ali"]);
}

#[tokio::test]
async fn what_was_not_shown_is_shown_before_it_is_carried_out() {
    let day = SickDay::new().await;
    let client = day.app.signed_in(&day.planner).await;
    let session = day.session(11, &day.samira).await;
    let shown = client.get(&day.page()).await.expect(200);
    booked(&day.app, session, gunvor()).await;
    let cancel = [(session, "cancel")];
    let again = day.press_at(&client, &shown, &cancel, "Sjuk").await;
    let again = again.expect(200);
    let words = again.text();
    assert!(
        words.contains("Något har ändrats medan du valde."),
        "{words}"
    );
    assert!(words.contains("Om det ställs in: 1 får veta vid dörren."));
    assert_eq!(day.app.audited("session.cancelled").await, 0);
    let saved = day.press_at(&client, &again, &cancel, "Sjuk").await;
    saved.expect(303);
    assert_eq!(day.app.audited("session.cancelled").await, 1);
}

#[tokio::test]
async fn the_page_asks_whose_days_they_are_and_says_what_cannot_be() {
    let day = SickDay::new().await;
    let client = day.app.signed_in(&day.planner).await;
    day.session(11, &day.samira).await;
    let words = client.get(PAGE).await.expect(200).text();
    assert!(words.contains("Vem är borta?") && words.contains("Samira Ali"));
    assert!(words.contains(r#"value="2026-10-06""#), "today is preset");
    let samira = day.samira.id;
    let turned = format!("{PAGE}?helper={samira}&from=2026-10-06&to=2026-10-05&by={samira}");
    let words = client.get(&turned).await.expect(200).text();
    assert!(words.contains("Sista dagen kan inte vara före den första."));
    assert!(words.contains("Det är samma person."), "{words}");
    let elsewhere = day.app.organisation("norsjo").insert().await;
    let stranger = day.app.staff(Role::Planner).at(&elsewhere).await;
    let stranger = day.app.signed_in(&stranger).await;
    let words = stranger.get(&day.page()).await.expect(200).text();
    assert!(words.contains("Vi hittar inte personen."), "{words}");
    assert!(!words.contains("Samira"));
}

#[tokio::test]
async fn a_planner_finds_the_page_from_plan_from_today_and_from_a_session() {
    let day = SickDay::new().await;
    let session = day.session(11, &day.samira).await;
    let client = day.app.signed_in(&day.planner).await;
    let desk = day.app.staff(Role::Desk).at(&day.venue).await;
    let desk = day.app.signed_in(&desk).await;
    let roster = format!("/sv/desk/sessions/{session}");
    let of_samira = format!("helper={}", day.samira.id);
    for page in ["/sv/desk/plan", "/sv/desk/today", roster.as_str()] {
        let words = client.get(page).await.expect(200).text();
        assert!(words.contains("En hjälpare är sjuk"), "{page}\n{words}");
        assert_eq!(words.contains(&of_samira), page == roster);
    }
    for page in ["/sv/desk/today", roster.as_str()] {
        let words = desk.get(page).await.expect(200).text();
        assert!(!words.contains("En hjälpare är sjuk"));
    }
    let words = desk.get(PAGE).await.expect(403).text();
    assert!(words.contains("Ring den som planerar:"), "{words}");
    desk.submit(PAGE, &[]).await.expect(403);
}
