//! What a booking says of an invented person.

use serde_json::{Value, json};

use super::dice::Dice;
use super::facts::Person;
use super::timetable::Planned;
use crate::platform::text::fold_to_ascii;
use crate::platform::time::Zone;

/// An address of a domain kept for examples, a number kept for films, or neither.
pub(super) fn contact(
    person: &Person,
    planned: &Planned<'_>,
    dice: &mut Dice,
) -> (Option<String>, Option<String>, &'static str) {
    let in_sweden = planned.zone != Zone::OSLO;
    let phone = format!("+4670174{:04}", dice.between(605, 699));
    let must_call = planned.offer.kind == "phone";
    match dice.below(100) {
        _ if must_call => (None, Some(phone), "phone"),
        0..40 => (Some(address(person, dice)), None, "email"),
        40..70 if in_sweden => (None, Some(phone), "phone"),
        _ => (None, None, "none"),
    }
}

fn address(person: &Person, dice: &mut Dice) -> String {
    let mut local = fold_to_ascii(&person.name).to_lowercase();
    local.retain(|sign| sign.is_ascii_lowercase());
    if local.is_empty() {
        "besokare".clone_into(&mut local);
    }
    let host = dice
        .pick(&["example.se", "exempel.se"])
        .copied()
        .unwrap_or("example.se");
    format!("{local}{}@{host}", dice.between(2, 99))
}

/// Who made the booking.
pub(super) fn booker(by_staff: bool, email: Option<&str>, dice: &mut Dice) -> Value {
    match email {
        _ if by_staff => json!({ "relation": "staff" }),
        Some(email) if dice.chance(15) => {
            json!({ "relation": "relative", "name": "Anhörig", "email": email })
        }
        _ => json!({ "relation": "self" }),
    }
}

/// The language of letters: those there are.
pub(super) fn language(person: &Person) -> &'static str {
    match person.speaks.as_str() {
        "nb" => "nb",
        "sv" | "fi" => "sv",
        _ => "en",
    }
}

/// Where a home visit goes.
pub(super) fn visit(dice: &mut Dice) -> Value {
    json!({ "address": format!("Exempelvägen {}", dice.between(1, 40)), "entry": null })
}
