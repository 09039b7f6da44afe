//! What to read aloud to somebody: who rings, what it is about, what is so now, what they can do, and where they
//! reach us. Made of the facts and, where it can be, of the sentences of the letters. It never says what the session
//! is about: somebody else may answer.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::task::CallTask;
use crate::booking::end_cause::EndCause;
use crate::booking::notify::{LetterKind, Reminder, SessionNews, WhenAndWhere, was, words};
use crate::booking::present::{SessionDetails, own_place};
use crate::booking::status::BookingStatus;
use crate::platform::i18n::{Locale, dates, spans, t, t_with};
use crate::platform::text::LocalText;
use crate::platform::time::parse_instant;

/// A sentence or two, and their language where it is not the script's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub text: String,
    pub lang: Option<String>,
}

/// What to read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    pub locale: Locale,
    /// Who rings; nobody says that at the door.
    pub hello: String,
    /// What there is to tell.
    pub news: Vec<Said>,
    /// What they can do, and where they reach us.
    pub next: Vec<String>,
}

impl Script {
    pub(super) fn of(task: &CallTask, session: &SessionDetails, locale: Locale) -> Self {
        let writer = Writer {
            task,
            session,
            locale,
        };
        Self {
            locale,
            hello: t_with(
                locale,
                "call-hello",
                &[("venue", session.venue_name().into())],
            ),
            news: writer.news(),
            next: writer.next(),
        }
    }

    /// All of it in one line, as the API says it.
    #[must_use]
    pub fn text(&self) -> String {
        let news = self.news.iter().map(|said| said.text.as_str());
        let next = self.next.iter().map(String::as_str);
        let all: Vec<&str> = std::iter::once(self.hello.as_str())
            .chain(news)
            .chain(next)
            .collect();
        all.join(" ")
    }
}

struct Writer<'a> {
    task: &'a CallTask,
    session: &'a SessionDetails,
    locale: Locale,
}

