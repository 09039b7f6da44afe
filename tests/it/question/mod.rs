//! Help given outside sessions, question by question.

mod api;
mod page;
