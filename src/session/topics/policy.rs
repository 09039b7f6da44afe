//! The rule that says how far help with a topic goes in a session: the session's own word, else its venue's, else the
//! topic is helped. Pure; what shows, refuses or counts topics asks here.

use crate::session::model::{Session, SessionKind};
use crate::venue::{TopicHelp, TopicRule};

/// What holds in a session, in the order of the topics: one rule for each topic that somebody said something of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopicPolicy(Vec<TopicRule>);

/// Kinds of session in which people bring what they want help with.
const OPEN: [SessionKind; 5] = [
    SessionKind::OneToOne,
    SessionKind::HomeVisit,
    SessionKind::Phone,
    SessionKind::DropIn,
    SessionKind::Cafe,
];

impl TopicPolicy {
    /// The session's own rules before those of its venue.
    #[must_use]
    pub fn merged(own: Vec<TopicRule>, venue: Vec<TopicRule>) -> Self {
        let mut rules = own;
        for rule in venue {
            if rules.iter().all(|other| other.topic != rule.topic) {
                rules.push(rule);
            }
        }
        rules.sort_by_key(TopicRule::place);
        Self(rules)
    }

    /// Every rule that holds.
    #[must_use]
    pub fn rules(&self) -> &[TopicRule] {
        &self.0
    }

    /// The rule of a topic that is not simply helped.
    #[must_use]
    pub fn limit(&self, topic: &str) -> Option<&TopicRule> {
        self.limits().find(|rule| rule.topic.name() == topic)
    }

    /// The rule of a topic that nobody is helped with here.
    #[must_use]
    pub fn refusal(&self, topic: &str) -> Option<&TopicRule> {
        self.limit(topic).filter(|rule| !rule.help.is_served())
    }

    /// Topics that nobody is helped with here.
    pub fn refusals(&self) -> impl Iterator<Item = &TopicRule> {
        self.limits().filter(|rule| !rule.help.is_served())
    }

    /// What people are told before they book: of the topics that the session names, or of all where it names none
    /// and people bring what they want.
    pub fn told(&self, session: &Session) -> impl Iterator<Item = &TopicRule> {
        let named = &session.texts.topics;
        let any = named.is_empty() && OPEN.contains(&session.kind);
        self.limits()
            .filter(move |rule| any || named.iter().any(|topic| topic == rule.topic.name()))
    }

    /// Topics that are not simply helped.
    fn limits(&self) -> impl Iterator<Item = &TopicRule> {
        self.0.iter().filter(|rule| rule.help != TopicHelp::Helped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::venue::HelpTopic;

    fn rule(topic: HelpTopic, help: TopicHelp) -> TopicRule {
        TopicRule {
            topic,
            help,
            whom: None,
        }
    }

    #[test]
    fn the_sessions_own_word_goes_before_its_venues_and_what_nobody_named_is_helped() {
        let venue = vec![
            rule(HelpTopic::EId, TopicHelp::WithPartner),
            rule(HelpTopic::Bank, TopicHelp::Referred),
        ];
        let own = vec![rule(HelpTopic::Bank, TopicHelp::Helped)];
        let policy = TopicPolicy::merged(own, venue);
        assert!(policy.limit("bank").is_none() && policy.limit("phone").is_none());
        let refused: Vec<HelpTopic> = policy.refusals().map(|rule| rule.topic).collect();
        assert_eq!(refused, [HelpTopic::EId]);
    }

    #[test]
    fn what_is_only_shown_is_a_limit_and_no_refusal() {
        let shown = rule(HelpTopic::Bank, TopicHelp::ShownOnly);
        let policy = TopicPolicy::merged(Vec::new(), vec![shown]);
        assert!(policy.limit("bank").is_some() && policy.refusal("bank").is_none());
    }
}
