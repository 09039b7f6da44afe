//! Which sentence tells what: pure, for letters and for what staff read aloud.

use super::session_news::{Changed, SessionNews, WhenAndWhere};
use crate::booking::end_cause::EndCause;
use crate::booking::status::BookingStatus;

/// The keys of a letter's subject and of the sentence that opens it.
#[derive(Debug, Clone, Copy)]
pub struct ChangeKeys {
    pub subject: &'static str,
    pub opening: &'static str,
}

/// Who or what ended a booking that was so until then; nobody knows what it was of one that ended before that was kept.
/// Whoever waited, or was only offered a place, gives none back.
#[must_use]
pub fn cancelled(ended_by: Option<EndCause>, was: Option<BookingStatus>) -> ChangeKeys {
    let (subject, opening) = match (ended_by, was) {
        (Some(EndCause::SessionCancelled), _) => ("mail-called-off.subject", "mail-called-off"),
        (Some(EndCause::OfferRanOut), _) => ("mail-offer-ended.subject", "mail-offer-ended"),
        (Some(EndCause::Desk), Some(BookingStatus::Waiting)) => {
            ("mail-left-queue.subject", "mail-queue-by-desk")
        }
        (_, Some(BookingStatus::Waiting)) => ("mail-left-queue.subject", "mail-left-queue"),
        (Some(EndCause::Visitor), Some(BookingStatus::Offered)) => {
            ("mail-declined.subject", "mail-declined")
        }
        (Some(EndCause::Desk), _) => ("mail-cancelled.subject", "mail-cancelled-by-desk"),
        (Some(EndCause::NoInterpreter), _) => ("mail-cancelled.subject", "mail-no-interpreter"),
        (Some(EndCause::Visitor | EndCause::NoBookingNeeded) | None, _) => {
            ("mail-cancelled.subject", "mail-cancelled")
        }
    };
    ChangeKeys { subject, opening }
}

/// What has changed about a session, for somebody whose booking is so now.
#[must_use]
pub fn changed(news: &SessionNews, status: BookingStatus) -> ChangeKeys {
    let any = |differs: fn(&WhenAndWhere, &WhenAndWhere) -> bool| {
        let both = |one: &Changed| Some((one.before.clone(), one.after.clone()?));
        let mut pairs = news.changes.iter().filter_map(both);
        pairs.any(|(before, after)| differs(&before, &after))
    };
    let cancelled = news.changes.iter().any(|one| one.after.is_none());
    let time = any(|before, after| before.span != after.span);
    let place = any(|before, after| {
        (&before.venue, &before.room, &before.address, &before.online)
            != (&after.venue, &after.room, &after.address, &after.online)
    });
    let no_booking_needed = status == BookingStatus::Cancelled;
    let (subject, opening) = match (cancelled, no_booking_needed, time, place) {
        (true, ..) => ("mail-called-off.subject", "mail-meeting-cancelled"),
        (_, true, ..) => ("mail-no-booking-needed.subject", "mail-no-booking-needed"),
        (_, _, true, true) => ("mail-changed.subject", "mail-changed"),
        (_, _, false, true) => ("mail-changed-place.subject", "mail-changed-place"),
        (_, _, _, false) => ("mail-changed-time.subject", "mail-changed-time"),
    };
    ChangeKeys { subject, opening }
}

/// What a new place says beside its name: another address online, or none any more.
#[must_use]
pub fn online_news(before: &WhenAndWhere, after: &WhenAndWhere) -> Option<&'static str> {
    match (before.online == after.online, &after.online) {
        (true, _) => None,
        (false, Some(_)) => Some("mail-new-online"),
        (false, None) => Some("mail-no-online"),
    }
}

/// What becomes of a booking whose session has changed; nothing where none is needed any more. Whoever was told of none
/// yet is told that there is one.
#[must_use]
pub fn stands(status: BookingStatus, unconfirmed: bool) -> Option<&'static str> {
    Some(match status {
        BookingStatus::Confirmed if unconfirmed => "mail-confirmed",
        BookingStatus::Pending if unconfirmed => "mail-pending",
        BookingStatus::Waiting => "mail-still-waiting",
        BookingStatus::Offered => "mail-still-offered",
        BookingStatus::Pending => "mail-still-pending",
        BookingStatus::Cancelled => return None,
        _ => "mail-still-seated",
    })
}
