//! What a letter says in one language, in the order in which it is read. Each kind of letter fills one; `letter_text`
//! writes it down.

use super::facts::{CalendarFile, LetterFacts};
use super::isolate::{self, Piece};
use super::said::Said;
use crate::booking::notify::own_texts::Template;
use crate::booking::status::BookingStatus;
use crate::platform::i18n::Locale;
use crate::session::BringSaid;

/// A letter in one language.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub f: LetterFacts,
    pub subject: String,
    /// What is the case.
    pub opening: String,
    /// What follows from it.
    pub more: Vec<String>,
    /// Staff's own words.
    pub said: Option<Said>,
    /// Old and new, where something has changed.
    pub changes: Vec<ChangedLine>,
    pub details: Details,
    pub way: Option<Way>,
    /// How else to say so: `mail-call`, or `mail-call-us` where no number is needed.
    pub reach: &'static str,
}

/// One time or place, before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ChangedLine {
    /// Day and time.
    pub before: String,
    /// Venue and room, where people come to it.
    pub before_place: Option<String>,
    /// Day and time, or that it does not take place.
    pub now: String,
    /// Venue, room and address.
    pub now_place: Option<String>,
}

/// How much a letter says of the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Details {
    /// Everything that whoever comes must know.
    All,
    /// The same, for whom old and new say when and where; a number where there is a booking.
    Changed { number: bool },
    /// What staff's words are about.
    Named,
    /// What does not take place for the reader.
    Ended,
}

/// What the reader can do by a link.
#[derive(Debug, Clone)]
pub(super) struct Way {
    /// What is asked, with a colon.
    pub ask: String,
    pub button: String,
    pub link: String,
}

impl Details {
    fn say_when_and_where(self) -> bool {
        !matches!(self, Self::Changed { .. })
    }

    fn say_the_address(self) -> bool {
        matches!(self, Self::All | Self::Named)
    }

    fn say_how_to_come(self) -> bool {
        matches!(self, Self::All | Self::Changed { .. })
    }

    fn say_the_number(self) -> bool {
        matches!(
            self,
            Self::All | Self::Named | Self::Changed { number: true }
        )
    }
}

impl Sheet {
    pub fn has_when_and_where(&self) -> bool {
        self.details.say_when_and_where()
    }

    pub fn address(&self) -> Option<&str> {
        self.f.address().filter(|_| self.details.say_the_address())
    }

    pub fn ways_in(&self) -> Option<&Said> {
        self.f.ways_in().filter(|_| self.details.say_how_to_come())
    }

    pub fn online(&self) -> Option<&str> {
        let address = self.f.online.as_deref();
        address.filter(|_| self.details.say_how_to_come())
    }

    /// What to have along, in this language.
    pub fn along(&self) -> BringSaid {
        self.f.bring.said(self.f.locale)
    }

    pub fn has_bring(&self) -> bool {
        self.details.say_how_to_come()
    }

    pub fn has_number(&self) -> bool {
        self.details.say_the_number()
    }

    /// What the organisation says in its own words, with its variables filled in.
    pub fn own(&self) -> Option<Said> {
        let said = Said::best(self.f.own.as_ref()?.texts(), self.f.locale);
        let template = Template::parse(&isolate::without_marks(&said.text)).ok()?;
        let text = template.fill(|variable| self.f.value(variable));
        (!text.is_empty()).then_some(Said { text, ..said })
    }

    pub fn reach(&self) -> Option<String> {
        self.f.reach(self.reach)
    }

    /// In small type: the calendar's file, how long the name is kept, and that nobody has checked the text.
    pub fn foot(&self) -> Vec<String> {
        let file = self.f.calendar.map(|file| match file {
            CalendarFile::Holds => self.f.t("mail-calendar"),
            CalendarFile::TakesOut => self.f.t("mail-calendar-out"),
        });
        let kept = self.f.with("mail-kept", "days", self.f.kept_days);
        let counts = self.f.counts.map(Locale::tag);
        let unchecked = counts.map(|tag| self.f.with("mail-unchecked", "language", tag));
        [file, Some(kept), unchecked]
            .into_iter()
            .flatten()
            .collect()
    }

    pub fn t(&self, key: &str) -> String {
        self.f.t(key)
    }

    pub fn greeting(&self) -> Vec<Piece> {
        isolate::pieces(&self.f.greeting())
    }

    pub fn reach_in_pieces(&self) -> Option<Vec<Piece>> {
        Some(isolate::pieces(&self.reach()?))
    }

    /// What a telephone dials.
    pub fn dial(&self) -> &str {
        self.f.phone.as_ref().map_or("", |phone| &phone.dial)
    }
}

/// What whoever has a live booking can do about it, and how that is asked: nobody who waits is asked to give up a
/// place.
pub(super) fn way_of(status: BookingStatus) -> &'static str {
    match status {
        BookingStatus::Waiting => "mail-leave-queue",
        BookingStatus::Offered => "mail-answer",
        _ => "mail-change",
    }
}
