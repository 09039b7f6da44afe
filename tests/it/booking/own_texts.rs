//! What an organisation says in its own words in every letter of a kind: written by a coordinator after a look at the
//! letter, filled in when a letter is sent.

use motesplats::platform::auth::Role;
use serde_json::{Value, json};
use uuid::Uuid;

use super::booked;
use crate::support::mailbox::Letter;
use crate::support::organisation::Org;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

const LIST: &str = "/sv/desk/letter-texts";

/// A library whose organisation writes Swedish and English, with a session and a coordinator.
struct World {
    app: TestApp,
    town: Org,
    venue: Venue,
    session: Uuid,
    coordinator: Client,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).insert().await;
        app.sql("update organisations set languages = '{sv,en}'")
            .await;
        app.sql("update venues set name = 'Bibban & Co', phone = '+46846500454', phone_typed = '08-465 004 54'")
            .await;
        let session = app.session(&venue).seats(8).published().insert().await;
        let coordinator = app.staff(Role::Coordinator).at(&town).await;
        Self {
            coordinator: app.signed_in(&coordinator).await,
            session,
            venue,
            town,
            app,
        }
    }

    fn page(kind: &str) -> String {
        format!("{LIST}/katrineholm/{kind}")
    }

    /// Looks at the letter first, then saves what was shown.
    async fn write(&self, kind: &str, swedish: &str, english: &str) -> Answer {
        let page = Self::page(kind);
        let form = self.coordinator.get(&page).await.expect(200);
        let version = form.hidden("version");
        let fields = [
            ("text-sv", swedish),
            ("text-en", english),
            ("version", version.as_str()),
        ];
        let step = |step| [&fields[..], &[("step", step)]].concat();
        let shown = self.coordinator.fill(&page, &page, &step("preview")).await;
        let seen = shown.expect(200).hidden("seen");
        let save = [step("save"), vec![("seen", seen.as_str())]].concat();
        self.coordinator.fill(&page, &page, &save).await
    }

    async fn book(&self, name: &str, language: &str) -> Value {
        let contact = json!({ "email": format!("{}@exempel.se", name.to_lowercase()) });
        let request = json!({ "name": name, "contact": contact, "language": language });
        booked(&self.app, self.session, request).await
    }

    async fn last_letter(&self) -> Letter {
        self.app.deliver_mail().await;
        self.app.mailbox().pop().unwrap()
    }

    async fn stored(&self) -> String {
        let query = "select count(*) from letter_texts where text is not null";
        self.app.value(query).await
    }
}

#[tokio::test]
async fn a_paragraph_stands_in_every_letter_of_its_kind_in_the_readers_language() {
    let world = World::new().await;
    let swedish = "Hej {name}! <b>Parkera</b> bakom {place}.\nRing {phone} före {when}.";
    let saved = world
        .write("confirmation", swedish, "Park behind {place}.")
        .await
        .expect(303);
    let list = format!("{LIST}?organisation=katrineholm&done=own-text");
    assert_eq!(saved.header("location"), list);
    let list = world.coordinator.get(&list).await.expect(200);
    assert_eq!(list.header("cache-control"), "no-store");
    assert!(list.text().contains("Parkera&#60;/b&#62; bakom {place}."));
    assert!(list.text().contains("Det är sparat."));

    world.book("Karin", "sv").await;
    let letter = world.last_letter().await;
    let paragraph = "Du har en plats.\n\nHej Karin! <b>Parkera</b> bakom Bibban & Co.\n\
                     Ring 08-465 004 54 före tisdag 6 oktober kl. 13.00.\n\nVad: ";
    assert!(letter.text.contains(paragraph), "{}", letter.text);
    assert!(!letter.html.contains("<b>Parkera"), "{}", letter.html);
    assert!(
        letter
            .html
            .contains("&#60;b&#62;Parkera&#60;/b&#62; bakom <bdi>Bibban &#38; Co</bdi>."),
        "{}",
        letter.html
    );
    assert!(!letter.subject().contains("Bibban"), "{}", letter.subject());

    // In both halves, each in its own language.
    world.book("Amal", "en").await;
    let letter = world.last_letter().await;
    let (english, swedish) = letter.text.split_once("-----").unwrap();
    assert!(
        english.contains("\n\nPark behind Bibban & Co.\n\n"),
        "{english}"
    );
    assert!(swedish.contains("Hej Amal! <b>Parkera</b>"), "{swedish}");
    assert_eq!(
        world.app.audited_facts("letter-text.changed").await,
        [json!({ "kind": "confirmation", "languages": ["en", "sv"] })]
    );
}

