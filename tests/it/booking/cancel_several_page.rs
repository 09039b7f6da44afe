//! The desk's page that cancels several sessions: chosen, shown with who is told, cancelled.

use motesplats::platform::auth::Role;

use super::cancel_several::StormyDay;
use crate::support::{Answer, Client};

const PAGE: &str = "/sv/desk/cancellations";

fn of_the_day(day: &StormyDay) -> String {
    let venue = day.venue.id;
    format!("{PAGE}?venue={venue}&from=2026-10-06&to=2026-10-06")
}

/// Presses a button of the page, with these sessions ticked and this reason.
async fn press(
    day: &StormyDay,
    client: &Client,
    ticked: &[usize],
    reason: &str,
    more: &[(&str, &str)],
) -> Answer {
    let venue = day.venue.id.to_string();
    let ids: Vec<String> = ticked
        .iter()
        .map(|n| day.sessions[*n].to_string())
        .collect();
    let mut fields = vec![
        ("venue", venue.as_str()),
        ("from", "2026-10-06"),
        ("to", "2026-10-06"),
        ("kind", ""),
        ("reason-sv", reason),
    ];
    fields.extend(ids.iter().map(|id| ("session", id.as_str())));
    fields.extend(more);
    client.fill(&of_the_day(day), PAGE, &fields).await
}

#[tokio::test]
async fn a_planner_sees_who_is_told_before_five_sessions_are_cancelled_and_what_is_left_after() {
    let day = StormyDay::with_twenty_booked().await;
    let client = day.app.signed_in(&day.planner).await;
    let page = client.get(&of_the_day(&day)).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let words = page.text();
    assert_eq!(words.matches("4 bokade.").count(), 5);
    assert_eq!(words.matches(" checked>").count(), 5);

    let all = [0, 1, 2, 3, 4];
    let preview = [("step", "preview")];
    let shown = press(&day, &client, &all, "Stormen stänger oss.", &preview).await;
    let shown = shown.expect(200);
    let words = shown.text();
    assert!(words.contains("20 bokade får veta"), "{words}");
    assert!(words.contains("Ställ in 5 tillfällen och meddela 20"));
    assert_eq!(day.app.audited("session.cancelled").await, 0);

    let seen = shown.hidden("seen");
    let save = [("step", "save"), ("seen", seen.as_str())];
    let done = press(&day, &client, &all, "Stormen stänger oss.", &save).await;
    let done = done.expect(303);
    let after = client.get(done.header("location")).await.expect(200).text();
    for words in [
        "Tillfällena är inställda.",
        "12 får mejl. 5 samtal kvar. 3 får veta vid dörren.",
        "Det är klart när alla har fått veta.",
        "Till ringlistan",
        "Det finns inget att ställa in de dagarna.",
    ] {
        assert!(after.contains(words), "{words}\n{after}");
    }
    assert_eq!(day.app.audited("session.cancelled").await, 5);
}

#[tokio::test]
async fn what_was_not_shown_is_shown_before_it_is_carried_out() {
    let day = StormyDay::with_twenty_booked().await;
    let client = day.app.signed_in(&day.planner).await;
    let preview = [("step", "preview")];
    let shown = press(&day, &client, &[0, 1], "Storm", &preview).await;
    let seen = shown.expect(200).hidden("seen");
    let save = [("step", "save"), ("seen", seen.as_str())];
    let other = press(&day, &client, &[0, 1, 2], "Storm", &save).await;
    let words = other.expect(200).text();
    assert!(
        words.contains("Ställ in 3 tillfällen och meddela 12"),
        "{words}"
    );
    let other = press(&day, &client, &[0, 1], "Snöstorm", &save).await;
    other.expect(200);
    assert_eq!(day.app.audited("session.cancelled").await, 0);
    press(&day, &client, &[0, 1], "Storm", &save)
        .await
        .expect(303);
    assert_eq!(day.app.audited("session.cancelled").await, 2);
}

#[tokio::test]
async fn without_a_reason_or_a_session_the_page_keeps_what_was_typed() {
    let day = StormyDay::with_twenty_booked().await;
    let client = day.app.signed_in(&day.planner).await;
    let preview = [("step", "preview")];
    let refused = press(&day, &client, &[], "", &preview).await.expect(422);
    let words = refused.text();
    assert!(words.contains("Välj minst ett tillfälle."), "{words}");
    assert!(words.contains("#reason-sv"));
    let refused = press(&day, &client, &[1], " ", &preview).await.expect(422);
    assert_eq!(refused.text().matches(" checked>").count(), 1);
    let proposed = press(&day, &client, &[1], "", &[("step", "storm")]).await;
    let words = proposed.expect(200).text();
    assert!(words.contains("Det är oväder, och vi har stängt.</textarea>"));
    assert_eq!(words.matches(" checked>").count(), 1);
}

#[tokio::test]
async fn days_that_cannot_be_are_said_at_their_fields() {
    let day = StormyDay::with_twenty_booked().await;
    let client = day.app.signed_in(&day.planner).await;
    let venue = day.venue.id;
    let turned = format!("{PAGE}?venue={venue}&from=2026-10-06&to=2026-10-05&kind=storm");
    let words = client.get(&turned).await.expect(200).text();
    assert!(words.contains("Sista dagen kan inte vara före den första."));
    client
        .get(&format!("{PAGE}?venue=nowhere"))
        .await
        .expect(404);
}

#[tokio::test]
async fn whoever_may_not_cancel_is_told_whom_to_ring() {
    let day = StormyDay::with_twenty_booked().await;
    let desk = day.app.staff(Role::Desk).at(&day.venue).await;
    let client = day.app.signed_in(&desk).await;
    let words = client.get(&of_the_day(&day)).await.expect(403).text();
    assert!(words.contains("Ring den som planerar:"), "{words}");
    assert!(!words.contains("name=\"session\""));
    let change = format!("/sv/desk/sessions/{}/change", day.sessions[0]);
    let words = client.get(&change).await.expect(403).text();
    assert!(words.contains("Ring den som planerar:"), "{words}");
    let helper = day.app.staff(Role::Helper).at(&day.venue).await;
    let client = day.app.signed_in(&helper).await;
    client.get(PAGE).await.expect(403);
    let norsjo = day.app.organisation("norsjo").insert().await;
    let stranger = day.app.staff(Role::Planner).at(&norsjo).await;
    let client = day.app.signed_in(&stranger).await;
    client.get(&of_the_day(&day)).await.expect(404);
}
