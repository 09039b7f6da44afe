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
use crate::platform::i18n::{Locale, dates, spans, t, t_with};

/// Tells of a changed session.
pub(super) struct ChangeLetter {
    pub facts: LetterFacts,
    pub news: SessionNews,
    /// Why, in staff's words; empty where they gave none.
    pub reason: CancellationReason,
    /// What the reader's booking is now; cancelled where no booking is needed any more.
    pub status: BookingStatus,
    /// Today at the venue.
    pub today: NaiveDate,
    /// Opens the booking.
    pub link: String,
}

/// One part of it, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedPart {
    pub before: String,
    pub now: String,
}

/// What a letter about a change says, before it is written: to staff, in their language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeWords {
    pub subject: String,
    pub opening: String,
    /// Why, and its language where that is not the reader's.
    pub reason: Option<(String, Option<String>)>,
    /// What becomes of the bookings; nothing where none is needed.
    pub standing: Option<String>,
    pub parts: Vec<ChangedPart>,
}

impl ChangeWords {
    /// As whoever has a seat reads it.
    #[must_use]
    pub fn ahead(locale: Locale, news: &SessionNews, today: NaiveDate) -> Self {
        let status = match news.is_of_drop_in() {
            true => BookingStatus::Cancelled,
            false => BookingStatus::Confirmed,
        };
        let keys = words::changed(news, status);
        let when = first_time(locale, news, today).unwrap_or_default();
        let parts = news.changes.iter();
        Self {
            subject: t_with(locale, keys.subject, &[("when", when.into())]),
            opening: t(locale, keys.opening).into_owned(),
            reason: news.reason.as_ref().map(|reason| {
                let (text, tag) = reason.best(&[locale.tag()], "sv");
                (
                    text.to_owned(),
                    (tag != locale.tag()).then(|| tag.to_owned()),
                )
            }),
            standing: words::stands(status, news.unconfirmed)
                .map(|key| t(locale, key).into_owned()),
            parts: parts.map(|one| part(locale, one, today)).collect(),
        }
    }
}

fn part(locale: Locale, changed: &Changed, today: NaiveDate) -> ChangedPart {
    let now = match &changed.after {
        None => t(locale, "mail-now-cancelled").into_owned(),
        Some(after) => match &after.address {
            None => line(locale, after, today),
            Some(address) => format!("{}, {address}", line(locale, after, today)),
        },
    };
    ChangedPart {
        before: line(locale, &changed.before, today),
        now,
    }
}

/// "tisdag 6 oktober kl. 15.30–16.10, Servicepunkt Valla, i butiken".
fn line(locale: Locale, at: &WhenAndWhere, today: NaiveDate) -> String {
    let mut line = spans::day_and_times(locale, at.span, today);
    for place in [Some(&at.venue), at.room.as_ref()].into_iter().flatten() {
        line = format!("{line}, {place}");
    }
    line
}

/// The first new time, or that of the meeting which does not take place, for the subject.
fn first_time(locale: Locale, news: &SessionNews, today: NaiveDate) -> Option<String> {
    let first = news.changes.first()?;
    let start = first.after.as_ref().unwrap_or(&first.before).span.start;
    Some(dates::day_and_time(
        locale,
        start.date(),
        start.time(),
        today,
    ))
}

/// What the texts are made of.
struct Words<'a> {
    opening: String,
    reason: Option<&'a CancellationReason>,
    /// What becomes of the booking; nothing where none is needed.
    standing: Option<String>,
    parts: Vec<ChangedPart>,
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
            standing: words::stands(self.status, self.news.unconfirmed).map(|key| f.t(key)),
            parts: self
                .news
                .changes
                .iter()
                .map(|one| part(self.locale(), one, self.today))
                .collect(),
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

    fn when(&self) -> String {
        first_time(self.locale(), &self.news, self.today).unwrap_or_else(|| self.facts.when.clone())
    }

    fn locale(&self) -> Locale {
        self.facts.locale
    }
}
