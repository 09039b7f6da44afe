//! The letter of the day before: when, where, how to get in, what to bring, and a way to say "I cannot come".
//! Of a course it is about one meeting. `compose` chooses it while it is true.

use super::facts::LetterFacts;
use super::sheet::{Details, Sheet, Way};

/// Reminds somebody of a session.
#[derive(Debug)]
pub(super) struct ReminderLetter {
    pub way_out: WayOut,
}

/// What somebody does who cannot come.
#[derive(Debug)]
pub(super) enum WayOut {
    /// They give up their seat, by the page of this link.
    Cancel(String),
    /// They miss one meeting and keep the course, which this link opens.
    MissOne(String),
}

impl WayOut {
    /// The keys of what is asked and of what the link is called, and the link.
    fn words(&self) -> (&'static str, &'static str, &str) {
        match self {
            Self::Cancel(link) => ("mail-change", "mail-cannot-come", link),
            Self::MissOne(link) => ("mail-miss-one", "mail-open", link),
        }
    }
}

impl ReminderLetter {
    /// Puts it into words.
    pub fn sheet(&self, f: LetterFacts) -> Sheet {
        let (ask, button, link) = self.way_out.words();
        let way = Way {
            ask: f.t(ask),
            button: f.t(button),
            link: f.link(link),
        };
        Sheet {
            subject: f.subject("mail-reminder.subject"),
            opening: f.t("mail-reminder"),
            more: Vec::new(),
            said: None,
            changes: Vec::new(),
            details: Details::All,
            way: Some(way),
            reach: "mail-call",
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
    use crate::platform::ui::Branding;

    fn letter(locale: Locale, way_out: fn(String) -> WayOut) -> LetterText {
        let link = "my-booking?link=mpb_x&cancel=yes".to_owned();
        let way_out = way_out(link);
        let sheet = ReminderLetter { way_out }.sheet(sample(locale));
        LetterText::of(&Branding::default(), sheet, None).unwrap()
    }

    #[test]
    fn it_says_when_where_how_to_get_in_and_how_to_stay_away() {
        let written = letter(Locale::Sv, WayOut::Cancel);
        assert_eq!(written.subject, "Påminnelse: onsdag 7 oktober kl. 15.30");
        assert!(
            written
                .text
                .contains("\nEntré och tillgänglighet: Gå in genom butiken. Fråga i kassan.\n")
        );
        assert!(written.html.contains("Jag kan inte komma"));
        assert!(written.html.contains("link=mpb_x&#38;cancel=yes"));
    }

    #[test]
    fn whoever_misses_one_meeting_is_not_asked_to_give_up_the_course() {
        let written = letter(Locale::En, WayOut::MissOne);
        assert!(!written.text.contains("somebody else gets the place"));
        assert!(written.html.contains("Open my booking"));
        assert!(written.html.contains(r#"<bdi lang="sv">"#));
    }
}
