//! A topic that is not simply helped, in words: a sentence for whoever wants to book, a mark for staff.

use crate::platform::i18n::{Locale, dates, named, t_with};
use crate::venue::{TopicHelp, TopicRule};

/// "Bank: vi visar hur, du gör det själv." `default` is the language that the texts' owner writes in.
#[must_use]
pub fn topic_sentence(locale: Locale, rule: &TopicRule, default: &str) -> String {
    let topic = dates::capital(&named(locale, "topic", rule.topic.name()));
    let whom = rule.whom.as_ref();
    let whom = whom.map(|whom| whom.best(&[locale.tag()], default).0);
    let mut facts = vec![("topic", topic.into())];
    facts.extend(whom.map(|whom| ("whom", whom.into())));
    let key = match (rule.help, whom) {
        (TopicHelp::Helped, _) => "help-told-helped",
        (TopicHelp::ShownOnly, _) => "help-told-shown-only",
        (TopicHelp::Referred, Some(_)) => "help-told-referred.whom",
        (TopicHelp::Referred, None) => "help-told-referred",
        (TopicHelp::WithPartner, Some(_)) => "help-told-with-partner.whom",
        (TopicHelp::WithPartner, None) => "help-told-with-partner",
    };
    t_with(locale, key, &facts)
}

/// The topic with how far help goes, where it is not simply helped: "bank (visas bara)"; and to whom people are
/// referred.
#[must_use]
pub fn topic_mark(locale: Locale, topic: &str, rule: Option<&TopicRule>, default: &str) -> String {
    let name = named(locale, "topic", topic).into_owned();
    let Some(rule) = rule else { return name };
    let whom = rule.whom.as_ref();
    let whom = whom.map(|whom| whom.best(&[locale.tag()], default).0);
    let key = match (rule.help, whom) {
        (TopicHelp::Helped, _) => return name,
        (TopicHelp::ShownOnly, _) => "help-mark-shown-only",
        (TopicHelp::Referred, Some(_)) => "help-mark-referred.whom",
        (TopicHelp::Referred, None) => "help-mark-referred",
        (TopicHelp::WithPartner, _) => "help-mark-with-partner",
    };
    let mut facts = vec![("topic", name.into())];
    facts.extend(whom.map(|whom| ("whom", whom.into())));
    t_with(locale, key, &facts)
}
