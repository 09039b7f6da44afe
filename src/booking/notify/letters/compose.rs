//! Decides which text a letter of each kind gets, or that it gets none.
//! A letter goes only while its booking is in a state that it tells of, and its session is not over.
//! The letter job calls this for each letter it has leased.

use chrono::{DateTime, Utc};
use diesel_async::AsyncPgConnection;

use super::booking_letter::{BookingLetter, BookingNews};
use super::calendar_part::calendar_part;
use super::cancellation_letter::CancellationLetter;
use super::change_letter::ChangeLetter;
use super::context::LetterContext;
use super::facts::{CalendarFile, LetterFacts};
use super::letter_text::LetterText;
use super::message_letter::MessageLetter;
use super::reminder_letter::{ReminderLetter, WayOut};
use super::sheet::Sheet;
use super::subject::LetterSubject;
use crate::booking::code::ManageToken;
use crate::booking::end_cause::EndCause;
use crate::booking::notify::ended::was;
use crate::booking::notify::kind::LetterKind;
use crate::booking::notify::reminder::Reminder;
use crate::booking::notify::session_news::SessionNews;
use crate::booking::present::{Standing, standing};
use crate::booking::rules::ReminderTime;
use crate::booking::status::{BookingStatus, LIVE};
use crate::platform::i18n::Locale;
use crate::platform::mail::lease::LeasedLetter;
use crate::platform::mail::message::{CalendarPart, MailMessage};
use crate::platform::mail::worker::Composed;
use crate::platform::text::LocalText;
use crate::platform::time::Zone;
use crate::session::{self, CalendarMethod, Session, StoredStatus};

/// Statuses with a seat that is the person's own.
const SEATED: [BookingStatus; 2] = [BookingStatus::Confirmed, BookingStatus::Pending];

/// Writes a letter about a booking.
///
/// # Errors
/// Of the database; a kind that nobody writes; a booking whose key is gone.
pub async fn compose(
    context: LetterContext<'_>,
    conn: &mut AsyncPgConnection,
    letter: &LeasedLetter,
) -> anyhow::Result<Composed> {
    let Some(subject) = LetterSubject::load(conn, letter).await? else {
        return Ok(Composed::Superseded);
    };
    let Ok(kind) = LetterKind::parse(&letter.kind) else {
        anyhow::bail!("nobody writes letters of kind {}", letter.kind);
    };
    let calendar = calendar_part(conn, context, &subject, letter).await?;
    let writer = Writer {
        context,
        subject,
        calendar,
        written_at: letter.created_at,
    };
    match kind {
        LetterKind::Confirmation => writer.confirmation(conn).await,
        LetterKind::Promotion => writer.promotion(),
        LetterKind::Offer => writer.offer(),
        LetterKind::Change => match SessionNews::of_facts(&letter.facts) {
            Some(news) => writer.session_changed(news),
            None => writer.live(&SEATED, BookingNews::Moved),
        },
        LetterKind::Cancellation => writer.cancellation(&letter.facts),
        LetterKind::Message => writer.message(&letter.facts),
        LetterKind::Reminder => writer.reminder(conn, letter).await,
    }
}

struct Writer<'a> {
    context: LetterContext<'a>,
    subject: LetterSubject,
    calendar: Option<CalendarPart>,
    /// When its news was.
    written_at: DateTime<Utc>,
}

