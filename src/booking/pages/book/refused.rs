//! Why a session cannot be booked, in words for whoever asks, with other sessions where those help.

use diesel_async::AsyncPgConnection;

use super::bookable::BookableSession;
use super::page::BookRefused;
use crate::booking::channel::Channel;
use crate::booking::present::{RefusalText, SessionChoice, alternative_sessions, title};
use crate::booking::problems::{
    ALREADY_BOOKED, CLOSED, ELSEWHERE, HOLD_GONE, QUEUE_CLOSED, SOLD_OUT, TOPIC_NOT_HELPED,
};
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::problem::{KEY_REUSED, Problem};
use crate::session::{
    DayGroup, SeatsState, SessionCard, SessionFacts, SessionKind, SessionTimes, group_by_day,
    topic_sentence,
};

impl BookableSession {
    pub(super) async fn refusal(
        &self,
        conn: &mut AsyncPgConnection,
        problem: &Problem,
        locale: Locale,
    ) -> Result<BookRefused, Problem> {
        let RefusalText { title, detail } = self.refusal_text(problem, locale);
        let seat_is_gone = *problem.kind == HOLD_GONE && self.free == 0;
        let alternatives = match seat_is_gone || ELSEWHERE.contains(&problem.kind) {
            true => self.alternatives(conn, locale).await?,
            false => Vec::new(),
        };
        Ok(BookRefused {
            title,
            detail,
            booking_href: booking_href(problem, locale),
            alternatives,
        })
    }

    /// The nearest sessions with seats, by day.
    async fn alternatives(
        &self,
        conn: &mut AsyncPgConnection,
        locale: Locale,
    ) -> Result<Vec<DayGroup>, Problem> {
        let mut others = alternative_sessions(conn, &self.details.session, 1, self.now).await?;
        others.sort_by_key(|other| other.session.timing.starts_at);
        let mut cards = Vec::with_capacity(others.len());
        for other in &others {
            let times = SessionTimes::load(conn, &other.session).await?;
            let day = other.session.timing.local_date;
            cards.push((day, self.card(other, &times, locale)));
        }
        Ok(group_by_day(locale, self.details.today, cards))
    }

    /// In words for whoever asks: the desk is in no queue, and whoever comes late may come anyway.
    fn refusal_text(&self, problem: &Problem, locale: Locale) -> RefusalText {
        let text = RefusalText::of(problem, locale);
        if *problem.kind == SOLD_OUT && self.channel == Channel::Desk {
            return RefusalText {
                detail: t(locale, "book-full-desk").into_owned(),
                ..text
            };
        }
        if let (true, Some(phone)) = (*problem.kind == QUEUE_CLOSED, self.details.phone(locale)) {
            return RefusalText {
                detail: t_with(
                    locale,
                    "session-queue-closed.call",
                    &[("phone", phone.text.into())],
                ),
                ..text
            };
        }
        if *problem.kind == CLOSED && self.details.session.is_walked_into(self.now) {
            return RefusalText {
                title: t(locale, "session-started").into_owned(),
                detail: t(locale, "session-started.come").into_owned(),
            };
        }
        if *problem.kind == TOPIC_NOT_HELPED {
            return self.topic_not_helped(problem, text, locale);
        }
        if *problem.kind == KEY_REUSED {
            return RefusalText {
                title: t(locale, "book-changed").into_owned(),
                detail: t(locale, "book-changed.detail").into_owned(),
            };
        }
        text
    }

    /// Says of which topic it is true, before what to do.
    fn topic_not_helped(
        &self,
        problem: &Problem,
        text: RefusalText,
        locale: Locale,
    ) -> RefusalText {
        let topic = problem.facts.get("topic").and_then(|topic| topic.as_str());
        let rule = topic.and_then(|topic| self.details.topics.refusal(topic));
        let Some(rule) = rule else { return text };
        let told = topic_sentence(locale, rule, self.details.owner.language());
        RefusalText {
            detail: format!("{told} {}", t(locale, "book-topic-left-out")),
            ..text
        }
    }

    fn card(&self, choice: &SessionChoice, times: &SessionTimes, locale: Locale) -> SessionCard {
        let other = &choice.session;
        let (title, language) = title(other, locale);
        let facts = SessionFacts {
            href: format!("/{}/sessions/{}", locale.tag(), other.id),
            title: &title,
            title_lang: language.as_deref().filter(|tag| *tag != locale.tag()),
            times,
            one_to_one: other.kind == SessionKind::OneToOne,
            place: &choice.venue,
            languages: &other.texts.languages,
            seats: SeatsState::Left(choice.seats_free.into()),
        };
        SessionCard::of(locale, &facts, self.details.today)
    }
}

/// The booking that the visitor has already.
fn booking_href(problem: &Problem, locale: Locale) -> Option<String> {
    if *problem.kind != ALREADY_BOOKED {
        return None;
    }
    let number = problem.facts.get("number")?.as_str()?;
    Some(format!("/{}/bookings/{number}", locale.tag()))
}
