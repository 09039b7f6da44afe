//! Questions at the desk: one press on today's page, more about one, and a venue's month.

use chrono::TimeDelta;
use motesplats::platform::auth::Role;

use crate::support::client::earlier_code;
use crate::support::organisation::Org;
use crate::support::venue::Venue;
use crate::support::{Answer, Client, TestApp};

const TODAY: &str = "/sv/desk/today";
const PAGE: &str = "/sv/desk/questions";

/// A town's library, and somebody at its desk.
struct Library {
    app: TestApp,
    town: Org,
    venue: Venue,
    desk: Client,
}

impl Library {
    async fn new() -> Self {
        let app = TestApp::spawn().await;
        let town = app.organisation("katrineholm").insert().await;
        let venue = app.venue(&town).slug("lasstugan").insert().await;
        app.rename_venue("lasstugan", "Lässtugan").await;
        let desk = app.staff(Role::Desk).at(&town).await;
        let desk = app.signed_in(&desk).await;
        Self {
            app,
            town,
            venue,
            desk,
        }
    }

    /// Presses a topic on today's page.
    async fn press(&self, topic: &str) -> Answer {
        let fields = [("topic", topic), ("venue", "lasstugan")];
        self.desk.fill(TODAY, PAGE, &fields).await.expect(303)
    }

    async fn today(&self) -> String {
        words(&self.desk.get(TODAY).await.expect(200).text())
    }
}

