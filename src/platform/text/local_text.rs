//! Texts by staff, stored per language: one text, or a text for each of several languages.

use std::collections::BTreeMap;

use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::{Pg, PgValue};
use diesel::serialize::{self, Output, ToSql};
use diesel::sql_types::Jsonb;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, SchemaType, Type};

use super::{LanguageTag, Lines, clean};
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::schema_of;

/// BCP 47's tag for the language of a text that is not there.
const UNDETERMINED: &str = "und";

/// A text per language tag, at least one; in rows and JSON the object `{"sv": "…", "en": "…"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, AsExpression, FromSqlRow)]
#[diesel(sql_type = Jsonb)]
#[serde(transparent)]
pub struct LocalText(BTreeMap<String, String>);

schema_of!(
    LocalText,
    "LocalText",
    OneOfBuilder::new()
        .description(Some(
            "A text in the organisation's first language, or a text for each of several languages by tag"
        ))
        .item(ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)))
        .item(
            ObjectBuilder::new()
                .min_properties(Some(1))
                .additional_properties(Some(ObjectBuilder::new().schema_type(Type::String).min_length(Some(1))))
        )
);

/// A [`LocalText`] in a merge patch, for the API's document: null takes the text of a language away.
#[derive(Debug)]
pub struct LocalTextPatch;

schema_of!(
    LocalTextPatch,
    "LocalTextPatch",
    OneOfBuilder::new()
        .description(Some(
            "A text, or the texts of some languages: null takes one away"
        ))
        .item(
            ObjectBuilder::new()
                .schema_type(Type::String)
                .min_length(Some(1))
        )
        .item(ObjectBuilder::new().additional_properties(Some(
            ObjectBuilder::new().schema_type(SchemaType::from_iter([Type::String, Type::Null]))
        )))
);

impl LocalText {
    /// Reads `"text"`, which is in the organisation's first language, or `{"sv": "…"}`. `max`
    /// counts the characters of each text.
    ///
    /// # Errors
    /// At the text itself or at `/<tag>`: `wrong-type`, `empty`, `unknown-language`,
    /// `doubled-language`, and those of [`crate::platform::text::PlainText::parse`].
    pub fn parse(
        value: Value,
        default_language: LanguageTag,
        max: usize,
        allow_newlines: bool,
    ) -> Result<Self, Faults> {
        let lines = if allow_newlines {
            Lines::Many
        } else {
            Lines::One
        };
        let mut faults = Faults::none();
        let texts = match value {
            Value::String(text) => faults
                .take("", clean(&text, max, lines))
                .map(|text| BTreeMap::from([(default_language.to_string(), text)])),
            Value::Object(given) if given.is_empty() => faults.take("", Err(Fault::new("empty"))),
            Value::Object(given) => Some(parse_each(given, max, lines, &mut faults)),
            _ => faults.take("", Err(Fault::new("wrong-type"))),
        };
        texts.filter(|_| faults.is_empty()).map(Self).ok_or(faults)
    }

    /// One text in one language, from the program's own stock.
    #[must_use]
    pub fn of(language: LanguageTag, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(language.to_string(), text.into())]))
    }

    /// The text in exactly one language.
    #[must_use]
    pub fn get(&self, tag: &str) -> Option<&str> {
        self.0.get(tag).map(String::as_str)
    }

    /// Every text with its tag, in the order of the tags.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(tag, text)| (tag.as_str(), text.as_str()))
    }

    /// The best text and its tag: for each wanted language its own or one with the same primary
    /// subtag (`sv` for `sv-SE`), else the organisation's first language, else any.
    #[must_use]
    pub fn best(&self, wanted: &[&str], default: &str) -> (&str, &str) {
        wanted
            .iter()
            .find_map(|tag| self.exact(tag).or_else(|| self.related(tag)))
            .or_else(|| self.exact(default))
            .or_else(|| self.iter().next())
            .map_or(("", UNDETERMINED), |(tag, text)| (text, tag))
    }

    /// The best text for a reader, and its tag where it is not in the language asked for first.
    #[must_use]
    pub fn best_in<S: AsRef<str>>(&self, wanted: &[S], default: &str) -> (String, Option<String>) {
        let wanted: Vec<&str> = wanted.iter().map(AsRef::as_ref).collect();
        let (text, tag) = self.best(&wanted, default);
        let asked = wanted.first().copied().unwrap_or(default);
        let other = !primary(tag).eq_ignore_ascii_case(primary(asked));
        (text.to_owned(), other.then(|| tag.to_owned()))
    }

    fn exact(&self, wanted: &str) -> Option<(&str, &str)> {
        self.iter()
            .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
    }

    fn related(&self, wanted: &str) -> Option<(&str, &str)> {
        self.iter()
            .find(|(tag, _)| primary(tag).eq_ignore_ascii_case(primary(wanted)))
    }
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn parse_each(
    given: serde_json::Map<String, Value>,
    max: usize,
    lines: Lines,
    faults: &mut Faults,
) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (name, value) in given {
        let pointer = format!("/{}", name.replace('~', "~0").replace('/', "~1"));
        let tag = faults.take(&pointer, LanguageTag::parse(&name));
        let text = faults.take(&pointer, parse_one(&value, max, lines));
        let (Some(tag), Some(text)) = (tag, text) else {
            continue;
        };
        if texts.insert(tag.to_string(), text).is_some() {
            faults.add(pointer, Fault::new("doubled-language"));
        }
    }
    texts
}

