//! A topic that somebody asked for and that nobody is helped with in the session they want.
//! The public is refused kindly, with who helps instead; the desk books anyway, for people come for other things too.
//! Whoever hands in a booking of the public asks this before; `decide` refuses.

use crate::platform::i18n::Locale;
use crate::platform::text::Tag;
use crate::session::TopicPolicy;
use crate::venue::{HelpTopic, TopicHelp};

/// The topic, and who helps instead, in the language of whoever asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedTopic {
    pub topic: HelpTopic,
    pub help: TopicHelp,
    /// Only of a topic that is referred.
    pub referred_to: Option<String>,
}

impl RefusedTopic {
    /// The first of the topics that the session does not serve; `default` is the language of the texts' owner.
    #[must_use]
    pub fn among<'a>(
        policy: &TopicPolicy,
        topics: impl IntoIterator<Item = &'a Tag>,
        locale: Locale,
        default: &str,
    ) -> Option<Self> {
        let mut topics = topics.into_iter();
        let rule = topics.find_map(|topic| policy.refusal(topic.as_str()))?;
        let whom = rule.whom.as_ref();
        let whom = whom.filter(|_| rule.help == TopicHelp::Referred);
        Some(Self {
            topic: rule.topic,
            help: rule.help,
            referred_to: whom.map(|whom| whom.best(&[locale.tag()], default).0.to_owned()),
        })
    }
}
