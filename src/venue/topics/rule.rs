//! The topics, how far help with one goes, and the two together.

use crate::platform::text::LocalText;
use crate::platform::text_enum;

text_enum! {
    /// What help can be asked for.
    pub enum HelpTopic {
        /// Everything from the beginning.
        Start = "start",
        Phone = "phone",
        Tablet = "tablet",
        Computer = "computer",
        Email = "email",
        /// An e-ID, such as `BankID`.
        EId = "e-id",
        /// What authorities offer on the web.
        EServices = "e-services",
        Health = "health",
        Bank = "bank",
        /// Security and fraud.
        Security = "security",
        VideoCalls = "video-calls",
        Settings = "settings",
    }
}

text_enum! {
    /// How far help with a topic goes.
    pub enum TopicHelp {
        Helped = "helped",
        /// Staff show how; people do it themselves.
        ShownOnly = "shown-only",
        /// Not here: others help.
        Referred = "referred",
        /// Only while a partner is present, which a session says by a word of its own.
        WithPartner = "with-partner",
    }
}

impl TopicHelp {
    /// Whether somebody who asks for the topic gets something here.
    #[must_use]
    pub const fn is_served(self) -> bool {
        matches!(self, Self::Helped | Self::ShownOnly)
    }

    /// Whether whoever decides this may name somebody.
    #[must_use]
    pub const fn names_somebody(self) -> bool {
        matches!(self, Self::Referred | Self::WithPartner)
    }
}

/// A rule as it is read: topic, help, whom.
pub type TopicRuleRow = (HelpTopic, TopicHelp, Option<LocalText>);

/// How far help with one topic goes, and whom it names: others who help, or the partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRule {
    pub topic: HelpTopic,
    pub help: TopicHelp,
    pub whom: Option<LocalText>,
}

impl From<TopicRuleRow> for TopicRule {
    fn from((topic, help, whom): TopicRuleRow) -> Self {
        Self { topic, help, whom }
    }
}

impl TopicRule {
    /// Where its topic stands in the list.
    #[must_use]
    pub fn place(&self) -> Option<usize> {
        HelpTopic::ALL.iter().position(|one| *one == self.topic)
    }
}
