//! The page on which the desk books a paper list: typed, pasted or out of a file, judged and booked. Without script.

use motesplats::platform::auth::Role;
use uuid::Uuid;

use super::library;
use crate::support::{Answer, Client, TestApp};

struct Desk {
    app: TestApp,
    client: Client,
    session: Uuid,
    page: String,
}

async fn desk(seats: i32) -> Desk {
    let app = TestApp::spawn().await;
    let venue = library(&app).await;
    let staff = app.staff(Role::Desk).at(&venue).await;
    let session = app.session(&venue).seats(seats).published().insert().await;
    Desk {
        client: app.signed_in(&staff).await,
        page: format!("/sv/desk/sessions/{session}/list"),
        session,
        app,
    }
}

impl Desk {
    async fn send(&self, names: &str, step: &str) -> Answer {
        let fields = [("names", names), ("step", step)];
        self.client.fill(&self.page, &self.page, &fields).await
    }
}

#[tokio::test]
async fn names_are_judged_and_booked_by_a_second_press() {
    let desk = desk(9).await;
    let roster = format!("/sv/desk/sessions/{}", desk.session);
    let link = desk.client.get(&roster).await.expect(200).text();
    assert!(link.contains(&format!("href=\"{}\"", desk.page)), "{link}");

    let names = "1. Gunvor Ek; 0150-123 45\nBo Berg\tbo@exempel.se\t2\n\nAli";
    let judged = desk.send(names, "judge").await.expect(200);
    assert_eq!(judged.header("cache-control"), "no-store");
    let text = judged.text();
    assert!(text.contains("4 personer får plats."), "{text}");
    assert!(text.contains("Boka 4 personer"), "{text}");
    assert_eq!(desk.app.count("bookings").await, 0);

    let done = desk.send(names, "book").await.expect(303);
    let roster = done.header("location").to_owned();
    let roster = desk.client.get(&roster).await.expect(200).text();
    assert!(roster.contains("Alla på listan är bokade."), "{roster}");
    assert!(roster.contains("Gunvor Ek"), "{roster}");
    assert_eq!(desk.app.seats_taken(desk.session).await, 4);

    let more = format!("{names}\nEva Lind; 0150-123 46");
    let text = desk.send(&more, "judge").await.expect(200).text();
    assert!(text.contains("En person får plats."), "{text}");
    assert!(text.contains("3 står redan här."), "{text}");
}

#[tokio::test]
async fn what_is_wrong_stands_by_line_and_nobody_is_booked() {
    let desk = desk(1).await;
    let names = "Anna\nBo; ring\nCilla; cilla@";
    let text = desk.send(names, "judge").await.expect(200).text();
    for words in ["2 fel att rätta", "Rad 2", "<bdi>Bo; ring</bdi>", "Rad 3"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("value=\"book\""), "{text}");
    assert!(
        text.contains("Bo; ring\nCilla; cilla@</textarea>"),
        "{text}"
    );

    let refused = desk.send("Anna\nBo", "book").await.expect(422).text();
    assert!(refused.contains("href=\"#names\""), "{refused}");
    assert!(refused.contains("Platserna räcker inte."), "{refused}");
    let none = desk.send(" \n", "judge").await.expect(422).text();
    assert!(none.contains("Skriv minst ett namn."), "{none}");
    assert_eq!(desk.app.count("bookings").await, 0);
}

#[tokio::test]
async fn a_file_comes_into_the_box_to_be_looked_at() {
    let desk = desk(9).await;
    let csv = "Namn;Telefon\r\nGunvor Ek;0150-123 45\r\nBo Berg;\r\n";
    let sent = desk
        .client
        .upload(&desk.page, "lista.csv", csv.into())
        .await;
    let text = sent.expect(200).text();
    assert!(
        text.contains("Gunvor Ek; 0150-123 45\nBo Berg</textarea>"),
        "{text}"
    );
    assert!(text.contains("2 personer får plats."), "{text}");
    let broken = b"PK\x03\x04 no workbook".to_vec();
    let refused = desk.client.upload(&desk.page, "a.xlsx", broken).await;
    let text = refused.expect(422).text();
    assert!(text.contains("href=\"#file\""), "{text}");
    let none = desk.client.upload(&desk.page, "a.csv", Vec::new()).await;
    assert!(none.expect(422).text().contains("Välj en fil."));
}

#[tokio::test]
async fn a_list_that_was_typed_waits_for_its_sign_in() {
    let desk = desk(9).await;
    let code = desk.client.get(&desk.page).await.hidden("csrf");
    desk.app.sql("delete from sign_ins").await;
    let fields = [("names", "Gunvor Ek"), ("step", "book"), ("csrf", &*code)];
    let waits = desk.client.submit(&desk.page, &fields).await;
    assert!(waits.expect(401).text().contains("Gunvor Ek"));
    assert_eq!(desk.app.count("bookings").await, 0);
}
