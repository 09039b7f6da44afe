//! What an organisation says in its own words in every letter of a kind: read here, and put into letters when they are
//! sent. `actions::write_own_text` writes it.

mod own_text;
mod store;
mod template;

pub use own_text::OwnText;
pub use store::{StoredOwnText, own_text_of, stored_own_texts};
pub use template::{Template, Variable};
