//! The letter that a booking is no more: who ended it, and why.
//! Staff's reason stands in their words, marked with their language.
//! `compose` finds out the cause.

use askama::Template;

use super::facts::{LetterFacts, LetterText};
use crate::booking::end_cause::EndCause;
use crate::booking::notify::words;

/// Tells that a booking is no more.
#[derive(Debug, Clone)]
pub(super) struct CancellationLetter {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// Who or what ended it.
    pub ended_by: Option<EndCause>,
    /// Why, where we did.
    pub reason: CancellationReason,
    /// The list of sessions.
    pub sessions_link: String,
}

/// Why we cancelled.
#[derive(Debug, Clone, Default)]
pub(super) struct CancellationReason {
    /// In staff's words.
    pub text: String,
    /// Their language, where it is not the letter's.
    pub lang: Option<String>,
}

#[derive(Template)]
#[template(path = "mail/cancellation.txt", escape = "none")]
struct CancellationText<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    reason: Option<&'a CancellationReason>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/cancellation.html")]
struct CancellationHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    reason: Option<&'a CancellationReason>,
    link: &'a str,
    subject: &'a str,
}

impl CancellationLetter {
    /// Puts it into words.
    pub fn write(&self) -> Result<LetterText, askama::Error> {
        let f = &self.facts;
        let subject = match self.ended_by {
            Some(EndCause::SessionCancelled) => "mail-called-off.subject",
            Some(EndCause::OfferRanOut) => "mail-offer-ended.subject",
            _ => "mail-cancelled.subject",
        };
        let opening = f.t(words::cancelled(self.ended_by));
        let reason = Some(&self.reason).filter(|reason| !reason.text.is_empty());
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.sessions_link.as_str());
        Ok(LetterText {
            text: CancellationText {
                f,
                opening,
                reason,
                link,
            }
            .render()?,
            html: CancellationHtml {
                f,
                opening,
                reason,
                link,
                subject: &subject,
            }
            .render()?,
            subject,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::notify::letters::facts::sample;
    use crate::platform::i18n::Locale;

    #[test]
    fn a_session_that_takes_place_is_not_said_to_be_cancelled() {
        let letter = CancellationLetter {
            facts: sample(Locale::Sv),
            ended_by: Some(EndCause::NoInterpreter),
            reason: CancellationReason::default(),
            sessions_link: String::new(),
        };
        let written = letter.write().unwrap();
        assert!(written.text.contains("Vi hittade ingen tolk"));
        assert!(!written.text.contains("inställt"));
        assert!(written.subject.ends_with("är avbokad"));
    }

    #[test]
    fn a_cancellation_by_us_gives_the_reason() {
        let letter = CancellationLetter {
            facts: sample(Locale::Nb),
            ended_by: Some(EndCause::SessionCancelled),
            reason: CancellationReason {
                text: "Huda är sjuk.".to_owned(),
                lang: Some("sv".to_owned()),
            },
            sessions_link: "https://motesplats.example/nb/sessions".to_owned(),
        };
        let written = letter.write().unwrap();
        assert_eq!(written.subject, "Avlyst tisdag 6 oktober kl. 15.30");
        assert!(written.text.contains("\n\nHuda är sjuk.\n\n"));
        assert!(written.html.contains(r#"<p lang="sv">Huda är sjuk.</p>"#));
    }
}
