//! View model of the change of a series. `templates/booking/change_series.html` shows it.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};

/// A session that the change is about.
#[derive(Debug, Clone, Default)]
pub struct SeriesChangeRow {
    pub href: String,
    /// "Måndag 12 april kl. 13.00–15.00".
    pub label: String,
    /// "3 bokade."; none where nobody is.
    pub booked: Option<String>,
    /// "2 får mejl, 1 rings upp."; none before a preview, and where nobody is told.
    pub told: Option<String>,
}

/// `/{lang}/desk/series/{seriesId}/change`. The form sends `step`: `preview` or `save`.
#[derive(Template)]
#[template(path = "booking/change_series.html")]
pub struct ChangeSeriesPage {
    /// Its title is the heading.
    pub l: Layout,
    /// "Öppen datorhjälp".
    pub lead: String,
    pub back_href: String,
    pub action: String,
    pub summary: Vec<SummaryLine>,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub from: Choices,
    pub fields: Vec<Field>,
    pub room: Option<Choices>,
    pub helpers: Option<Choices>,
    pub reasons: Vec<ReasonField>,
    /// Those with people booked first.
    pub rows: Vec<SeriesChangeRow>,
    /// Who would be told, once that was asked.
    pub told: Option<ToldAhead>,
    /// Whether the next press saves.
    pub saves: bool,
    /// What was shown before the second press.
    pub seen: String,
}
