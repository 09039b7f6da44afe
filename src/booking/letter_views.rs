//! The words of the letters about a booking: subject, text and HTML, in the booking's language.
//! A subject never says what a session is about: it is read over shoulders.

use askama::Template;

use super::pages::{Code, Standing};
use crate::platform::i18n::{Locale, t, t_with};

/// A letter ready to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
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
    /// "tisdag 6 oktober kl. 13.00", for the subject and the first line.
    pub when: String,
    /// "kl. 13.00–13.40".
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

/// Tells of a place, or of a place in the queue.
#[derive(Debug, Clone)]
pub struct Confirmation {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// How sure it is.
    pub standing: Standing,
    /// Opens the booking.
    pub link: String,
}

#[derive(Template)]
#[template(path = "mail/confirmation.txt", escape = "none")]
struct ConfirmationText<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/confirmation.html")]
struct ConfirmationHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    link: &'a str,
    subject: &'a str,
}

impl Confirmation {
    /// Puts it into words.
    ///
    /// # Errors
    /// Only when a template cannot be written at all.
    pub fn write(&self) -> Result<Written, askama::Error> {
        let f = &self.facts;
        let (subject, opening) = match self.standing {
            Standing::Confirmed => ("mail-confirmed.subject", f.t("mail-confirmed")),
            Standing::Offered => ("mail-offered.subject", f.t("mail-offered")),
            Standing::Pending => ("mail-pending.subject", f.t("mail-pending")),
            Standing::Waiting(place) => (
                "mail-waiting.subject",
                t_with(f.locale, "mail-waiting", &[("place", place.into())]),
            ),
        };
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.link.as_str());
        Ok(Written {
            text: ConfirmationText { f, opening, link }.render()?,
            html: ConfirmationHtml {
                f,
                opening,
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
    /// Whether we did it, and why; otherwise the visitor did.
    pub by_us: Option<Reason>,
    /// The list of sessions.
    pub sessions_link: String,
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
    pub fn write(&self) -> Result<Written, askama::Error> {
        let f = &self.facts;
        let (subject, opening) = match self.by_us {
            None => ("mail-cancelled.subject", f.t("mail-cancelled")),
            Some(_) => ("mail-called-off.subject", f.t("mail-called-off")),
        };
        let reason = self.by_us.as_ref().filter(|reason| !reason.text.is_empty());
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.sessions_link.as_str());
        Ok(Written {
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
