//! What is known of a booking, as lines of a page: what it is for, who comes, how to reach them.

use super::page::{ContactFacts, Fact, LetterLine, SaidInLetter, StatusChip};
use super::record::BookingRecord;
use crate::booking::letters::Letter;
use crate::booking::reach::Reach;
use crate::booking::status::BookingStatus;
use crate::platform::contact::ShownPhone;
use crate::platform::i18n::{Locale, dates, languages, named, t, t_with};
use crate::platform::mail::state::LetterState;

impl BookingRecord {
    /// How far it has come, in a word or two.
    pub(super) fn status(&self, locale: Locale) -> StatusChip {
        let name = self.booking.status.name();
        let text = match self.position {
            Some(place) => t_with(locale, "record-status-place", &[("place", place.into())]),
            None => t(locale, &format!("record-status-{name}")).into_owned(),
        };
        let needs_work = matches!(
            self.booking.status,
            BookingStatus::Pending | BookingStatus::Offered
        );
        StatusChip {
            text,
            class: if needs_work { "flag" } else { "tag" },
        }
    }

    /// Who comes, and what they need.
    pub(super) fn attendee(&self, locale: Locale) -> Vec<Fact> {
        let (booking, details) = (&self.booking, &self.details);
        let family = |family: &str, words: &[String]| {
            let words = words.iter().map(|word| named(locale, family, word));
            words.collect::<Vec<_>>().join(", ")
        };
        let several = |n: i32, key: &str| match n {
            0 => String::new(),
            n => t_with(locale, key, &[("n", i64::from(n).into())]),
        };
        let device = details.device.as_deref();
        let interpreter = booking.interpreter.as_deref();
        let visit = |part| details.visit_part(part).unwrap_or_default().to_owned();
        [
            ("record-seats", several(booking.seats, "record-seats-n")),
            (
                "record-companions",
                several(details.companions, "roster-companion"),
            ),
            ("roster-topics", self.session.topics_marked(locale, details)),
            (
                "record-device",
                device.map_or_else(String::new, |name| {
                    named(locale, "device", name).into_owned()
                }),
            ),
            ("record-needs", family("need", &details.needs)),
            (
                "record-interpreter",
                interpreter.map_or_else(String::new, |tag| languages::name(locale, tag)),
            ),
            ("record-address", visit("address")),
            ("record-entry", visit("entry")),
        ]
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| Fact {
            label: t(locale, label),
            text,
        })
        .collect()
    }

    /// How they are reached; a discreet booking says nothing of it.
    pub(super) fn contact(&self, locale: Locale) -> ContactFacts {
        let booking = &self.booking;
        let phone = booking.phone.as_deref();
        let told = match Reach::of(booking) {
            _ if booking.email_bounced_at.is_some() && booking.wants_letters() => {
                "record-told-not-by-letter"
            }
            Reach::Letter => "record-told-letter",
            Reach::Call { .. } => "record-told-call",
            Reach::Door => "record-told-door",
        };
        ContactFacts {
            phone: phone.map(|tidy| ShownPhone::of(tidy, booking.phone_typed.as_deref(), locale)),
            email: booking.email.clone(),
            language: languages::name(locale, &booking.language),
            booked_by: self.booked_by(locale),
            told: t(locale, told),
        }
    }

    /// "Anhörig: Lena, lena@exempel.se"; none for whoever booked for themselves.
    fn booked_by(&self, locale: Locale) -> Option<String> {
        let said = |part: &str| {
            self.details
                .booked_by
                .get(part)?
                .as_str()
                .map(str::to_owned)
        };
        let relation = said("relation").filter(|relation| relation != "self")?;
        let relation = named(locale, "relation", &relation).into_owned();
        let who: Vec<String> = [said("name"), said("email")]
            .into_iter()
            .flatten()
            .collect();
        Some(match who.is_empty() {
            true => relation,
            false => format!("{relation}: {}", who.join(", ")),
        })
    }

    /// The letters, the newest first.
    pub(super) fn letter_lines(&self, locale: Locale) -> Vec<LetterLine> {
        let line = |letter: &Letter| LetterLine {
            why: letter
                .not_delivered()
                .map(|why| why.words(locale).into_owned()),
            when: dates::capital(&self.moment(locale, letter.sent_at.unwrap_or(letter.created_at))),
            what: t(locale, &format!("letter-{}", letter.kind.name())),
            state: t(locale, &format!("letter-state-{}", letter.state.name())),
            said: self.said(letter),
            class: match letter.state {
                LetterState::Failed | LetterState::GivenUp | LetterState::Withheld => "flag",
                _ => "tag",
            },
        };
        self.letters.iter().map(line).collect()
    }

    /// What a letter said; of a discreet booking it names the person, and stays closed.
    fn said(&self, letter: &Letter) -> Option<SaidInLetter> {
        let said = letter.sent_subject.clone().zip(letter.sent_text.clone());
        let said = said.filter(|_| !self.is_discreet());
        said.map(|(subject, text)| SaidInLetter { subject, text })
    }

    /// When names and contacts go; none once they are gone.
    pub(super) fn kept_until(&self, locale: Locale) -> Option<String> {
        let days = chrono::TimeDelta::days(self.session.owner.retention_days.into());
        let (day, _) = self
            .session
            .local(self.session.session.timing.ends_at + days);
        let day = dates::day_long(locale, day);
        let known = self.booking.wiped_at.is_none();
        known.then(|| t_with(locale, "record-kept", &[("day", day.into())]))
    }
}
