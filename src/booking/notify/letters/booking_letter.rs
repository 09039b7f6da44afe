//! The letter about a live booking: a seat, a place in the waiting list, an offer, another session.
//! It carries the link that opens the booking.
//! `compose` chooses the news.

use chrono::{DateTime, Utc};

use super::facts::LetterFacts;
use super::sheet::{Details, Sheet, Way, way_of};
use crate::booking::present::Standing;
use crate::booking::status::BookingStatus;

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
    Offered { until: DateTime<Utc> },
    /// Another session.
    Moved,
}

/// Tells of a seat, or of a place in the waiting list.
#[derive(Debug, Clone)]
pub(super) struct BookingLetter {
    /// What there is to tell.
    pub news: BookingNews,
    /// Opens the booking.
    pub link: String,
}

impl BookingLetter {
    /// Puts it into words.
    pub fn sheet(&self, f: LetterFacts) -> Sheet {
        let (subject, opening) = self.news.words(&f);
        let way = Way {
            ask: f.t(self.news.asks()),
            button: f.t("mail-open"),
            link: f.link(&self.link),
        };
        Sheet {
            subject: f.subject(subject),
            opening,
            more: self.news.goes_on(&f),
            said: None,
            changes: Vec::new(),
            details: Details::All,
            way: Some(way),
            reach: "mail-call",
            f,
        }
    }
}

impl BookingNews {
    /// The key of the subject, and the opening sentence.
    fn words(&self, f: &LetterFacts) -> (&'static str, String) {
        match self {
            Self::Made(Standing::Confirmed) => ("mail-confirmed.subject", f.t("mail-confirmed")),
            Self::Made(Standing::Offered) => ("mail-offered.subject", f.t("mail-offered")),
            Self::Made(Standing::Pending) => ("mail-pending.subject", f.t("mail-pending")),
            Self::Made(Standing::Waiting(place)) => (
                "mail-waiting.subject",
                f.with("mail-waiting", "place", *place),
            ),
            Self::Promoted => ("mail-promoted.subject", f.t("mail-promoted")),
            Self::InterpreterFound => ("mail-promoted.subject", f.t("mail-interpreter-found")),
            Self::Offered { until } => (
                "mail-offer.subject",
                f.with("mail-offer", "until", f.local(*until)),
            ),
            Self::Moved => ("mail-moved.subject", f.t("mail-moved")),
        }
    }

    /// How it goes on from a place in the queue.
    fn goes_on(&self, f: &LetterFacts) -> Vec<String> {
        match (self, &f.queue_until) {
            (Self::Made(Standing::Waiting(_)), Some(until)) => {
                vec![f.with("mail-queue-moves", "until", until.clone())]
            }
            (Self::Made(Standing::Waiting(_)), None) => vec![f.t("mail-queue-stands")],
            _ => Vec::new(),
        }
    }

    /// What the link is for.
    fn asks(&self) -> &'static str {
        way_of(match self {
            Self::Offered { .. } => BookingStatus::Offered,
            Self::Made(Standing::Waiting(_)) => BookingStatus::Waiting,
            _ => BookingStatus::Confirmed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::notify::letters::facts::sample;
    use crate::booking::notify::letters::letter_text::LetterText;
    use crate::platform::i18n::Locale;
    use crate::platform::ui::{Branding, Colours};

    const CONFIRMATION: &str = "\
Hej Gunvor <b>!

Du har en plats.

Vad: Hjälp på tu man hand
När: onsdag 7 oktober kl. 15.30–16.10
Var: Servicepunkt Valla, Stationsvägen 4, Valla
Entré och tillgänglighet: Gå in genom butiken. Fråga i kassan.
Ta med: Din dator, mobil eller surfplatta, laddaren och läsglasögonen
Bokningsnummer: KDM4 X7H3

Kan du inte komma? Avboka här, så får någon annan platsen:
https://motesplats.example/sv/my-booking?link=mpb_x&y

Du kan också ringa 08-465 004 54 och säga ditt nummer. Det går också bra att komma till Servicepunkt Valla.

Vänliga hälsningar
Katrineholms kommun

Vi sparar ditt namn till 14 dagar efter besöket.";

    fn written(news: BookingNews, branding: &Branding) -> LetterText {
        let link = "my-booking?link=mpb_x&y".to_owned();
        let sheet = BookingLetter { news, link }.sheet(sample(Locale::Sv));
        LetterText::of(branding, sheet, None).unwrap()
    }

    #[test]
    fn a_confirmation_says_when_where_and_how_to_cancel() {
        let news = BookingNews::Made(Standing::Confirmed);
        let written = written(news, &Branding::default());
        assert_eq!(written.subject, "Din plats onsdag 7 oktober kl. 15.30");
        assert_eq!(written.text, CONFIRMATION);
        assert!(written.html.contains("Gunvor &#60;b&#62;"));
        assert!(written.html.contains("link=mpb_x&#38;y"));
    }

    #[test]
    fn whoever_waits_is_asked_to_leave_the_queue_and_not_to_give_up_a_place() {
        let news = BookingNews::Made(Standing::Waiting(2));
        let text = written(news, &Branding::default()).text;
        assert!(text.contains("Vill du inte stå kvar i kön?"), "{text}");
        assert!(!text.contains("får någon annan platsen"), "{text}");
    }

    #[test]
    fn a_letters_button_has_the_colour_of_its_branding() {
        let colours = Colours {
            main: "#123456".to_owned(),
            ..Branding::default().colours
        };
        let branding = Branding::new("Digidelen", None, colours, b"<svg/>");
        let html = written(BookingNews::Promoted, &branding).html;
        assert!(html.contains("background:#123456"));
        assert!(!html.contains(&Branding::default().colours.main));
    }

    #[test]
    fn no_subject_breaks_its_line() {
        let mut facts = sample(Locale::Sv);
        facts.when.push_str("\r\nBcc: eve");
        let news = BookingNews::Moved;
        let link = String::new();
        let sheet = BookingLetter { news, link }.sheet(facts);
        assert!(!sheet.subject.contains(['\r', '\n']));
    }
}
