//! The page of a venue's opening hours: plain data, in the reader's language.

use askama::Template;

use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, SummaryLine};
use crate::platform::ui::refused::Refused;

/// `/{lang}/desk/venues/{venueId}/opening-hours`. The form sends `staffed-mon` to `alone-sun`, and of a period `from` and
/// `to`; `act=remove` takes a period away.
#[derive(Template)]
#[template(path = "session/opening_hours.html")]
pub struct OpeningHoursPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<Refused>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// Where the back link leads: the venue's name, or the usual week.
    pub back: String,
    /// The venue's name.
    pub venue: String,
    pub action: String,
    /// Which week: empty is the usual one.
    pub period: String,
    pub version: i32,
    /// Of a period its first and last day.
    pub days: Vec<Field>,
    /// Monday to Sunday.
    pub staffed: Vec<Field>,
    pub alone: Vec<Field>,
    pub submit: String,
    /// Whether it can be taken away.
    pub removable: bool,
    /// The other weeks, beside the usual one.
    pub periods: Vec<PeriodLink>,
    /// Beside the usual one.
    pub new_period_href: Option<String>,
}

/// A period with other hours.
#[derive(Debug, Clone)]
pub struct PeriodLink {
    /// "tisdag 15 juni 2027–söndag 15 augusti 2027".
    pub text: String,
    pub href: String,
}
