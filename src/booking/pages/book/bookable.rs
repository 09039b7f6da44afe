//! A session as whoever wants to book it finds it, put on the form: seats, the waiting list, or
//! neither and other sessions instead.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::facts::BookFacts;
use super::form::BookForm;
use super::page::BookPage;
use crate::booking::access::VisibleSession;
use crate::booking::channel::Channel;
use crate::booking::present::SessionDetails;
use crate::booking::problems::{QUEUE_CLOSED, SOLD_OUT};
use crate::platform::i18n::{Locale, languages};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{BotCheck, FormErrors};
use crate::schema::session_seats;
use crate::session::{SeatCounters, Session, SessionKind};
use crate::venue::HelpTopic;

/// Kinds of session in which somebody is helped alone: with what they want, in their language.
const ALONE: [SessionKind; 3] = [
    SessionKind::OneToOne,
    SessionKind::HomeVisit,
    SessionKind::Phone,
];

/// A session with what is left of it for whoever asks.
#[derive(Debug)]
pub struct BookableSession {
    pub(super) details: SessionDetails,
    closed: Option<Problem>,
    pub(super) channel: Channel,
    pub(super) free: i32,
    waiting: i32,
    pub(super) now: DateTime<Utc>,
}

/// What was typed, and what came of it.
#[derive(Debug, Default)]
pub struct FilledForm<'a> {
    /// As it was typed.
    pub form: BookForm,
    /// What is wrong with it.
    pub errors: FormErrors,
    /// Why it could not be booked.
    pub refused: Option<&'a Problem>,
    /// What tells programs from people; none where the desk books.
    pub check: Option<BotCheck>,
}

impl BookableSession {
    /// Reads it; `closed` says why the session takes no bookings.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        seen: VisibleSession,
        closed: Option<Problem>,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let channel = seen.channel();
        let seats: Option<SeatCounters> = session_seats::table
            .find(seen.session.id)
            .select(SeatCounters::as_select())
            .first(conn)
            .await
            .optional()?;
        let free = |seats: &SeatCounters| match channel {
            Channel::Desk => seats.free(),
            Channel::Public => seats.free_for_all(now),
        };
        Ok(Self {
            details: SessionDetails::load(conn, seen.session, now).await?,
            closed,
            channel,
            free: seats.as_ref().map_or(0, free),
            waiting: seats.map_or(0, |seats| seats.waiting),
            now,
        })
    }

    /// The form's page.
    pub async fn page(
        &self,
        conn: &mut AsyncPgConnection,
        layout: Layout,
        filled: FilledForm<'_>,
    ) -> Result<BookPage, Problem> {
        let full = self.full();
        let why = filled.refused.or(self.closed.as_ref()).or(full.as_ref());
        let refused = match why {
            None => None,
            Some(problem) => Some(self.refusal(conn, problem, layout.locale).await?),
        };
        let mut facts = self.facts(&layout);
        facts.check = filled.check;
        let layout = self.details.frame(layout);
        let (form, errors) = (filled.form, &filled.errors);
        Ok(BookPage::new(layout, facts, form, errors, refused))
    }

    /// Why nobody can book or wait here any more.
    fn full(&self) -> Option<Problem> {
        let waitlist = self.details.session.rules.waitlist;
        if self.free > 0 || self.queue_is_open() {
            return None;
        }
        Some(match waitlist {
            true => Problem::new(&QUEUE_CLOSED),
            false => Problem::new(&SOLD_OUT),
        })
    }

    fn queue_is_open(&self) -> bool {
        let session = &self.details.session;
        session.rules.waitlist && session.queue_moves(self.now)
    }

    fn facts(&self, layout: &Layout) -> BookFacts {
        let (locale, session) = (layout.locale, &self.details.session);
        let path = format!("/sessions/{}", session.id);
        let seats = self.free > 0;
        let queue = !seats && self.queue_is_open() && self.closed.is_none();
        BookFacts {
            title: self.details.title(locale).0,
            when: self.details.when(locale),
            meetings: self.details.meetings(locale),
            place: self.details.place(locale),
            back_href: layout.url(&path),
            action: layout.url(&format!("{path}/book")),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            check: None,
            queue: queue.then(|| self.waiting.into()),
            open: self.closed.is_none() && (seats || queue),
            by_phone: session.kind == SessionKind::Phone,
            at_home: session.kind == SessionKind::HomeVisit,
            topics: self.topics(locale),
            topics_told: self.details.topics_told(locale),
            interpreters: interpreters(session, locale),
            kept_days: self.details.owner.retention_days.into(),
        }
    }

    /// Topics to tick, each with how far help goes; one that nobody is helped with is no choice.
    fn topics(&self, locale: Locale) -> Vec<(String, String)> {
        let (session, policy) = (&self.details.session, &self.details.topics);
        if !ALONE.contains(&session.kind) {
            return Vec::new();
        }
        let own = session.texts.topics.iter().map(String::as_str);
        let all = HelpTopic::ALL.into_iter().map(HelpTopic::name);
        let offered: Vec<&str> = match session.texts.topics.is_empty() {
            true => all.collect(),
            false => own.collect(),
        };
        let offered = offered.into_iter();
        let served = offered.filter(|topic| policy.refusal(topic).is_none());
        let pair = |topic: &str| {
            let label = self.details.topic_marked(locale, topic);
            (topic.to_owned(), label)
        };
        served.map(pair).collect()
    }
}

/// Nobody needs an interpreter for the languages of the help itself.
fn interpreters(session: &Session, locale: Locale) -> Vec<(String, String)> {
    if !ALONE.contains(&session.kind) {
        return Vec::new();
    }
    languages::all()
        .iter()
        .filter(|language| !session.texts.languages.contains(&language.tag))
        .map(|language| (language.tag.clone(), language.name(locale).to_owned()))
        .collect()
}
