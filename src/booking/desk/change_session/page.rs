//! The page that changes a session: plain data, in the reader's language.

use askama::Template;

use crate::booking::desk::reasons::ReasonField;
use crate::booking::desk::told::ahead::ToldAhead;
use crate::booking::notify::ChangeWords;
use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choices, Field, SummaryLine};
use crate::session::ExtraFields;

/// A field, and whether it says something else than what is stored; its hint then says what that is.
#[derive(Debug, Clone)]
pub struct Edited<T> {
    pub what: T,
    pub edited: bool,
}

/// A text in one language.
#[derive(Debug, Clone)]
pub struct TextField {
    pub field: Field,
    pub lang: &'static str,
    pub dir: &'static str,
    pub edited: bool,
}

/// A link to a meeting's own page.
#[derive(Debug, Clone)]
pub struct MeetingLink {
    pub href: String,
    /// "Tisdag 6 oktober kl. 13.00–14.00".
    pub text: String,
}

/// The fields, as far as this part of a session decides them.
#[derive(Debug, Clone, Default)]
pub struct SessionFields {
    pub titles: Vec<TextField>,
    pub descriptions: Vec<TextField>,
    /// Day, time and length.
    pub times: Vec<Edited<Field>>,
    /// Asked for a time that comes twice that night.
    pub occurrence: Option<Choices>,
    pub venue: Option<Edited<Choices>>,
    pub room: Option<Edited<Choices>>,
    pub seats: Option<Edited<Field>>,
    pub helpers: Option<Edited<Choices>>,
    /// When booking opens and closes, each a day and a time.
    pub window: Vec<Edited<Field>>,
    /// Whether what is seldom changed is shown at once.
    pub more_open: bool,
    /// What few sessions say; none of a meeting, whose course says it.
    pub extras: Option<ExtraFields>,
    pub extras_open: bool,
}

/// Who would be told, and what.
#[derive(Debug, Clone)]
pub struct TellFirst {
    pub told: ToldAhead,
    /// "2 av dem står i kö."
    pub waiting: Option<String>,
    pub letter: Option<ChangeWords>,
}

/// `/{lang}/desk/sessions/{sessionId}/change`. The form sends `step`: `preview` or `save`.
#[derive(Template)]
#[template(path = "booking/change_session.html")]
pub struct ChangeSessionPage {
    pub l: Layout,
    pub notice: Option<String>,
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    pub session: String,
    /// "Inget är sparat än. 3 saker är ändrade."
    pub lead: String,
    pub action: String,
    /// The version that the fields were compared with.
    pub version: String,
    /// What was shown before the second press.
    pub seen: String,
    pub fields: SessionFields,
    pub meetings: Vec<MeetingLink>,
    pub tell: Option<TellFirst>,
    /// Whether the next press saves: what is to be known was shown.
    pub saves: bool,
    /// Why, for everybody who is told.
    pub reasons: Vec<ReasonField>,
    /// Why it is done although something speaks against it.
    pub reason: Option<Field>,
    /// "Spara och meddela 20", or "Spara".
    pub submit: String,
}
