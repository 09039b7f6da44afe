//! The form that says more about a question than its topic.

use super::typed::TypedQuestion;
use crate::platform::i18n::{Locale, named, t};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors, SummaryLine};
use crate::question::model::{QuestionChannel, QuestionOutcome, QuestionTopic};

/// The path of the page and of its form, after the language.
pub const QUESTIONS: &str = "/desk/questions";

/// The form sends `venue`, `key` and its fields.
#[derive(Debug, Clone)]
pub struct QuestionForm {
    pub action: String,
    pub key: String,
    /// The slug.
    pub venue: String,
    pub topic: Choices,
    pub channel: Choices,
    pub minutes: Field,
    pub outcome: Choices,
    pub referred_to: Field,
    /// Whether it is shown because something is wrong with it, or was not sent.
    pub open: bool,
}

impl QuestionForm {
    /// The form at the venue that was chosen.
    #[must_use]
    pub fn new(layout: &Layout, typed: &TypedQuestion, errors: &FormErrors) -> Self {
        let locale = layout.locale;
        let label = |key: &str| t(locale, key).into_owned();
        let none = Choice::new("", label("question-topic.none"), &typed.topic);
        let topics = names(locale, "question-topic", QuestionTopic::ALL, &typed.topic);
        let topics = std::iter::once(none).chain(topics).collect();
        let channels = names(
            locale,
            "question-channel",
            QuestionChannel::ALL,
            &typed.channel,
        );
        let outcomes = names(
            locale,
            "question-outcome",
            QuestionOutcome::ALL,
            &typed.outcome,
        );
        let minutes = Field::new("minutes", label("question-minutes"));
        let referred_to = Field::new("referredTo", label("question-referred-to"))
            .hint(label("question-referred-to.hint"));
        Self {
            action: layout.at_venue(QUESTIONS, &[]),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            venue: typed.venue.clone(),
            topic: Choices::new("topic", label("question-topic"), topics).checked(errors),
            channel: Choices::new("channel", label("question-channel"), channels).checked(errors),
            minutes: minutes
                .kind("text", "tiny")
                .typed("off", "numeric")
                .value(&typed.minutes)
                .optional()
                .checked(errors),
            outcome: Choices::new("outcome", label("question-outcome"), outcomes).checked(errors),
            referred_to: referred_to
                .typed("off", "text")
                .value(&typed.referred_to)
                .optional()
                .checked(errors),
            open: false,
        }
    }

    /// What is wrong, each with a link to its field.
    #[must_use]
    pub fn summary(&self, errors: &FormErrors) -> Vec<SummaryLine> {
        errors.summary(&[
            ("topic", &self.topic.label),
            ("channel", &self.channel.label),
            ("minutes", &self.minutes.label),
            ("outcome", &self.outcome.label),
            ("referredTo", &self.referred_to.label),
        ])
    }
}

/// The values of a closed list in words.
fn names<T: std::fmt::Display, const N: usize>(
    locale: Locale,
    family: &str,
    all: [T; N],
    chosen: &str,
) -> Vec<Choice> {
    let one = |value: T| {
        let value = value.to_string();
        let label = named(locale, family, &value).into_owned();
        Choice::new(value, label, chosen)
    };
    all.into_iter().map(one).collect()
}
