//! The verbs of a session, one a file, and those that change a place together with its sessions. Each runs in its caller's transaction and records its act.
//! Cancelling also notifies people, so the booking slice calls it.

mod campaign_rules;
pub mod cancel;
pub mod change;
pub mod change_venue;
pub mod columns;
mod course_span;
pub mod create;
pub mod draft_rows;
pub mod links;
pub mod publish;
pub mod remove_draft;
pub mod remove_room;
pub mod remove_venue;
pub mod replace_helper;
