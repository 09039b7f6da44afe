//! A topic policy as the API shows it, in the reader's language.

use serde::Serialize;
use utoipa::ToSchema;

use super::rule::{HelpTopic, TopicHelp, TopicRule};

/// How far help with one topic goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TopicRuleView {
    #[schema(value_type = HelpTopic)]
    pub topic: &'static str,
    #[schema(value_type = TopicHelp)]
    pub help: &'static str,
    /// Who helps instead, or the partner that must be present.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub whom: Option<String>,
    /// The language of `whom` where it is not the one asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_language: Option<String>,
}

/// Rules in the first of the languages that has a text.
pub fn topic_rule_views<S: AsRef<str>>(
    rules: &[TopicRule],
    languages: &[S],
    default: &str,
) -> Vec<TopicRuleView> {
    let view = |rule: &TopicRule| {
        let whom = rule.whom.as_ref();
        let whom = whom.map(|whom| whom.best_in(languages, default));
        let (whom, text_language) = whom.map_or((None, None), |(text, tag)| (Some(text), tag));
        TopicRuleView {
            topic: rule.topic.name(),
            help: rule.help.name(),
            whom,
            text_language,
        }
    };
    rules.iter().map(view).collect()
}
