//! What a booking says about an invented person.

use serde_json::{Value, json};

use crate::demo::sessions::timetable::PlannedSession;
use crate::demo::source::data::PersonRecord;
use crate::demo::source::random::SeededRandom;
use crate::platform::contact::Notify;
use crate::platform::text::fold_to_ascii;
use crate::platform::time::Zone;

/// How a person is told.
pub struct DemoContact {
    pub email: Option<String>,
    pub phone: Option<String>,
    pub notify: Notify,
}

/// An address in a domain reserved for examples, a number reserved for films, or neither.
pub fn contact(
    person: &PersonRecord,
    planned: &PlannedSession<'_>,
    random: &mut SeededRandom,
) -> DemoContact {
    let in_sweden = planned.zone != Zone::OSLO;
    let phone = format!("+4670174{:04}", random.between(605, 699));
    let must_call = planned.offer.kind == "phone";
    let (email, phone, notify) = match random.below(100) {
        _ if must_call => (None, Some(phone), Notify::Phone),
        0..40 => (Some(address(person, random)), None, Notify::Email),
        40..70 if in_sweden => (None, Some(phone), Notify::Phone),
        _ => (None, None, Notify::None),
    };
    DemoContact {
        email,
        phone,
        notify,
    }
}

fn address(person: &PersonRecord, random: &mut SeededRandom) -> String {
    let mut local = fold_to_ascii(&person.name).to_lowercase();
    local.retain(|sign| sign.is_ascii_lowercase());
    if local.is_empty() {
        "besokare".clone_into(&mut local);
    }
    let host = random
        .pick(&["example.se", "exempel.se"])
        .copied()
        .unwrap_or("example.se");
    format!("{local}{}@{host}", random.between(2, 99))
}

/// Who made the booking.
pub fn booker(by_staff: bool, email: Option<&str>, random: &mut SeededRandom) -> Value {
    match email {
        _ if by_staff => json!({ "relation": "staff" }),
        Some(email) if random.chance(15) => {
            json!({ "relation": "relative", "name": "Anhörig", "email": email })
        }
        _ => json!({ "relation": "self" }),
    }
}

/// The language of the letters: one of those that there are texts for.
pub fn language(person: &PersonRecord) -> &'static str {
    match person.speaks.as_str() {
        "nb" => "nb",
        "sv" | "fi" => "sv",
        _ => "en",
    }
}

/// The address of a home visit.
pub fn visit(random: &mut SeededRandom) -> Value {
    json!({ "address": format!("Exempelvägen {}", random.between(1, 40)), "entry": null })
}
