//! Paths of a session's public pages, for links in pages, letters and the API.

use crate::platform::i18n::Locale;
use crate::platform::ids::SessionId;

#[must_use]
pub fn session_path(locale: Locale, session: SessionId) -> String {
    format!("/{}/sessions/{session}", locale.tag())
}

/// The path of a session's calendar file, after the language.
#[must_use]
pub fn calendar_path(session: SessionId) -> String {
    format!("/sessions/{session}/calendar.ics")
}
