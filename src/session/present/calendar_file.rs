//! A session as a calendar file; a course has an entry for each meeting.
//! The API and the session's page answer the same file; feeds have the same entries.

use super::view::SessionView;
use crate::session::calendar::{CalendarEntry, published};
use crate::session::list::rows::SessionRow;
use crate::session::model::StoredStatus;

/// `url` is the address of the session's page.
#[must_use]
pub fn calendar_file(row: &SessionRow, view: &SessionView, url: String) -> String {
    published(&entries(row, view, url))
}

/// The entries of one session, in feeds as in a file of its own: a program that has both has each once.
#[must_use]
pub fn entries(row: &SessionRow, view: &SessionView, url: String) -> Vec<CalendarEntry> {
    let venue = &view.venue;
    let location = match (&view.place, &venue.address) {
        (Some(place), _) => place.clone(),
        (None, Some(address)) => format!("{}, {address}", venue.name),
        (None, None) => venue.name.clone(),
    };
    let entry = CalendarEntry {
        uid: format!("{}@motesplats", view.id),
        sequence: row.session.version,
        starts_at: view.starts_at,
        ends_at: view.ends_at,
        stamped_at: view.updated_at,
        title: view.title.clone(),
        description: view.description.clone(),
        location,
        url,
        cancelled: row.session.status == StoredStatus::Cancelled,
    };
    let Some(meetings) = &view.meetings else {
        return vec![entry];
    };
    meetings
        .iter()
        .map(|meeting| CalendarEntry {
            uid: format!("{}@motesplats", meeting.session_id),
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            cancelled: entry.cancelled || meeting.cancelled == Some(true),
            ..entry.clone()
        })
        .collect()
}
