//! The desk's pages for sessions: the plan, the week, and the forms for a new session, a series, a block and a tour; and for the
//! places they are held in.

mod absences;
mod block;
mod draft_form;
mod helper_hours;
mod helper_skills;
mod new;
mod own_calendar;
mod places;
mod plan;
mod position;
mod proposals;
mod publication;
mod routes;
mod series;
mod templates;
mod tour;
mod usual_texts;
mod week;

pub use absences::page::{AbsenceRow, AbsencesPage};
pub use block::form::BlockForm;
pub use block::page::BlockFormPage;
pub use draft_form::extras::{
    ExtraFields, ExtraForm, ExtraOptions, OfferedEquipment, extra_names, place_fault,
};
pub use draft_form::venue_first::{VenueFirstPage, VenueLink};
pub use draft_form::{DraftForm, DraftOptions, FieldMaker as DraftFieldMaker};
pub use helper_hours::page::{HelperHoursPage, HoursOfHelper, HoursRow};
pub use helper_skills::page::HelperSkillsPage;
pub use new::form::NewSessionForm;
pub use new::page::{Clash, NewSessionPage, NewSessionState, OccupiedRoom};
pub use own_calendar::page::OwnCalendarPage;
pub use places::DayLine;
pub use places::closed::days_page::{AffectedSession, CancelLink, ClosedDaysPage};
pub use places::closed::form_page::ClosedDaysFormPage;
pub use places::closed::list_page::{ClosedDaysListPage, PlannedOrganisation};
pub use places::equipment::page::EquipmentPage;
pub use places::form::page::VenueFormPage;
pub use places::list::page::{VenueGroup, VenueLine, VenuesPage};
pub use places::opening::page::{OpeningHoursPage, PeriodLink};
pub use places::room::page::RoomPage;
pub use places::venue::page::{Removal, RoomLine, VenueFact, VenuePage};
pub use plan::page::{EndingLine, PlanDay, PlanPage, PlanRow, Waiting};
pub use proposals::page::{ProposalRow, ProposalsPage};
pub use routes::endpoints;
pub use series::form::SeriesForm;
pub use series::one::page::{SeriesPage, SeriesRow};
pub use series::page::SeriesFormPage;
pub use series::review::{ReviewRow, SeriesReviewPage};
pub use templates::page::{TemplateRow, TemplateSavePage, TemplatesPage};
pub use tour::form::TourForm;
pub use tour::page::TourFormPage;
pub use tour::stops::StopRow;
pub use usual_texts::list_page::{UsualTextRow, UsualTextsPage};
pub use usual_texts::page::UsualTextPage;
pub use week::page::{WeekBox, WeekDay, WeekListDay, WeekPage, WeekRow};
