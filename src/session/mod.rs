//! A session: one dated happening that can be booked or counted, with its times, seats and rooms.
//! A login is never called a session. Other slices use what this file exports.

mod absences;
mod access;
mod actions;
mod api;
mod booking_rules;
mod calendar;
mod candidates;
mod count;
pub mod desk;
mod doubts;
mod equipment;
pub mod feeds;
mod fields;
mod helper_days;
mod helper_hours;
mod imports;
mod list;
mod model;
mod of_days;
pub mod pages;
mod particulars;
mod plan;
mod present;
mod problems;
mod proposal;
mod query;
mod resources;
mod search;
mod seats;
mod series;
mod skills;
mod starting;
mod templates;
mod texts;
mod topics;
mod use_of_places;
mod usual_texts;
mod week;

pub use access::{load_within, may_publish, target};
pub use actions::cancel::cancel;
pub use actions::change::{SessionChange, change, lock_families, lock_family};
pub use actions::publish::{PublicationStep, take_step};
pub use actions::remove_draft::remove_draft;
pub use actions::replace_helper::{HelperSwap, replace_helper};
pub use api::routes::{SessionApiDoc, endpoints};
pub use booking_rules::{BookingRules, Promotion};
pub use calendar::{CalendarEntry, CalendarMethod, CalendarParties, addressed};
pub use candidates::{Candidate, Fit, Hours, candidates};
pub use count::history::{counted, proposed, proposed_of, versions as count_versions};
pub use count::model::{CountEntry, CountState, ShownFigures, StoredCount};
pub use count::put::{CountReport, countable, put as put_count};
pub use count::walk_ins::{WalkInKind, WalkInSums, walk_in_sums, walk_ins_of};
pub use desk::{DraftFieldMaker, ExtraFields, ExtraForm, ExtraOptions, extra_names, place_fault};
pub use doubts::{Doubt, doubts};
pub use helper_days::{HelperDays, helpers_ahead};
pub use imports::{
    COUNT_COLUMNS, ChangeOfRow, ForAll, ImportedCounts, NAMES as IMPORT_COLUMNS, PlannedRow,
    Programme, ProgrammeKind, SessionImport, Wanted, import_counts, insert as insert_imported,
    lock_places, plan as plan_import, read_programme,
};
pub use list::course_seats::{CourseSeats, Seats};
pub use list::filter::{ListScope, SessionFilter, TimeBound};
pub use list::helped_by::helped_by;
pub use list::ids::count_uncounted;
pub use list::page::page as list_page;
pub use list::page::page_with_related;
pub use list::related::{OrganiserRole, Related};
pub use list::rows::SessionRow;
pub use model::{
    Arrangement, Audience, Session, SessionKind, SessionMode, Status, StoredStatus, Timing,
};
pub use of_days::{MOST_IN_ONE_ACT, SessionsOfDays};
pub use particulars::{Device, HeldAt, ShownParticulars, TargetGroup, Told};
pub use plan::SessionPatch;
pub use plan::change::{current_request, plan_change, plan_changes};
pub use plan::patch::Patch;
pub use plan::request::SessionRequest;
pub use present::assemble::current_view;
pub use present::bring::{Bring, BringSaid};
pub use present::card::{SessionCard, SessionFacts};
pub use present::days::{DayGroup, group_by_day};
pub use present::paths::calendar_path;
pub use present::seats::{SeatsLine, SeatsState};
pub use present::times::{SessionTimes, TimeLine};
pub use present::view::SessionView;
pub use problems::{CHANGE_REFUSALS, CLASH, IMPLAUSIBLE, IMPORT_UNDER_WAY, PROBLEM_KINDS};
pub use proposal::{ChangedPart, Proposal, proposals_of};
pub use query::{helpers, joined, load, load_all, meetings};
pub use resources::ResourceKind;
pub use resources::occupation::{lock_helpers, taken_at};
pub use resources::who_helps::{
    HelperOption, colleague, colleagues, helpers_of, helpers_to_choose,
};
pub use search::{choices_missing, fill_terms, stale_terms, write_terms_in, write_terms_of};
pub use seats::counters::{SeatCounters, are_left_for_all, free_for_all};
pub use seats::expiry::due_for_expiry;
pub use seats::lock::{LockWait, SessionLock, lock, lock_seats};
pub use seats::save::{NewSeats, create_seats, save_seats, saving};
pub use series::patch_schema::SeriesPatch;
pub use series::store::{
    Series, ahead as series_ahead, ahead_in_one_act as series_ahead_in_one_act, find as find_series,
};
pub use starting::{StartingSession, starting_sessions};
pub use topics::{
    TopicPolicy, own_topics, topic_mark, topic_policies, topic_policy, topic_sentence,
};
pub use usual_texts::bring_of;
