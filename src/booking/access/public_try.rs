//! A booking that the public asks for, as far as it counts against a network address.
//! What was refused gives its seats back, and a bound of its own keeps refusals few; what was made counts with its
//! seats, in all and in its session. Whoever hangs up meanwhile gets nothing back: the booking may be made.

use actix_web::HttpRequest;

use crate::booking::connection::Fingerprint;
use crate::platform::ids::SessionId;
use crate::platform::limit::{Limited, Limiter};
use crate::platform::problem::Problem;
use crate::platform::secrets::Keys;

/// Begun before the request is read. Staff are not asked.
pub struct PublicTry<'a> {
    limits: &'a Limiter,
    request: &'a HttpRequest,
    wanted: Option<(SessionId, u32)>,
}

impl<'a> PublicTry<'a> {
    /// Counts a refusal, until there is a booking.
    ///
    /// # Errors
    /// 429 when the address was refused too often.
    pub fn begin(limits: &'a Limiter, request: &'a HttpRequest) -> Result<Self, Problem> {
        limits.check(request, Limited::RefusedBooking)?;
        Ok(Self {
            limits,
            request,
            wanted: None,
        })
    }

    /// Counts the seats that are asked for, and one of the bookings that a session takes in a second.
    ///
    /// # Errors
    /// 429 when the address has taken too many, in all or in this session, or the session is rushed.
    pub fn take_seats(&mut self, session: SessionId, seats: i32) -> Result<(), Problem> {
        let seats = u32::try_from(seats).unwrap_or(0);
        self.limits.check(self.request, Limited::Rush(session))?;
        self.limits.take(self.request, Limited::Booking, seats)?;
        let here = Limited::BookingIn(session);
        if let Err(refused) = self.limits.take(self.request, here, seats) {
            self.limits.give_back(self.request, Limited::Booking, seats);
            return Err(refused);
        }
        self.wanted = Some((session, seats));
        Ok(())
    }

    /// What the booking came from; none while limits are lifted.
    #[must_use]
    pub fn connection(&self, keys: &Keys) -> Option<Fingerprint> {
        let network = self.limits.network_of(self.request)?;
        Some(Fingerprint::of(network, keys))
    }

    /// Gives back what does not count: the refusal where a booking came into being, else its seats.
    pub fn end(self, came_into_being: bool) {
        if came_into_being {
            self.limits
                .give_back(self.request, Limited::RefusedBooking, 1);
        } else if let Some((session, seats)) = self.wanted {
            self.limits.give_back(self.request, Limited::Booking, seats);
            let here = Limited::BookingIn(session);
            self.limits.give_back(self.request, here, seats);
            let rush = Limited::Rush(session);
            self.limits.give_back(self.request, rush, 1);
        }
    }
}
