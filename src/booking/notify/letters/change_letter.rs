//! The letter that a session has a new time, day, place, room or mode: old and new side by side.
//! Both come out of the letter's own row, so two changes are two letters, each true for itself.
//! `compose` chooses it.

use chrono::NaiveDate;

use super::facts::{LetterFacts, Place};
use super::said::Said;
use super::sheet::{ChangedLine, Details, Sheet, Way, way_of};
use crate::booking::notify::session_news::{Changed, SessionNews, WhenAndWhere};
use crate::booking::notify::words;
use crate::booking::status::BookingStatus;
use crate::platform::i18n::{Locale, dates, spans, t, t_with};

/// Tells of a changed session.
#[derive(Debug)]
pub(super) struct ChangeLetter {
    pub news: SessionNews,
    /// What the reader's booking is now; cancelled where no booking is needed any more.
    pub status: BookingStatus,
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
                let said = Said::best(reason, locale);
                (said.text, said.lang)
            }),
            standing: words::stands(status, news.unconfirmed)
                .map(|key| t(locale, key).into_owned()),
            parts: parts.map(|one| part(locale, one, today)).collect(),
        }
    }
}

fn part(locale: Locale, changed: &Changed, today: NaiveDate) -> ChangedPart {
    let line = changed_line(locale, changed, today);
    let with_place = |when: String, place: Option<String>| match place {
        None => when,
        Some(place) => format!("{when}, {place}"),
    };
    ChangedPart {
        before: with_place(line.before, line.before_place),
        now: with_place(line.now, line.now_place),
    }
}

fn changed_line(locale: Locale, changed: &Changed, today: NaiveDate) -> ChangedLine {
    let when = |at: &WhenAndWhere| spans::day_and_times(locale, at.span, today);
    let after = changed.after.as_ref();
    ChangedLine {
        before: when(&changed.before),
        before_place: Some(place(&changed.before)),
        now: after.map_or_else(|| t(locale, "mail-now-cancelled").into_owned(), when),
        now_place: after.map(|after| {
            let online = words::online_news(&changed.before, after);
            let parts = [
                Some(place(after)),
                after.address.clone(),
                online.map(|key| t(locale, key).into_owned()),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }),
    }
}

/// "Servicepunkt Valla, i butiken".
fn place(at: &WhenAndWhere) -> String {
    match &at.room {
        Some(room) => format!("{}, {room}", at.venue),
        None => at.venue.clone(),
    }
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

impl ChangeLetter {
    /// Puts it into words.
    pub fn sheet(&self, f: LetterFacts) -> Sheet {
        let when = first_time(f.locale, &self.news, f.today).unwrap_or_else(|| f.when.clone());
        let f = LetterFacts { when, ..f };
        let keys = words::changed(&self.news, self.status);
        let way = self.way(&f);
        let reason = self.news.reason.as_ref();
        Sheet {
            subject: f.subject(keys.subject),
            opening: f.t(keys.opening),
            more: words::stands(self.status, self.news.unconfirmed)
                .map(|key| f.t(key))
                .into_iter()
                .collect(),
            said: reason.map(|reason| Said::best(reason, f.locale)),
            changes: self.lines(&f),
            details: Details::Changed {
                number: way.is_some(),
            },
            way,
            reach: "mail-call",
            f,
        }
    }

    fn lines(&self, f: &LetterFacts) -> Vec<ChangedLine> {
        let visited = matches!(f.place, Place::There { .. });
        let changes = self.news.changes.iter();
        let lines = changes.map(|one| changed_line(f.locale, one, f.today));
        lines
            .map(|line| match visited {
                true => line,
                false => ChangedLine {
                    before_place: None,
                    now_place: None,
                    ..line
                },
            })
            .collect()
    }

    /// None where no booking is needed any more.
    fn way(&self, f: &LetterFacts) -> Option<Way> {
        (self.status != BookingStatus::Cancelled).then(|| Way {
            ask: f.t(way_of(self.status)),
            button: f.t("mail-open"),
            link: f.link(&self.link),
        })
    }
}
