//! The words of the letters about a booking: subject, text and HTML, in the booking's language.
//! A subject never says what a session is about: it is read over shoulders.

use askama::Template;

use super::pages::{Code, Standing};
use crate::platform::i18n::{Locale, t, t_with};

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlExpression {
    /// One line.
    pub subject: String,
    /// For those who read plain text.
    pub text: String,
    /// For the others.
    pub html: String,
}

/// What both letters say: who, when, where, and whom to call.
#[derive(Debug, Clone)]
pub struct LetterFacts {
    /// The booking's language.
    pub locale: Locale,
    /// Who comes.
    pub name: String,
    /// The session's title.
    pub title: String,
    /// "tisdag 6 oktober kl. 13.00", for the subject.
    pub when: String,
    /// "tisdag 6 oktober kl. 13.00–13.40", for the text.
    pub span: String,
    /// Venue and room.
    pub place: String,
    /// Street and town.
    pub address: Option<String>,
    /// The venue's telephone.
    pub phone: Option<String>,
    /// The booking's number.
    pub number: String,
    /// Who writes: the organisation.
    pub from: String,
}

impl LetterFacts {
    fn t(&self, key: &str) -> String {
        t(self.locale, key).into_owned()
    }

    fn greeting(&self) -> String {
        let name = self.name.as_str().into();
        t_with(self.locale, "mail-greeting", &[("name", name)])
    }

    fn call(&self) -> Option<String> {
        let phone = self.phone.as_deref()?;
        Some(t_with(self.locale, "mail-call", &[("phone", phone.into())]))
    }

    fn subject(&self, key: &str) -> String {
        let when = self.when.as_str().into();
        // A subject is one line, whatever a venue wrote into a name.
        t_with(self.locale, key, &[("when", when)]).replace(['\r', '\n'], " ")
    }

    fn number(&self) -> String {
        Code::of(&self.number).grouped
    }
}

/// What a letter about a live booking tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It was made, and is so sure.
    Made(Standing),
    /// A place from the queue.
    Promoted,
    /// A place from the queue, if it is accepted by then.
    Offered {
        /// "tisdag 6 oktober kl. 15.00".
        until: String,
    },
    /// Another session.
    Moved,
}

impl News {
    /// The keys of the subject and of the opening sentence, and what the sentence tells.
    fn words(&self, f: &LetterFacts) -> (&'static str, String) {
        match self {
            Self::Made(Standing::Confirmed) => ("mail-confirmed.subject", f.t("mail-confirmed")),
            Self::Made(Standing::Offered) => ("mail-offered.subject", f.t("mail-offered")),
            Self::Made(Standing::Pending) => ("mail-pending.subject", f.t("mail-pending")),
            Self::Made(Standing::Waiting(place)) => (
                "mail-waiting.subject",
                t_with(f.locale, "mail-waiting", &[("place", (*place).into())]),
            ),
            Self::Promoted => ("mail-promoted.subject", f.t("mail-promoted")),
            Self::Offered { until } => (
                "mail-offer.subject",
                t_with(f.locale, "mail-offer", &[("until", until.as_str().into())]),
            ),
            Self::Moved => ("mail-moved.subject", f.t("mail-moved")),
        }
    }

    /// What the link is for.
    fn invitation(&self) -> &'static str {
        match self {
            Self::Offered { .. } => "mail-answer",
            _ => "mail-change",
        }
    }
}

/// Tells of a place, or of a place in the queue.
#[derive(Debug, Clone)]
pub struct Confirmation {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// What there is to tell.
    pub news: News,
    /// Opens the booking.
    pub link: String,
}

#[derive(Template)]
#[template(path = "mail/confirmation.txt", escape = "none")]
struct ConfirmationText<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    invitation: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/confirmation.html")]
struct ConfirmationHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    invitation: &'a str,
    link: &'a str,
    subject: &'a str,
}

impl Confirmation {
    /// Puts it into words.
    ///
    /// # Errors
    /// Only when a template cannot be written at all.
    pub fn write(&self) -> Result<SqlExpression, askama::Error> {
        let f = &self.facts;
        let (subject, opening) = self.news.words(f);
        let invitation = f.t(self.news.invitation());
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.link.as_str());
        let invitation = invitation.as_str();
        Ok(SqlExpression {
            text: ConfirmationText {
                f,
                opening,
                invitation,
                link,
            }
            .render()?,
            html: ConfirmationHtml {
                f,
                opening,
                invitation,
                link,
                subject: &subject,
            }
            .render()?,
            subject,
        })
    }
}

