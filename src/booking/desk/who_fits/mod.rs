//! `/{lang}/desk/sessions/{sessionId}/helpers`: who helps at a session, and who would fit.

pub mod page;
pub mod show;
pub mod submit;
