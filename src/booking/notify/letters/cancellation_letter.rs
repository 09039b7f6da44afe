//! The letter that a booking is no more: who ended it, and why.
//! Staff's reason stands in their words, marked with their language.
//! `compose` finds out the cause.

use super::facts::LetterFacts;
use super::said::Said;
use super::sheet::{Details, Sheet, Way};
use crate::booking::end_cause::EndCause;
use crate::booking::notify::words;
use crate::booking::status::BookingStatus;
use crate::platform::text::LocalText;

/// Tells that a booking is no more.
#[derive(Debug, Clone)]
pub(super) struct CancellationLetter {
    /// Who or what ended it.
    pub ended_by: Option<EndCause>,
    /// What it was until then; none in letters that were written before it was kept.
    pub was: Option<BookingStatus>,
    /// Why, where we did.
    pub reason: Option<LocalText>,
}

impl CancellationLetter {
    /// Puts it into words.
    pub fn sheet(&self, f: LetterFacts) -> Sheet {
        let keys = words::cancelled(self.ended_by, self.was);
        let way = Way {
            ask: f.t("mail-again"),
            button: f.t("mail-find"),
            link: f.link("sessions"),
        };
        let reason = self.reason.as_ref();
        Sheet {
            subject: f.subject(keys.subject),
            opening: f.t(keys.opening),
            more: Vec::new(),
            said: reason.map(|text| Said::best(text, f.locale)),
            changes: Vec::new(),
            details: Details::Ended,
            way: Some(way),
            reach: "mail-call-us",
            f,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::notify::letters::facts::sample;
    use crate::booking::notify::letters::letter_text::LetterText;
    use crate::platform::i18n::Locale;
    use crate::platform::text::LanguageTag;
    use crate::platform::ui::Branding;

    fn written(letter: &CancellationLetter, locale: Locale) -> LetterText {
        let sheet = letter.sheet(sample(locale));
        LetterText::of(&Branding::default(), sheet, None).unwrap()
    }

    #[test]
    fn a_session_that_takes_place_is_not_said_to_be_cancelled() {
        let letter = CancellationLetter {
            ended_by: Some(EndCause::NoInterpreter),
            was: Some(BookingStatus::Pending),
            reason: None,
        };
        let written = written(&letter, Locale::Sv);
        assert!(written.text.contains("Vi hittade ingen tolk"));
        assert!(!written.text.contains("inställt"));
        assert!(written.subject.ends_with("är avbokad"));
    }

    #[test]
    fn a_cancellation_by_us_gives_the_reason() {
        let swedish = LanguageTag::parse("sv").unwrap();
        let letter = CancellationLetter {
            ended_by: Some(EndCause::SessionCancelled),
            was: Some(BookingStatus::Confirmed),
            reason: Some(LocalText::of(swedish, "Huda är sjuk.")),
        };
        let written = written(&letter, Locale::Nb);
        assert_eq!(written.subject, "Avlyst onsdag 7. oktober kl. 15.30");
        assert!(written.text.contains("\n\nHuda är sjuk.\n\n"));
        assert!(written.html.contains(r#" lang="sv">Huda är sjuk.</p>"#));
    }

    #[test]
    fn whoever_leaves_the_queue_gives_up_no_place() {
        for ended_by in [EndCause::Visitor, EndCause::Desk] {
            let letter = CancellationLetter {
                ended_by: Some(ended_by),
                was: Some(BookingStatus::Waiting),
                reason: None,
            };
            let written = written(&letter, Locale::Sv);
            assert!(written.text.contains("kön."), "{}", written.text);
            for of_a_seat in [&written.text, &written.subject] {
                assert!(
                    !of_a_seat.to_lowercase().contains("din plats"),
                    "{of_a_seat}"
                );
            }
        }
    }
}
