//! What callers were told, against what happened: a booking is there as it was told and nobody was
//! told twice, a refusal was true at some moment between the question and the answer.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::replay::Room;
use super::{Answer, History, Micros, Said, What};

/// Clocks of the machine as two processes read them.
const SKEW: Micros = 2_000;

/// Every answer that is not true, and every booking nobody was told of.
pub fn faults(history: &History, rooms: &BTreeMap<Uuid, Vec<(Micros, Room)>>) -> Vec<String> {
    let statuses = statuses(history);
    let was_full = |answer: &Answer, wanted| {
        let rooms = rooms.get(&answer.session).map_or(&[][..], Vec::as_slice);
        was_full(history, rooms, answer, wanted)
    };
    let (mut faults, mut told) = (Vec::new(), BTreeSet::new());
    for answer in &history.answers {
        let fault = match &answer.said {
            Said::Booked { id, .. } if !told.insert(*id) => {
                Some(format!("booking {id} was told twice"))
            }
            Said::Booked {
                id, seats, status, ..
            } => {
                let had_to_wait = status != "waiting" || was_full(answer, *seats);
                let in_vain = format!("{seats} seats were free, and {id} waits: {answer:?}");
                became(&statuses, *id, status, answer).or((!had_to_wait).then_some(in_vain))
            }
            Said::Became { id, status } => became(&statuses, *id, status, answer),
            Said::SoldOut { wanted } if was_full(answer, *wanted) => None,
            Said::SoldOut { .. } => {
                let now = history.clock_at(answer.asked_at);
                let rooms = rooms.get(&answer.session).map_or(&[][..], Vec::as_slice);
                let moments = moments(rooms, answer);
                Some(format!(
                    "free seats were refused: {answer:?}, by the clock {now}: {moments:?}"
                ))
            }
        };
        faults.extend(fault);
    }
    let unknown = statuses.keys().filter(|id| !told.contains(id));
    faults.extend(unknown.map(|id| format!("nobody was told of booking {id}")));
    faults
}

/// Seats that were held for a booking before it was made.
pub fn held(history: &History) -> BTreeMap<Uuid, i64> {
    let of = |answer: &Answer| match answer.said {
        Said::Booked { id, held, .. } => Some((id, held)),
        _ => None,
    };
    history.answers.iter().filter_map(of).collect()
}

/// Every status a booking had, and since when.
type Statuses<'a> = BTreeMap<Uuid, Vec<(Micros, &'a str)>>;

fn statuses(history: &History) -> Statuses<'_> {
    let mut statuses = Statuses::new();
    for change in &history.changes {
        if let What::Booking(id, Some(booking)) = &change.what {
            let had = statuses.entry(*id).or_default();
            had.push((change.at, &booking.status));
        }
    }
    statuses
}

/// Had this status before it was told, and not only before it was asked for.
fn became(statuses: &Statuses<'_>, id: Uuid, status: &str, answer: &Answer) -> Option<String> {
    let none = Vec::new();
    let had = statuses.get(&id).unwrap_or(&none);
    let ends = had.iter().skip(1).map(|(at, _)| *at).chain([Micros::MAX]);
    let was_so = had.iter().zip(ends).any(|((since, found), until)| {
        *found == status && *since <= answer.answered_at + SKEW && until >= answer.asked_at - SKEW
    });
    (!was_so)
        .then(|| format!("booking {id} was never {status} when that was said: {answer:?} {had:?}"))
}

/// What was free between question and answer. The last transaction before the question may have been
/// under way still.
fn moments<'a>(rooms: &'a [(Micros, Room)], answer: &Answer) -> &'a [(Micros, Room)] {
    let up_to = |time: Micros| rooms.partition_point(|(at, _)| *at <= time);
    let before = up_to(answer.asked_at - SKEW).saturating_sub(2);
    rooms
        .get(before..up_to(answer.answered_at + SKEW))
        .unwrap_or_default()
}

/// Whether at some moment between question and answer fewer seats were free, for somebody who comes
/// behind those who wait.
fn was_full(history: &History, rooms: &[(Micros, Room)], answer: &Answer, wanted: i64) -> bool {
    let clock = history.clock_at(answer.asked_at - SKEW);
    let until = history.promotes_until.get(&answer.session);
    let queue_first = until.is_some_and(|until| clock < *until);
    let moments = moments(rooms, answer).iter();
    moments.map(|(_, room)| room).any(|room| match queue_first {
        true => room.behind_the_queue(clock) < wanted,
        false => room.at(clock) < wanted,
    })
}
