//! A session's page: plain data, in the reader's language.

use askama::Template;

use super::count_form::CountForm;
use super::form_views::{
    CancelSessionForm, CrowdForm, PublicationForm, ReleaseForm, ToTell, WalkInForms,
};
use super::rows::{Presence, QueueRow, RosterRow};
use crate::booking::present::RefusalText;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::ui::Layout;
use crate::session::TimeLine;

/// `/{lang}/desk/sessions/{id}`.
#[derive(Template)]
#[template(path = "booking/roster.html")]
pub struct RosterPage {
    /// The frame.
    pub l: Layout,
    /// What was just done.
    pub notice: Option<String>,
    /// Why something could not be done.
    pub refused: Option<RefusalText>,
    /// "13.00 Öppen datorhjälp".
    pub heading: String,
    /// "Utkast", "Inställd".
    pub state: Option<String>,
    /// "Tisdag 6 oktober kl. 13.00–15.00".
    pub when: String,
    /// Of a course.
    pub meetings: Vec<TimeLine>,
    /// Venue, room, helpers.
    pub place: String,
    /// "8 av 12 bokade, 3 har kommit".
    pub booked: String,
    /// Who is still to be told of a change, or that the session is cancelled.
    pub to_tell: Option<ToTell>,
    /// Publishes a draft, or proposes it.
    pub publication: Option<PublicationForm>,
    /// Books for somebody.
    pub book_href: Option<String>,
    /// Walk-ins, from the morning of the day.
    pub walk_in: Option<WalkInForms>,
    /// Why nobody can be ticked off yet.
    pub early: Option<String>,
    /// Bookings that came from one connection.
    pub crowds: Vec<CrowdForm>,
    /// Whether those expected can be ticked off.
    pub may_tick: bool,
    /// Those expected, by name.
    pub people: Vec<RosterRow>,
    /// Those waiting, in order.
    pub queue: Vec<QueueRow>,
    /// Releasing seats, some minutes after the start.
    pub release: Option<ReleaseForm>,
    /// The count, from the start.
    pub count: Option<CountForm>,
    /// Cancelling, while it can be.
    pub cancel: Option<CancelSessionForm>,
}

impl RosterPage {
    /// "8 av 12 bokade, 3 har kommit"; without a total only those who came.
    #[must_use]
    pub fn booked(locale: Locale, booked: i64, total: Option<i64>, came: i64) -> String {
        match total {
            None => t_with(locale, "roster-booked-open", &[("came", came.into())]),
            Some(total) => t_with(
                locale,
                "roster-booked",
                &[
                    ("booked", booked.into()),
                    ("total", total.into()),
                    ("came", came.into()),
                ],
            ),
        }
    }

    /// Said before the morning of the day.
    #[must_use]
    pub fn early(locale: Locale) -> String {
        t(locale, "roster-early").into_owned()
    }
}
