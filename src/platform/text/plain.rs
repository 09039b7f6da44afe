//! Plain text of a bounded length: one line, or paragraphs.

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::Text;

use super::clean::{Lines, clean};
use crate::platform::problem::Fault;
use crate::platform::schemas::{schema_of, text};

/// One line of at most `MAX` characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct PlainText<const MAX: usize>(String);

impl<const MAX: usize> PlainText<MAX> {
    /// Reads one line.
    ///
    /// # Errors
    /// `empty`, `too-long` (fact `max`), `control-character`, `hidden-character`,
    /// `too-many-marks`, `encoded-word`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        clean(text, MAX, Lines::One).map(Self)
    }
}

/// Lines as long as texts of ours may be.
pub type Line80 = PlainText<80>;
/// As [`Line80`].
pub type Line100 = PlainText<100>;
/// As [`Line80`].
pub type Line120 = PlainText<120>;
/// As [`Line80`].
pub type Line200 = PlainText<200>;
/// As [`Line80`].
pub type Line300 = PlainText<300>;

/// Lines of together at most `MAX` characters, broken by `\n`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Paragraphs<const MAX: usize>(String);

impl<const MAX: usize> Paragraphs<MAX> {
    /// Reads lines; a form's line breaks (`\r\n`) become `\n`.
    ///
    /// # Errors
    /// As [`PlainText::parse`].
    pub fn parse(text: &str) -> Result<Self, Fault> {
        clean(text, MAX, Lines::Many).map(Self)
    }
}

/// Lines as long as a reason may be.
pub type Lines500 = Paragraphs<500>;

text_type!(PlainText<const MAX: usize>);
text_type!(Paragraphs<const MAX: usize>);
schema_of!(impl [const MAX: usize] PlainText<MAX>, format!("Line{MAX}"), text(1, MAX, "One line"));
schema_of!(impl [const MAX: usize] Paragraphs<MAX>, format!("Lines{MAX}"), text(1, MAX, "Several lines"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_belongs_to_the_type() {
        assert_eq!(PlainText::<4>::parse(" Anna ").unwrap().as_str(), "Anna");
        let fault = PlainText::<3>::parse("Anna").unwrap_err();
        assert_eq!(fault, Fault::new("too-long").fact("max", 3));
        assert_eq!(
            Paragraphs::<4>::parse("a\r\nb").unwrap().to_string(),
            "a\nb"
        );
    }

    #[test]
    fn json_is_parsed_by_the_same_rules() {
        let text: PlainText<4> = serde_json::from_str("\" ab \"").unwrap();
        assert_eq!(serde_json::to_string(&text).unwrap(), "\"ab\"");
        let refused = serde_json::from_str::<PlainText<4>>("\"a\\u0000\"").unwrap_err();
        assert!(refused.to_string().starts_with("control-character"));
    }
}
