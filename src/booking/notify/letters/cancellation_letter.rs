//! The letter that a booking is no more: who ended it, and why.
//! Staff's reason stands in their words, marked with their language.
//! `compose` finds out the cause.

use askama::Template;

use super::facts::{LetterFacts, LetterText};

/// Tells that a booking is no more.
#[derive(Debug, Clone)]
pub(super) struct CancellationLetter {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// Who ended it, and why.
    pub cause: CancellationCause,
    /// The list of sessions.
    pub sessions_link: String,
}

/// Who ended a booking.
#[derive(Debug, Clone)]
pub(super) enum CancellationCause {
    /// The visitor, or the desk because they asked for it.
    Visitor,
    /// We, this one booking, for a reason.
    Desk(CancellationReason),
    /// We, with the whole session, for a reason.
    Us(CancellationReason),
    /// We, as no interpreter could be found; in the desk's words, if any.
    NoInterpreter(CancellationReason),
    /// An offer nobody accepted in time.
    OfferExpired,
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
        let (subject, opening, reason) = match &self.cause {
            CancellationCause::Visitor => ("mail-cancelled.subject", "mail-cancelled", None),
            CancellationCause::Desk(reason) => (
                "mail-cancelled.subject",
                "mail-cancelled-by-desk",
                Some(reason),
            ),
            CancellationCause::Us(reason) => {
                ("mail-called-off.subject", "mail-called-off", Some(reason))
            }
            CancellationCause::NoInterpreter(reason) => (
                "mail-cancelled.subject",
                "mail-no-interpreter",
                Some(reason),
            ),
            CancellationCause::OfferExpired => {
                ("mail-offer-ended.subject", "mail-offer-ended", None)
            }
        };
        let opening = f.t(opening);
        let reason = reason.filter(|reason| !reason.text.is_empty());
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
            cause: CancellationCause::NoInterpreter(CancellationReason::default()),
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
            cause: CancellationCause::Us(CancellationReason {
                text: "Huda är sjuk.".to_owned(),
                lang: Some("sv".to_owned()),
            }),
            sessions_link: "https://motesplats.example/nb/sessions".to_owned(),
        };
        let written = letter.write().unwrap();
        assert_eq!(written.subject, "Avlyst tisdag 6 oktober kl. 15.30");
        assert!(written.text.contains("\n\nHuda är sjuk.\n\n"));
        assert!(written.html.contains(r#"<p lang="sv">Huda är sjuk.</p>"#));
    }
}
