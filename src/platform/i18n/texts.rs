//! Our own words, in Fluent files compiled into the program (`locales/{language}/{part}.ftl`).
//!
//! Isolation marks are off: they would end up in mail subjects and CSV. Names get `<bdi>` in HTML
//! instead. `tests/it/locales.rs` keeps the languages' keys and variables equal.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Value;

use super::Locale;

type Bundle = FluentBundle<FluentResource>;

macro_rules! parts {
    ($language:literal) => {
        [
            include_str!(concat!("../../../locales/", $language, "/common.ftl")),
            include_str!(concat!("../../../locales/", $language, "/session.ftl")),
            include_str!(concat!("../../../locales/", $language, "/booking.ftl")),
            include_str!(concat!("../../../locales/", $language, "/mail.ftl")),
            include_str!(concat!("../../../locales/", $language, "/calls.ftl")),
            include_str!(concat!("../../../locales/", $language, "/problem.ftl")),
            include_str!(concat!("../../../locales/", $language, "/fault.ftl")),
            include_str!(concat!("../../../locales/", $language, "/desk.ftl")),
            include_str!(concat!("../../../locales/", $language, "/report.ftl")),
            include_str!(concat!("../../../locales/", $language, "/roster.ftl")),
            include_str!(concat!("../../../locales/", $language, "/caller.ftl")),
            include_str!(concat!("../../../locales/", $language, "/day.ftl")),
            include_str!(concat!("../../../locales/", $language, "/question.ftl")),
        ]
    };
}

static SV: LazyLock<Bundle> = LazyLock::new(|| bundle("sv", parts!("sv")));
static NB: LazyLock<Bundle> = LazyLock::new(|| bundle("nb", parts!("nb")));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle("en-GB", parts!("en")));

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
    let (id, attribute) = parts_of(key);
    let message = of(locale).get_message(id);
    message.is_some_and(|message| match attribute {
        None => message.value().is_some(),
        Some(name) => message.get_attribute(name).is_some(),
    })
}

fn text(locale: Locale, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'static, str> {
    let bundle = of(locale);
    let (id, attribute) = parts_of(key);
    let pattern = bundle.get_message(id).and_then(|message| match attribute {
        None => message.value(),
        Some(name) => message.get_attribute(name).map(|found| found.value()),
    });
    let Some(pattern) = pattern else {
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

fn of(locale: Locale) -> &'static Bundle {
    match locale {
        Locale::Sv => &SV,
        Locale::Nb => &NB,
        Locale::En => &EN,
    }
}

/// Parts that do not parse lose only the messages at fault; the locale test finds them.
fn bundle(language: &str, parts: [&str; 13]) -> Bundle {
    let language: LanguageIdentifier = language.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    for part in parts {
        let resource = FluentResource::try_new(part.to_owned()).unwrap_or_else(|(kept, faults)| {
            tracing::error!(?faults, "a text file has faults");
            kept
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(?faults, "a text is written twice");
        }
    }
    bundle
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
    fn a_text_opens_around_its_variable() {
        let (before, after) = t_around(Locale::Sv, "until", "time");
        assert_eq!((before.as_str(), after.as_str()), ("till ", ""));
    }
}
