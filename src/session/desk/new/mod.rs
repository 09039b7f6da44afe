//! The form for a new session: shown, submitted, and shown once more on a refusal.
//! What was typed stays in the form.

mod field_maker;
pub mod form;
mod options;
pub mod page;
mod redisplay;
pub mod show;
pub mod submit;
