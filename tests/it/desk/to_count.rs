//! What waits to be counted, all the way back, in one form for many: good rows are stored, the others say why not.

use motesplats::platform::auth::Role;
use uuid::Uuid;

use super::{Town, words};
use crate::support::{Answer, Client};

const PAGE: &str = "/sv/desk/to-count";

/// Sessions that are over and that nobody counted, one a day from the first of September.
async fn forgotten(town: &Town, how_many: u32) -> Vec<Uuid> {
    let mut sessions = Vec::new();
    for day in 1..=how_many {
        let session = town.app.session(&town.library).published();
        let session = session.title(&format!("Hjälp {day}"));
        let session = session.starting(&format!("2026-09-{day:02}"), "10:00");
        sessions.push(session.insert().await);
    }
    sessions
}

/// Sends the form with what is typed for some sessions.
async fn save(client: &Client, typed: &[(Uuid, &str)]) -> Answer {
    let mut fields = Vec::new();
    for (id, total) in typed {
        fields.push(("session".to_owned(), id.to_string()));
        fields.push((format!("total-{id}"), (*total).to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.fill(PAGE, PAGE, &fields).await
}

#[tokio::test]
async fn nine_forgotten_sessions_are_counted_from_one_page_with_the_oldest_first() {
    let town = Town::new().await;
    let sessions = forgotten(&town, 9).await;
    let desk = town.signed_in(Role::Desk).await;
    let page = desk.get(PAGE).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    let page = page.text();
    assert!(page.find("Hjälp 1<") < page.find("Hjälp 9<"), "{page}");
    let typed: Vec<(Uuid, &str)> = sessions.iter().map(|id| (*id, "4")).collect();
    let sent = save(&desk, &typed).await.expect(303);
    let page = desk.get(sent.header("location")).await.expect(200).text();
    assert!(words(&page).contains("9 tillfällen är räknade."), "{page}");
    assert!(words(&page).contains("Allt är räknat."), "{page}");
    assert!(!page.contains("class=\"count\""), "{page}");
    for session in sessions {
        let counts = town.app.counts(session).await;
        assert_eq!((counts.len(), counts[0].total), (1, 4));
    }
}

#[tokio::test]
async fn a_row_that_cannot_be_stored_says_why_and_keeps_what_was_typed_while_the_others_are_stored()
{
    let town = Town::new().await;
    let sessions = forgotten(&town, 4).await;
    let desk = town.signed_in(Role::Desk).await;
    let typed = [
        (sessions[0], "5"),
        (sessions[1], "många"),
        (sessions[2], "4000"),
        (sessions[3], ""),
    ];
    let page = save(&desk, &typed).await;
    assert!([409, 422].contains(&page.status()), "{}", page.status());
    let page = page.text();
    assert!(words(&page).contains("1 tillfälle är räknat."), "{page}");
    assert!(page.contains("value=\"många\""), "{page}");
    assert!(
        page.contains("value=\"4000\"") && page.contains("Ja, 4"),
        "{page}"
    );
    assert!(
        page.contains(&format!("href=\"#total-{}\"", sessions[1])),
        "{page}"
    );
    assert!(page.contains("<span class=\"count\">3</span>"), "{page}");
    let stored = async |at: usize| town.app.counts(sessions[at]).await.len();
    assert_eq!(
        [
            stored(0).await,
            stored(1).await,
            stored(2).await,
            stored(3).await
        ],
        [1, 0, 0, 0]
    );

    let id = sessions[2].to_string();
    let (total, sure) = (format!("total-{id}"), format!("sure-{id}"));
    let fields = [("session", id.as_str()), (&total, "4000"), (&sure, "true")];
    desk.fill(PAGE, PAGE, &fields).await.expect(303);
    assert_eq!(town.app.counts(sessions[2]).await[0].total, 4000);
}

#[tokio::test]
async fn who_was_ticked_off_or_walked_in_is_proposed_and_nobody_is_no_zero() {
    let town = Town::new().await;
    let sessions = forgotten(&town, 2).await;
    let staff = town.app.staff(Role::Desk).at(&town.library).await;
    town.app.came_by(sessions[0], 3, staff.id).await;
    let booking = town.app.booked(sessions[0], "came", 2).await;
    town.app
        .attended(booking, sessions[0], "came", staff.id)
        .await;
    let desk = town.app.signed_in(&staff).await;
    let page = desk.get(PAGE).await.expect(200).text();
    let value = |id: Uuid| {
        let field = page
            .split(&format!("name=\"total-{id}\" value=\""))
            .nth(1)
            .unwrap();
        field[..field.find('"').unwrap()].to_owned()
    };
    let proposed: i64 = value(sessions[0]).parse().unwrap();
    assert!(proposed >= 4, "{proposed}");
    assert_eq!(value(sessions[1]), "");
}

#[tokio::test]
async fn what_somebody_else_counted_meanwhile_is_not_written_over() {
    let town = Town::new().await;
    let sessions = forgotten(&town, 1).await;
    let (one, other) = (
        town.signed_in(Role::Desk).await,
        town.signed_in(Role::Planner).await,
    );
    save(&one, &[(sessions[0], "7")]).await.expect(303);
    let late = save(&other, &[(sessions[0], "3")]).await.expect(303);
    let page = other.get(late.header("location")).await.expect(200).text();
    assert!(
        words(&page).contains("hade någon annan redan räknat"),
        "{page}"
    );
    let counts = town.app.counts(sessions[0]).await;
    assert_eq!((counts.len(), counts[0].total), (1, 7));
}

#[tokio::test]
async fn nobody_counts_what_lies_outside_their_reach_or_is_no_session() {
    let town = Town::new().await;
    let sessions = forgotten(&town, 1).await;
    let flen = town.app.organisation("flen").insert().await;
    let stranger = town.app.staff(Role::Coordinator).at(&flen).await;
    let stranger = town.app.signed_in(&stranger).await;
    let page = stranger.get(PAGE).await.expect(200).text();
    assert!(!page.contains("Hjälp 1"), "{page}");
    save(&stranger, &[(sessions[0], "3")]).await.expect(404);
    stranger
        .fill(PAGE, PAGE, &[("session", "'; drop")])
        .await
        .expect(404);
    assert!(town.app.counts(sessions[0]).await.is_empty());
    let volunteer = town.signed_in(Role::Volunteer).await;
    volunteer.get(PAGE).await.expect(403);
}

#[tokio::test]
async fn a_long_list_goes_on_on_the_next_page_at_the_same_venue() {
    let town = Town::new().await;
    forgotten(&town, 27).await;
    let desk = town.signed_in(Role::Desk).await;
    let first = desk
        .get(&format!("{PAGE}?venue=lasstugan"))
        .await
        .expect(200)
        .text();
    assert_eq!(first.matches("name=\"session\"").count(), 25);
    let next = "/sv/desk/to-count?venue=lasstugan&#38;page=2";
    assert!(first.contains(next), "{first}");
    let second = desk
        .get(&next.replace("&#38;", "&"))
        .await
        .expect(200)
        .text();
    assert_eq!(second.matches("name=\"session\"").count(), 2);
    let elsewhere = desk
        .get(&format!("{PAGE}?venue=valla"))
        .await
        .expect(200)
        .text();
    assert!(words(&elsewhere).contains("Allt är räknat."), "{elsewhere}");
}
