//! Our own words, in Fluent files compiled into the program (`locales/{language}/{part}.ftl`).
//!
//! Isolation marks are off: they would end up in mail subjects and CSV. Names get `<bdi>` in HTML
//! instead. `tests/it/locales.rs` keeps the languages' keys and variables equal.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentMessage, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

use super::Locale;
use super::language_table::{LANGUAGES, Language};

type Bundle = FluentBundle<FluentResource>;

/// A language's texts, and of them the one that has a key.
type Found = (&'static Bundle, FluentMessage<'static>);

static BUNDLES: LazyLock<Vec<(Locale, Bundle)>> = LazyLock::new(|| {
    let rows = LANGUAGES.iter();
    rows.map(|row| (row.locale, bundle(row))).collect()
});

/// The text under `key` (`message` or `message.attribute`). A key nobody wrote is its own text.
#[must_use]
pub fn t(locale: Locale, key: &str) -> Cow<'static, str> {
    text(locale, key, None)
}

/// The text under `key` with its variables filled in: `&[("n", 3.into()), ("place", place.into())]`.
#[must_use]
pub fn t_with(locale: Locale, key: &str, values: &[(&str, Value<'_>)]) -> String {
    let args: FluentArgs<'_> = values.iter().cloned().collect();
    text(locale, key, Some(&args)).into_owned()
}

/// The words before and after one variable, so that a page can put a link or bold signs there.
#[must_use]
pub fn t_around(locale: Locale, key: &str, variable: &str) -> (String, String) {
    const MARK: &str = "\u{1}";
    let text = t_with(locale, key, &[(variable, MARK.into())]);
    match text.split_once(MARK) {
        Some((before, after)) => (before.to_owned(), after.to_owned()),
        None => (text, String::new()),
    }
}

/// The name of one member of a closed list: `named(locale, "kind", "lecture")` is "föreläsning". A
/// member without a name, such as a venue's own topic, is its own.
#[must_use]
pub fn named(locale: Locale, family: &str, member: &str) -> Cow<'static, str> {
    let key = format!("{family}-{member}");
    if is_written(locale, &key) {
        t(locale, &key)
    } else {
        Cow::Owned(member.to_owned())
    }
}

/// Whether there is a text under `key`.
pub(super) fn is_written(locale: Locale, key: &str) -> bool {
    find(locale, key).is_some()
}

fn text(locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let found = find(locale, key);
    let pattern = found
        .as_ref()
        .and_then(|(_, message)| match parts_of(key).1 {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|found| found.value()),
        });
    let (Some((bundle, _)), Some(pattern)) = (&found, pattern) else {
        tracing::error!(key, locale = locale.tag(), "a text is missing");
        return Cow::Owned(key.to_owned());
    };
    let mut faults = Vec::new();
    let text = match args {
        // Nothing of the caller's is in it: the text may be borrowed from the bundle.
        None => bundle.format_pattern(pattern, None, &mut faults),
        Some(_) => Cow::Owned(
            bundle
                .format_pattern(pattern, args, &mut faults)
                .into_owned(),
        ),
    };
    if !faults.is_empty() {
        tracing::error!(key, locale = locale.tag(), ?faults, "a text lacks a value");
    }
    text
}

/// The message of a key, and its attribute where the key names one.
fn parts_of(key: &str) -> (&str, Option<&str>) {
    match key.split_once('.') {
        Some((id, attribute)) => (id, Some(attribute)),
        None => (key, None),
    }
}

/// The message of a key in the language's own texts, else in those of its pages: what no letter says is written there
/// alone.
fn find(locale: Locale, key: &str) -> Option<Found> {
    [locale, locale.page()]
        .into_iter()
        .find_map(|locale| find_in(locale, key))
}

fn find_in(locale: Locale, key: &str) -> Option<Found> {
    let (_, bundle) = BUNDLES.iter().find(|(known, _)| *known == locale)?;
    let (id, attribute) = parts_of(key);
    let message = bundle.get_message(id)?;
    let written = match attribute {
        None => message.value().is_some(),
        Some(name) => message.get_attribute(name).is_some(),
    };
    written.then_some((bundle, message))
}

/// Parts that do not parse lose only the messages at fault; the locale test finds them.
fn bundle(row: &Language) -> Bundle {
    let mut bundle = Bundle::new_concurrent(vec![plural_rules(row)]);
    bundle.set_use_isolating(false);
    for part in row.texts {
        let resource =
            FluentResource::try_new((*part).to_owned()).unwrap_or_else(|(kept, faults)| {
                tracing::error!(?faults, "a text file has faults");
                kept
            });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(?faults, "a text is written twice");
        }
    }
    bundle
}

/// Under which name Fluent has a language's plurals: CLDR's, without the choice of digits.
fn plural_rules(row: &Language) -> LanguageIdentifier {
    row.cldr.id.to_string().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_key_is_its_own_text() {
        assert_eq!(t(Locale::Sv, "no-such-key"), "no-such-key");
        assert_eq!(t(Locale::Sv, "until.no-such-part"), "until.no-such-part");
    }

    #[test]
    fn variables_carry_no_isolation_marks() {
        let text = t_with(Locale::En, "until", &[("time", "15:00".into())]);
        assert_eq!(text, "until 15:00");
    }

    #[test]
    fn one_and_many_are_told_apart() {
        let seats = |n: i64| t_with(Locale::Sv, "minutes", &[("n", n.into())]);
        assert_eq!(seats(1), "1 minut");
        assert_eq!(seats(40), "40 minuter");
    }

    #[test]
    fn each_language_counts_in_its_own_way() {
        let meetings = |n: i64| {
            t_with(
                Locale::Ar,
                "course-when",
                &[("n", n.into()), ("first", "".into())],
            )
        };
        assert!(meetings(2).starts_with("لقاءان"));
        assert!(meetings(4).starts_with("4 لقاءات"));
        assert!(meetings(12).starts_with("12 لقاءً"));
        assert!(meetings(100).starts_with("100 لقاء،"));
    }

    #[test]
    fn what_no_letter_says_is_said_in_the_language_of_the_pages() {
        assert_eq!(
            t(Locale::Nn, "nav-my-booking"),
            t(Locale::Nb, "nav-my-booking")
        );
        assert_eq!(
            t(Locale::Ar, "nav-my-booking"),
            t(Locale::En, "nav-my-booking")
        );
    }

    #[test]
    fn a_text_opens_around_its_variable() {
        let (before, after) = t_around(Locale::Sv, "until", "time");
        assert_eq!((before.as_str(), after.as_str()), ("till ", ""));
    }
}
