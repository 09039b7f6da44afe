//! What a list asks for, as one `tsquery`: marks as they are, and words that begin words.
//! A topic is also found by what it is called in any of our languages.

use std::sync::LazyLock;

use super::terms::{Mark, lexeme, words};
use crate::platform::i18n::{Locale, named};

/// Nobody looks for more words, and each is a look into the index.
const MOST: usize = 10;

/// The topics that have a name in our languages.
const NAMED_TOPICS: [&str; 25] = [
    "start",
    "phone",
    "tablet",
    "computer",
    "email",
    "passwords",
    "e-id",
    "e-services",
    "tax",
    "insurance",
    "pension",
    "health",
    "school",
    "transport",
    "housing",
    "bank",
    "security",
    "sources",
    "video-calls",
    "photos",
    "social-media",
    "library",
    "job-seeking",
    "settings",
    "ai",
];

static TOPIC_WORDS: LazyLock<Vec<(&str, Vec<String>)>> = LazyLock::new(|| {
    let words_of = |topic: &'static str| {
        let names = Locale::PAGES.into_iter();
        let words = names.flat_map(move |locale| words(&named(locale, "topic", topic)));
        (topic, words.collect())
    };
    NAMED_TOPICS.into_iter().map(words_of).collect()
});

/// Everything that a session must have.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Joined by `&`.
    parts: Vec<String>,
    nothing: bool,
}

impl Wanted {
    pub fn mark(&mut self, mark: Mark<'_>) {
        self.parts.push(lexeme(&mark.to_string()));
    }

    /// One of several marks; where there are none, nothing is found.
    pub fn one_of<'a>(&mut self, marks: impl IntoIterator<Item = Mark<'a>>) {
        let marks = marks.into_iter().map(|mark| lexeme(&mark.to_string()));
        self.either(marks.collect());
    }

    /// Every word of a text; where it holds neither a letter nor a digit, nothing is found.
    pub fn words(&mut self, text: &str) {
        let words = words(text);
        self.nothing |= words.is_empty();
        for word in words.into_iter().take(MOST) {
            let begins = |name: &String| name.starts_with(&word);
            let named = TOPIC_WORDS
                .iter()
                .filter(|(_, names)| names.iter().any(begins));
            let topics = named.map(|(topic, _)| lexeme(&Mark::Topic(topic).to_string()));
            self.either(
                [format!("{}:*", lexeme(&word))]
                    .into_iter()
                    .chain(topics)
                    .collect(),
            );
        }
    }

    fn either(&mut self, choices: Vec<String>) {
        self.nothing |= choices.is_empty();
        self.parts.push(format!("({})", choices.join(" | ")));
    }

    /// None where every session will do.
    #[must_use]
    pub fn tsquery(&self) -> Option<String> {
        (!self.parts.is_empty()).then(|| self.parts.join(" & "))
    }

    /// Whether no session can be found.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looking_for(text: &str) -> Wanted {
        let mut wanted = Wanted::default();
        wanted.words(text);
        wanted
    }

    #[test]
    fn words_are_folded_and_topics_are_found_by_their_names() {
        let found = looking_for("  Återbruk   E-POST!").tsquery().unwrap();
        assert!(found.starts_with("('aterbruk':*) & ('e':*"), "{found}");
        assert!(found.contains("('post':* | '=topic/email')"), "{found}");
    }

    #[test]
    fn what_holds_no_word_finds_nothing() {
        assert!(looking_for("%% – !").is_nothing());
        let mut none = Wanted::default();
        none.one_of([]);
        assert!(none.is_nothing() && !Wanted::default().is_nothing());
    }
}
