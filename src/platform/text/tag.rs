//! Short machine words such as topics and needs; people see their texts, never the words.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;

use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::{schema_of, text};

const MAX: usize = 40;

/// One to forty of `a-z`, `0-9` and `-`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Tag(String);

impl Tag {
    /// Reads a word.
    ///
    /// # Errors
    /// `empty`, `too-long` (fact `max`), `bad-tag`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fits = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        match text.len() {
            0 => Err(Fault::new("empty")),
            length if length > MAX => Err(Fault::new("too-long").fact("max", MAX)),
            _ if text.bytes().all(fits) => Ok(Self(text.to_owned())),
            _ => Err(Fault::new("bad-tag")),
        }
    }
}

text_type!(Tag);
schema_of!(
    Tag,
    "Tag",
    text(1, MAX, "A short machine word").pattern(Some("^[a-z0-9-]+$"))
);

/// Reads a list of words, keeping the order and each word once.
///
/// # Errors
/// `too-many` (fact `max`) for the list, and the fault of each word at `/<index>`.
pub fn parse_tags<T: AsRef<str>>(words: &[T], max: usize) -> Result<Vec<Tag>, Faults> {
    let mut faults = Faults::none();
    if words.len() > max {
        faults.add("", Fault::new("too-many").fact("max", max));
        return Err(faults);
    }
    let mut tags = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let tag = faults.take(&format!("/{index}"), Tag::parse(word.as_ref()));
        tags.extend(tag.filter(|tag| !tags.contains(tag)));
    }
    if faults.is_empty() {
        Ok(tags)
    } else {
        Err(faults)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_short_machine_word() {
        assert_eq!(
            Tag::parse("e-legitimation").unwrap().as_str(),
            "e-legitimation"
        );
        for wrong in ["Bank", "e post", "å", "a_b", "a\0"] {
            assert_eq!(Tag::parse(wrong).unwrap_err().code, "bad-tag");
        }
        assert_eq!(Tag::parse(&"a".repeat(41)).unwrap_err().code, "too-long");
    }

    #[test]
    fn a_list_keeps_its_order_and_each_word_once() {
        let tags = parse_tags(&["mobile", "bank", "mobile"], 3).unwrap();
        let words: Vec<_> = tags.iter().map(Tag::as_str).collect();
        assert_eq!(words, ["mobile", "bank"]);
    }

    #[test]
    fn every_bad_word_is_told_by_its_place() {
        let faults = parse_tags(&["A", "bank", ""], 3).unwrap_err().into_fields();
        let found: Vec<_> = faults
            .iter()
            .map(|at| (at.pointer.as_str(), at.fault.code))
            .collect();
        assert_eq!(found, [("/0", "bad-tag"), ("/2", "empty")]);
        let mut all = Faults::none();
        all.take_within("/topics", parse_tags(&["A"], 1));
        assert_eq!(all.into_fields()[0].pointer, "/topics/0");
        let many = parse_tags(&["a", "b"], 1).unwrap_err().into_fields();
        assert_eq!(many[0].fault, Fault::new("too-many").fact("max", 1));
    }
}
