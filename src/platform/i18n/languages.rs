//! The languages of the field: their names in our languages, their own names, their direction.
//! From `data/languages.csv`; more of them than our own texts are written in.

use std::sync::LazyLock;

use super::Locale;

static LANGUAGES: LazyLock<Vec<LanguageNames>> =
    LazyLock::new(|| read(include_str!("../../../data/languages.csv")));

/// One language people speak, write or are helped in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageNames {
    /// BCP 47.
    pub tag: String,
    /// Its name for itself.
    pub endonym: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    sv: String,
    nb: String,
    en: String,
}

impl LanguageNames {
    /// Its name in the language of our pages, as it stands inside a sentence: "arabiska".
    #[must_use]
    pub fn name(&self, locale: Locale) -> &str {
        match locale.page() {
            Locale::Nb => &self.nb,
            Locale::En => &self.en,
            _ => &self.sv,
        }
    }
}

/// Every known language, in the order of the list.
#[must_use]
pub fn all() -> &'static [LanguageNames] {
    &LANGUAGES
}

/// The language of a tag, if it is known.
#[must_use]
pub fn find(tag: &str) -> Option<&'static LanguageNames> {
    all().iter().find(|language| language.tag == tag)
}

/// A language's name in one of ours; an unknown tag is its own name.
#[must_use]
pub fn name(locale: Locale, tag: &str) -> String {
    find(tag).map_or_else(|| tag.to_owned(), |known| known.name(locale).to_owned())
}

/// Several names in a row: "svenska, arabiska".
#[must_use]
pub fn names<T: AsRef<str>>(locale: Locale, tags: &[T]) -> String {
    let names: Vec<String> = tags.iter().map(|tag| name(locale, tag.as_ref())).collect();
    names.join(", ")
}

fn read(table: &str) -> Vec<LanguageNames> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let Ok(header) = reader.headers().cloned() else {
        return Vec::new();
    };
    let language = |row: &csv::StringRecord| {
        let cell = |column: &str| {
            let at = header.iter().position(|name| name == column)?;
            row.get(at).map(str::to_owned)
        };
        Some(LanguageNames {
            tag: cell("bcp47")?,
            endonym: cell("endonym")?,
            dir: cell("dir")?,
            sv: cell("sv")?,
            nb: cell("nb")?,
            en: cell("en")?,
        })
    };
    reader
        .records()
        .filter_map(|row| language(&row.ok()?))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_named_in_the_readers_own() {
        assert_eq!(names(Locale::Sv, &["sv", "ar"]), "svenska, arabiska");
        assert_eq!(names(Locale::Nb, &["sv", "ar"]), "svensk, arabisk");
        assert_eq!(names(Locale::En, &["ti", "zz"]), "Tigrinya, zz");
    }

    #[test]
    fn every_language_has_a_name_in_each_of_ours() {
        assert_eq!(all().len(), 31);
        for language in all() {
            for locale in Locale::ALL {
                assert!(!language.name(locale).is_empty(), "{}", language.tag);
            }
            assert!(["ltr", "rtl"].contains(&language.dir.as_str()));
        }
    }
}
