//! Bookings: seats in a session for somebody, and the number, PIN and link that open one.
//! Seats change only under the lock of their session; new bookings go through the batcher.
//! `api`, `pages` and `desk` are the endpoints, and import everything else; the roof uses what stands here.

mod access;
mod actions;
mod api;
mod attendance;
mod audit;
mod batcher;
mod calls;
mod care;
mod channel;
mod code;
mod connection;
mod contact;
mod context_cache;
mod day;
pub mod desk;
mod details;
mod end_cause;
mod history;
mod hold;
mod import_files;
mod input;
mod letters;
mod model;
mod name_list;
mod notify;
pub mod pages;
mod present;
mod problems;
mod reach;
mod reminders;
mod rules;
mod search;
mod seats;
mod status;
mod within;

pub use access::mark_bad_tokens;
pub use actions::NotifiedCounts;
pub use api::{BookingApiDoc, endpoints};
pub use attendance::AttendanceOutcome;
pub use batcher::{BookingBatcher, BookingCommand, BookingConfig, DrawNumber};
pub use calls::{CallOutcome, Said};
pub use care::{Drift, Findings, expire_everywhere, letters_missing, purge, verify, verify_all};
pub use code::{BookingNumber, Code};
pub use connection::forget_old as forget_connections;
pub use context_cache::BookingContextCache;
pub use details::BookingDetails;
pub use end_cause::EndCause;
pub use import_files::forget as forget_files;
pub use input::{BookingRequest, NewBooking};
pub use model::Booking;
pub use notify::{
    CallState, ChangeWords, ChangedPart, LetterContext, LetterKind, LetterSample, PreviewPiece,
    compose, hand_to_a_person, letter_samples, take_bounce,
};
pub use present::{RefusalText, SlipFacts, SlipPage, Standing, VisitFacts};
pub use problems::PROBLEM_KINDS;
pub use reach::Reach;
pub use reminders::{Reminded, remind};
pub use status::BookingStatus;
