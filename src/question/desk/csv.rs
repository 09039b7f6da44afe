//! A month as CSV for spreadsheets: a line for each topic, channel and outcome that there were questions of.
//! The columns have the names of the API. No cell is anybody's words.

use crate::platform::problem::Problem;
use crate::question::month::QuestionCount;

const COLUMNS: [&str; 5] = ["topic", "channel", "outcome", "questions", "minutes"];

/// Writes a month.
///
/// # Errors
/// 500 when it cannot be written.
pub fn write(counts: &[QuestionCount]) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(COLUMNS).map_err(Problem::internal)?;
    for count in counts {
        let minutes = count.minutes.unwrap_or_default().to_string();
        let questions = count.questions.to_string();
        let (topic, channel) = (count.topic.name(), count.channel.name());
        let cells = [topic, channel, count.outcome.name(), &questions, &minutes];
        writer.write_record(cells).map_err(Problem::internal)?;
    }
    writer
        .into_inner()
        .map_err(|error| Problem::internal(anyhow::anyhow!("{error}")))
}
