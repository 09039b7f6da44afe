//! What staff say to people in words of their own: a reason, a note.
//! One text in the owner's language, or a text for each language; 500 signs at most.
//! API and desk read it before they cancel a session or decline a booking.

use serde_json::Value;

use crate::platform::problem::Faults;
use crate::platform::problem::Problem;
use crate::platform::text::LanguageTag;
use crate::platform::text::LocalText;

const MAX_SIGNS: usize = 500;

/// Reads why a session is called off.
///
/// # Errors
/// 422 at `/reason`.
pub fn parse_reason(reason: Value, language: LanguageTag) -> Result<LocalText, Problem> {
    parse_at("/reason", reason, language)
}

/// Reads what is said with a decision.
///
/// # Errors
/// 422 at `/note`.
pub fn parse_note(note: Value, language: LanguageTag) -> Result<LocalText, Problem> {
    parse_at("/note", note, language)
}

/// Reads a message to everybody booked.
///
/// # Errors
/// 422 at `/text`.
pub fn parse_message(text: Value, language: LanguageTag) -> Result<LocalText, Problem> {
    parse_at("/text", text, language)
}

fn parse_at(field: &str, text: Value, language: LanguageTag) -> Result<LocalText, Problem> {
    let mut faults = Faults::none();
    let read = LocalText::parse(text, language, MAX_SIGNS, true);
    faults
        .take_within(field, read)
        .ok_or_else(|| Problem::faults(faults))
}
