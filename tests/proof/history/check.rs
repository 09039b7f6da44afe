//! The checker: it knows the rules and nothing of the code. Capacity is never exceeded, counters
//! say what the rows say, the queue is first in first out, and no seat lies idle while somebody who
//! fits waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use uuid::Uuid;

use super::replay::{State, Step, walk};
use super::{Booking, Change, History, Micros, told};

/// By the service's clock: so near to the end of promoting it is not known on which side of it the
/// service decided.
const BLUR: Micros = 120_000_000;

/// Every breach of a rule, in words. A seat may lie idle for so long.
pub fn faults(history: &History, idle: Duration) -> Vec<String> {
    let mut by_session: BTreeMap<Uuid, Vec<&Change>> = BTreeMap::new();
    for change in &history.changes {
        by_session.entry(change.session).or_default().push(change);
    }
    let (mut faults, mut rooms) = (Vec::new(), BTreeMap::new());
    let held = told::held(history);
    for (session, changes) in by_session {
        let mut watch = Watch::new(history, &held, session, idle);
        let mut seen = Vec::new();
        walk(&changes, history.ended_at, |step| {
            watch.see(step);
            seen.push((step.at, step.after.room()));
        });
        let found = watch.faults.into_iter();
        faults.extend(found.map(|fault| format!("{session}: {fault}")));
        rooms.insert(session, seen);
    }
    faults.extend(told::faults(history, &rooms));
    faults
}

/// Watches one session.
struct Watch<'a> {
    history: &'a History,
    /// Seats held for a booking before it was made.
    held: &'a BTreeMap<Uuid, i64>,
    promotes_until: Micros,
    idle: Micros,
    xacts: BTreeSet<i64>,
    last_place: i64,
    /// Since when somebody waits who fits, and what happened then.
    fits_since: Option<(Micros, &'static str)>,
    faults: Vec<String>,
}

impl<'a> Watch<'a> {
    fn new(
        history: &'a History,
        held: &'a BTreeMap<Uuid, i64>,
        session: Uuid,
        idle: Duration,
    ) -> Self {
        Self {
            history,
            held,
            promotes_until: history.promotes_until.get(&session).copied().unwrap_or(0),
            idle: Micros::try_from(idle.as_micros()).unwrap(),
            xacts: BTreeSet::new(),
            last_place: 0,
            fits_since: None,
            faults: Vec::new(),
        }
    }

    fn see(&mut self, step: &Step<'_>) {
        if !self.xacts.insert(step.xact) {
            self.faults
                .push("two transactions changed it at once".to_owned());
        }
        let began = counts(step.before).is_none();
        let found = [
            counts(step.after)
                .filter(|_| began)
                .map(|fault| format!("{fault}, {}", changed(step))),
            places(step, &mut self.last_place),
            self.order(step),
            self.lay_idle(step),
        ];
        self.faults.extend(found.into_iter().flatten());
    }

    /// Nobody who waited and fitted is passed by: not by somebody behind, not by a newcomer.
    fn order(&self, step: &Step<'_>) -> Option<String> {
        if self.history.clock_at(step.at) + BLUR >= self.promotes_until {
            return None;
        }
        let before = &step.before.bookings;
        let stays = |id: &Uuid| step.after.bookings.get(id).is_some_and(Booking::waits);
        let passed: Vec<_> = step.before.waiting().filter(|(id, _)| stays(id)).collect();
        let seated = step.after.bookings.iter().filter(|(_, b)| b.takes() > 0);
        let was_seated = |id: &Uuid| before.get(id).is_some_and(|booking| !booking.waits());
        for (id, seated) in seated.filter(|(id, _)| !was_seated(id)) {
            // A newcomer stands behind everybody, unless the seats were held.
            let place = before
                .get(id)
                .map_or(Some(i64::MAX), |booking| booking.place);
            let held = self.held.get(id).is_some_and(|held| *held >= seated.seats);
            let fitted = |b: &Booking| !held && b.place < place && b.seats <= seated.seats;
            if let Some((_, passed)) = passed.iter().find(|(_, booking)| fitted(booking)) {
                return Some(format!("{passed:?} was passed by {seated:?}"));
            }
        }
        None
    }

    /// From the moment somebody who waits would fit, until nobody does any more.
    fn lay_idle(&mut self, step: &Step<'_>) -> Option<String> {
        let expiring = step.after.room().expiring;
        let expiries = expiring
            .iter()
            .filter_map(|(end, _)| self.history.real_at(*end));
        let mut moments: Vec<_> = expiries
            .filter(|at| (step.at..step.until).contains(at))
            .collect();
        moments.push(step.at);
        moments.sort_unstable();
        for moment in moments {
            let clock = self.history.clock_at(moment);
            let fits = clock < self.promotes_until && step.after.somebody_fits(clock);
            let what = what_freed(step, moment);
            self.fits_since = fits.then(|| self.fits_since.unwrap_or((moment, what)));
        }
        let (since, what) = self.fits_since?;
        let lay = step.until - since;
        if lay <= self.idle {
            return None;
        }
        // Told once.
        self.fits_since = None;
        let millis = lay / 1000;
        Some(format!(
            "a seat lay idle for {millis} ms while somebody who fits waited, since {what}"
        ))
    }
}

/// What a transaction did, for whoever looks for its fault.
fn changed(step: &Step<'_>) -> String {
    let changes: Vec<_> = step.changes.iter().map(|change| &change.what).collect();
    format!("after {:?}: {changes:?}", step.before.seats)
}

fn what_freed(step: &Step<'_>, moment: Micros) -> &'static str {
    match step.after.capacity() > step.before.capacity() {
        _ if moment != step.at => "something ran out",
        true => "the capacity rose",
        false => "a transaction left it so",
    }
}

/// Capacity, and counters against rows.
fn counts(state: &State) -> Option<String> {
    let seats = &state.seats;
    let (taken, waiting) = (state.taken_by_rows(), state.waiting().count());
    if seats.total.is_some() && taken > state.capacity() {
        return Some(format!("{taken} seats taken of {}", state.capacity()));
    }
    if seats.total.is_some() && seats.taken != taken {
        return Some(format!(
            "the counter says {} taken, the rows {taken}",
            seats.taken
        ));
    }
    let agree = usize::try_from(seats.waiting) == Ok(waiting);
    (!agree).then(|| {
        format!(
            "the counter says {} waiting, the rows {waiting}",
            seats.waiting
        )
    })
}

/// Places are given once, in order, and kept.
fn places(step: &Step<'_>, last: &mut i64) -> Option<String> {
    let mut given = Vec::new();
    for (id, booking) in step.after.waiting() {
        match step.before.bookings.get(id).filter(|before| before.waits()) {
            Some(before) if before.place != booking.place => {
                return Some(format!(
                    "place {:?} became {:?}",
                    before.place, booking.place
                ));
            }
            Some(_) => {}
            None => given.push(booking.place.unwrap_or(0)),
        }
    }
    given.sort_unstable();
    for place in given {
        if place <= *last {
            return Some(format!("place {place} was given after place {last}"));
        }
        *last = place;
    }
    None
}
