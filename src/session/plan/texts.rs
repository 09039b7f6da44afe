//! Reads what a session tells people: texts in one language or several, its languages and topics.

use serde_json::Value;

use super::particulars::parse_particulars;
use super::request::SessionRequest;
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, LocalText, parse_tags};
use crate::session::texts::SessionTexts;

/// `None` only where the title is a fault.
pub fn parse_texts(
    request: &SessionRequest,
    language: LanguageTag,
    faults: &mut Faults,
) -> Option<SessionTexts> {
    let title = TITLE.read(Some(&request.title), language, faults);
    let description = DESCRIPTION.read(not_null(request.description.as_ref()), language, faults);
    let fee = FEE.read(not_null(request.fee.as_ref()), language, faults);
    let languages = languages(request, faults);
    let topics = topics(request, faults);
    let particulars = parse_particulars(request, language, faults);
    Some(SessionTexts {
        title: title?,
        description,
        fee,
        cancel_reason: None,
        languages,
        topics,
        particulars,
    })
}

/// What a text may be, in each of its languages.
struct TextRule {
    place: &'static str,
    max_length: usize,
    several_lines: bool,
}

const TITLE: TextRule = TextRule {
    place: "/title",
    max_length: 120,
    several_lines: false,
};
const DESCRIPTION: TextRule = TextRule {
    place: "/description",
    max_length: 4000,
    several_lines: true,
};
const FEE: TextRule = TextRule {
    place: "/fee",
    max_length: 200,
    several_lines: false,
};

impl TextRule {
    fn read(
        &self,
        given: Option<&Value>,
        language: LanguageTag,
        faults: &mut Faults,
    ) -> Option<LocalText> {
        let given = given?.clone();
        let parsed = LocalText::parse(given, language, self.max_length, self.several_lines);
        faults.take_within(self.place, parsed)
    }
}

fn not_null(given: Option<&Value>) -> Option<&Value> {
    given.filter(|value| !value.is_null())
}

fn languages(request: &SessionRequest, faults: &mut Faults) -> Vec<String> {
    let given = request.languages.as_deref().unwrap_or_default();
    if given.len() > 20 {
        faults.add("/languages", Fault::new("too-many").fact("max", 20));
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (index, text) in given.iter().enumerate() {
        let tag = faults.take(&format!("/languages/{index}"), LanguageTag::parse(text));
        found.extend(
            tag.map(|tag| tag.to_string())
                .filter(|tag| !found.contains(tag)),
        );
    }
    found
}

fn topics(request: &SessionRequest, faults: &mut Faults) -> Vec<String> {
    let given = request.topics.as_deref().unwrap_or_default();
    let tags = faults.take_within("/topics", parse_tags(given, 20));
    tags.unwrap_or_default()
        .into_iter()
        .map(String::from)
        .collect()
}
