//! A month as CSV for spreadsheets: a line for each topic, channel and outcome that there were questions of.
//! The columns have the names of the API. No cell is anybody's words.

use crate::platform::csv::{self, Dialect};
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;
use crate::question::month::QuestionCount;

const COLUMNS: [&str; 5] = ["topic", "channel", "outcome", "questions", "minutes"];

/// Writes a month.
///
/// # Errors
/// 500 when it cannot be written.
pub fn write(locale: Locale, counts: &[QuestionCount]) -> Result<Vec<u8>, Problem> {
    let row = |count: &QuestionCount| {
        [
            count.topic.name().to_owned(),
            count.channel.name().to_owned(),
            count.outcome.name().to_owned(),
            count.questions.to_string(),
            count.minutes.unwrap_or_default().to_string(),
        ]
    };
    csv::write(
        COLUMNS,
        counts.iter().map(row),
        Dialect::Spreadsheet(locale),
    )
}
