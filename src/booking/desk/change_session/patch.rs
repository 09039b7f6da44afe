//! The merge patch that a form stands for: what differs from the session as it is, and nothing else. So the audit log
//! names what was changed, and two desks that change different things do not undo each other's.

use serde_json::{Map, Value, json};

use super::form::{FormPart, SessionForm, Texts};
use super::window::DayAndTime;
use crate::platform::i18n::dates;
use crate::platform::problem::Faults;
use crate::platform::text::{trim_typed, trim_unseen};
use crate::platform::time::Zone;
use crate::session::Patch;

/// # Errors
/// 422 for moments that cannot be read.
pub fn patch(
    typed: &SessionForm,
    before: &SessionForm,
    part: FormPart,
    zone: Zone,
) -> Result<Patch, Faults> {
    let mut patch = Patch::new();
    let mut faults = Faults::none();
    if part.has_time() {
        put_time(&mut patch, typed, before);
    }
    if part.is_whole() {
        put_whole(&mut patch, typed, before);
        for (member, name, typed, before) in [
            ("bookingOpensAt", "opens", &typed.opens, &before.opens),
            ("bookingClosesAt", "closes", &typed.closes, &before.closes),
        ] {
            put_moment(&mut patch, (member, name), typed, before, zone, &mut faults);
        }
    }
    // A room and equipment stay behind where the session moves to another venue.
    let moves = typed.venue != before.venue;
    if typed.room != before.room {
        patch.insert("room".to_owned(), filled(&typed.room));
    } else if moves && !before.room.is_empty() {
        patch.insert("room".to_owned(), Value::Null);
    }
    if moves && !before.extras.equipment.is_empty() {
        patch.insert("equipment".to_owned(), Value::Null);
    }
    if sorted(&typed.helpers) != sorted(&before.helpers) {
        patch.insert("helpers".to_owned(), json!(typed.helpers));
    }
    match faults.is_empty() {
        true => Ok(patch),
        false => Err(faults),
    }
}

fn put_time(patch: &mut Patch, typed: &SessionForm, before: &SessionForm) {
    if typed.date != before.date {
        patch.insert("localDate".to_owned(), filled(&typed.date));
    }
    if dates::parse_time(&typed.time) != dates::parse_time(&before.time) {
        let read = dates::parse_time(&typed.time);
        let time = read.map_or_else(
            || typed.time.clone(),
            |time| time.format("%H:%M").to_string(),
        );
        patch.insert("localTime".to_owned(), filled(&time));
    }
    if typed.occurrence != before.occurrence && !typed.occurrence.is_empty() {
        patch.insert("occurrence".to_owned(), json!(typed.occurrence));
    }
    put_number(patch, "minutes", &typed.minutes, &before.minutes);
}

fn put_whole(patch: &mut Patch, typed: &SessionForm, before: &SessionForm) {
    put_texts(patch, "title", &typed.titles, &before.titles);
    // A session without a title is refused at its field, together with all other faults.
    if patch.get("title") == Some(&Value::Null) {
        let first = before.titles.iter().take(1);
        let empty: Map<String, Value> =
            first.map(|(tag, _)| (tag.to_string(), json!(""))).collect();
        patch.insert("title".to_owned(), Value::Object(empty));
    }
    put_texts(
        patch,
        "description",
        &typed.descriptions,
        &before.descriptions,
    );
    if typed.venue != before.venue {
        patch.insert("venueId".to_owned(), json!(typed.venue));
    }
    put_number(patch, "seatsTotal", &typed.seats, &before.seats);
    let booked = !before.seats.is_empty();
    patch.extend(typed.extras.patch(&before.extras, booked));
}

/// An empty text takes its language away; no text at all takes the member away.
fn put_texts(patch: &mut Patch, member: &str, typed: &Texts, before: &Texts) {
    let tidy = |text: &str| trim_unseen(text).replace("\r\n", "\n");
    let is_empty = |texts: &Texts| texts.iter().all(|(_, text)| tidy(text).is_empty());
    if is_empty(typed) {
        if !is_empty(before) {
            patch.insert(member.to_owned(), Value::Null);
        }
        return;
    }
    let pairs = typed.iter().zip(before);
    let changed = pairs.filter(|((_, text), (_, was))| tidy(text) != tidy(was));
    let changed: Map<String, Value> = changed
        .map(|((tag, text), _)| (tag.to_string(), filled(&tidy(text))))
        .collect();
    if !changed.is_empty() {
        patch.insert(member.to_owned(), Value::Object(changed));
    }
}

/// What is no number is none that the API takes either.
fn put_number(patch: &mut Patch, member: &str, typed: &str, before: &str) {
    let (typed, before) = (trim_typed(typed), trim_typed(before));
    if typed == before {
        return;
    }
    let number = match typed.is_empty() {
        true => Value::Null,
        false => json!(typed.parse::<i64>().unwrap_or(-1)),
    };
    patch.insert(member.to_owned(), number);
}

fn put_moment(
    patch: &mut Patch,
    (member, name): (&str, &str),
    typed: &DayAndTime,
    before: &DayAndTime,
    zone: Zone,
    faults: &mut Faults,
) {
    if typed != before {
        let instant = typed.instant(name, zone, faults);
        patch.insert(member.to_owned(), json!(instant));
    }
}

fn filled(text: &str) -> Value {
    match trim_typed(text) {
        "" => Value::Null,
        _ => json!(text),
    }
}

fn sorted(ids: &[String]) -> Vec<&String> {
    let mut ids: Vec<&String> = ids.iter().collect();
    ids.sort();
    ids
}
