//! A venue's month: plain data, in the reader's language.

use askama::Template;

use super::form::QuestionForm;
use crate::platform::ui::Layout;
use crate::platform::ui::form::SummaryLine;

/// One line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QuestionTotal {
    pub label: String,
    pub questions: String,
    /// Empty where nobody said any.
    pub minutes: String,
}

/// The month by topic, by channel or by outcome.
#[derive(Debug, Clone, Default)]
pub struct QuestionTable {
    /// The heading's id in the page.
    pub id: &'static str,
    pub heading: String,
    pub rows: Vec<QuestionTotal>,
    pub total: QuestionTotal,
}

/// `/{lang}/desk/questions`.
#[derive(Template)]
#[template(path = "question/month.html")]
pub struct QuestionsPage {
    /// Its title is the heading: "Frågor, oktober 2026".
    pub l: Layout,
    /// Of a form that came after its sign-in had ended.
    pub unsent: Option<String>,
    pub summary: Vec<SummaryLine>,
    /// The venue, or all of them.
    pub place: String,
    /// Today's page, where questions are counted.
    pub back_href: String,
    pub previous_href: String,
    /// "september 2026".
    pub previous: String,
    pub next_href: String,
    pub next: String,
    pub csv_href: String,
    /// None without a question.
    pub tables: Vec<QuestionTable>,
    pub nothing: Option<String>,
    /// Counts one more; none where no venue is chosen.
    pub form: Option<QuestionForm>,
}