#[tokio::test]
async fn a_text_in_one_language_is_marked_for_readers_of_another() {
    let world = World::new().await;
    world
        .write("confirmation", "Parkera bakom huset.", "")
        .await
        .expect(303);
    world.book("Amal", "en").await;
    let letter = world.last_letter().await;
    assert_eq!(letter.text.matches("Parkera bakom huset.").count(), 2);
    let marked = "dir=\"auto\" lang=\"sv\">Parkera bakom huset.</p>";
    assert_eq!(letter.html.matches(marked).count(), 1, "{}", letter.html);
}

#[tokio::test]
async fn each_kind_has_its_own_text_until_it_is_taken_away() {
    let world = World::new().await;
    for kind in [
        "confirmation",
        "cancellation",
        "change",
        "promotion",
        "offer",
        "reminder",
    ] {
        world
            .write(kind, &format!("Egen text, {kind}."), "")
            .await
            .expect(303);
    }
    assert_eq!(world.stored().await, "6");
    let booking = world.book("Karin", "sv").await;
    let letter = world.last_letter().await;
    assert!(letter.text.contains("\n\nEgen text, confirmation.\n\n"));
    assert!(!letter.text.contains("Egen text, cancellation."));
    let path = format!(
        "/api/v1/bookings/{}/cancellation",
        booking["id"].as_str().unwrap()
    );
    let desk = world.app.staff(Role::Desk).at(&world.venue).await;
    desk.post(&path, json!({})).await.expect(200);
    let letter = world.last_letter().await;
    assert!(
        letter
            .text
            .contains("\n\nEgen text, cancellation.\n\nVad: ")
    );

    world.write("confirmation", " ", "").await.expect(303);
    assert_eq!(world.stored().await, "5");
    world.book("Bertil", "sv").await;
    assert!(!world.last_letter().await.text.contains("Egen text"));
    // Written anew, it goes on from where it was.
    world
        .write("confirmation", "Välkommen!", "")
        .await
        .expect(303);
    let form = world.coordinator.get(&World::page("confirmation")).await;
    assert_eq!(form.expect(200).hidden("version"), "3");
}

#[tokio::test]
async fn a_line_without_its_telephone_number_or_place_is_left_out() {
    let world = World::new().await;
    let text = "Parkera bakom huset.\n\nRing {phone}.\n\nVi ses på {place}.";
    world.write("confirmation", text, "").await.expect(303);
    world
        .app
        .sql("update venues set phone = null, phone_typed = null")
        .await;
    world.book("Karin", "sv").await;
    let letter = world.last_letter().await;
    let own = "\n\nParkera bakom huset.\n\nVi ses på Bibban & Co.\n\n";
    assert!(letter.text.contains(own), "{}", letter.text);

    let visits = world.app.session(&world.venue).kind("home-visit").seats(2);
    let visits = visits.starting("2026-10-08", "13:00").published();
    let visits = visits.insert().await;
    let vera = json!({
        "name": "Vera", "contact": { "email": "vera@exempel.se" },
        "visit": { "address": "Storgatan 3" },
    });
    let desk = world.app.staff(Role::Desk).at(&world.venue).await;
    desk.book(visits, vera).await.expect(201);
    let letter = world.last_letter().await;
    assert!(
        letter.text.contains("\n\nParkera bakom huset.\n\nVad: "),
        "{}",
        letter.text
    );
}

#[tokio::test]
async fn what_is_not_known_in_braces_is_refused_by_its_name_and_what_was_typed_stays() {
    let world = World::new().await;
    let page = World::page("reminder");
    let typed = [
        ("text-sv", "Vi ses på {plats}."),
        ("text-en", "See you { there."),
        ("version", "0"),
        ("step", "preview"),
    ];
    let refused = world.coordinator.fill(&page, &page, &typed).await;
    let refused = refused.expect(422).text();
    assert!(refused.contains(
        "id=\"text-sv-error\">Vi kan inte fylla i {plats}. Skriv något av {name}, {when}, {place}, {phone}."
    ), "{refused}");
    assert!(refused.contains("id=\"text-en-error\">Ett { eller } står ensamt."));
    assert!(refused.contains("href=\"#text-sv\""), "{refused}");
    for text in ["Vi ses på {plats}.", "See you { there."] {
        assert!(
            refused.contains(&format!(">{text}</textarea>")),
            "{refused}"
        );
    }
    let long = "a".repeat(501);
    let typed = [("text-sv", long.as_str()), ("version", "0")];
    let refused = world.coordinator.fill(&page, &page, &typed).await;
    assert!(refused.expect(422).text().contains("Högst 500 tecken."));
    assert_eq!(world.stored().await, "0");
}

