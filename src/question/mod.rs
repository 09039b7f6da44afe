//! Help given outside sessions: one tally for each question, and what a venue's month comes to.
//! Nothing about a person who asked is kept, so nothing is ever wiped.
//! The day at the desk shows and takes them.

mod api;
pub mod desk;
mod model;
mod month;
mod query;
mod request;
mod take_back;
mod tally;
mod view;

pub use api::{QuestionApiDoc, endpoints};
pub use model::{Question, QuestionChannel, QuestionOutcome, QuestionTopic};
pub use query::last_of as last_question_of;
pub use request::NewQuestion;
pub use tally::tally as tally_question;
