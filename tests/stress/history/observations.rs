//! What callers were answered, against what happened: a booking is stored as it was answered and
//! made once, a refusal was true at some moment between the question and the answer.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::replay::FreeSeats;
use super::{ChangedRow, History, Micros, Observation, Outcome};

/// How far two processes may read the machine's clock apart.
const SKEW: Micros = 2_000;

/// Free seats of a session after each of its transactions.
pub type Timeline = Vec<(Micros, FreeSeats)>;

/// Every answer that is not true, and every booking nobody was told of.
pub fn faults(history: &History, timelines: &BTreeMap<Uuid, Timeline>) -> Vec<String> {
    let statuses = statuses(history);
    let timeline = |seen: &Observation| timelines.get(&seen.session).map_or(&[][..], Vec::as_slice);
    let was_full = |seen: &Observation, wanted| was_full(history, timeline(seen), seen, wanted);
    let (mut faults, mut known) = (Vec::new(), BTreeSet::new());
    for seen in &history.observations {
        let fault = match &seen.outcome {
            Outcome::Booked { id, .. } if !known.insert(*id) => {
                Some(format!("booking {id} was told twice"))
            }
            Outcome::Booked {
                id, seats, status, ..
            } => {
                let had_to_wait = status != "waiting" || was_full(seen, *seats);
                let in_vain = format!("{seats} seats were free, and {id} waits: {seen:?}");
                never_was(&statuses, *id, status, seen).or((!had_to_wait).then_some(in_vain))
            }
            Outcome::Became { id, status } => never_was(&statuses, *id, status, seen),
            Outcome::SoldOut { wanted } if was_full(seen, *wanted) => None,
            Outcome::SoldOut { .. } => {
                let now = history.clock_at(seen.asked_at);
                let moments = moments(timeline(seen), seen);
                Some(format!(
                    "free seats were refused: {seen:?}, by the clock {now}: {moments:?}"
                ))
            }
        };
        faults.extend(fault);
    }
    let unknown = statuses.keys().filter(|id| !known.contains(id));
    faults.extend(unknown.map(|id| format!("nobody was told of booking {id}")));
    faults
}

/// Seats that were on hold for a booking before it was made.
pub fn on_hold(history: &History) -> BTreeMap<Uuid, i64> {
    let of = |seen: &Observation| match seen.outcome {
        Outcome::Booked { id, on_hold, .. } => Some((id, on_hold)),
        _ => None,
    };
    history.observations.iter().filter_map(of).collect()
}

/// Every status a booking had, and since when.
type Statuses<'a> = BTreeMap<Uuid, Vec<(Micros, &'a str)>>;

fn statuses(history: &History) -> Statuses<'_> {
    let mut statuses = Statuses::new();
    for change in &history.changes {
        if let ChangedRow::Booking(id, Some(booking)) = &change.row {
            let had = statuses.entry(*id).or_default();
            had.push((change.at, &booking.status));
        }
    }
    statuses
}

/// A booking that had another status the whole time between question and answer.
fn never_was(
    statuses: &Statuses<'_>,
    id: Uuid,
    status: &str,
    seen: &Observation,
) -> Option<String> {
    let none = Vec::new();
    let had = statuses.get(&id).unwrap_or(&none);
    let ends = had.iter().skip(1).map(|(at, _)| *at).chain([Micros::MAX]);
    let was_so = had.iter().zip(ends).any(|((since, found), until)| {
        *found == status && *since <= seen.answered_at + SKEW && until >= seen.asked_at - SKEW
    });
    (!was_so)
        .then(|| format!("booking {id} was never {status} when that was said: {seen:?} {had:?}"))
}

/// What was free between question and answer. The last transaction before the question may have been
/// under way still.
fn moments<'a>(
    timeline: &'a [(Micros, FreeSeats)],
    seen: &Observation,
) -> &'a [(Micros, FreeSeats)] {
    let up_to = |time: Micros| timeline.partition_point(|(at, _)| *at <= time);
    let before = up_to(seen.asked_at - SKEW).saturating_sub(2);
    timeline
        .get(before..up_to(seen.answered_at + SKEW))
        .unwrap_or_default()
}

/// Whether at some moment between question and answer fewer seats were free, for somebody who comes
/// behind those who wait.
fn was_full(
    history: &History,
    timeline: &[(Micros, FreeSeats)],
    seen: &Observation,
    wanted: i64,
) -> bool {
    let from = history.clock_at(seen.asked_at - SKEW);
    let to = history.clock_at(seen.answered_at + SKEW);
    let until = history.promotes_until.get(&seen.session);
    let left = |free: &FreeSeats, clock| match until {
        Some(until) if clock < *until => free.behind_the_waiting_list(clock),
        _ => free.at(clock),
    };
    let mut moments = moments(timeline, seen).iter().map(|(_, free)| free);
    moments.any(|free| {
        // What expires meanwhile may be enough for one who waits, and leave less to whoever asks.
        let ends = free.expiring.iter().map(|(end, _)| *end);
        let mut clocks = ends.filter(|end| (from..=to).contains(end)).chain([from]);
        clocks.any(|clock| left(free, clock) < wanted)
    })
}
