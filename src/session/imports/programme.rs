//! A file with a programme: a sheet or a calendar, read in bounds.

use chrono::{DateTime, Utc};

use super::calendar::{self, Calendar, ForAll};
use crate::platform::problem::{Fault, Problem, UNSUPPORTED_MEDIA_TYPE};
use crate::platform::sheet::{self, Sheet, SheetKind, decode};

/// A programme as it was sent.
#[derive(Debug)]
pub enum Programme {
    Sheet(Sheet),
    Calendar(Calendar, ForAll),
}

/// What a programme is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgrammeKind {
    Sheet(SheetKind),
    Calendar,
}

const CALENDAR: &str = "text/calendar";

impl ProgrammeKind {
    /// By the media type of a request.
    ///
    /// # Errors
    /// 415 for any other.
    pub fn of_media_type(media_type: &str) -> Result<Self, Problem> {
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case(CALENDAR) {
            return Ok(Self::Calendar);
        }
        SheetKind::of_media_type(media_type)
            .map(Self::Sheet)
            .map_err(|_other| {
                let supported = [&SheetKind::MEDIA_TYPES[..], &[CALENDAR]].concat();
                Problem::new(&UNSUPPORTED_MEDIA_TYPE).fact("supported", supported.join(", "))
            })
    }

    /// By how it begins: browsers name files as they please.
    #[must_use]
    pub fn of_content(content: &[u8]) -> Self {
        let begin = content.get(..200).unwrap_or(content);
        let begin = decode(begin);
        match begin.trim_start().get(..15) {
            Some(first) if first.eq_ignore_ascii_case("BEGIN:VCALENDAR") => Self::Calendar,
            _ => Self::Sheet(SheetKind::of_content(content)),
        }
    }
}

/// Reads a programme in a thread of its own.
///
/// # Errors
/// 422 for what is none, or is larger than any that is taken.
pub async fn read_programme(
    kind: ProgrammeKind,
    content: Vec<u8>,
    for_all: ForAll,
    now: DateTime<Utc>,
) -> Result<Programme, Problem> {
    match kind {
        ProgrammeKind::Sheet(kind) => sheet::read(kind, content).await.map(Programme::Sheet),
        ProgrammeKind::Calendar => {
            let reading = move || calendar::read(&decode(&content), now);
            let read = tokio::task::spawn_blocking(reading).await;
            let read = read.unwrap_or_else(|panicked| {
                tracing::warn!(cause = %panicked, "a calendar could not be read");
                Err(Fault::new("unreadable-calendar"))
            });
            let calendar = read.map_err(|fault| Problem::fault("", fault))?;
            Ok(Programme::Calendar(calendar, for_all))
        }
    }
}
