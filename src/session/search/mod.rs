//! What sessions are found by: one column of folded words and of marks, and how it is asked.
//! The verbs that change a session, its venue or its town write it; lists ask.

mod choices;
mod find;
mod terms;
mod verify;
mod write;

pub use find::Wanted;
pub use terms::Mark;
pub use verify::{choices_missing, stale_terms};
pub use write::{fill_terms, write_terms, write_terms_at, write_terms_in, write_terms_of};
