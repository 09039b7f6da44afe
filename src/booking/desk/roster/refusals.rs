//! Topics that people asked for and that nobody is helped with in a session: one press counts "had to refuse". What is
//! counted is a question at the venue, and taken back as one.

use diesel_async::AsyncPgConnection;

use super::screen::RosterScreen;
use crate::booking::desk::paths::refusals_path;
use crate::booking::details::BookingDetails;
use crate::platform::auth::Permission;
use crate::platform::i18n::{Locale, named, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::question::desk::{UndoQuestion, undo_question};
use crate::question::{Question, QuestionOutcome, last_question_of};
use crate::venue::{HelpTopic, TopicRule, Venue, venues_by_id};

/// The presses of a session's head; the form sends `topic` and `key`.
#[derive(Debug, Clone)]
pub struct RefusalForm {
    pub action: String,
    /// The same press sent twice counts once.
    pub key: String,
    pub taps: Vec<RefusalTap>,
    /// The last one of this person, today.
    pub undo: Option<UndoQuestion>,
}

/// A topic that somebody was refused.
#[derive(Debug, Clone)]
pub struct RefusalTap {
    pub value: &'static str,
    /// "Fick säga nej: bank".
    pub text: String,
}

impl RefusalTap {
    #[must_use]
    pub fn of(locale: Locale, topic: HelpTopic) -> Self {
        let name = named(locale, "topic", topic.name()).into_owned();
        Self {
            value: topic.name(),
            text: t_with(locale, "roster-refused", &[("topic", name.into())]),
        }
    }
}

impl RosterScreen<'_> {
    /// What can be counted in the head: every topic that people may come with and are not helped with. On the day, for
    /// whoever serves people.
    ///
    /// # Errors
    /// 503 when the database is away.
    pub async fn refusal_form(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
    ) -> Result<Option<RefusalForm>, Problem> {
        let taps = self.refusal_taps(layout.locale);
        let Some(action) = self.refusals_action(layout).filter(|_| !taps.is_empty()) else {
            return Ok(None);
        };
        Ok(Some(RefusalForm {
            action,
            key: IdempotencyKey::fresh().as_str().to_owned(),
            taps,
            undo: self.last_refusal(conn, layout).await?,
        }))
    }

    /// Topics that people were told of, or have asked for.
    fn refusal_taps(&self, locale: Locale) -> Vec<RefusalTap> {
        let session = &self.details.session;
        let is_told = |rule: &&TopicRule| {
            let mut told = self.details.topics.told(session);
            told.any(|other| other.topic == rule.topic) || self.is_asked_for(rule.topic)
        };
        let refused = self.details.topics.refusals().filter(is_told);
        refused
            .map(|rule| RefusalTap::of(locale, rule.topic))
            .collect()
    }

    fn is_asked_for(&self, topic: HelpTopic) -> bool {
        self.with_a_seat().any(|booking| {
            let details = self.roster.details(booking);
            details.topics.iter().any(|asked| asked == topic.name())
        })
    }

    async fn last_refusal(
        &self,
        conn: &mut AsyncPgConnection,
        layout: &Layout,
    ) -> Result<Option<UndoQuestion>, Problem> {
        let id = self.details.session.venue_id;
        let venue: Option<Venue> = venues_by_id(conn, &[id]).await?.remove(&id);
        let Some(venue) = venue else { return Ok(None) };
        let today = venue.local(self.now).0;
        let last = last_question_of(conn, id, today, self.actor.id).await?;
        let is_refusal = |question: &Question| {
            [QuestionOutcome::NotOurTask, QuestionOutcome::Referred].contains(&question.outcome)
        };
        let last = last.filter(is_refusal);
        Ok(last.map(|last| undo_question(layout, &venue, &last)))
    }

    /// Of what a booking asks for, what it is refused.
    pub fn refusals_of(&self, locale: Locale, booked: &BookingDetails) -> Vec<RefusalTap> {
        let asked = booked.topics.iter();
        let refused = asked.filter_map(|topic| self.details.topics.refusal(topic));
        refused
            .map(|rule| RefusalTap::of(locale, rule.topic))
            .collect()
    }

    /// Where the presses go.
    pub fn refusals_action(&self, layout: &Layout) -> Option<String> {
        let may = self.on_the_day() && self.may(Permission::ServePeople);
        may.then(|| layout.url(&refusals_path(&self.details.session)))
    }
}
