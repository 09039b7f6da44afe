//! What staff see of bookings: the day at a venue, the roster of a session, one booking, the calls to make, and
//! what waits to be counted.

mod ask_planners;
mod booking;
mod caller;
mod calls;
mod cancel_session;
mod cancel_sessions;
mod change_series;
mod change_session;
mod imports;
mod letters;
mod message;
mod move_booking;
mod name_list;
mod navigation;
mod own_texts;
mod paper;
mod paths;
mod reasons;
mod release;
mod roster;
mod roster_forms;
mod routes;
mod search;
mod session_line;
mod substitutions;
mod tallies;
mod to_count;
mod today;
mod told;
mod topics;
mod typed;
mod who_fits;

pub use ask_planners::page::{AskPlannersPage, PlannersPhone};
pub use booking::change_form::ChangeForm;
pub use booking::change_page::ChangeBookingPage;
pub use booking::page::{
    BookingActs, BookingRecordPage, CancelForm, ContactFacts, Fact, LetterLine, PastLine,
    SaidInLetter, StatusChip,
};
pub use caller::done_page::BookedPage;
pub use caller::find_page::{FindTimePage, FreeDay, FreeTime, KeepForm};
pub use caller::form_page::{CallerPage, KeptSeats};
pub use calls::page::{
    CallLine, CallsPage, CurrentCall, DoorTask, LastCall, ListLink, ShownScript,
};
pub use calls::sheets::{CallSheet, DoorSheet, PrintedCall};
pub use cancel_session::page::CancelSessionPage;
pub use cancel_sessions::page::{
    CancelChoice, CancelSessionsPage, CancelledDays, CancelledLine, SessionTick,
};
pub use change_series::page::{ChangeSeriesPage, SeriesChangeRow};
pub use change_session::form::{FormPart, SessionForm};
pub use change_session::page::{
    ChangeSessionPage, Edited, MeetingLink, SessionFields, TellFirst, TextField,
};
pub use imports::page::{ChooseFilePage, FaultLine, ImportPage};
pub use letters::{LettersPage, UndeliveredRow};
pub use message::page::MessagePage;
pub use move_booking::page::{MoveChoice, MovePage, MovedBooking};
pub use name_list::page::{JudgedList, ListFault, NameListPage};
pub use navigation::read_navigation;
pub use own_texts::list_page::{OrganisationChoice, OwnTextRow, OwnTextsPage, TextInLanguage};
pub use own_texts::page::{OwnTextPage, ShownLetter, VariableLine};
pub use paper::page::{EMPTY_LINES, PaperLine, PaperPage};
pub use reasons::ReasonField;
pub use release::page::{MissingPerson, ReleasePage};
pub use roster::count_form::{CountForm, TypedCount};
pub use roster::form_views::{
    CrowdForm, LastWalkIn, PublicationForm, ReleaseLink, ToTell, WalkInForm,
};
pub use roster::head::{HereCount, PresenceCount};
pub use roster::page::RosterPage;
pub use roster::refusals::{RefusalForm, RefusalTap};
pub use roster::rows::{Marked, Presence, QueueRow, RosterRow, RowActs, RowPhone};
pub use roster_forms::new_pin_page::NewPinPage;
pub use routes::endpoints;
pub use search::page::{FoundRow, SearchPage};
pub use substitutions::page::{
    ClashLink, CoverChoice, CoverRow, SettledDays, SettledLine, SubstitutionsPage,
};
pub use tallies::{DropInTallies, DropInTally};
pub use to_count::page::{CountNotice, CountRow, ToCountPage};
pub use today::page::{
    DayChip, DayRow, NextDay, QuickWalkIn, RunningSession, ToDoLine, ToDoList, TodayPage,
};
pub use told::ahead::{ToldAhead, ToldWay};
pub use told::page::ToldPage;
pub use topics::page::{AffectedBooking, AffectedTopic, TopicRow, TopicsPage};
pub use who_fits::page::{CandidateRow, WhoFitsPage};
