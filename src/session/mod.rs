//! A session: one dated happening that can be booked or counted, with its times, seats and rooms.
//! A login is never called a session. Other slices use what this file exports.

mod access;
mod actions;
mod api;
mod booking_rules;
mod calendar;
mod count;
pub mod desk;
mod fields;
mod list;
mod model;
pub mod pages;
mod plan;
mod present;
mod problems;
mod query;
mod resources;
mod seats;
mod texts;

pub use access::{load_within, may_publish, target};
pub use actions::cancel::cancel;
pub use actions::change::{SessionChange, change, lock_family};

pub use api::routes::{SessionApiDoc, endpoints};
pub use booking_rules::{BookingRules, Promotion};
pub use count::history::{proposed, versions as count_versions};
pub use count::model::{CountEntry, CountState, ShownFigures, StoredCount};
pub use count::put::{CountReport, countable, put as put_count};
pub use list::related::OrganiserRole;
pub use model::{Arrangement, Audience, Session, SessionKind, SessionMode, Status, StoredStatus};
pub use plan::change::plan_change;
pub use plan::patch::Patch;
pub use plan::request::SessionRequest;
pub use present::assemble::current_view;
pub use present::bring::Bring;
pub use present::card::{SessionCard, SessionFacts};
pub use present::days::{DayGroup, group_by_day};
pub use present::page_links::PageLinks;
pub use present::paths::calendar_path;
pub use present::seats::{SeatsLine, SeatsState};
pub use present::times::{SessionTimes, TimeLine};
pub use present::view::SessionView;
pub use problems::{IMPLAUSIBLE, PROBLEM_KINDS};
pub use query::{joined, load, load_all, meetings};
pub use resources::ResourceKind;
pub use seats::counters::{SeatCounters, are_left_for_all, free_for_all};
pub use seats::expiry::due_for_expiry;
pub use seats::lock::{LockWait, SessionLock, lock, lock_seats};
pub use seats::save::{NewSeats, create_seats, save_seats, saving};
