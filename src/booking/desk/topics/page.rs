//! The page that says how far help goes: plain data, in the reader's language.

use askama::Template;

use crate::booking::present::RefusalText;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Field, SummaryLine};

/// `/{lang}/desk/venues/{slug}/topics` and `/{lang}/desk/sessions/{sessionId}/topics`. The form sends `version`, and
/// `help-…` and `whom-…` for each topic.
#[derive(Template)]
#[template(path = "booking/topics.html")]
pub struct TopicsPage {
    /// Its title is the heading.
    pub l: Layout,
    pub notice: Option<String>,
    /// Why it could not be saved.
    pub refused: Option<RefusalText>,
    pub summary: Vec<SummaryLine>,
    pub back_href: String,
    /// The key of the link's words.
    pub back: &'static str,
    /// The venue, or the session and when it is.
    pub lead: String,
    /// What the page is for.
    pub how: String,
    pub action: String,
    pub version: i32,
    pub rows: Vec<TopicRow>,
    pub affected: Vec<AffectedTopic>,
}

/// How far help with one topic goes.
#[derive(Debug, Clone)]
pub struct TopicRow {
    /// "Bank".
    pub label: String,
    /// The name of the choice.
    pub name: String,
    pub choices: Vec<Choice>,
    pub error: Option<String>,
    /// To whom people are referred, or which partner.
    pub whom: Field,
}

/// People who asked for a topic that nobody is helped with any more.
#[derive(Debug, Clone)]
pub struct AffectedTopic {
    /// "3 bokningar gäller bank. Ring dem:"
    pub text: String,
    pub bookings: Vec<AffectedBooking>,
}

/// One of them: its number, for the name stands on its page, where each look is recorded.
#[derive(Debug, Clone)]
pub struct AffectedBooking {
    pub href: String,
    /// "KDM4 X7H3".
    pub number: String,
    /// "onsdag 7 oktober kl. 13.00".
    pub when: String,
}
