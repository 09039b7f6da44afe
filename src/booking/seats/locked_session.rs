//! A session under lock: its seat counters, what it says, its booking rules.
//! The counters change in memory and are saved once; nobody else changes them before that.
//! `lock` makes these; rules, actions, holds and the batcher change their seats.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::booking::channel::Channel;
use crate::booking::model::Booking;
use crate::booking::status::BookingStatus;
use crate::session::{BookingRules, SeatCounters, Session};

/// A session under lock.
#[derive(Debug)]
pub struct LockedSession {
    /// Its counters, to be changed here.
    pub seats: SeatCounters,
    /// What it says at the version that the lock saw.
    pub session: Arc<Session>,
    /// The rules it is booked by.
    pub rules: BookingRules,
}

impl LockedSession {
    /// Seats that somebody could take through this channel: the desk-reserved ones only at the desk.
    #[must_use]
    pub fn free_for(&self, channel: Channel, now: DateTime<Utc>) -> i32 {
        match channel {
            Channel::Public => self.seats.free_for_all(now),
            Channel::Desk => self.seats.free(),
        }
    }

    /// Takes seats, if so many are free for this channel.
    #[must_use]
    pub fn take(&mut self, seats: i32, channel: Channel, now: DateTime<Utc>) -> bool {
        seats <= self.free_for(channel, now) && self.seats.take(seats)
    }

    /// Takes a booking, as it was before, out of the counters.
    pub fn give_back(&mut self, before: &Booking) {
        give_back_seats(&mut self.seats, before);
    }
}

/// Takes a booking, as it was before, out of its session's counters.
pub fn give_back_seats(seats: &mut SeatCounters, before: &Booking) {
    seats.give_back(before.seats_taken());
    if before.status == BookingStatus::Waiting {
        seats.waiting -= 1;
    }
}