fn parse_one(value: &Value, max: usize, lines: Lines) -> Result<String, Fault> {
    let text = value.as_str().ok_or_else(|| Fault::new("wrong-type"))?;
    clean(text, max, lines)
}

impl ToSql<Jsonb, Pg> for LocalText {
    fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> serialize::Result {
        let value = serde_json::to_value(self)?;
        <Value as ToSql<Jsonb, Pg>>::to_sql(&value, &mut out.reborrow())
    }
}

impl FromSql<Jsonb, Pg> for LocalText {
    fn from_sql(bytes: PgValue<'_>) -> deserialize::Result<Self> {
        let value = <Value as FromSql<Jsonb, Pg>>::from_sql(bytes)?;
        Ok(serde_json::from_value(value)?)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn swedish() -> LanguageTag {
        LanguageTag::parse("sv").unwrap()
    }

    fn parse(value: Value) -> LocalText {
        LocalText::parse(value, swedish(), 20, false).unwrap()
    }

    fn faults(value: Value) -> Vec<(String, &'static str)> {
        let faults = LocalText::parse(value, swedish(), 20, false).unwrap_err();
        let fields = faults.into_fields().into_iter();
        fields
            .map(|field| (field.pointer, field.fault.code))
            .collect()
    }

    #[test]
    fn a_plain_text_is_in_the_organisations_first_language() {
        let text = parse(json!(" Mobilen "));
        assert_eq!(
            serde_json::to_value(&text).unwrap(),
            json!({"sv": "Mobilen"})
        );
    }

    #[test]
    fn an_object_holds_a_text_for_each_language() {
        let text = parse(json!({"SV": "Mobilen", "fa-af": "موبایل"}));
        assert_eq!(
            serde_json::to_value(&text).unwrap(),
            json!({"sv": "Mobilen", "fa-AF": "موبایل"})
        );
        let stored = serde_json::to_value(&text).unwrap();
        assert_eq!(serde_json::from_value::<LocalText>(stored).unwrap(), text);
    }

    #[test]
    fn every_fault_is_told_by_its_place() {
        assert_eq!(faults(json!("")), [(String::new(), "empty")]);
        assert_eq!(faults(json!({})), [(String::new(), "empty")]);
        assert_eq!(faults(json!(3)), [(String::new(), "wrong-type")]);
        assert_eq!(
            faults(json!({"en": "", "sv": null, "xx/y": "a"})),
            [
                ("/en".to_owned(), "empty"),
                ("/sv".to_owned(), "wrong-type"),
                ("/xx~1y".to_owned(), "unknown-language"),
            ]
        );
        assert_eq!(
            faults(json!({"SV": "a", "sv": "b"})),
            [("/sv".to_owned(), "doubled-language")]
        );
        assert_eq!(
            faults(json!({"sv": "a\nb"})),
            [("/sv".to_owned(), "control-character")]
        );
        assert!(LocalText::parse(json!({"sv": "a\r\nb"}), swedish(), 20, true).is_ok());
        assert_eq!(faults(json!("a".repeat(21))), [(String::new(), "too-long")]);
    }

    #[test]
    fn the_best_text_is_exact_then_related_then_the_organisations_then_any() {
        let text = parse(json!({"sv": "svensk", "en": "English", "fa": "فارسی"}));
        assert_eq!(text.best(&["en", "sv"], "sv"), ("English", "en"));
        assert_eq!(text.best(&["en-GB", "sv"], "sv"), ("English", "en"));
        assert_eq!(text.best(&["fa-AF"], "sv"), ("فارسی", "fa"));
        assert_eq!(text.best(&["so", "ti"], "sv"), ("svensk", "sv"));
        assert_eq!(text.best(&[], "nb"), ("English", "en"));
    }
}
