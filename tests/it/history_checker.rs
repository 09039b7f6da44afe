//! The checker of random histories finds what is wrong in a wrong one, and nothing in a right one.

use std::time::Duration;

use uuid::Uuid;

use crate::stress::history::{
    BookingState, Change, ChangedRow, History, HoldState, Micros, Observation, Outcome, SeatsState,
    checker,
};

const MILLI: Micros = 1_000;
const SESSION: Uuid = Uuid::from_u128(1);
const GUNVOR: Uuid = Uuid::from_u128(2);
const BERIT: Uuid = Uuid::from_u128(3);
const ANNA: Uuid = Uuid::from_u128(4);

/// A history that is written by hand: one session of two seats, its clock the machine's.
struct HandWritten {
    history: History,
    xact: i64,
    now: Micros,
}

impl HandWritten {
    fn new() -> Self {
        let clock = (0..600).map(|n| (n * 10 * MILLI, n * 10 * MILLI)).collect();
        let mut written = Self {
            history: History {
                promotes_until: [(SESSION, Micros::MAX)].into(),
                clock,
                ..History::default()
            },
            xact: 0,
            now: 1_000 * MILLI,
        };
        written.next(0, 0);
        written
    }

    /// The next transaction, ten milliseconds later, with the counters it leaves.
    fn next(&mut self, taken: i64, waiting: i64) -> &mut Self {
        self.xact += 1;
        self.now += 10 * MILLI;
        self.write(ChangedRow::Seats(SeatsState {
            total: Some(2),
            overbook: 0,
            taken,
            waiting,
        }))
    }

    fn write(&mut self, row: ChangedRow) -> &mut Self {
        self.history.changes.push(Change {
            xact: self.xact,
            at: self.now,
            session: SESSION,
            row,
        });
        self
    }

    /// A booking in this transaction; the first time it is seen its caller was answered.
    fn booking(&mut self, id: Uuid, seats: i64, status: &str, place: Option<i64>) -> &mut Self {
        let known =
            |change: &Change| matches!(change.row, ChangedRow::Booking(found, _) if found == id);
        if !self.history.changes.iter().any(known) {
            self.answered(booked(id, seats, status, 0));
        }
        self.unanswered(id, seats, status, place)
    }

    fn unanswered(&mut self, id: Uuid, seats: i64, status: &str, place: Option<i64>) -> &mut Self {
        let booking = BookingState {
            seats,
            status: status.to_owned(),
            place,
            released: false,
            until: None,
        };
        self.write(ChangedRow::Booking(id, Some(booking)))
    }

    fn hold(&mut self, seats: i64, until: Micros) -> &mut Self {
        self.write(ChangedRow::Hold(ANNA, Some(HoldState { seats, until })))
    }

    fn answered(&mut self, outcome: Outcome) -> &mut Self {
        self.history.observations.push(Observation {
            asked_at: self.now - 5 * MILLI,
            answered_at: self.now + 5 * MILLI,
            session: SESSION,
            outcome,
        });
        self
    }

    fn later(&mut self, millis: Micros) -> &mut Self {
        self.now += millis * MILLI;
        self
    }

    fn faults(&mut self) -> Vec<String> {
        self.history.ended_at = self.now;
        let faults = checker::faults(&self.history, Duration::from_secs(1));
        let prefix = format!("{SESSION}: ");
        let bare = |fault: String| {
            fault
                .strip_prefix(&prefix)
                .map(str::to_owned)
                .unwrap_or(fault)
        };
        faults.into_iter().map(bare).collect()
    }

    #[track_caller]
    fn is_wrong(&mut self, words: &str) {
        let faults = self.faults();
        assert!(
            faults.iter().any(|fault| fault.contains(words)),
            "{faults:#?}"
        );
    }

    #[track_caller]
    fn is_right(&mut self) {
        assert_eq!(self.faults(), [""; 0]);
    }
}

