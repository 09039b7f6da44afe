//! The letter about a live booking: a seat, a place in the waiting list, an offer, another session.
//! It carries the link that opens the booking.
//! `compose` chooses the news.

use askama::Template;

use super::facts::{LetterFacts, LetterText};
use crate::booking::present::Standing;
use crate::platform::i18n::t_with;

/// What a letter about a live booking tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum BookingNews {
    /// It was made, and is so sure.
    Made(Standing),
    /// A seat from the waiting list.
    Promoted,
    /// The interpreter they waited for.
    InterpreterFound,
    /// A seat from the waiting list, if it is accepted by then.
    Offered {
        /// "tisdag 6 oktober kl. 15.00".
        until: String,
    },
    /// Another session.
    Moved,
}

impl BookingNews {
    /// The keys of the subject and of the opening sentence, and what the sentence tells.
    fn words(&self, f: &LetterFacts) -> (&'static str, String) {
        match self {
            Self::Made(Standing::Confirmed) => ("mail-confirmed.subject", f.t("mail-confirmed")),
            Self::Made(Standing::Offered) => ("mail-offered.subject", f.t("mail-offered")),
            Self::Made(Standing::Pending) => ("mail-pending.subject", f.t("mail-pending")),
            Self::Made(Standing::Waiting(place)) => ("mail-waiting.subject", waiting(f, *place)),
            Self::Promoted => ("mail-promoted.subject", f.t("mail-promoted")),
            Self::InterpreterFound => ("mail-promoted.subject", f.t("mail-interpreter-found")),
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
            Self::Made(Standing::Waiting(_)) => "mail-leave-queue",
            _ => "mail-change",
        }
    }
}

/// The place in the queue, and how it goes on from there.
fn waiting(f: &LetterFacts, place: i64) -> String {
    let place = t_with(f.locale, "mail-waiting", &[("place", place.into())]);
    let next = match &f.queue_until {
        Some(until) => {
            let until = until.as_str().into();
            t_with(f.locale, "mail-queue-moves", &[("until", until)])
        }
        None => f.t("mail-queue-stands"),
    };
    format!("{place} {next}")
}

/// Tells of a seat, or of a place in the waiting list.
#[derive(Debug, Clone)]
pub(super) struct BookingLetter {
    /// Who, when, where.
    pub facts: LetterFacts,
    /// What there is to tell.
    pub news: BookingNews,
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

impl BookingLetter {
    /// Puts it into words.
    pub fn write(&self) -> Result<LetterText, askama::Error> {
        let f = &self.facts;
        let (subject, opening) = self.news.words(f);
        let invitation = f.t(self.news.invitation());
        let subject = f.subject(subject);
        let (opening, link) = (opening.as_str(), self.link.as_str());
        let invitation = invitation.as_str();
        Ok(LetterText {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::notify::letters::facts::sample;
    use crate::platform::i18n::Locale;
    use crate::platform::ui::{Branding, Colours};

    const CONFIRMATION: &str = "\
Hej Gunvor <b>!

Du har en plats.

Vad: Skydda dig mot bluff
När: tisdag 6 oktober kl. 15.30–16.10
Var: Servicepunkt Valla, i butiken, Stationsvägen 3, Valla
Ta med: Din dator, mobil eller surfplatta, laddaren och läsglasögonen
Bokningsnummer: KDM4 X7H3

Kan du inte komma? Avboka här, så får någon annan platsen:
https://motesplats.example/sv/my-booking?link=mpb_x&y

Du kan också ringa 0150-570 00 och säga ditt nummer.

Vänliga hälsningar
Katrineholms kommun";

    #[test]
    fn a_confirmation_says_when_where_and_how_to_cancel() {
        let letter = BookingLetter {
            facts: sample(Locale::Sv),
            news: BookingNews::Made(Standing::Confirmed),
            link: "https://motesplats.example/sv/my-booking?link=mpb_x&y".to_owned(),
        };
        let written = letter.write().unwrap();
        assert_eq!(written.subject, "Din plats tisdag 6 oktober kl. 15.30");
        assert_eq!(written.text.trim_end(), CONFIRMATION);
        assert!(written.html.contains("Gunvor &#60;b&#62;"));
        assert!(written.html.contains("link=mpb_x&#38;y"));
    }

    #[test]
    fn whoever_waits_is_asked_to_leave_the_queue_and_not_to_give_up_a_place() {
        let letter = BookingLetter {
            facts: sample(Locale::Sv),
            news: BookingNews::Made(Standing::Waiting(2)),
            link: String::new(),
        };
        let text = letter.write().unwrap().text;
        assert!(text.contains("Vill du inte stå kvar i kön?"), "{text}");
        assert!(!text.contains("får någon annan platsen"), "{text}");
    }

    #[test]
    fn a_letters_links_have_the_colour_of_its_branding() {
        let colours = Colours {
            main: "#123456".to_owned(),
            ..Branding::default().colours
        };
        let mut facts = sample(Locale::Sv);
        facts.branding = Branding::new("Digidelen", None, colours, b"<svg/>").into();
        let letter = BookingLetter {
            facts,
            news: BookingNews::Promoted,
            link: "https://motesplats.example/sv/my-booking".to_owned(),
        };
        let html = letter.write().unwrap().html;
        assert!(html.contains("color:#123456"));
        assert!(!html.contains(&Branding::default().colours.main));
    }

    #[test]
    fn no_subject_tells_what_a_session_is_about_or_breaks_its_line() {
        for locale in Locale::ALL {
            for news in [
                BookingNews::Made(Standing::Confirmed),
                BookingNews::Made(Standing::Offered),
                BookingNews::Made(Standing::Waiting(2)),
                BookingNews::Made(Standing::Pending),
                BookingNews::Promoted,
                BookingNews::InterpreterFound,
                BookingNews::Offered {
                    until: "onsdag".to_owned(),
                },
                BookingNews::Moved,
            ] {
                let mut facts = sample(locale);
                facts.when.push_str("\r\nBcc: eve");
                let link = String::new();
                let letter = BookingLetter { facts, news, link }.write().unwrap();
                assert!(!letter.subject.contains("bluff"), "{}", letter.subject);
                assert!(!letter.subject.contains(['\r', '\n']));
            }
        }
    }
}
