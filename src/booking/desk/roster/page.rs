//! A session's page: plain data, in the reader's language.

use askama::Template;

use super::count_form::CountForm;
use super::form_views::{CrowdForm, LastWalkIn, PublicationForm, ReleaseLink, ToTell, WalkInForm};
use super::head::HereCount;
use super::refusals::RefusalForm;
use super::rows::{Presence, QueueRow, RosterRow, RowPhone};
use crate::booking::desk::tallies::DropInTallies;
use crate::booking::present::RefusalText;
use crate::platform::i18n::{Locale, t};
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
    /// How many are there, in the strip that stays in view.
    pub here: HereCount,
    /// Who is still to be told of a change, or that the session is cancelled.
    pub to_tell: Option<ToTell>,
    /// Who proposed it, and what was changed since.
    pub proposal: Vec<String>,
    /// Publishes a draft, or proposes it.
    pub publication: Option<PublicationForm>,
    /// Takes a draft away.
    pub remove_action: Option<String>,
    /// To print the list.
    pub paper_href: String,
    /// Where names of a paper list are read in.
    pub list_href: Option<String>,
    /// Where the session is changed, for whoever plans.
    pub change_href: Option<String>,
    /// The series it was made with, for whoever plans.
    pub series_href: Option<String>,
    /// Makes another like it, for whoever plans.
    pub copy_href: Option<String>,
    /// Who helps, and who would fit.
    pub fits_href: Option<String>,
    /// Saves it as a template.
    pub template_href: Option<String>,
    /// Where it is said what holds of topics, for whoever plans.
    pub topics_href: Option<String>,
    /// Where all who are booked are told something.
    pub message_href: Option<String>,
    /// Books for somebody.
    pub book_href: Option<String>,
    /// Lets somebody in who has not booked, from the morning of the day.
    pub walk_in: Option<WalkInForm>,
    /// The three counts of a drop-in.
    pub tallies: Option<DropInTallies>,
    /// Where the button goes that closes a drop-in before its end.
    pub close_action: Option<String>,
    /// Takes the last of those without a name back.
    pub last_walk_in: Option<LastWalkIn>,
    /// Why nobody can be ticked off yet.
    pub early: Option<String>,
    /// Bookings that came from one connection.
    pub crowds: Vec<CrowdForm>,
    /// Where a script reads the page again, on the day.
    pub poll: Option<String>,
    /// Counts "had to refuse", on the day; none where everything is helped.
    pub refusals: Option<RefusalForm>,
    /// Whether those expected can be ticked off.
    pub may_tick: bool,
    /// Those expected, by name.
    pub people: Vec<RosterRow>,
    /// Those waiting, in order.
    pub queue: Vec<QueueRow>,
    /// To the page that releases seats, some minutes after the start.
    pub release: Option<ReleaseLink>,
    /// The count, from the start.
    pub count: Option<CountForm>,
    /// Where the session is cancelled, while it can be.
    pub cancel_href: Option<String>,
    /// Where the sessions of a helper who is ill are covered, for whoever plans.
    pub ill_href: Option<String>,
}

impl RosterPage {
    /// Said before the morning of the day.
    #[must_use]
    pub fn early(locale: Locale) -> String {
        t(locale, "roster-early").into_owned()
    }
}
