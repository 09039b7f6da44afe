//! The letter of the day before: when, where, how to get in, what to bring, and a way to say "I cannot come".
//! Of a course it is about one meeting. `compose` chooses it while it is true.

use askama::Template;

use super::cancellation_letter::CancellationReason;
use super::facts::{LetterFacts, LetterText};

/// Reminds somebody of a session.
pub(super) struct ReminderLetter {
    pub facts: LetterFacts,
    /// How to get in, in the venue's words; empty where it says nothing.
    pub ways_in: CancellationReason,
    pub way_out: WayOut,
}

/// What somebody does who cannot come.
pub(super) enum WayOut {
    /// They give up their seat, by the page of this link.
    Cancel(String),
    /// They miss one meeting and keep the course, which this link opens.
    MissOne(String),
}

impl WayOut {
    /// The keys of what is asked and of what the link is called.
    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Cancel(_) => ("mail-change", "mail-cannot-come"),
            Self::MissOne(_) => ("mail-miss-one", "mail-open"),
        }
    }

    fn link(&self) -> &str {
        match self {
            Self::Cancel(link) | Self::MissOne(link) => link,
        }
    }
}

#[derive(Template)]
#[template(path = "mail/reminder.txt", escape = "none")]
struct ReminderText<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    ways_in: &'a CancellationReason,
    invitation: &'a str,
    link: &'a str,
}

#[derive(Template)]
#[template(path = "mail/reminder.html")]
struct ReminderHtml<'a> {
    f: &'a LetterFacts,
    opening: &'a str,
    ways_in: &'a CancellationReason,
    invitation: &'a str,
    button: &'a str,
    link: &'a str,
    subject: &'a str,
}

impl ReminderLetter {
    /// Puts it into words.
    pub fn write(&self) -> Result<LetterText, askama::Error> {
        let (f, ways_in) = (&self.facts, &self.ways_in);
        let (invitation, button) = self.way_out.words();
        let (invitation, button) = (f.t(invitation), f.t(button));
        let (subject, opening) = (f.subject("mail-reminder.subject"), f.t("mail-reminder"));
        let (opening, invitation) = (opening.as_str(), invitation.as_str());
        let link = self.way_out.link();
        let text = ReminderText {
            f,
            opening,
            ways_in,
            invitation,
            link,
        };
        let html = ReminderHtml {
            f,
            opening,
            ways_in,
            invitation,
            button: &button,
            link,
            subject: &subject,
        };
        Ok(LetterText {
            text: text.render()?,
            html: html.render()?,
            subject,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::booking::notify::letters::facts::sample;
    use crate::platform::i18n::Locale;

    const REMINDER: &str = "\
Hej Gunvor <b>!

Vi påminner dig om din tid.

Vad: Skydda dig mot bluff
När: tisdag 6 oktober kl. 15.30–16.10
Var: Servicepunkt Valla, i butiken, Stationsvägen 3, Valla
Entré och tillgänglighet: Ingång från parkeringen.
Ta med: Din dator, mobil eller surfplatta, laddaren och läsglasögonen
Bokningsnummer: KDM4 X7H3

Kan du inte komma? Avboka här, så får någon annan platsen:
https://motesplats.example/sv/my-booking?link=mpb_x&cancel=yes

Du kan också ringa 0150-570 00 och säga ditt nummer.

Vänliga hälsningar
Katrineholms kommun";

    fn letter(locale: Locale, way_out: fn(String) -> WayOut) -> LetterText {
        let link = "https://motesplats.example/sv/my-booking?link=mpb_x&cancel=yes";
        let letter = ReminderLetter {
            facts: sample(locale),
            ways_in: CancellationReason {
                text: "Ingång från parkeringen.".to_owned(),
                lang: (locale != Locale::Sv).then(|| "sv".to_owned()),
            },
            way_out: way_out(link.to_owned()),
        };
        letter.write().unwrap()
    }

    #[test]
    fn it_says_when_where_how_to_get_in_and_how_to_stay_away() {
        let written = letter(Locale::Sv, WayOut::Cancel);
        assert_eq!(written.subject, "Påminnelse: tisdag 6 oktober kl. 15.30");
        assert_eq!(written.text.trim_end(), REMINDER);
        assert!(written.html.contains("Jag kan inte komma"));
        assert!(written.html.contains("link=mpb_x&#38;cancel=yes"));
        assert!(
            written.html.contains("font-size:26px"),
            "the telephone is large"
        );
    }

    #[test]
    fn its_subject_names_no_topic_no_person_and_no_number() {
        for locale in Locale::ALL {
            let written = letter(locale, WayOut::Cancel);
            for secret in ["bluff", "Gunvor", "KDM4"] {
                assert!(!written.subject.contains(secret), "{}", written.subject);
            }
            assert!(written.subject.chars().count() < 60, "{}", written.subject);
        }
    }

    #[test]
    fn whoever_misses_one_meeting_is_not_asked_to_give_up_the_course() {
        let written = letter(Locale::En, WayOut::MissOne);
        assert!(!written.text.contains("somebody else gets the place"));
        assert!(written.html.contains("Open my booking"));
        assert!(written.html.contains(r#"<span lang="sv">"#));
    }
}