fn booked(id: Uuid, seats: i64, status: &str, on_hold: i64) -> Outcome {
    Outcome::Booked {
        id,
        seats,
        on_hold,
        status: status.to_owned(),
    }
}

/// Gunvor has both seats, Berit waits for one and Anna for two.
fn two_wait() -> HandWritten {
    let mut written = HandWritten::new();
    written.next(2, 0).booking(GUNVOR, 2, "confirmed", None);
    written.next(2, 1).booking(BERIT, 1, "waiting", Some(1));
    written.next(2, 2).booking(ANNA, 2, "waiting", Some(2));
    written
}

#[test]
fn nothing_is_wrong_where_the_first_in_line_gets_what_becomes_free() {
    let mut written = two_wait();
    written.next(1, 1).booking(GUNVOR, 2, "cancelled", None);
    written.booking(BERIT, 1, "confirmed", Some(1)).later(3000);
    written.answered(Outcome::SoldOut { wanted: 2 }).is_right();
}

#[test]
fn more_seats_than_there_are() {
    let mut written = HandWritten::new();
    written
        .next(2, 0)
        .booking(GUNVOR, 2, "confirmed", None)
        .is_right();
    written.next(3, 0).booking(BERIT, 1, "confirmed", None);
    written.is_wrong("3 seats taken of 2");
}

#[test]
fn counters_that_are_wrong() {
    let mut taken = HandWritten::new();
    taken.next(2, 0).booking(GUNVOR, 1, "confirmed", None);
    taken.is_wrong("the counter says 2 taken, the rows 1");
    let mut waiting = two_wait();
    waiting
        .next(2, 1)
        .is_wrong("the counter says 1 waiting, the rows 2");
}

#[test]
fn somebody_behind_is_promoted_first() {
    let mut written = two_wait();
    written.next(2, 1).booking(GUNVOR, 2, "cancelled", None);
    written.booking(ANNA, 2, "confirmed", Some(2));
    written.is_wrong("was passed by");
}

#[test]
fn a_group_that_does_not_fit_is_passed_over_and_nothing_is_wrong() {
    let mut written = HandWritten::new();
    written.next(2, 0).booking(GUNVOR, 1, "confirmed", None);
    written.unanswered(Uuid::from_u128(9), 1, "confirmed", None);
    written.answered(booked(Uuid::from_u128(9), 1, "confirmed", 0));
    written.next(2, 1).booking(ANNA, 2, "waiting", Some(1));
    written.next(2, 2).booking(BERIT, 1, "waiting", Some(2));
    written.next(2, 1).booking(GUNVOR, 1, "cancelled", None);
    written
        .booking(BERIT, 1, "confirmed", Some(2))
        .later(3000)
        .is_right();
}

#[test]
fn a_newcomer_takes_the_seat_of_one_who_waits() {
    let stranger = Uuid::from_u128(9);
    let mut written = two_wait();
    written.next(1, 2).booking(GUNVOR, 2, "cancelled", None);
    written.booking(stranger, 1, "confirmed", None);
    written.is_wrong("was passed by");
}

#[test]
fn whoever_had_a_hold_passes_nobody() {
    let stranger = Uuid::from_u128(9);
    let mut written = HandWritten::new();
    written.next(2, 0).hold(2, 9_000 * MILLI);
    written.next(2, 1).booking(BERIT, 1, "waiting", Some(1));
    written.next(2, 1).write(ChangedRow::Hold(ANNA, None));
    written.answered(booked(stranger, 2, "confirmed", 2));
    written
        .unanswered(stranger, 2, "confirmed", None)
        .is_right();
}

#[test]
fn a_seat_lies_idle_while_somebody_waits() {
    let mut written = two_wait();
    written.next(0, 2).booking(GUNVOR, 2, "cancelled", None);
    written.later(900).is_right();
    written.later(200).is_wrong("a seat lay idle for 1100 ms");
}

