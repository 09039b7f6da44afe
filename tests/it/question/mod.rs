//! Help given outside sessions, question by question.

mod api;
