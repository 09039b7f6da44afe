//! What an organisation says to the visitors of its sessions of a kind. A department says what the organisation above it
//! says, as far as its controller, while it has no words of its own.

mod store;
mod write;

pub use store::{StoredUsualText, TextFromAbove, bring_of, stored_usual_texts, texts_from_above};
pub use write::{UsualTextChange, write_usual_text};
