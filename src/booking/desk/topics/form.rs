//! What was chosen and typed: a word for each topic, and whom it names in the organisation's first language. What is
//! written in other languages stays.

use serde_json::{Value, json};

use super::page::TopicRow;
use crate::platform::i18n::{Locale, dates, field_fault_text, named, t, t_with};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::text::{LanguageTag, trim_typed};
use crate::platform::ui::form::{Choice, Field, FormErrors};
use crate::venue::{HelpTopic, TopicHelp, TopicRule, TopicRuleRequest};

/// Whether a topic may be left to the venue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicsOf {
    Venue,
    Session,
}

impl TopicsOf {
    /// What holds where nothing is chosen: helped, or as the venue says.
    fn usual(self) -> &'static str {
        match self {
            Self::Venue => TopicHelp::Helped.name(),
            Self::Session => "",
        }
    }
}

/// One topic of the form.
#[derive(Debug, Clone)]
struct TypedTopic {
    topic: HelpTopic,
    help: String,
    whom: String,
    /// What is stored, in every language.
    stored: Option<Value>,
}

/// The form, in the order of the topics.
#[derive(Debug, Clone)]
pub struct TopicsForm {
    of: TopicsOf,
    language: LanguageTag,
    topics: Vec<TypedTopic>,
}

fn help_name(topic: HelpTopic) -> String {
    format!("help-{topic}")
}

fn whom_name(topic: HelpTopic) -> String {
    format!("whom-{topic}")
}

impl TopicsForm {
    /// What is stored.
    #[must_use]
    pub fn stored(of: TopicsOf, language: LanguageTag, rules: &[TopicRule]) -> Self {
        let one = |topic: HelpTopic| {
            let rule = rules.iter().find(|rule| rule.topic == topic);
            let whom = rule.and_then(|rule| rule.whom.as_ref());
            let own = whom.and_then(|whom| whom.get(language.as_str()));
            TypedTopic {
                topic,
                help: rule.map_or(of.usual(), |rule| rule.help.name()).to_owned(),
                whom: own.unwrap_or_default().to_owned(),
                stored: whom.map(|whom| json!(whom)),
            }
        };
        Self {
            of,
            language,
            topics: HelpTopic::ALL.into_iter().map(one).collect(),
        }
    }

    /// What was typed over it; a field that did not come stays.
    #[must_use]
    pub fn typed(mut self, form: &Form) -> Self {
        for one in &mut self.topics {
            if let Some(help) = form.get(&help_name(one.topic)) {
                help.clone_into(&mut one.help);
            }
            if let Some(whom) = form.get(&whom_name(one.topic)) {
                whom.clone_into(&mut one.whom);
            }
        }
        self
    }

    /// The rules that it asks for, each with a word of its own.
    #[must_use]
    pub fn requests(&self) -> Vec<TopicRuleRequest> {
        let said = self.said();
        said.map(|one| TopicRuleRequest {
            topic: one.topic.to_string(),
            help: one.help.clone(),
            whom: self.whom(one),
        })
        .collect()
    }

    fn said(&self) -> impl Iterator<Item = &TypedTopic> {
        self.topics.iter().filter(|one| one.help != self.of.usual())
    }

    /// The texts of all languages, with what was typed; none where the choice names nobody.
    fn whom(&self, one: &TypedTopic) -> Option<Value> {
        let help = TopicHelp::parse(&one.help).ok();
        let names = help.is_some_and(TopicHelp::names_somebody);
        if !names || trim_typed(&one.whom).is_empty() {
            return None;
        }
        let mut texts = one.stored.clone().unwrap_or_else(|| json!({}));
        if let Some(texts) = texts.as_object_mut() {
            texts.insert(self.language.to_string(), json!(one.whom));
        }
        Some(texts)
    }

    /// What is wrong, at the form's own fields: the parser counts the rules it was given.
    #[must_use]
    pub fn errors(&self, locale: Locale, problem: Option<&Problem>) -> FormErrors {
        let mut errors = FormErrors::none();
        let said: Vec<&TypedTopic> = self.said().collect();
        for fault in problem.map_or(&[][..], |problem| &problem.fields) {
            let path = fault.pointer.trim_start_matches("/topicPolicy");
            let mut parts = path.split('/').skip(1);
            let index = parts.next().and_then(|index| index.parse::<usize>().ok());
            let one = index.and_then(|index| said.get(index));
            let part = parts.next().unwrap_or_default();
            let words = field_fault_text(locale, part, &fault.fault);
            match (one, part) {
                (Some(one), "whom") => errors.add(whom_name(one.topic), words),
                (Some(one), _) => errors.add(help_name(one.topic), words),
                (None, _) => errors.add("", words),
            }
        }
        errors
    }

    /// The fields' names with what they ask.
    #[must_use]
    pub fn labels(&self, locale: Locale) -> Vec<(String, String)> {
        let both = |one: &TypedTopic| {
            let name = topic_name(locale, one.topic);
            let whom = whom_label(locale, one.topic);
            [(help_name(one.topic), name), (whom_name(one.topic), whom)]
        };
        self.topics.iter().flat_map(both).collect()
    }

    #[must_use]
    pub fn rows(&self, locale: Locale, errors: &FormErrors) -> Vec<TopicRow> {
        let row = |one: &TypedTopic| TopicRow {
            label: topic_name(locale, one.topic),
            name: help_name(one.topic),
            choices: self.choices(locale, &one.help),
            error: errors.of_field(&help_name(one.topic)),
            whom: Field {
                quiet: true,
                ..Field::new(whom_name(one.topic), whom_label(locale, one.topic))
                    .typed("off", "text")
                    .value(&one.whom)
                    .checked(errors)
            },
        };
        self.topics.iter().map(row).collect()
    }

    fn choices(&self, locale: Locale, chosen: &str) -> Vec<Choice> {
        let usual = self.of == TopicsOf::Session;
        let usual = usual.then(|| Choice::new("", t(locale, "topics-as-venue"), chosen));
        let all = TopicHelp::ALL.into_iter();
        let all = all.map(|help| Choice::new(help.name(), t(locale, help_key(help)), chosen));
        usual.into_iter().chain(all).collect()
    }
}

fn help_key(help: TopicHelp) -> &'static str {
    match help {
        TopicHelp::Helped => "topics-helped",
        TopicHelp::ShownOnly => "topics-shown-only",
        TopicHelp::Referred => "topics-referred",
        TopicHelp::WithPartner => "topics-with-partner",
    }
}

fn topic_name(locale: Locale, topic: HelpTopic) -> String {
    dates::capital(&named(locale, "topic", topic.name()))
}

fn whom_label(locale: Locale, topic: HelpTopic) -> String {
    let topic = topic_name(locale, topic).into();
    t_with(locale, "topics-whom", &[("topic", topic)])
}