fn words(page: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let main = scraper::Selector::parse("main").unwrap();
    let text: Vec<&str> = page.select(&main).next().unwrap().text().collect();
    let text = text.join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the form of the page's card goes that takes the last one back.
fn undo(page: &str) -> String {
    let page = scraper::Html::parse_document(page);
    let form = scraper::Selector::parse("form[action*='removal']").unwrap();
    let form = page.select(&form).next().unwrap();
    form.attr("action").unwrap().to_owned()
}

#[tokio::test]
async fn one_press_counts_a_question_and_leads_back_to_its_place() {
    let library = Library::new().await;
    let before = library.today().await;
    for words in [
        "Snabb fråga",
        "Utskrift",
        "E-post",
        "BankID",
        "Wifi",
        "Mobil",
        "0 i dag",
    ] {
        assert!(before.contains(words), "{words}: {before}");
    }
    assert!(!before.contains("Ångra"), "{before}");
    let led = library.press("print").await;
    assert_eq!(led.header("location"), "/sv/desk/today#question");
    library.app.clock().advance(TimeDelta::minutes(21));
    library.press("wifi").await;
    let after = library.today().await;
    assert!(after.contains("2 i dag"), "{after}");
    assert!(after.contains("Ångra Wifi 10.21"), "{after}");
    let row = "select string_agg(concat_ws(' ', channel, topic, minutes, outcome, day), ',' order by at) \
               from questions";
    assert_eq!(
        library.app.value(row).await,
        "desk print solved 2026-10-06,desk wifi solved 2026-10-06"
    );

    let page = library.desk.get(TODAY).await.text();
    let undone = library.desk.fill(TODAY, &undo(&page), &[]).await;
    assert_eq!(
        undone.expect(303).header("location"),
        "/sv/desk/today#question"
    );
    // Pressed again in another window.
    library
        .desk
        .fill(TODAY, &undo(&page), &[])
        .await
        .expect(303);
    let after = library.today().await;
    assert!(after.contains("1 i dag"), "{after}");
    assert!(after.contains("Ångra Utskrift 10.00"), "{after}");
    assert_eq!(library.app.audited("question.taken-back").await, 1);
}

#[tokio::test]
async fn a_double_press_counts_once_and_another_topic_of_the_same_page_counts_too() {
    let library = Library::new().await;
    let key = "01a22589dc1a710cb8a593d83fa4a8b9";
    for topic in ["wifi", "wifi", "email"] {
        let fields = [("topic", topic), ("venue", "lasstugan"), ("key", key)];
        library.desk.fill(TODAY, PAGE, &fields).await.expect(303);
    }
    assert_eq!(library.app.count("questions").await, 2);
}

#[tokio::test]
async fn with_several_venues_one_is_chosen_first_and_a_colleague_s_question_stays() {
    let library = Library::new().await;
    let app = &library.app;
    app.venue(&library.town).slug("valla").insert().await;
    let asks = library.today().await;
    assert!(asks.contains("Välj en plats först"), "{asks}");
    assert!(!asks.contains("Ett tryck räknar"), "{asks}");
    let colleague = app.staff(Role::Planner).at(&library.town).await;
    app.question(&library.venue, colleague.id).await;
    let chosen = format!("{TODAY}?venue=lasstugan");
    let page = words(&library.desk.get(&chosen).await.expect(200).text());
    assert!(page.contains("1 i dag"), "{page}");
    assert!(!page.contains("Ångra"), "{page}");
    let fields = [("topic", "other"), ("venue", "lasstugan")];
    let path = format!("{PAGE}?venue=lasstugan");
    let led = library.desk.fill(&chosen, &path, &fields).await.expect(303);
    assert_eq!(
        led.header("location"),
        "/sv/desk/today?venue=lasstugan#question"
    );
    let tomorrow = library.desk.get(&format!("{chosen}&date=2026-10-07")).await;
    assert!(!tomorrow.text().contains("Snabb fråga"));
}

#[tokio::test]
async fn whoever_only_helps_counts_no_questions() {
    let library = Library::new().await;
    let app = &library.app;
    for role in [Role::Helper, Role::Volunteer] {
        let helper = app.staff(role).at(&library.town).await;
        let client = app.signed_in(&helper).await;
        let page = client.get(TODAY).await.expect(200).text();
        assert!(!page.contains("Snabb fråga"), "{role}");
        let fields = [("topic", "wifi"), ("venue", "lasstugan")];
        let refused = client.fill(TODAY, PAGE, &fields).await;
        assert_eq!(refused.status(), 403, "{role}");
    }
    let other = app.organisation("norsjo").insert().await;
    app.venue(&other).insert().await;
    let stranger = app.staff(Role::Desk).at(&other).await;
    let client = app.signed_in(&stranger).await;
    let fields = [("topic", "wifi"), ("venue", "lasstugan")];
    assert_eq!(client.fill(TODAY, PAGE, &fields).await.status(), 404);
    assert_eq!(app.count("questions").await, 0);
}

#[tokio::test]
async fn more_is_said_of_a_question_and_what_is_wrong_stays_typed() {
    let library = Library::new().await;
    let wrong = [
        ("venue", "lasstugan"),
        ("topic", ""),
        ("channel", "phone"),
        ("minutes", "en kvart"),
        ("outcome", "solved"),
        ("referredTo", "Banken"),
    ];
    let shown = library.desk.fill(TODAY, PAGE, &wrong).await.expect(422);
    let page = shown.text();
    let read = words(&page);
    for words in [
        "Vad frågan gällde – Välj vad frågan gällde.",
        "Minuter – Skriv ett tal från 1 till 480.",
        "Hänvisad till – Välj ”Hänvisad” ovanför, eller lämna fältet tomt.",
    ] {
        assert!(read.contains(words), "{words}: {read}");
    }
    assert!(page.contains(r#"value="en kvart""#), "{page}");
    assert!(page.contains(r#"value="Banken""#), "{page}");
    assert!(
        page.contains(r#"<option value="phone" selected>"#),
        "{page}"
    );
    assert_eq!(library.app.count("questions").await, 0);

    let right = [
        ("venue", "lasstugan"),
        ("topic", "bank"),
        ("channel", "phone"),
        ("minutes", "۱۵"),
        ("outcome", "referred"),
        ("referredTo", "Banken"),
    ];
    library.desk.fill(TODAY, PAGE, &right).await.expect(303);
    let row = "select concat_ws(' ', channel, topic, minutes, outcome, referred_to) from questions";
    assert_eq!(
        library.app.value(row).await,
        "phone bank 15 referred Banken"
    );
}

#[tokio::test]
async fn a_press_on_a_page_of_an_earlier_sign_in_counts_nothing_and_is_offered_again() {
    let library = Library::new().await;
    let code = earlier_code();
    let fields = [
        ("topic", "wifi"),
        ("venue", "lasstugan"),
        ("csrf", code.as_str()),
    ];
    let shown = library.desk.submit(PAGE, &fields).await.expect(422).text();
    assert!(
        shown.contains(r#"<option value="wifi" selected>"#),
        "{shown}"
    );
    assert!(
        shown.contains("<details class=\"noprint\" open>"),
        "{shown}"
    );
    assert_eq!(library.app.count("questions").await, 0);
}

#[tokio::test]
async fn a_venue_s_month_adds_up_by_topic_channel_and_outcome() {
    let library = Library::new().await;
    let app = &library.app;
    let other = app.organisation("norsjo").insert().await;
    let elsewhere = app.venue(&other).insert().await;
    let somebody = app.staff(Role::Desk).at(&other).await;
    app.question(&elsewhere, somebody.id).await;
    library.press("wifi").await;
    library.press("print").await;
    for minutes in ["5", "25"] {
        let fields = [
            ("venue", "lasstugan"),
            ("topic", "wifi"),
            ("channel", "phone"),
            ("minutes", minutes),
            ("outcome", "partly"),
        ];
        library.desk.fill(TODAY, PAGE, &fields).await.expect(303);
    }
    let october = library.desk.get(PAGE).await.expect(200).text();
    let read = words(&october);
    for words in [
        "Frågor, oktober 2026 Lässtugan",
        "‹ september 2026 november 2026 ›",
        "Vad frågan gällde Vad frågan gällde Frågor Minuter Utskrift 1 Wifi 3 30 Summa 4 30",
        "Vid disken 2 Telefon 2 30 Summa 4 30",
        "Löst 2 Delvis 2 30 Summa 4 30",
    ] {
        assert!(read.contains(words), "{words}: {read}");
    }
    let csv = library
        .desk
        .get("/sv/desk/questions.csv?month=2026-10")
        .await;
    assert_eq!(
        csv.header("content-disposition"),
        "attachment; filename=\"questions-lasstugan-2026-10.csv\""
    );
    assert_eq!(
        csv.expect(200).text(),
        "\u{feff}topic;channel;outcome;questions;minutes\nprint;desk;solved;1;0\nwifi;desk;solved;1;0\n\
         wifi;phone;partly;2;30\n"
    );
    let september = library.desk.get(&format!("{PAGE}?month=2026-09")).await;
    let september = words(&september.expect(200).text());
    assert!(
        september.contains("Ingen har räknat någon fråga"),
        "{september}"
    );
    for odd in ["2026-13", "x", "%00", "2199-12", "1900-01"] {
        let page = library.desk.get(&format!("{PAGE}?month={odd}")).await;
        assert_eq!(page.status(), 200, "{odd}");
    }
}