impl Writer<'_> {
    async fn confirmation(self, conn: &mut AsyncPgConnection) -> anyhow::Result<Composed> {
        // The offer has a letter of its own, with the time to answer.
        if self.subject.booking.status == BookingStatus::Offered {
            return Ok(Composed::Superseded);
        }
        let standing = standing(conn, &self.subject.booking).await?;
        self.live(&LIVE, BookingNews::Made(standing))
    }

    /// A seat from the waiting list; pending as long as an interpreter is looked for, and its own
    /// news when one is found.
    fn promotion(self) -> anyhow::Result<Composed> {
        let booking = &self.subject.booking;
        let news = match (booking.status, &booking.interpreter) {
            (BookingStatus::Pending, _) => BookingNews::Made(Standing::Pending),
            (_, Some(_)) => BookingNews::InterpreterFound,
            (_, None) => BookingNews::Promoted,
        };
        self.live(&SEATED, news)
    }

    fn offer(self) -> anyhow::Result<Composed> {
        let Some(until) = self.subject.booking.offered_until else {
            return Ok(Composed::Superseded);
        };
        self.live(&[BookingStatus::Offered], BookingNews::Offered { until })
    }

    /// Whether nobody needs it any more: the session is over, or it was written before a session that has begun and is
    /// over within the day.
    fn comes_too_late(&self) -> bool {
        let (session, now) = (&self.subject.session, self.context.now);
        let timing = &session.timing;
        let has_begun = timing.starts_at <= now && self.written_at < timing.starts_at;
        timing.ends_at <= now || has_begun && session.local_span().ends_on_its_day()
    }

    /// A letter with the link that opens the booking, as long as it is in one of these states.
    fn live(self, states: &[BookingStatus], news: BookingNews) -> anyhow::Result<Composed> {
        if !states.contains(&self.subject.booking.status) {
            return Ok(Composed::Superseded);
        }
        if self.comes_too_late() {
            return Ok(Composed::Expired);
        }
        let link = self.manage_link()?;
        let letter = BookingLetter { news, link };
        self.mail(|facts| letter.sheet(facts))
    }

    /// To whoever still has a booking, or needs none any more.
    fn session_changed(self, news: SessionNews) -> anyhow::Result<Composed> {
        let status = self.subject.booking.status;
        let needs_none = news.is_of_drop_in() && status == BookingStatus::Cancelled;
        if !LIVE.contains(&status) && !needs_none {
            return Ok(Composed::Superseded);
        }
        if self.comes_too_late() {
            return Ok(Composed::Expired);
        }
        let letter = ChangeLetter {
            news,
            status,
            link: self.manage_link()?,
        };
        self.mail(|facts| letter.sheet(facts))
    }

    /// To whoever is still booked where it was written for.
    fn message(self, facts: &serde_json::Value) -> anyhow::Result<Composed> {
        let booking = &self.subject.booking;
        let here = facts.get("bookedIn") == Some(&serde_json::json!(booking.session_id));
        if !booking.is_live() || !here {
            return Ok(Composed::Superseded);
        }
        if self.comes_too_late() {
            return Ok(Composed::Expired);
        }
        let letter = MessageLetter {
            text: written(facts, "text"),
            status: booking.status,
            link: self.manage_link()?,
        };
        self.mail(|facts| letter.sheet(facts))
    }

    /// To whoever still has a seat at that time. Staff may send it again until the start.
    async fn reminder(
        self,
        conn: &mut AsyncPgConnection,
        letter: &LeasedLetter,
    ) -> anyhow::Result<Composed> {
        let Some(reminder) = Reminder::of_facts(&letter.facts) else {
            return Ok(Composed::Superseded);
        };
        let session = match session::load(conn, reminder.session).await? {
            Some(session) if self.is_still_so(&session, reminder) => session,
            _ => return Ok(Composed::Superseded),
        };
        let zone = Zone::of_stored(&session.time_zone);
        let until = match letter.dedupe_key == reminder.key() {
            true => ReminderTime::of(&session.timing, zone).until,
            false => reminder.starts_at,
        };
        if until <= self.context.now {
            return Ok(Composed::Expired);
        }
        self.remind(conn, session).await
    }

    fn is_still_so(&self, session: &Session, reminder: Reminder) -> bool {
        let booking = &self.subject.booking;
        LetterKind::Reminder.is_true_of(booking)
            && booking.session_id == session.course_id.unwrap_or(session.id)
            && session.status == StoredStatus::Published
            && session.timing.starts_at == reminder.starts_at
    }

    async fn remind(
        self,
        conn: &mut AsyncPgConnection,
        session: Session,
    ) -> anyhow::Result<Composed> {
        let link = self.manage_link()?;
        let way_out = match session.course_id {
            Some(_) => WayOut::MissOne(link),
            None => WayOut::Cancel(format!("{link}&cancel=yes")),
        };
        let Self {
            context,
            subject,
            calendar,
            written_at,
        } = self;
        let subject = match session.course_id {
            Some(_) => subject.at_meeting(conn, session).await?,
            None => subject,
        };
        let writer = Self {
            context,
            subject,
            calendar,
            written_at,
        };
        let letter = ReminderLetter { way_out };
        writer.mail(|facts| letter.sheet(facts))
    }

    /// What the letter says in one of its languages.
    fn facts(&self, locale: Locale) -> LetterFacts {
        let file = self.calendar.as_ref().map(|part| match part.method {
            method if method == CalendarMethod::Cancel.name() => CalendarFile::TakesOut,
            _ => CalendarFile::Holds,
        });
        LetterFacts {
            calendar: file,
            ..self
                .subject
                .facts(locale, self.context.base_url, self.context.now)
        }
    }

    /// The path of the page that opens the booking.
    fn manage_link(&self) -> anyhow::Result<String> {
        let booking = &self.subject.booking;
        let key = self.context.keys.by_id(booking.key_id);
        let key = key.ok_or_else(|| anyhow::anyhow!("the key is gone"))?;
        let token = ManageToken::issue_for_letter(key, booking.id, booking.link_version);
        Ok(format!("my-booking?link={}", token.reveal()))
    }

    fn cancellation(self, facts: &serde_json::Value) -> anyhow::Result<Composed> {
        use EndCause::{Desk, NoInterpreter, SessionCancelled};
        let ended_by = self.subject.booking.ended_by;
        let by_us = matches!(ended_by, Some(SessionCancelled | NoInterpreter | Desk));
        let letter = CancellationLetter {
            ended_by,
            was: was(facts),
            reason: written(facts, "reason").filter(|_| by_us),
        };
        self.mail(|facts| letter.sheet(facts))
    }

    /// In the reader's language, and in the staff's where that is another.
    fn mail(self, sheet: impl Fn(LetterFacts) -> Sheet) -> anyhow::Result<Composed> {
        let (locale, second) = (self.subject.locale, self.subject.second_language());
        let first = sheet(LetterFacts {
            counts: second.filter(|_| !locale.is_checked()),
            ..self.facts(locale)
        });
        let second = second.map(|locale| sheet(self.facts(locale)));
        let text = LetterText::of(self.context.branding, first, second)?;
        Ok(Composed::Mail(Box::new(MailMessage {
            from: Some(self.subject.organisation().to_owned()),
            to: self.subject.to,
            reply_to: self.subject.reply_to,
            subject: text.subject,
            text: text.text,
            html: text.html,
            language: locale.tag(),
            calendar: self.calendar,
        })))
    }
}

/// What staff wrote, among a letter's facts.
fn written(facts: &serde_json::Value, member: &str) -> Option<LocalText> {
    let json = facts.get(member)?.clone();
    serde_json::from_value(json).ok()
}
