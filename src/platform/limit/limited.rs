//! What is limited, against whom it counts, and how much of it there is.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use chrono::TimeDelta;

use crate::platform::config::LimitsConfig;
use crate::platform::ids::SessionId;

/// The time in which a whole limit of an address comes back.
pub(super) const WINDOW: TimeDelta = TimeDelta::minutes(10);
/// The same of what everybody shares.
const RUSH: TimeDelta = TimeDelta::seconds(1);
/// What everybody shares is counted as if it came from here.
const EVERYBODY: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limited {
    /// Seats that bookings take.
    Booking,
    /// The same in one session.
    BookingIn(SessionId),
    /// Bookings of everybody in one session, in a second.
    Rush(SessionId),
    /// Bookings that were refused.
    RefusedBooking,
    /// Trying to sign in, by page or for a token.
    SignIn,
    /// Asking for a link to set a password.
    PasswordReset,
    /// Looking a booking up, until it was found.
    LookUp,
    /// Reporting what is hard to use.
    Report,
}

impl Limited {
    /// Whose it is: the address's network, or everybody's.
    pub(super) fn counted_against(self, address: IpAddr) -> IpAddr {
        match self {
            Self::Rush(_) => EVERYBODY,
            _ => network(address),
        }
    }

    /// The time in which the whole limit comes back.
    pub(super) fn window(self) -> TimeDelta {
        match self {
            Self::Rush(_) => RUSH,
            _ => WINDOW,
        }
    }

    /// How much it is in that time.
    pub(super) fn most(self, limits: &LimitsConfig) -> u32 {
        let most = match self {
            Self::Booking => limits.bookings_per_address,
            Self::BookingIn(_) => limits.seats_per_address_in_session,
            Self::Rush(_) => limits.bookings_per_session_and_second,
            Self::RefusedBooking => limits.refused_bookings_per_address,
            Self::SignIn | Self::PasswordReset => limits.sign_ins_per_address,
            Self::LookUp => limits.look_up_misses_per_address,
            Self::Report => limits.reports_per_address,
        };
        most.max(1)
    }
}

/// The network of an address: an IPv6 customer has a whole /64.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
    }
}