/// Tells that a booking is no more.
#[derive(Debug, Clone)]
pub struct Cancellation {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// Who ended it, and why.
    pub end: End,
    /// The list of sessions.
    pub sessions_link: String,
}

/// Who ended a booking.
#[derive(Debug, Clone)]
pub enum End {
    /// The visitor.
    Visitor,
    /// We, for a reason.
    Us(Reason),
    /// An offer nobody accepted in time.
    OfferEnded,
}

/// Why we cancelled.
#[derive(Debug, Clone, Default)]
pub struct Reason {
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
    reason: Option<&'a Reason>,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/cancellation.html")]
struct CancellationHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    reason: Option<&'a Reason>,
    link: &'a str,
    subject: &'a str,
}

impl Cancellation {
    /// Puts it into words.
    ///
    /// # Errors
    /// Only when a template cannot be written at all.
    pub fn write(&self) -> Result<SqlExpression, askama::Error> {
        let f = &self.facts;
        let (subject, opening, reason) = match &self.end {
            End::Visitor => ("mail-cancelled.subject", "mail-cancelled", None),
            End::Us(reason) => ("mail-called-off.subject", "mail-called-off", Some(reason)),
            End::OfferEnded => ("mail-offer-ended.subject", "mail-offer-ended", None),
        };
        let opening = f.t(opening);
        let reason = reason.filter(|reason| !reason.text.is_empty());
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.sessions_link.as_str());
        Ok(SqlExpression {
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

    fn facts(locale: Locale) -> LetterFacts {
        LetterFacts {
            locale,
            name: "Gunvor <b>".to_owned(),
            title: "Skydda dig mot bluff".to_owned(),
            when: "tisdag 6 oktober kl. 15.30".to_owned(),
            span: "tisdag 6 oktober kl. 15.30–16.10".to_owned(),
            place: "Servicepunkt Valla, i butiken".to_owned(),
            address: Some("Stationsvägen 3, Valla".to_owned()),
            phone: Some("0150-570 00".to_owned()),
            number: "KDM4X7H3".to_owned(),
            from: "Katrineholms kommun".to_owned(),
        }
    }

    #[test]
    fn a_confirmation_says_when_where_and_how_to_cancel() {
        let letter = Confirmation {
            facts: facts(Locale::Sv),
            news: News::Made(Standing::Confirmed),
            link: "https://motesplats.example/sv/my-booking?link=mpb_x&y".to_owned(),
        };
        let written = letter.write().unwrap();
        assert_eq!(written.subject, "Din plats tisdag 6 oktober kl. 15.30");
        insta::assert_snapshot!(written.text, @r"
        Hej Gunvor <b>!

        Du har en plats.

        Vad: Skydda dig mot bluff
        När: tisdag 6 oktober kl. 15.30–16.10
        Var: Servicepunkt Valla, i butiken, Stationsvägen 3, Valla
        Ta med: Mobilen, laddaren och läsglasögonen
        Bokningsnummer: KDM4 X7H3

        Kan du inte komma? Avboka här, så får någon annan platsen:
        https://motesplats.example/sv/my-booking?link=mpb_x&y

        Du kan också ringa 0150-570 00 och säga ditt nummer.

        Vänliga hälsningar
        Katrineholms kommun
        ");
        assert!(written.html.contains("Gunvor &#60;b&#62;"));
        assert!(written.html.contains("link=mpb_x&#38;y"));
    }

    #[test]
    fn a_cancellation_by_us_gives_the_reason() {
        let letter = Cancellation {
            facts: facts(Locale::Nb),
            end: End::Us(Reason {
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

    #[test]
    fn no_subject_tells_what_a_session_is_about_or_breaks_its_line() {
        for locale in Locale::ALL {
            for news in [
                News::Made(Standing::Confirmed),
                News::Made(Standing::Offered),
                News::Made(Standing::Waiting(2)),
                News::Made(Standing::Pending),
                News::Promoted,
                News::Offered {
                    until: "onsdag".to_owned(),
                },
                News::Moved,
            ] {
                let mut facts = facts(locale);
                facts.when.push_str("\r\nBcc: eve");
                let link = String::new();
                let letter = Confirmation { facts, news, link }.write().unwrap();
                assert!(!letter.subject.contains("bluff"), "{}", letter.subject);
                assert!(!letter.subject.contains(['\r', '\n']));
            }
        }
    }
}
