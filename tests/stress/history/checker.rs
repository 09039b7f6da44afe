//! The checker: it knows the rules and nothing of the code. Capacity is never exceeded, counters say
//! what the rows say, the waiting list is first in first out, and no seat lies idle while somebody
//! who fits waits for it.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use uuid::Uuid;

use super::replay::{SessionState, Transaction, replay};
use super::{BookingState, Change, History, Micros, observations};

/// By the service's clock: so near to the end of promoting it is not known on which side of it the
/// service decided.
const BLUR: Micros = 120_000_000;

/// Every breach of a rule, in words. A seat may lie idle for so long.
pub fn faults(history: &History, idle: Duration) -> Vec<String> {
    let mut by_session: BTreeMap<Uuid, Vec<&Change>> = BTreeMap::new();
    for change in &history.changes {
        by_session.entry(change.session).or_default().push(change);
    }
    let (mut faults, mut timelines) = (Vec::new(), BTreeMap::new());
    let on_hold = observations::on_hold(history);
    for (session, changes) in by_session {
        let mut checker = SessionChecker::new(history, &on_hold, session, idle);
        let mut timeline = Vec::new();
        replay(&changes, history.ended_at, |transaction| {
            checker.check(transaction);
            timeline.push((transaction.at, transaction.after.free()));
        });
        let found = checker.faults.into_iter();
        faults.extend(found.map(|fault| format!("{session}: {fault}")));
        timelines.insert(session, timeline);
    }
    faults.extend(observations::faults(history, &timelines));
    faults
}

/// Checks the transactions of one session, in their order.
struct SessionChecker<'a> {
    history: &'a History,
    /// Seats on hold for a booking before it was made.
    on_hold: &'a BTreeMap<Uuid, i64>,
    promotes_until: Micros,
    idle: Micros,
    xacts: BTreeSet<i64>,
    /// The last place that was given in the waiting list.
    last_place: i64,
    /// Since when somebody waits who fits, and what happened then.
    fits_since: Option<(Micros, &'static str)>,
    faults: Vec<String>,
}

impl<'a> SessionChecker<'a> {
    fn new(
        history: &'a History,
        on_hold: &'a BTreeMap<Uuid, i64>,
        session: Uuid,
        idle: Duration,
    ) -> Self {
        Self {
            history,
            on_hold,
            promotes_until: history.promotes_until.get(&session).copied().unwrap_or(0),
            idle: Micros::try_from(idle.as_micros()).unwrap(),
            xacts: BTreeSet::new(),
            last_place: 0,
            fits_since: None,
            faults: Vec::new(),
        }
    }

    fn check(&mut self, transaction: &Transaction<'_>) {
        if !self.xacts.insert(transaction.xact) {
            self.faults
                .push("two transactions changed it at once".to_owned());
        }
        let was_right = counters(transaction.before).is_none();
        let found = [
            counters(transaction.after)
                .filter(|_| was_right)
                .map(|fault| format!("{fault}, {}", changed(transaction))),
            places_given(transaction, &mut self.last_place),
            self.passed_by(transaction),
            self.lying_idle(transaction),
        ];
        self.faults.extend(found.into_iter().flatten());
    }

    /// Nobody who waited and fitted is passed by: not by somebody behind, not by a newcomer.
    fn passed_by(&self, transaction: &Transaction<'_>) -> Option<String> {
        if self.history.clock_at(transaction.at) + BLUR >= self.promotes_until {
            return None;
        }
        let before = &transaction.before.bookings;
        let stays = |id: &Uuid| {
            transaction
                .after
                .bookings
                .get(id)
                .is_some_and(BookingState::waits)
        };
        let passed: Vec<_> = transaction
            .before
            .waiting()
            .filter(|(id, _)| stays(id))
            .collect();
        let seated = transaction
            .after
            .bookings
            .iter()
            .filter(|(_, b)| b.takes() > 0);
        let was_seated = |id: &Uuid| before.get(id).is_some_and(|booking| !booking.waits());
        for (id, seated) in seated.filter(|(id, _)| !was_seated(id)) {
            // A newcomer stands behind everybody, unless the seats were on hold.
            let place = before
                .get(id)
                .map_or(Some(i64::MAX), |booking| booking.place);
            let had_hold = self
                .on_hold
                .get(id)
                .is_some_and(|on_hold| *on_hold >= seated.seats);
            let fitted = |b: &BookingState| !had_hold && b.place < place && b.seats <= seated.seats;
            if let Some((_, passed)) = passed.iter().find(|(_, booking)| fitted(booking)) {
                return Some(format!("{passed:?} was passed by {seated:?}"));
            }
        }
        None
    }

    /// From the moment somebody who waits would fit, until nobody does any more.
    fn lying_idle(&mut self, transaction: &Transaction<'_>) -> Option<String> {
        let expiring = transaction.after.free().expiring;
        let expiries = expiring
            .iter()
            .filter_map(|(end, _)| self.history.real_at(*end));
        let mut moments: Vec<_> = expiries
            .filter(|at| (transaction.at..transaction.until).contains(at))
            .collect();
        moments.push(transaction.at);
        moments.sort_unstable();
        for moment in moments {
            let clock = self.history.clock_at(moment);
            let fits = clock < self.promotes_until && transaction.after.somebody_fits(clock);
            let what = what_freed(transaction, moment);
            self.fits_since = fits.then(|| self.fits_since.unwrap_or((moment, what)));
        }
        let (since, what) = self.fits_since?;
        let lay = transaction.until - since;
        if lay <= self.idle {
            return None;
        }
        // Reported once.
        self.fits_since = None;
        let millis = lay / 1000;
        Some(format!(
            "a seat lay idle for {millis} ms while somebody who fits waited, since {what}"
        ))
    }
}

/// What a transaction did, for whoever looks for its fault.
fn changed(transaction: &Transaction<'_>) -> String {
    let changes: Vec<_> = transaction
        .changes
        .iter()
        .map(|change| &change.row)
        .collect();
    format!("after {:?}: {changes:?}", transaction.before.seats)
}

fn what_freed(transaction: &Transaction<'_>, moment: Micros) -> &'static str {
    match transaction.after.capacity() > transaction.before.capacity() {
        _ if moment != transaction.at => "something expired",
        true => "the capacity rose",
        false => "a transaction left it so",
    }
}

/// Capacity, and counters against rows.
fn counters(state: &SessionState) -> Option<String> {
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

/// Places in the waiting list are given once, in order, and do not change.
fn places_given(transaction: &Transaction<'_>, last: &mut i64) -> Option<String> {
    let mut given = Vec::new();
    for (id, booking) in transaction.after.waiting() {
        match transaction
            .before
            .bookings
            .get(id)
            .filter(|before| before.waits())
        {
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
