//! The calendar that goes with a letter: the booking's entry, or one for each meeting of a course.
//! Only a booking with a seat of its own has one; a discreet booking stands in nobody's calendar by our doing.
//! `compose` asks for it, whatever the letter tells.

use chrono::{DateTime, Utc};
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::context::LetterContext;
use super::facts::LetterFacts;
use super::subject::LetterSubject;
use crate::booking::details::BookingDetails;
use crate::booking::end_cause::EndCause;
use crate::booking::notify::ended::had_a_seat;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::session_news::SessionNews;
use crate::booking::status::BookingStatus;
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::message::CalendarPart;
use crate::session::{
    self, CalendarEntry, CalendarMethod, CalendarParties, Session, StoredStatus, addressed,
};

/// Which entries a letter speaks of, and what is asked for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// To have those that take place.
    Have,
    /// To take all of them out.
    TakeOut,
    /// To take out the meetings that do not take place.
    TakeOutMissing,
}

/// What the letter says, for the reader's calendar program.
pub(super) async fn calendar_part(
    conn: &mut AsyncPgConnection,
    context: LetterContext<'_>,
    subject: &LetterSubject,
    letter: &LeasedLetter,
) -> QueryResult<Option<CalendarPart>> {
    let Some(asked) = asked(subject, letter) else {
        return Ok(None);
    };
    if BookingDetails::load(conn, &subject.booking).await?.discreet {
        return Ok(None);
    }
    let meetings = session::meetings(conn, subject.session.id).await?;
    let entries = Entries {
        subject,
        meetings: &meetings,
        facts: subject.facts(subject.locale, context.base_url, context.now),
        context,
    };
    let method = match asked {
        Asked::Have => CalendarMethod::Request,
        Asked::TakeOut | Asked::TakeOutMissing => CalendarMethod::Cancel,
    };
    let parties = CalendarParties {
        organiser: context.sender.to_owned(),
        attendee: subject.to.to_string(),
    };
    let entries = entries.of(asked);
    Ok((!entries.is_empty()).then(|| CalendarPart {
        method: method.name(),
        text: addressed(method, &entries, &parties),
    }))
}

fn asked(subject: &LetterSubject, letter: &LeasedLetter) -> Option<Asked> {
    let booking = &subject.booking;
    match (LetterKind::parse(&letter.kind).ok()?, booking.status) {
        (LetterKind::Confirmation | LetterKind::Promotion, BookingStatus::Confirmed) => {
            Some(Asked::Have)
        }
        (LetterKind::Change, BookingStatus::Confirmed) => {
            match SessionNews::of_facts(&letter.facts) {
                Some(news) if news.changes.iter().all(|one| one.after.is_none()) => {
                    Some(Asked::TakeOutMissing)
                }
                _ => Some(Asked::Have),
            }
        }
        // Whoever needs no booking any more still comes, and then.
        (LetterKind::Change, BookingStatus::Cancelled) => {
            (booking.ended_by == Some(EndCause::NoBookingNeeded)).then_some(Asked::Have)
        }
        (LetterKind::Cancellation, BookingStatus::Cancelled) => {
            had_a_seat(&letter.facts).then_some(Asked::TakeOut)
        }
        _ => None,
    }
}

/// What entries are made of.
struct Entries<'a> {
    subject: &'a LetterSubject,
    /// None of a single session.
    meetings: &'a [Session],
    facts: LetterFacts,
    context: LetterContext<'a>,
}

impl Entries<'_> {
    fn of(&self, asked: Asked) -> Vec<CalendarEntry> {
        let each = match self.meetings {
            [] => std::slice::from_ref(&self.subject.session),
            meetings => meetings,
        };
        let entries = each.iter().enumerate();
        entries
            .filter(|(_, one)| match asked {
                Asked::Have => one.status != StoredStatus::Cancelled,
                Asked::TakeOut => true,
                Asked::TakeOutMissing => one.status == StoredStatus::Cancelled,
            })
            .map(|(nth, one)| self.entry(nth, one))
            .collect()
    }

    fn entry(&self, nth: usize, one: &Session) -> CalendarEntry {
        let facts = &self.facts;
        let location = match facts.address() {
            Some(address) => format!("{}, {address}", facts.place()),
            None => facts.place(),
        };
        let number = format!("{}: {}", facts.t("booking-number"), facts.number());
        let lines = [Some(number), facts.call()];
        CalendarEntry {
            uid: self.uid(nth),
            sequence: self.sequence(),
            starts_at: one.timing.starts_at,
            ends_at: one.timing.ends_at,
            stamped_at: self.context.now,
            title: facts.title.text.clone(),
            description: Some(lines.into_iter().flatten().collect::<Vec<_>>().join("\n")),
            location,
            url: facts.link("my-booking"),
            cancelled: false,
        }
    }

    /// The booking's own, so that an entry follows it when it moves; of a course each further meeting has a number.
    fn uid(&self, nth: usize) -> String {
        let booking = self.subject.booking.id;
        match nth {
            0 => format!("{booking}@motesplats"),
            _ => format!("{booking}-{}@motesplats", nth + 1),
        }
    }

    /// Seconds from the booking to the last change of what the entries tell. Versions would not do: those of a session
    /// that a booking moves to may be lower.
    fn sequence(&self) -> i32 {
        let LetterSubject {
            booking, session, ..
        } = self.subject;
        let changed = self.meetings.iter().map(|one| one.updated_at);
        let changed = changed
            .chain([booking.updated_at, session.updated_at])
            .max();
        let changed: DateTime<Utc> = changed.unwrap_or(booking.updated_at);
        let seconds = (changed - booking.created_at).num_seconds();
        i32::try_from(seconds.max(0)).unwrap_or(i32::MAX)
    }
}
