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

/// The sentence that says who or what ended a booking.
#[must_use]
pub fn cancelled(ended_by: Option<EndCause>) -> &'static str {
    match ended_by {
        Some(EndCause::SessionCancelled) => "mail-called-off",
        Some(EndCause::NoInterpreter) => "mail-no-interpreter",
        Some(EndCause::Desk) => "mail-cancelled-by-desk",
        Some(EndCause::OfferRanOut) => "mail-offer-ended",
        Some(EndCause::Visitor | EndCause::NoBookingNeeded) | None => "mail-cancelled",
    }
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
        (&before.venue, &before.room, &before.address)
            != (&after.venue, &after.room, &after.address)
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