#[test]
fn a_seat_lies_idle_after_its_hold_has_expired() {
    let mut written = HandWritten::new();
    written.next(2, 0).hold(2, 2_000 * MILLI);
    written.next(2, 1).booking(BERIT, 1, "waiting", Some(1));
    written.later(1_900).is_right();
    written.later(200).is_wrong("a seat lay idle");
}

#[test]
fn after_the_end_of_promoting_seats_may_lie_idle() {
    let mut written = two_wait();
    written.history.promotes_until = [(SESSION, 1_020 * MILLI)].into();
    written.next(0, 2).booking(GUNVOR, 2, "cancelled", None);
    written.later(2_000).is_right();
}

#[test]
fn a_place_in_the_waiting_list_is_given_backwards_or_changed() {
    let mut backwards = two_wait();
    let stranger = Uuid::from_u128(9);
    backwards
        .next(2, 3)
        .booking(stranger, 1, "waiting", Some(2));
    backwards.is_wrong("place 2 was given after place 2");
    let mut changed = two_wait();
    changed.next(2, 2).booking(BERIT, 1, "waiting", Some(7));
    changed.is_wrong("place Some(1) became Some(7)");
}

#[test]
fn an_acknowledged_booking_is_not_there() {
    let mut written = HandWritten::new();
    written.answered(booked(GUNVOR, 1, "confirmed", 0));
    written.is_wrong("was never confirmed");
}

#[test]
fn a_booking_nobody_was_told_of_or_two_were() {
    let mut nobody = HandWritten::new();
    nobody.next(1, 0).unanswered(GUNVOR, 1, "confirmed", None);
    nobody.is_wrong("nobody was told of booking");
    let mut twice = HandWritten::new();
    twice.next(1, 0).booking(GUNVOR, 1, "confirmed", None);
    twice.answered(booked(GUNVOR, 1, "confirmed", 0));
    twice.is_wrong("was told twice");
}

#[test]
fn something_else_was_told_than_happened() {
    let mut written = two_wait();
    let status = "cancelled".to_owned();
    written.answered(Outcome::Became { id: BERIT, status });
    written.is_wrong("was never cancelled");
}

#[test]
fn free_seats_were_refused() {
    let mut refused = HandWritten::new();
    refused
        .next(0, 0)
        .later(100)
        .answered(Outcome::SoldOut { wanted: 2 });
    refused.is_wrong("free seats were refused");
    let mut in_vain = HandWritten::new();
    in_vain.next(0, 1).booking(GUNVOR, 1, "waiting", Some(1));
    in_vain.is_wrong("waits");
}

#[test]
fn a_free_seat_is_rightly_refused_to_whoever_comes_behind_the_waiting_list() {
    let mut written = two_wait();
    written.next(0, 2).booking(GUNVOR, 2, "cancelled", None);
    written.next(0, 2).next(0, 2).later(100);
    written.answered(Outcome::SoldOut { wanted: 2 }).is_right();
    written.history.promotes_until.clear();
    written.is_wrong("free seats were refused");
}

#[test]
fn a_seat_that_expires_before_the_answer_belongs_to_those_who_wait() {
    let waits_for_two = || {
        let mut written = HandWritten::new();
        written.next(1, 0).hold(1, 2_000 * MILLI);
        written.next(1, 1).booking(BERIT, 2, "waiting", Some(1));
        written
    };
    let sold_out = || Outcome::SoldOut { wanted: 1 };
    let mut before = waits_for_two();
    before.later(950).answered(sold_out());
    before.is_wrong("free seats were refused");
    let mut meanwhile = waits_for_two();
    meanwhile.later(970).answered(sold_out()).is_right();
}

#[test]
fn two_transactions_changed_a_session_at_once() {
    let mut written = two_wait();
    written.next(2, 2);
    written.xact -= 1;
    written.write(ChangedRow::Hold(ANNA, None));
    written.is_wrong("two transactions changed it at once");
}
