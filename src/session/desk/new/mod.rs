//! The form for a new session: shown, submitted, and shown once more on a refusal.
//! What was typed stays in the form.

pub mod form;
pub mod page;
mod redisplay;
pub mod show;
pub mod submit;
