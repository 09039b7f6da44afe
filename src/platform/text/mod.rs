//! Texts people send, made safe by their type: NFC, trimmed, without signs that are not seen. What
//! has one of these types may stand in a page, a letter's header or a log line as it is.

#[macro_use]
mod text_type;

mod clean;
mod fold;
mod language;
mod local_text;
mod person_name;
mod plain;
mod slug;
mod tag;
mod web_address;

pub use clean::{ascii_digit, is_hidden, trim_typed, trim_unseen};
pub use fold::fold_to_ascii;
pub use language::{Direction, LanguageTag, primary_language};
pub use local_text::{LocalText, LocalTextPatch};
pub use person_name::{PersonName, first_name};
pub use plain::{Line80, Line100, Line120, Line200, Line300, Lines500, Paragraphs, PlainText};
pub use slug::Slug;
pub use tag::{Tag, parse_tags};
pub use web_address::web_address;

pub(crate) use clean::{Lines, clean};
pub(crate) use text_type::text_type_as_stored;
