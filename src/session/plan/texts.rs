//! Reads the texts of a session, each in one language or several.

use serde_json::Value;

use super::request::SessionRequest;
use crate::platform::problem::Faults;
use crate::platform::text::LanguageTag;
use crate::platform::text::LocalText;

/// `title` is `None` only where it is a fault.
pub struct Texts {
    pub title: Option<LocalText>,
    pub description: Option<LocalText>,
    pub fee: Option<LocalText>,
}

pub fn parse_texts(request: &SessionRequest, language: LanguageTag, faults: &mut Faults) -> Texts {
    Texts {
        title: TITLE.read(Some(&request.title), language, faults),
        description: DESCRIPTION.read(not_null(request.description.as_ref()), language, faults),
        fee: FEE.read(not_null(request.fee.as_ref()), language, faults),
    }
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
