//! The letter that a session has a new time, day, place, room or mode: old and new side by side.
//! Both come out of the letter's own row, so two changes are two letters, each true for itself.
//! `compose` chooses it.

use askama::Template;
use chrono::NaiveDate;

use super::cancellation_letter::CancellationReason;
use super::facts::{LetterFacts, LetterText};
use crate::booking::notify::session_news::{Changed, SessionNews, WhenAndWhere};
use crate::booking::notify::words;
use crate::booking::status::BookingStatus;
use crate::platform::i18n::{Locale, dates, spans};

/// Tells of a changed session.
pub(super) struct ChangeLetter {
    pub facts: LetterFacts,
    pub news: SessionNews,
    /// Why a meeting does not take place.
    pub reason: CancellationReason,
    /// What the reader's booking is now; cancelled where no booking is needed any more.
    pub status: BookingStatus,
    /// Today at the venue.
    pub today: NaiveDate,
    /// Opens the booking.
    pub link: String,
}

/// One part of it, before and after.
struct Part {
    before: String,
    now: String,
}

/// What the texts are made of.
struct Words<'a> {
    opening: String,
    reason: Option<&'a CancellationReason>,
    /// What becomes of the booking; nothing where none is needed.
    standing: Option<String>,
    parts: Vec<Part>,
    invitation: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/change.txt", escape = "none")]
struct ChangeText<'a> {
    f: &'a LetterFacts,
    words: &'a Words<'a>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/change.html")]
struct ChangeHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    words: &'a Words<'a>,
    link: &'a str,
    subject: &'a str,
}

impl ChangeLetter {
    /// Puts it into words.
    pub fn write(&self) -> Result<LetterText, askama::Error> {
        let facts = LetterFacts {
            when: self.when(),
            ..self.facts.clone()
        };
        let f = &facts;
        let keys = words::changed(&self.news, self.status);
        let words = Words {
            opening: f.t(keys.opening),
            reason: Some(&self.reason).filter(|reason| !reason.text.is_empty()),
            standing: words::still(self.status).map(|key| f.t(key)),
            parts: self.news.changes.iter().map(|one| self.part(one)).collect(),
            invitation: self.invitation().map(|key| f.t(key)),
        };
        let subject = f.subject(keys.subject);
        let (opening, link) = (words.opening.as_str(), self.link.as_str());
        Ok(LetterText {
            text: ChangeText {
                f,
                words: &words,
                link,
            }
            .render()?,
            html: ChangeHtml {
                f,
                opening,
                words: &words,
                link,
                subject: &subject,
            }
            .render()?,
            subject,
        })
    }

    fn invitation(&self) -> Option<&'static str> {
        Some(match self.status {
            BookingStatus::Waiting => "mail-leave-queue",
            BookingStatus::Offered => "mail-answer",
            BookingStatus::Cancelled => return None,
            _ => "mail-change",
        })
    }

    fn part(&self, changed: &Changed) -> Part {
        let now = match &changed.after {
            None => self.facts.t("mail-now-cancelled"),
            Some(after) => match &after.address {
                None => self.line(after),
                Some(address) => format!("{}, {address}", self.line(after)),
            },
        };
        Part {
            before: self.line(&changed.before),
            now,
        }
    }

    /// "tisdag 6 oktober kl. 15.30–16.10, Servicepunkt Valla, i butiken".
    fn line(&self, at: &WhenAndWhere) -> String {
        let mut line = spans::day_and_times(self.locale(), at.span, self.today);
        for place in [Some(&at.venue), at.room.as_ref()].into_iter().flatten() {
            line = format!("{line}, {place}");
        }
        line
    }

    /// The first new time, or that of the meeting which does not take place, for the subject.
    fn when(&self) -> String {
        let Some(first) = self.news.changes.first() else {
            return self.facts.when.clone();
        };
        let start = first.after.as_ref().unwrap_or(&first.before).span.start;
        dates::day_and_time(self.locale(), start.date(), start.time(), self.today)
    }

    fn locale(&self) -> Locale {
        self.facts.locale
    }
}