impl Writer<'_> {
    fn news(&self) -> Vec<Said> {
        match (
            self.task.row.kind,
            SessionNews::of_facts(&self.task.row.facts),
        ) {
            (LetterKind::Change, Some(news)) => self.changed(&news),
            (LetterKind::Change, None) => vec![self.t("mail-moved"), self.now(&self.when())],
            (LetterKind::Cancellation, _) => {
                let (ended_by, was) = (self.task.booking.ended_by, was(&self.task.row.facts));
                let cause = words::cancelled(ended_by, was);
                let mut said = vec![self.about_then_and_there(), self.t(cause.opening)];
                said.extend(self.reason());
                said
            }
            (LetterKind::Offer, _) => vec![self.about_then_and_there(), self.offer()],
            (LetterKind::Message, _) => {
                let mut said = vec![self.about_then_and_there()];
                said.extend(self.written("text"));
                said
            }
            (LetterKind::Reminder, _) => self.reminder(),
            (LetterKind::Promotion, _) => {
                vec![self.about_then_and_there(), self.t(self.promotion())]
            }
            (LetterKind::Confirmation, _) => {
                vec![self.about_then_and_there(), self.t(self.confirmation())]
            }
        }
    }

    /// From what people know to what is so now.
    fn changed(&self, news: &SessionNews) -> Vec<Said> {
        let status = self.task.booking.status;
        let first = news.changes.first().map(|one| self.place(&one.before));
        let about = first.unwrap_or_else(|| self.when());
        let mut said = vec![
            self.about(&about),
            self.t(words::changed(news, status).opening),
        ];
        match news.changes.as_slice() {
            [one] => said.extend(one.after.iter().map(|after| {
                let online = words::online_news(&one.before, after);
                let online = online.map(|key| t(self.locale, key).into_owned());
                let place = std::iter::once(self.place(after)).chain(online);
                self.now(&place.collect::<Vec<_>>().join(", "))
            })),
            several => said.extend(several.iter().map(|one| {
                let after = one.after.as_ref().map(|after| self.place(after));
                let after = after.unwrap_or_else(|| t(self.locale, "mail-now-cancelled").into());
                self.with(
                    "call-part",
                    &[("before", self.place(&one.before)), ("now", after)],
                )
            })),
        }
        said.extend(self.reason());
        said.extend(words::stands(status, false).map(|key| self.t(key)));
        said
    }

    fn offer(&self) -> Said {
        let until = self.task.row.facts.get("until").and_then(Value::as_str);
        match until.and_then(|text| parse_instant(text).ok()) {
            None => self.t("call-free-seat"),
            Some(until) => self.with("mail-offer", &[("until", self.at(until))]),
        }
    }

    /// When and where, and what to have along.
    fn reminder(&self) -> Vec<Said> {
        let when = match Reminder::of_facts(&self.task.row.facts) {
            Some(reminder) => self.at(reminder.starts_at),
            None => self.when(),
        };
        let bring = &self.session.bring;
        let along = bring.said(self.locale);
        let text = along.text.trim_end_matches('.');
        let text = format!("{}: {text}.", t(self.locale, bring.label));
        vec![
            self.with(
                "call-reminder",
                &[("when", when), ("place", self.session.place(self.locale))],
            ),
            Said {
                text,
                lang: along.lang,
            },
        ]
    }

    fn confirmation(&self) -> &'static str {
        match self.task.booking.status {
            BookingStatus::Waiting => "call-in-queue",
            BookingStatus::Pending => "call-looking",
            _ => "call-booked",
        }
    }

    fn promotion(&self) -> &'static str {
        let booking = &self.task.booking;
        match (booking.status, &booking.interpreter) {
            (BookingStatus::Pending, _) => "call-pending",
            (_, Some(_)) => "mail-interpreter-found",
            (_, None) => "mail-promoted",
        }
    }

    /// Why, in staff's words.
    fn reason(&self) -> Option<Said> {
        self.written("reason")
    }

    fn written(&self, member: &str) -> Option<Said> {
        let written = self.task.row.facts.get(member).cloned()?;
        let reason: LocalText = serde_json::from_value(written).ok()?;
        let (text, lang) = reason.best_in(&[self.locale.tag()], "sv");
        (!text.is_empty()).then_some(Said { text, lang })
    }

    fn next(&self) -> Vec<String> {
        let booking = &self.task.booking;
        let may_do = match (self.task.row.kind, booking.ended_by) {
            (LetterKind::Cancellation, Some(EndCause::Visitor | EndCause::OfferRanOut)) => None,
            (LetterKind::Cancellation, _) => Some("call-other-time"),
            (LetterKind::Offer, _) => Some("call-answer"),
            (LetterKind::Message, _) => None,
            (LetterKind::Change, _) if booking.status == BookingStatus::Cancelled => None,
            (LetterKind::Change, _) => Some("call-does-it-suit"),
            (LetterKind::Reminder, _) if self.is_of_a_meeting() => Some("call-miss-one"),
            (LetterKind::Promotion | LetterKind::Confirmation | LetterKind::Reminder, _) => {
                Some("call-cannot")
            }
        };
        let phone = self.session.phone(self.locale).map(|phone| {
            t_with(
                self.locale,
                "call-ring-back",
                &[("phone", phone.text.into())],
            )
        });
        let may_do = may_do.map(|key| t(self.locale, key).into_owned());
        may_do.into_iter().chain(phone).collect()
    }

    /// Whether it is about one meeting of a course.
    fn is_of_a_meeting(&self) -> bool {
        let reminder = Reminder::of_facts(&self.task.row.facts);
        reminder.is_some_and(|reminder| reminder.session != self.task.row.session_id)
    }

    /// An instant by the venue's clock: "tisdag 6 oktober kl. 15.00".
    fn at(&self, at: DateTime<Utc>) -> String {
        let (day, time) = self.session.local(at);
        dates::day_and_time(self.locale, day, time, self.session.today)
    }

    fn when(&self) -> String {
        self.session.when_in_a_sentence(self.locale)
    }

    /// "tisdag 6 oktober kl. 15.30–16.10, Servicepunkt Valla, i butiken".
    fn place(&self, at: &WhenAndWhere) -> String {
        let mut place = spans::day_and_times(self.locale, at.span, self.session.today);
        for part in [Some(&at.venue), at.room.as_ref()].into_iter().flatten() {
            place = format!("{place}, {part}");
        }
        place
    }

    fn about(&self, when: &str) -> Said {
        self.with("call-about", &[("when", when.to_owned())])
    }

    /// A stop of a tour is known by its place.
    fn about_then_and_there(&self) -> Said {
        match own_place(&self.session.session, self.locale) {
            Some(place) => self.with(
                "call-about-there",
                &[("when", self.when()), ("place", place)],
            ),
            None => self.about(&self.when()),
        }
    }

    fn now(&self, when: &str) -> Said {
        self.with("call-now", &[("when", when.to_owned())])
    }

    fn t(&self, key: &str) -> Said {
        self.with(key, &[])
    }

    fn with(&self, key: &str, values: &[(&str, String)]) -> Said {
        let values: Vec<_> = values
            .iter()
            .map(|(name, value)| (*name, value.as_str().into()))
            .collect();
        Said {
            text: t_with(self.locale, key, &values),
            lang: None,
        }
    }
}
