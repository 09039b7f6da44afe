//! The card on today's page: a press for each of the usual topics, how many there were today, and the last one to take
//! back. Only where people are served; who has several venues chooses one first.

use chrono::{DateTime, NaiveDate, Utc};
use diesel_async::AsyncPgConnection;

use super::form::{QUESTIONS, QuestionForm};
use super::typed::TypedQuestion;
use crate::platform::auth::Scope;
use crate::platform::i18n::{dates, named, t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::{NOT_FOUND, Problem};
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::{DeskNavigation, Layout};
use crate::question::model::{Question, QuestionTopic};
use crate::question::query::{count_of_day, last_of};
use crate::venue::{Venue, find_venue_in_scope};

/// The topics that have a press of their own.
const USUAL: [QuestionTopic; 6] = [
    QuestionTopic::Print,
    QuestionTopic::Email,
    QuestionTopic::EId,
    QuestionTopic::Wifi,
    QuestionTopic::Phone,
    QuestionTopic::Other,
];

/// What today's page shows of questions.
#[derive(Debug, Clone)]
pub enum QuestionCard {
    /// A venue is to be chosen first.
    Choose,
    Open(Box<OpenCard>),
}

/// One press counts a question. The form sends `topic`, `venue` and `key`.
#[derive(Debug, Clone)]
pub struct OpenCard {
    pub taps: Vec<TopicTap>,
    /// "14 i dag".
    pub today: String,
    /// The last one of this person, today.
    pub undo: Option<UndoQuestion>,
    /// More about a question; it has the address, the venue and a key for the presses too.
    pub more: QuestionForm,
    pub tap_key: String,
    pub month_href: String,
}

/// A topic.
#[derive(Debug, Clone)]
pub struct TopicTap {
    pub value: &'static str,
    pub text: String,
}

/// The form that takes the last one back.
#[derive(Debug, Clone)]
pub struct UndoQuestion {
    pub action: String,
    /// "Ångra Wifi 13.21".
    pub text: String,
}

impl QuestionCard {
    /// The card; none where this person serves nobody.
    ///
    /// # Errors
    /// 503 when the database is away.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        layout: &Layout,
        scope: &Scope,
        navigation: &DeskNavigation,
        now: DateTime<Utc>,
    ) -> Result<Option<Self>, Problem> {
        let Some(venue) = navigation.only_or_chosen() else {
            let serves = scope.owners().next().is_some() && !navigation.venues.is_empty();
            return Ok(serves.then_some(Self::Choose));
        };
        let venue = match find_venue_in_scope(conn, scope, &venue.slug).await {
            Err(problem) if *problem.kind == NOT_FOUND => return Ok(None),
            found => found?,
        };
        let card = OpenCard::load(conn, layout, scope, &venue, now).await?;
        Ok(Some(Self::Open(Box::new(card))))
    }
}

impl OpenCard {
    async fn load(
        conn: &mut AsyncPgConnection,
        layout: &Layout,
        scope: &Scope,
        venue: &Venue,
        now: DateTime<Utc>,
    ) -> Result<Self, Problem> {
        let today: NaiveDate = venue.local(now).0;
        let n = count_of_day(conn, venue.id, today).await?;
        let last = last_of(conn, venue.id, today, scope.staff).await?;
        let nothing = TypedQuestion::nothing(&venue.slug);
        Ok(Self {
            taps: USUAL.map(|topic| tap(layout, topic)).to_vec(),
            today: t_with(layout.locale, "question-today", &[("n", n.into())]),
            undo: last.map(|last| undo(layout, venue, &last)),
            more: QuestionForm::new(layout, &nothing, &FormErrors::none()),
            tap_key: IdempotencyKey::fresh().as_str().to_owned(),
            month_href: layout.at_venue(QUESTIONS, &[]),
        })
    }
}

fn tap(layout: &Layout, topic: QuestionTopic) -> TopicTap {
    let value = topic.name();
    let text = named(layout.locale, "question-topic", value).into_owned();
    TopicTap { value, text }
}

/// The form that takes a question back.
#[must_use]
pub fn undo(layout: &Layout, venue: &Venue, last: &Question) -> UndoQuestion {
    let locale = layout.locale;
    let topic = t(locale, &format!("question-topic-{}", last.topic));
    let facts = [
        ("topic", topic.into()),
        ("time", dates::time(locale, venue.local(last.at).1).into()),
    ];
    UndoQuestion {
        action: layout.at_venue(&format!("{QUESTIONS}/{}/removal", last.id), &[]),
        text: t_with(locale, "question-undo", &facts),
    }
}
