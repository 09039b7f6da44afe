//! Templates at the desk: `/{lang}/desk/templates` lists them, `/{lang}/desk/sessions/{sessionId}/template` saves one.

pub mod list;
pub mod page;
pub mod save;
