//! Whether a letter says everything twice: in the reader's language, and below in one that staff read. Then whoever
//! shows a letter at the desk is understood, and a text that nobody has checked has one beside it that counts.

use crate::platform::i18n::Locale;

/// The language that an organisation's staff read, of those whose texts somebody has checked: its own first language,
/// else its country's.
pub(super) fn of_staff(first_language: Option<&str>, country: &str) -> Locale {
    let of_country = match country {
        "NO" => Locale::Nb,
        _ => Locale::Sv,
    };
    let own = first_language.and_then(Locale::of_letter);
    let own = own.unwrap_or(of_country);
    match own.is_checked() {
        true => own,
        false => own.page(),
    }
}

/// In which language a letter says everything once more, if it does.
pub(super) fn beside(reader: Locale, staff: Locale) -> Option<Locale> {
    // Bokmål and Nynorsk are read by the same people.
    let same = Locale::parse(reader.tag()) == Locale::parse(staff.tag());
    (!same || (!reader.is_checked() && reader != staff)).then_some(staff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staff_read_their_organisations_first_language_or_their_countrys() {
        assert_eq!(of_staff(Some("sv"), "SE"), Locale::Sv);
        assert_eq!(of_staff(Some("nn"), "NO"), Locale::Nb);
        assert_eq!(of_staff(Some("se"), "NO"), Locale::Nb);
        assert_eq!(of_staff(None, "SE"), Locale::Sv);
    }

    #[test]
    fn a_letter_says_everything_once_where_reader_and_staff_read_the_same() {
        assert_eq!(beside(Locale::Sv, Locale::Sv), None);
        assert_eq!(beside(Locale::Nb, Locale::Nb), None);
        for reader in [Locale::En, Locale::Fi, Locale::Ar, Locale::Nb, Locale::Nn] {
            assert_eq!(beside(reader, Locale::Sv), Some(Locale::Sv));
        }
    }

    #[test]
    fn a_text_that_nobody_has_checked_has_one_beside_it() {
        assert_eq!(beside(Locale::Nn, Locale::Nb), Some(Locale::Nb));
    }
}
