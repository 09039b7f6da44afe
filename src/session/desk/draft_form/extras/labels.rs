//! Where faults of a request stand in the form, and what their fields are called in the summary above it.

use super::form::equipment_field;
use super::options::ExtraOptions;
use crate::platform::problem::{Fault, FieldFault};
use crate::platform::text::LanguageTag;
use crate::session::desk::draft_form::field_maker::FieldMaker;
use crate::session::desk::draft_form::texts::named_in;

/// Members of the request whose fields have other names.
#[must_use]
pub fn extra_names() -> [(&'static str, &'static str); 10] {
    [
        ("kindName", "kind-name"),
        ("targetGroups", "target-groups"),
        ("onlineAddress", "online"),
        ("organisers", "others"),
        ("leadMinutes", "lead"),
        ("seatsPerBooking", "per-booking"),
        ("deskSeats", "desk-seats"),
        ("setUpMinutes", "set-up"),
        ("clearingMinutes", "clearing"),
        ("ages", "age-words"),
    ]
}

/// The texts in several languages, as member and field.
const TEXTS: [(&str, &str); 4] = [
    ("kindName", "kind-name"),
    ("bring", "bring"),
    ("place", "place"),
    ("fee", "fee"),
];

/// A fault at its field: `/place/en` at `place-en`, `/ages/from` at `age-from`, that of a list's item at the list.
/// `None` where it is of no such field.
#[must_use]
pub fn place_fault(fault: &FieldFault, languages: &[LanguageTag]) -> Option<FieldFault> {
    let parts: Vec<&str> = fault.pointer.trim_start_matches('/').split('/').collect();
    let pointer = match parts.as_slice() {
        ["ages", "words", tag] => in_language("age-words", tag, languages),
        ["ages", "words"] => "/age-words".to_owned(),
        ["ages", end] => format!("/age-{end}"),
        ["lat" | "lon"] => return Some(no_position()),
        [member, tag] => {
            let text = TEXTS.iter().find(|(name, _)| name == member)?;
            in_language(text.1, tag, languages)
        }
        [member, ..] if *member == "organisers" => "/organisers".to_owned(),
        _ => return None,
    };
    Some(FieldFault {
        pointer,
        fault: fault.fault.clone(),
    })
}

/// Both numbers are typed into one field.
#[must_use]
pub fn no_position() -> FieldFault {
    FieldFault {
        pointer: "/position".to_owned(),
        fault: Fault::new("bad-position"),
    }
}

/// The owner's language has the bare name.
fn in_language(name: &str, tag: &str, languages: &[LanguageTag]) -> String {
    match languages.first().is_some_and(|own| own.as_str() == tag) {
        true => format!("/{name}"),
        false => format!("/{name}-{tag}"),
    }
}

impl FieldMaker<'_> {
    /// The fields' names and labels, for the summary of errors.
    #[must_use]
    pub fn extra_labels(
        &self,
        tags: &[LanguageTag],
        options: &ExtraOptions,
    ) -> Vec<(String, String)> {
        let kinds = options.equipment.iter();
        let kinds = kinds.map(|one| (equipment_field(&one.id), one.name.clone()));
        let texts = [
            ("kind-name", "new-kind-name"),
            ("bring", "new-bring"),
            ("place", "new-place"),
            ("age-words", "new-age-words"),
            ("fee", "new-fee"),
        ];
        let texts = texts
            .iter()
            .flat_map(|(name, key)| named_in(name, tags).map(|(_, name)| (name, self.t(key))));
        let others = [
            ("languages", "new-languages"),
            ("topics", "new-topics"),
            ("devices", "new-devices"),
            ("target-groups", "new-target-groups"),
            ("campaigns", "new-campaigns"),
            ("age-from", "new-age-from"),
            ("age-to", "new-age-to"),
            ("position", "new-position"),
            ("online", "new-online"),
            ("arrangement", "new-arrangement"),
            ("others", "new-others"),
            ("audience", "new-audience"),
            ("lead", "new-lead"),
            ("per-booking", "new-per-booking"),
            ("set-up", "new-set-up"),
            ("clearing", "new-clearing"),
            ("desk-seats", "new-desk-seats"),
        ];
        let others = others.map(|(name, key)| (name.to_owned(), self.t(key)));
        texts.chain(kinds).chain(others).collect()
    }
}
