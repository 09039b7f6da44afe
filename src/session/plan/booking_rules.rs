//! Reads what a request decides about booking: seats, when it opens and closes, rules.

use chrono::{DateTime, Utc};

use super::bounds;
use super::request::SessionRequest;
use super::session_part::SessionPart;
use crate::platform::problem::{Fault, Faults};
use crate::platform::time::parse_instant;
use crate::session::booking_rules::{BookingRules, Promotion};
use crate::session::fields::whole;
use crate::session::model::{SessionMode, Timing};

pub fn seats_total(
    request: &SessionRequest,
    mode: SessionMode,
    part: SessionPart,
    faults: &mut Faults,
) -> Option<i32> {
    let required = mode == SessionMode::Booking && part == SessionPart::Whole;
    match request.seats_total {
        None if required => {
            faults.add(
                "/seatsTotal",
                Fault::new("missing").fact("name", "seatsTotal"),
            );
            None
        }
        Some(_) if !required => {
            faults.add("/seatsTotal", Fault::new("not-allowed-here"));
            None
        }
        given => whole(faults, "/seatsTotal", given, bounds::SeatsTotal::BOUNDS),
    }
}

/// When everybody may book, by absolute times.
pub struct BookingWindow {
    pub opens_at: Option<DateTime<Utc>>,
    pub closes_at: Option<DateTime<Utc>>,
}

pub fn booking_window(request: &SessionRequest, faults: &mut Faults) -> BookingWindow {
    let opens = request.booking_opens_at.as_deref();
    let opens_at = faults.take_optional("/bookingOpensAt", opens, parse_instant);
    let closes = request.booking_closes_at.as_deref();
    let closes_at = faults.take_optional("/bookingClosesAt", closes, parse_instant);
    if opens_at
        .zip(closes_at)
        .is_some_and(|(opens, closes)| closes <= opens)
    {
        faults.add("/bookingClosesAt", Fault::new("ends-before-start"));
    }
    BookingWindow {
        opens_at,
        closes_at,
    }
}

impl BookingWindow {
    /// Refuses a window that its session contradicts: a move takes no absolute time along.
    pub fn check_against(&self, timing: Timing, faults: &mut Faults) {
        if self.opens_at.is_some_and(|opens| opens >= timing.starts_at) {
            faults.add("/bookingOpensAt", Fault::new("opens-after-start"));
        }
        if self.closes_at.is_some_and(|closes| closes > timing.ends_at) {
            faults.add("/bookingClosesAt", Fault::new("closes-after-end"));
        }
    }
}

pub fn booking_rules(request: &SessionRequest, faults: &mut Faults) -> BookingRules {
    let promotion = request.promotion.as_deref();
    let promotion = faults.take_optional("/promotion", promotion, Promotion::parse);
    let mut read = |place, given, bounds| whole(faults, place, given, bounds);
    let offer = read(
        "/offerMinutes",
        request.offer_minutes,
        bounds::OfferMinutes::BOUNDS,
    );
    let promotion_ends = read(
        "/promotionEndsMinutesBefore",
        request.promotion_ends_minutes_before,
        bounds::Fortnight::BOUNDS,
    );
    BookingRules {
        waitlist: request.waitlist.unwrap_or(true),
        promotion: promotion.unwrap_or(Promotion::Give),
        offer_minutes: offer.unwrap_or(720),
        promotion_ends_minutes_before: promotion_ends.unwrap_or(120),
        lead_minutes: read("/leadMinutes", request.lead_minutes, bounds::Month::BOUNDS),
        seats_per_booking: read(
            "/seatsPerBooking",
            request.seats_per_booking,
            bounds::UpToFifty::BOUNDS,
        ),
        bookings_per_contact: read(
            "/bookingsPerContact",
            request.bookings_per_contact,
            bounds::UpToFifty::BOUNDS,
        ),
        desk_seats: read("/deskSeats", request.desk_seats, bounds::DeskSeats::BOUNDS),
        desk_until_minutes_before: read(
            "/deskUntilMinutesBefore",
            request.desk_until_minutes_before,
            bounds::Month::BOUNDS,
        ),
    }
}
