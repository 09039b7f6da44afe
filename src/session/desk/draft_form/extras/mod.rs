//! What few sessions say, in a form: languages, topics and whom it is for; another place, others who arrange it; equipment,
//! price, queue and limits of booking. A new session, a series, a block and the change of a session share it.

mod fields;
mod form;
mod labels;
mod options;

pub use fields::ExtraFields;
pub use form::{ExtraForm, typed_position};
pub use labels::{extra_names, no_position, place_fault};
pub use options::{ExtraOptions, OfferedEquipment};
