//! Questions at the desk: one press on today's page, more about one under "More", and a venue's month as a table.
//! What was typed wrong is shown again above the month.

mod card;
mod csv;
mod form;
mod month_page;
mod page;
mod routes;
mod show;
mod submit;
mod typed;

pub use card::{OpenCard, QuestionCard, TopicTap, UndoQuestion, undo as undo_question};
pub use form::QuestionForm;
pub use page::{QuestionTable, QuestionTotal, QuestionsPage};
pub use routes::endpoints;
pub use typed::TypedQuestion;
