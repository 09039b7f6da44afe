//! Who would be told, and how: three figures and a heading.

use crate::booking::actions::NotifiedCounts;
use crate::platform::i18n::{Locale, t, t_with};

/// "5 får mejl. 1 ska ringas."
#[must_use]
pub fn told_line(locale: Locale, told: NotifiedCounts) -> String {
    let ways = [
        ("told-line-letters", told.letters),
        ("told-line-calls", told.call_tasks),
        ("told-line-door", told.at_the_door),
    ];
    let some = ways.into_iter().filter(|(_, n)| *n > 0);
    let some: Vec<String> = some
        .map(|(key, n)| t_with(locale, key, &[("n", n.into())]))
        .collect();
    match some.is_empty() {
        true => t(locale, "told-nobody").into_owned(),
        false => some.join(" "),
    }
}

/// Who would be told, in the reader's language.
#[derive(Debug, Clone)]
pub struct ToldAhead {
    /// "20 bokade får veta".
    pub heading: String,
    /// "12", "får mejl"; none where nobody is told.
    pub ways: Vec<ToldWay>,
}

/// One way in which people are told.
#[derive(Debug, Clone)]
pub struct ToldWay {
    pub number: i64,
    /// "får mejl".
    pub label: String,
}

impl ToldAhead {
    #[must_use]
    pub fn new(locale: Locale, told: NotifiedCounts) -> Self {
        let ways = [
            (told.letters, "told-letters"),
            (told.call_tasks, "told-calls"),
            (told.at_the_door, "told-door"),
        ];
        let people = told.people();
        let way = |(number, key): (i64, &'static str)| ToldWay {
            number,
            label: t(locale, key).into_owned(),
        };
        Self {
            heading: match people {
                0 => t(locale, "told-nobody").into_owned(),
                _ => t_with(locale, "told-people", &[("n", people.into())]),
            },
            ways: match people {
                0 => Vec::new(),
                _ => ways.into_iter().map(way).collect(),
            },
        }
    }
}
