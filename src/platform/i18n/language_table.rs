//! The languages of our own texts: one row each. What a reader of a language gets follows from its row alone; a
//! language is a row here, a name in [`Locale`] and a folder of `locales/`.

use icu_locale::locale;

use super::locale::Locale;

/// In which language the pages are that a letter's links open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    /// In this one.
    Own,
    /// In one so near that whoever asks for this language gets those pages as their own.
    SharedWith(Locale),
    /// In another that its readers in our countries are likeliest to manage; nobody who asks for this
    /// language is taken for a reader of that one.
    Instead(Locale),
}

/// One language of our texts.
#[derive(Debug)]
pub(super) struct Language {
    pub locale: Locale,
    /// BCP 47.
    pub tag: &'static str,
    /// Under which name CLDR has its dates, numbers and plurals.
    pub cldr: icu_locale::Locale,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// Its name for itself.
    pub endonym: &'static str,
    pub pages: Pages,
    /// Whether a person who speaks it has read every text. Letters in a language that nobody has checked say
    /// so and carry the staff's language too.
    pub checked: bool,
    /// Its folder of `locales/`.
    pub texts: &'static [&'static str],
}

/// Parts of a language's folder.
macro_rules! parts {
    ($language:literal: $($part:literal)*) => {
        &[$(include_str!(concat!("../../../locales/", $language, "/", $part, ".ftl"))),*]
    };
}

/// What letters say; every language has these.
macro_rules! letters {
    ($language:literal) => { parts!($language: "mail" "facts") };
}

/// What letters, pages and problems say.
macro_rules! all {
    ($language:literal) => {
        parts!($language: "mail" "facts" "common" "session" "booking" "calls" "problem" "fault" "desk" "report"
            "roster" "caller" "day" "question" "planning" "places" "staff" "organisation" "campaign")
    };
}

/// In the order in which links to languages stand.
pub(super) static LANGUAGES: [Language; 6] = [
    Language {
        locale: Locale::Sv,
        tag: "sv",
        cldr: locale!("sv"),
        dir: "ltr",
        endonym: "Svenska",
        pages: Pages::Own,
        checked: true,
        texts: all!("sv"),
    },
    Language {
        locale: Locale::Nb,
        tag: "nb",
        cldr: locale!("nb"),
        dir: "ltr",
        endonym: "Norsk",
        pages: Pages::Own,
        checked: true,
        texts: all!("nb"),
    },
    Language {
        locale: Locale::En,
        tag: "en",
        cldr: locale!("en-GB"),
        dir: "ltr",
        endonym: "English",
        pages: Pages::Own,
        checked: true,
        texts: all!("en"),
    },
    Language {
        locale: Locale::Nn,
        tag: "nn",
        cldr: locale!("nn"),
        dir: "ltr",
        endonym: "Nynorsk",
        pages: Pages::SharedWith(Locale::Nb),
        checked: false,
        texts: letters!("nn"),
    },
    // Whoever reads Finnish in Sweden or Norway lives among Swedish and Norwegian, and Swedish is taught in Finland.
    Language {
        locale: Locale::Fi,
        tag: "fi",
        cldr: locale!("fi"),
        dir: "ltr",
        endonym: "Suomi",
        pages: Pages::Instead(Locale::Sv),
        checked: false,
        texts: letters!("fi"),
    },
    // English is what most who came lately have learnt something of; the staff's language stands in the letter too.
    Language {
        locale: Locale::Ar,
        tag: "ar",
        // Digits as on the library's own clock and telephone.
        cldr: locale!("ar-u-nu-latn"),
        dir: "rtl",
        endonym: "العربية",
        pages: Pages::Instead(Locale::En),
        checked: false,
        texts: letters!("ar"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_one_row_in_the_order_of_the_names() {
        let rows: Vec<Locale> = LANGUAGES.iter().map(|row| row.locale).collect();
        assert_eq!(rows, Locale::ALL);
    }

    #[test]
    fn pages_are_in_the_languages_whose_rows_say_so() {
        let own = LANGUAGES.iter().filter(|row| row.pages == Pages::Own);
        let own: Vec<Locale> = own.map(|row| row.locale).collect();
        assert_eq!(own, Locale::PAGES);
        for row in &LANGUAGES {
            assert!(Locale::PAGES.contains(&row.locale.page()), "{}", row.tag);
        }
    }
}
