//! A crowd: so many bookings of one session from one connection, so soon after each other, that staff should look.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use crate::platform::ids::BookingId;

/// The minutes within which bookings of one connection are a crowd.
const MINUTES: i64 = 10;
/// How many are one. Fewer are a family, or neighbours at a library's computers.
const LEAST: usize = 5;

/// A booking and what it came from.
#[derive(Debug, Clone)]
pub(super) struct Connected {
    pub booking: BookingId,
    /// The fingerprint's bytes.
    pub connection: Vec<u8>,
    pub at: DateTime<Utc>,
}

/// Bookings of one connection, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowd(Vec<BookingId>);

impl Crowd {
    pub fn contains(&self, booking: BookingId) -> bool {
        self.0.contains(&booking)
    }

    /// The oldest, by which a crowd is named.
    pub fn first(&self) -> Option<BookingId> {
        self.0.first().copied()
    }
}

/// The crowds among a session's bookings: of each connection the largest within ten minutes, the earliest
/// crowd first.
pub(super) fn crowds(mut bookings: Vec<Connected>) -> Vec<Crowd> {
    bookings.sort_by_key(|one| (one.at, one.booking));
    let mut by_connection: HashMap<&[u8], Vec<&Connected>> = HashMap::new();
    for one in &bookings {
        by_connection.entry(&one.connection).or_default().push(one);
    }
    let largest = by_connection.values().filter_map(|made| densest(made));
    let mut found: Vec<&[&Connected]> = largest.filter(|crowd| crowd.len() >= LEAST).collect();
    found.sort_by_key(|crowd| crowd.first().map(|one| (one.at, one.booking)));
    let ids = |crowd: &[&Connected]| Crowd(crowd.iter().map(|one| one.booking).collect());
    found.into_iter().map(ids).collect()
}

/// The most that lie within the minutes of a crowd; of several as large, the first.
fn densest<'a, 'b>(made: &'a [&'b Connected]) -> Option<&'a [&'b Connected]> {
    let crowd_from = |first: usize| {
        let rest = made.get(first..)?;
        let end = rest.first()?.at + TimeDelta::minutes(MINUTES);
        let within = rest.partition_point(|one| one.at < end);
        rest.get(..within)
    };
    let windows = (0..made.len()).filter_map(crowd_from);
    windows.reduce(|most, next| if next.len() > most.len() { next } else { most })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bookings of a connection at these seconds.
    fn made(connection: u8, seconds: &[i64]) -> Vec<Connected> {
        let start: DateTime<Utc> = "2026-10-06T08:00:00Z".parse().unwrap();
        let booking = |second: &i64| Connected {
            booking: BookingId::fresh(),
            connection: vec![connection],
            at: start + TimeDelta::seconds(*second),
        };
        seconds.iter().map(booking).collect()
    }

    fn ids(bookings: &[Connected]) -> Crowd {
        Crowd(bookings.iter().map(|one| one.booking).collect())
    }

    #[test]
    fn five_within_ten_minutes_are_a_crowd_and_four_are_none() {
        assert_eq!(crowds(made(1, &[0, 1, 2, 599])), []);
        let five = made(1, &[0, 1, 2, 3, 599]);
        assert_eq!(crowds(five.clone()), [ids(&five)]);
        assert_eq!(crowds(made(1, &[0, 1, 2, 3, 600])), []);
    }

    #[test]
    fn connections_are_counted_apart_and_the_earliest_crowd_comes_first() {
        let later = made(1, &[10, 11, 12, 13, 14]);
        let earlier = made(2, &[0, 1, 2, 3, 4, 5]);
        let all = [later.clone(), earlier.clone(), made(3, &[1, 2, 3])].concat();
        assert_eq!(crowds(all), [ids(&earlier), ids(&later)]);
    }

    #[test]
    fn those_who_came_before_or_long_after_are_no_part_of_it() {
        let all = made(1, &[0, 2000, 2001, 2002, 2003, 2004, 2005, 9000]);
        assert_eq!(crowds(all.clone()), [ids(&all[1..7])]);
        assert_eq!(crowds(Vec::new()), []);
    }
}
