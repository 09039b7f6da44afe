//! What the forms for a new session, a series, a block and a tour share: what it is, in which languages, with whom, and how it is
//! booked. Where it is was chosen before: rooms, helpers and languages are those of the venue.

pub mod extras;
mod field_maker;
pub mod fields;
pub mod form;
pub mod options;
pub mod texts;
pub mod typed;
pub mod venue_first;

pub use field_maker::FieldMaker;
pub use fields::DraftFields;
pub use form::DraftForm;
pub use options::DraftOptions;
