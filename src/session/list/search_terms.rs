//! What a reader looks for: every word of it, folded, begins a word of a session's texts, topics, venue or town.
//! A topic is found by what it is called in any of our languages. `conditions` asks the database.

use std::sync::LazyLock;

use crate::platform::i18n::{Locale, named};
use crate::platform::text::fold_to_ascii;

/// Nobody looks for more words, and each is a look into the indexes.
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
        let names = Locale::ALL.into_iter();
        let words = names.flat_map(move |locale| words(&named(locale, "topic", topic)));
        (topic, words.collect())
    };
    NAMED_TOPICS.into_iter().map(words_of).collect()
});

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchTerm {
    /// Folded: letters and digits alone.
    pub word: String,
    /// Topics of which some name has a word that begins so.
    pub topics: Vec<&'static str>,
}

/// The words of a search; none where it holds neither a letter nor a digit.
#[must_use]
pub fn search_terms(text: &str) -> Vec<SearchTerm> {
    let terms = words(text).into_iter().take(MOST).map(|word| {
        let begins = |words: &[String]| words.iter().any(|one| one.starts_with(&word));
        let topics = TOPIC_WORDS.iter().filter(|(_, words)| begins(words));
        let topics = topics.map(|(topic, _)| *topic).collect();
        SearchTerm { topics, word }
    });
    terms.collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold_to_ascii(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_topics_are_found_by_their_names() {
        let terms = search_terms("  Återbruk   E-POST!");
        let found: Vec<&str> = terms.iter().map(|term| term.word.as_str()).collect();
        assert_eq!(found, ["aterbruk", "e", "post"]);
        assert!(terms[0].topics.is_empty());
        assert!(terms[2].topics.contains(&"email"));
        assert_eq!(search_terms("%% – !"), []);
    }
}
