//! The slice's kinds of problem, and why a booking was not made as a problem.
//! A refusal's facts become members of the answer, under names that never change.
//! Verbs answer with these; endpoints send them.

use crate::booking::rules::{Refusal, RefusedTopic};
use crate::platform::problem::{Fact, Kind, Problem};
use crate::platform::time::rfc3339;

const ALTERNATIVES: Fact = Fact::many(
    "alternatives",
    "Alternative",
    "Up to three sessions to take instead",
)
.sometimes();

crate::problem_kinds! {
    /// Fewer seats are left than wanted.
    SOLD_OUT = "sold-out", 409, [
        Fact::whole("seatsFree", "Seats left"),
        ALTERNATIVES,
    ];
    /// One booking, or one contact, may not take so many seats here.
    TOO_MANY_SEATS = "too-many-seats", 409, [
        Fact::whole("most", "Seats one may take"),
        Fact::whole("have", "Seats the contact has here already").sometimes(),
        Fact::text("phone", "Whom to ask for more").sometimes(),
    ];
    /// The same visitor has booked here under this name; `number` is that booking.
    ALREADY_BOOKED = "already-booked", 409, [Fact::text("number", "The booking there is")];
    /// The contact has as many live bookings as one may have.
    TOO_MANY_BOOKINGS = "too-many-bookings", 409, [Fact::whole("most", "Live bookings one may have")];
    /// Full, so near the start that the queue no longer moves; `phone` is whom to ask.
    QUEUE_CLOSED = "queue-closed", 409, [
        Fact::text("phone", "Whom to ask").sometimes(),
        ALTERNATIVES,
    ];
    /// Nobody is helped with a topic that was asked for; another may be booked.
    TOPIC_NOT_HELPED = "topic-not-helped", 409, [
        Fact::text("topic", "The topic"),
        Fact::text("help", "How far help goes: `referred` or `with-partner`"),
        Fact::text("referredTo", "Who helps instead, best for `Accept-Language`").sometimes(),
    ];
    /// The hold has expired or was given up.
    HOLD_GONE = "hold-gone", 409;
    /// A booking moves only between sessions of one owner.
    OTHER_OWNER = "other-owner", 409;
    /// Booking opens later.
    NOT_OPEN_YET = "not-open-yet", 409, [
        Fact::instant("opensAt", "From when"),
        ALTERNATIVES,
    ];
    /// Booking has closed.
    CLOSED = "closed", 409, [
        Fact::instant("closedAt", "Since when"),
        ALTERNATIVES,
    ];
    /// The session was called off.
    CANCELLED = "cancelled", 409,
        [ALTERNATIVES];
    /// Nobody books a drop-in.
    NO_BOOKING_NEEDED = "no-booking-needed", 409;
    /// A meeting; the course is booked as a whole.
    PART_OF_COURSE = "part-of-course", 409, [Fact::id("courseId", "The course")];
    /// The check sign is wrong: mistyped.
    BAD_NUMBER = "bad-number", 422;
    /// An unknown number or a wrong PIN; never which.
    NO_SUCH_BOOKING = "no-such-booking", 404;
    /// Five misses in an hour: the number waits.
    WAIT = "wait", 429, [Fact::whole("seconds", "So many seconds")];
    /// Twenty misses: only a new PIN helps.
    ASK_THE_DESK = "ask-the-desk", 429;
    /// Attendance before the morning of the day.
    TOO_EARLY = "too-early", 409, [Fact::date("from", "The day")];
    /// Seats of those who are late, before the grace minutes are over.
    TOO_EARLY_TO_RELEASE = "too-early-to-release", 409, [Fact::instant("from", "From when")];
    /// A published session is not moved into the past.
    IN_THE_PAST = "in-the-past", 409, [Fact::instant("startsAt", "When it would begin")];
    /// A session that was counted, or in which people were ticked off, is not moved.
    ALREADY_COUNTED = "already-counted", 409, [
        Fact::yes_no("counted", "Whether there is a count"),
        Fact::whole("came", "People ticked off"),
    ];
    /// A session in which people have booked, or wait, does not become a drop-in.
    HAS_BOOKINGS = "has-bookings", 409, [
        Fact::whole("taken", "Seats taken"),
        Fact::whole("waiting", "Bookings that wait"),
    ];
}

/// What a new booking is refused by.
pub static BOOKING: [&Kind; 11] = [
    &SOLD_OUT,
    &TOO_MANY_SEATS,
    &TOO_MANY_BOOKINGS,
    &QUEUE_CLOSED,
    &TOPIC_NOT_HELPED,
    &HOLD_GONE,
    &NOT_OPEN_YET,
    &CLOSED,
    &CANCELLED,
    &NO_BOOKING_NEEDED,
    &PART_OF_COURSE,
];

/// Refusals of a booking after which another session helps.
pub static ELSEWHERE: [&Kind; 5] = [&SOLD_OUT, &QUEUE_CLOSED, &CLOSED, &CANCELLED, &NOT_OPEN_YET];

/// What staff may override with a reason when they change a session.
pub static GUARDS: [&Kind; 3] = [&IN_THE_PAST, &ALREADY_COUNTED, &HAS_BOOKINGS];

/// Why nothing was booked.
#[derive(Debug)]
pub enum BookError {
    /// By a rule.
    Refused(Refusal),
    /// By the key, the state of what is changed, or the database.
    Problem(Problem),
}

impl From<Refusal> for BookError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Problem> for BookError {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<diesel::result::Error> for BookError {
    fn from(error: diesel::result::Error) -> Self {
        Self::Problem(error.into())
    }
}

impl From<BookError> for Problem {
    fn from(error: BookError) -> Self {
        match error {
            BookError::Refused(refusal) => refusal.into(),
            BookError::Problem(problem) => problem,
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NoSuchSession => Self::not_found(),
            Refusal::NoBookingNeeded => Self::new(&NO_BOOKING_NEEDED),
            Refusal::PartOfCourse { course } => {
                Self::new(&PART_OF_COURSE).fact("courseId", course.to_string())
            }
            Refusal::Cancelled => Self::new(&CANCELLED),
            Refusal::NotOpenYet { opens_at } => {
                Self::new(&NOT_OPEN_YET).fact("opensAt", rfc3339(opens_at))
            }
            Refusal::Closed { closed_at } => {
                Self::new(&CLOSED).fact("closedAt", rfc3339(closed_at))
            }
            Refusal::TooManySeats { max, have } => {
                let refused = Self::new(&TOO_MANY_SEATS).fact("most", max);
                match have {
                    Some(have) => refused.fact("have", have),
                    None => refused,
                }
            }
            Refusal::TooManyBookings { max } => Self::new(&TOO_MANY_BOOKINGS).fact("most", max),
            Refusal::TopicNotHelped(refused) => topic_not_helped(&refused),
            Refusal::HoldGone => Self::new(&HOLD_GONE),
            Refusal::QueueClosed => Self::new(&QUEUE_CLOSED),
            Refusal::SoldOut { left } => Self::new(&SOLD_OUT).fact("seatsFree", left),
        }
    }
}

fn topic_not_helped(refused: &RefusedTopic) -> Problem {
    let problem = Problem::new(&TOPIC_NOT_HELPED)
        .fact("topic", refused.topic.name())
        .fact("help", refused.help.name());
    match &refused.referred_to {
        Some(whom) => problem.fact("referredTo", whom.as_str()),
        None => problem,
    }
}