#[tokio::test]
async fn what_was_not_shown_is_not_saved() {
    let world = World::new().await;
    let page = World::page("change");
    let typed = [
        ("text-sv", "Förlåt, {name}!"),
        ("version", "0"),
        ("step", "save"),
        ("seen", "0123456789abcdef"),
    ];
    let shown = world.coordinator.fill(&page, &page, &typed).await;
    let shown = shown.expect(200).text();
    // The letter of somebody made up, from this organisation.
    assert!(shown.contains("Förlåt, Gunvor!"), "{shown}");
    assert!(shown.contains("Katrineholm\n"), "{shown}");
    assert!(shown.contains("value=\"save\">Spara"), "{shown}");
    assert_eq!(world.stored().await, "0");

    // Somebody else was faster.
    world
        .write("change", "Från någon annan.", "")
        .await
        .expect(303);
    let mine = [("text-sv", "Mitt."), ("version", "0")];
    let shown = world.coordinator.fill(&page, &page, &mine).await;
    let seen = shown.expect(200).hidden("seen");
    let mine = [
        ("text-sv", "Mitt."),
        ("version", "0"),
        ("step", "save"),
        ("seen", seen.as_str()),
    ];
    let stale = world
        .coordinator
        .fill(&page, &page, &mine)
        .await
        .expect(412);
    assert!(stale.text().contains(">Mitt.</textarea>"));
    let form = world.coordinator.get(&page).await.expect(200).text();
    assert!(form.contains(">Från någon annan.</textarea>"), "{form}");
    assert_eq!(world.app.audited("letter-text.changed").await, 1);
    // The same once more is no change.
    world
        .write("change", "Från någon annan.", "")
        .await
        .expect(303);
    assert_eq!(world.app.audited("letter-text.changed").await, 1);
}

#[tokio::test]
async fn coordinators_choose_among_their_organisations_and_reach_no_other() {
    let world = World::new().await;
    let tab = world.coordinator.get("/sv/desk/organisations").await;
    let link = format!("href=\"{LIST}\"");
    assert!(tab.expect(200).text().contains(&link));
    let only = world.coordinator.get(LIST).await.expect(200).text();
    assert!(only.contains(&World::page("confirmation")), "{only}");
    assert!(!only.contains(&World::page("message")), "{only}");
    let operator = world.app.operator().await;
    let operator = world.app.signed_in(&operator).await;
    let tab = operator.get("/sv/desk/organisations").await.expect(200);
    assert!(!tab.text().contains(&link));

    let below = world.app.organisation("biblioteket").below(&world.town);
    below.no_controller().insert().await;
    let both = world.coordinator.get(LIST).await.expect(200).text();
    assert!(both.contains(&format!("{LIST}?organisation=biblioteket")));
    assert!(!both.contains(&World::page("confirmation")), "{both}");
    let one = format!("{LIST}?organisation=biblioteket");
    let one = world.coordinator.get(&one).await.expect(200).text();
    assert!(one.contains(&format!("{LIST}/biblioteket/offer")), "{one}");

    world.app.organisation("flen").insert().await;
    for path in [
        format!("{LIST}?organisation=flen"),
        format!("{LIST}/flen/confirmation"),
        World::page("message"),
        World::page("letter"),
    ] {
        assert_eq!(world.coordinator.get(&path).await.status(), 404, "{path}");
    }

    let at_the_venue = world.app.staff(Role::Coordinator).at(&world.venue).await;
    let at_the_venue = world.app.signed_in(&at_the_venue).await;
    let none = at_the_venue.get(LIST).await.expect(200).text();
    assert!(none.contains("Inga organisationer än."), "{none}");
    let page = World::page("confirmation");
    assert_eq!(at_the_venue.get(&page).await.status(), 404);
}
