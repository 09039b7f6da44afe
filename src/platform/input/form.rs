//! The fields of a form that a page posted, read strictly.

use std::collections::BTreeSet;

use super::pairs::pairs;
use crate::platform::problem::{BAD_REQUEST, Fault, Faults, Problem};
use crate::platform::text::trim_unseen;

/// What was posted, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form(Vec<(String, String)>);

impl Form {
    /// Reads the bytes of a form.
    ///
    /// # Errors
    /// 400 when they are not UTF-8 or hold a NUL, encoded or bare.
    pub fn parse(raw: &[u8]) -> Result<Self, Problem> {
        let text =
            std::str::from_utf8(raw).map_err(|error| Problem::new(&BAD_REQUEST).because(error))?;
        if text.contains('\0') {
            return Err(Problem::new(&BAD_REQUEST));
        }
        let fields = pairs(text)?.into_iter();
        Ok(Self(
            fields
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        ))
    }

    /// Fields that came apart already.
    ///
    /// # Errors
    /// 400 for a NUL, which is no text.
    pub fn of_fields(fields: Vec<(String, String)>) -> Result<Self, Problem> {
        let has_nul =
            |(name, value): &(String, String)| name.contains('\0') || value.contains('\0');
        match fields.iter().any(has_nul) {
            true => Err(Problem::new(&BAD_REQUEST)),
            false => Ok(Self(fields)),
        }
    }

    /// Refuses a field that came more than once, unless it is one of these lists: no page of ours sends it so,
    /// and whoever did may have meant either value.
    ///
    /// # Errors
    /// 422 naming the fields.
    pub fn refuse_doubled(&self, lists: &[&str]) -> Result<(), Problem> {
        let mut seen = BTreeSet::new();
        let mut faults = Faults::none();
        for (name, _) in &self.0 {
            let is_list = lists.contains(&name.as_str());
            if !is_list && !seen.insert(name) {
                faults.add(
                    format!("/{name}"),
                    Fault::new("doubled").fact("name", name.as_str()),
                );
            }
        }
        match faults.is_empty() {
            true => Ok(()),
            false => Err(faults.into()),
        }
    }

    /// A field as it was typed; none where it did not come.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// A field as it was typed; empty where it did not come.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    /// A field without what is not seen around it; an empty one counts as absent.
    #[must_use]
    pub fn filled(&self, name: &str) -> Option<&str> {
        self.get(name)
            .map(trim_unseen)
            .filter(|value| !value.is_empty())
    }

    /// Every field, in the order of the page.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The form without these fields.
    #[must_use]
    pub fn without(&self, names: &[&str]) -> Self {
        let fields = self.0.iter();
        Self(
            fields
                .filter(|(name, _)| !names.contains(&name.as_str()))
                .cloned()
                .collect(),
        )
    }

    /// The fields whose names begin so, by the rest of their names.
    #[must_use]
    pub fn within(&self, prefix: &str) -> Self {
        let fields = self.0.iter().filter_map(|(name, value)| {
            let name = name.strip_prefix(prefix)?;
            Some((name.to_owned(), value.clone()))
        });
        Self(fields.collect())
    }

    /// Every value of a field that may come more than once, such as boxes to tick.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_decoded_and_may_repeat() {
        let form = Form::parse(b"name=%C3%85sa+B&topic=mail&topic=bank&empty=&odd").unwrap();
        assert_eq!(form.text("name"), "Åsa B");
        assert_eq!(form.all("topic").collect::<Vec<_>>(), ["mail", "bank"]);
        assert_eq!((form.get("empty"), form.filled("empty")), (Some(""), None));
        assert_eq!(form.get("odd"), Some(""));
        assert_eq!((form.get("none"), form.text("none")), (None, ""));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bad in [
            b"name=%FF".as_slice(),
            b"name=%C3%28",
            b"name=a%00b",
            b"name=a\0b",
            b"name=\xff",
            b"name=%G0",
            b"name=%2",
            b"%00=a",
        ] {
            let refused = Form::parse(bad).unwrap_err();
            assert_eq!(refused.kind.name, "bad-request");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_make_reading_panic(raw in proptest::collection::vec(proptest::num::u8::ANY, 0..64)) {
            let _read = Form::parse(&raw);
        }
    }
}
