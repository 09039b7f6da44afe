//! What is printed: the calls with names, the door without any.

use super::api::{CalledOff, bertil};
use crate::booking::gunvor;

#[tokio::test]
async fn the_printed_list_has_names_numbers_and_boxes_and_asks_to_be_destroyed() {
    let off = CalledOff::with(&[bertil(), gunvor()]).await;
    let desk = off.app.signed_in(&off.desk).await;
    let sheet = desk.get("/sv/desk/call-tasks/print").await.expect(200);
    let sheet = sheet.text();
    for words in [
        "Bertil Åberg",
        "08-465 004 01",
        "Förstör papperet när du är klar.",
        "Lämnade bud",
        "Huda är sjuk.",
    ] {
        assert!(sheet.contains(words), "{words}: {sheet}");
    }
    assert!(!sheet.contains("Gunvor"), "nobody rings her: {sheet}");
}

#[tokio::test]
async fn the_sheet_for_the_door_has_numbers_and_no_name() {
    let off = CalledOff::with(&[bertil(), gunvor()]).await;
    let desk = off.app.signed_in(&off.desk).await;
    let path = format!("/sv/desk/sessions/{}/door", off.session);
    let sheet = desk.get(&path).await.expect(200).text();
    let number = "select number from bookings where name = 'Gunvor'";
    let number = off.app.value(number).await;
    assert!(sheet.contains(&number[..4]), "{number}: {sheet}");
    assert!(sheet.contains("Huda är sjuk."), "{sheet}");
    for name in ["Gunvor", "Bertil"] {
        assert!(!sheet.contains(name), "{name}: {sheet}");
    }
}
