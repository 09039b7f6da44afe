//! The stops of a tour, each a session of its own, and the order they stand in.

use chrono::{NaiveTime, Timelike};

use crate::platform::problem::{Fault, Faults};
use crate::platform::text::LocalText;
use crate::session::plan::new_session::NewSession;

/// The fewest and the most stops of one tour.
pub const FEWEST_STOPS: usize = 2;
pub const MOST_STOPS: usize = 12;

/// A stop, with everything it refers to found. Its own date is that of none of them.
#[derive(Debug, Clone)]
pub struct PlannedStop {
    pub new: NewSession,
}

impl PlannedStop {
    /// When it begins, by the clock on the wall.
    #[must_use]
    pub fn time(&self) -> NaiveTime {
        self.new.plan.timing.local_time
    }

    #[must_use]
    pub fn minutes(&self) -> i32 {
        let timing = self.new.plan.timing;
        let minutes = (timing.ends_at - timing.starts_at).num_minutes();
        i32::try_from(minutes).unwrap_or(i32::MAX)
    }

    #[must_use]
    pub fn place(&self) -> Option<&LocalText> {
        self.new.plan.texts.particulars.place.as_ref()
    }
}

/// Whether there are as many as a tour has.
///
/// # Errors
/// What is wrong with the list.
pub fn check_number(stops: usize) -> Result<(), Fault> {
    match stops {
        n if n < FEWEST_STOPS => Err(Fault::new("too-few-stops").fact("min", FEWEST_STOPS)),
        n if n > MOST_STOPS => Err(Fault::new("too-many").fact("max", MOST_STOPS)),
        _ => Ok(()),
    }
}

/// Refuses each stop that begins before the one before it has ended; they are when they begin and for how long.
pub fn check_order(stops: &[(NaiveTime, i32)], faults: &mut Faults) {
    let minute = |time: NaiveTime| i64::from(time.num_seconds_from_midnight() / 60);
    for (index, pair) in stops.windows(2).enumerate() {
        if let [(before, minutes), (next, _)] = pair
            && minute(*next) < minute(*before) + i64::from(*minutes)
        {
            let place = format!("/stops/{}/localTime", index + 1);
            faults.add(place, Fault::new("stop-too-early"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn too_early(stops: &[(u32, u32, i32)]) -> Vec<String> {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        let stops: Vec<_> = stops
            .iter()
            .map(|(hour, minute, minutes)| (time(*hour, *minute), *minutes))
            .collect();
        let mut faults = Faults::none();
        check_order(&stops, &mut faults);
        let fields = faults.into_fields().into_iter();
        fields.map(|field| field.pointer).collect()
    }

    #[test]
    fn a_stop_begins_at_the_earliest_when_the_one_before_it_ends() {
        assert_eq!(too_early(&[(9, 0, 60), (10, 0, 45), (12, 30, 60)]), [""; 0]);
        assert_eq!(
            too_early(&[(9, 0, 61), (10, 0, 45), (9, 30, 60)]),
            ["/stops/1/localTime", "/stops/2/localTime"]
        );
        assert_eq!(
            too_early(&[(23, 0, 90), (9, 0, 60)]),
            ["/stops/1/localTime"]
        );
    }
}
