//! Validates the JSON of a topic policy, all faults at once. Venues and sessions take the same.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::rule::{HelpTopic, TopicHelp, TopicRule};
use crate::platform::problem::{Fault, Faults};
use crate::platform::text::{LanguageTag, LocalText};

/// The longest name of whoever helps instead.
const LONGEST_WHOM: usize = 200;

/// How far help with one topic goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct TopicRuleRequest {
    /// Each topic once.
    #[schema(value_type = HelpTopic)]
    pub topic: String,
    /// A topic that is not in the list is helped.
    #[schema(value_type = TopicHelp)]
    pub help: String,
    /// Required with `referred`: who helps instead. With `with-partner`: which partner. Else left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalText>)]
    pub whom: Option<Value>,
}

/// The rules of a request, in the order of the topics.
///
/// # Errors
/// Every fault, at `/<index>/…`.
pub fn parse_topic_rules(
    given: &[TopicRuleRequest],
    language: LanguageTag,
) -> Result<Vec<TopicRule>, Faults> {
    let mut faults = Faults::none();
    let max = HelpTopic::ALL.len();
    if given.len() > max {
        faults.add("", Fault::new("too-many").fact("max", max));
        return Err(faults);
    }
    let mut rules: Vec<TopicRule> = Vec::with_capacity(given.len());
    for (index, one) in given.iter().enumerate() {
        let rule = faults.take_within(&format!("/{index}"), one.parse(language));
        let Some(rule) = rule else { continue };
        match rules.iter().any(|other| other.topic == rule.topic) {
            true => faults.add(format!("/{index}/topic"), Fault::new("doubled-topic")),
            false => rules.push(rule),
        }
    }
    rules.sort_by_key(TopicRule::place);
    match faults.is_empty() {
        true => Ok(rules),
        false => Err(faults),
    }
}

impl From<&TopicRule> for TopicRuleRequest {
    fn from(rule: &TopicRule) -> Self {
        Self {
            topic: rule.topic.to_string(),
            help: rule.help.to_string(),
            whom: rule.whom.as_ref().map(|whom| json!(whom)),
        }
    }
}

impl TopicRuleRequest {
    fn parse(&self, language: LanguageTag) -> Result<TopicRule, Faults> {
        let mut faults = Faults::none();
        let topic = faults.take("/topic", HelpTopic::parse(&self.topic));
        let help = faults.take("/help", TopicHelp::parse(&self.help));
        let given = self.whom.clone().filter(|whom| !whom.is_null());
        let whom = given.and_then(|whom| {
            let whom = LocalText::parse(whom, language, LONGEST_WHOM, false);
            faults.take_within("/whom", whom)
        });
        match help {
            Some(TopicHelp::Referred) if whom.is_none() && faults.is_empty() => {
                faults.add("/whom", Fault::new("missing").fact("name", "whom"));
            }
            Some(help) if whom.is_some() && !help.names_somebody() => {
                faults.add("/whom", Fault::new("not-allowed-here"));
            }
            _ => {}
        }
        match (topic, help) {
            (Some(topic), Some(help)) if faults.is_empty() => Ok(TopicRule { topic, help, whom }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(given: Value) -> Result<Vec<TopicRule>, Vec<(String, &'static str)>> {
        let given: Vec<TopicRuleRequest> = serde_json::from_value(given).unwrap();
        parse_topic_rules(&given, LanguageTag::parse("sv").unwrap()).map_err(|faults| {
            let fields = faults.into_fields().into_iter();
            fields
                .map(|field| (field.pointer, field.fault.code))
                .collect()
        })
    }

    #[test]
    fn the_rules_stand_in_the_order_of_the_topics() {
        let rules = parse(json!([
            { "topic": "bank", "help": "referred", "whom": "banken" },
            { "topic": "e-id", "help": "with-partner" },
        ]));
        let topics = rules.map(|rules| rules.iter().map(|rule| rule.topic).collect::<Vec<_>>());
        assert_eq!(topics, Ok(vec![HelpTopic::EId, HelpTopic::Bank]));
    }

    #[test]
    fn every_fault_is_told_by_its_place() {
        let faults = parse(json!([
            { "topic": "knitting", "help": "helped" },
            { "topic": "bank", "help": "maybe" },
            { "topic": "e-id", "help": "referred" },
            { "topic": "phone", "help": "shown-only", "whom": "banken" },
            { "topic": "email", "help": "helped" },
            { "topic": "email", "help": "referred", "whom": { "sv": "" } },
            { "topic": "email", "help": "shown-only" },
        ]));
        let expected = [
            ("/0/topic", "unknown-value"),
            ("/1/help", "unknown-value"),
            ("/2/whom", "missing"),
            ("/3/whom", "not-allowed-here"),
            ("/5/whom/sv", "empty"),
            ("/6/topic", "doubled-topic"),
        ];
        let expected = expected.map(|(place, code)| (place.to_owned(), code));
        assert_eq!(faults, Err(expected.to_vec()));
    }
}
