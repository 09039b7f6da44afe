//! The API of questions.

mod questions;
mod routes;

pub use routes::{QuestionApiDoc, endpoints};
