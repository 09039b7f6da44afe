//! View model of the review: every date of a rule, with what speaks against it and a box to tick.
//! `templates/session/series_review.html` shows it.

use std::collections::HashMap;

use askama::Template;
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::platform::i18n::{Locale, dates, named, t, t_with};
use crate::platform::ids::SessionId;
use crate::platform::text::LocalText;
use crate::platform::time::{Zone, local};
use crate::platform::ui::Layout;
use crate::session::present::words::Words;
use crate::session::series::judge::{JudgedDate, Outcome};

/// A date of the rule.
#[derive(Debug, Clone, Default)]
pub struct ReviewRow {
    /// Said before it: that the clock is changed since the date before.
    pub clock: Option<String>,
    /// `2027-03-29T13:00`.
    pub value: String,
    /// "mån 29 mars".
    pub day: String,
    /// "13.00–15.00".
    pub times: String,
    /// The stop of a tour.
    pub place: Option<String>,
    /// None where it cannot be held at all.
    pub ticked: Option<bool>,
    /// "Annandag påsk", "Rummet eller en hjälpare är upptagen."
    pub note: Option<String>,
    /// What is in the way: its page and its title.
    pub other: Option<(String, String)>,
    /// `wrong`, `left` or nothing: how it looks.
    pub class: &'static str,
}

/// `POST /{lang}/desk/series/new`, `…/blocks/new` and `…/tours/new` before anything is made. The form sends `step` and the ticked dates as `on`.
#[derive(Template)]
#[template(path = "session/series_review.html")]
pub struct SeriesReviewPage {
    /// Its title is the heading: "Granska 9 datum".
    pub l: Layout,
    /// "Öppen datorhjälp. Katrineholms bibliotek."
    pub lead: String,
    pub notice: Option<String>,
    pub action: String,
    pub key: String,
    /// Everything that was typed.
    pub hidden: Vec<(String, String)>,
    pub rows: Vec<ReviewRow>,
    /// "7 skapas, 2 hoppas över".
    pub sum: String,
    pub is_course: bool,
    pub may_publish: bool,
}

/// What the rows are made of.
#[derive(Debug, Clone, Copy)]
pub struct Review<'a> {
    pub locale: Locale,
    pub zone: Zone,
    /// The language of texts that the reader's has none of.
    pub language: &'a str,
    /// The titles of what is in the way.
    pub titles: &'a HashMap<SessionId, LocalText>,
    /// What staff ticked; none before they have.
    pub ticked: Option<&'a [NaiveDateTime]>,
}

impl Review<'_> {
    #[must_use]
    pub fn rows(&self, judged: &[JudgedDate]) -> Vec<ReviewRow> {
        let mut before = None;
        let mut rows = Vec::with_capacity(judged.len());
        for one in judged {
            let mut row = self.row(one);
            row.clock = before.and_then(|before| self.clock(before, one));
            before = Some(one.date);
            rows.push(row);
        }
        rows
    }

    /// "7 skapas, 2 hoppas över".
    #[must_use]
    pub fn sum(&self, rows: &[ReviewRow]) -> String {
        let made = rows.iter().filter(|row| row.ticked == Some(true)).count();
        let left = rows.len() - made;
        let facts = [("made", made.into()), ("left", left.into())];
        t_with(self.locale, "series-sum", &facts)
    }

    fn row(&self, one: &JudgedDate) -> ReviewRow {
        let possible = match one.outcome {
            Outcome::Clash(_) | Outcome::TooFew(..) | Outcome::Away(_) => None,
            _ => one.timing.map(|_| one.outcome == Outcome::Create),
        };
        let ticked = possible.map(|usual| {
            let chosen = self.ticked.map(|ticked| ticked.contains(&one.start()));
            chosen.unwrap_or(usual)
        });
        ReviewRow {
            clock: None,
            value: one.start().format("%Y-%m-%dT%H:%M").to_string(),
            day: dates::day_short(self.locale, one.date),
            times: self.times(one),
            place: one.place.as_ref().map(|place| self.say(place)),
            ticked,
            note: self.note(one),
            other: self.other(one),
            class: match (one.outcome, ticked) {
                (Outcome::Clash(_) | Outcome::TooFew(..) | Outcome::Away(_), _) => "wrong",
                (_, Some(true)) => "",
                _ => "left",
            },
        }
    }

    fn times(&self, one: &JudgedDate) -> String {
        let starts = dates::time(self.locale, one.time);
        match one.timing {
            Some(timing) => {
                let (_, end) = local(timing.ends_at, self.zone);
                format!("{starts}–{}", dates::time(self.locale, end))
            }
            None => starts,
        }
    }

    fn note(&self, one: &JudgedDate) -> Option<String> {
        let name = one.name.as_ref().map(|name| self.say(name));
        match one.outcome {
            Outcome::Clash(_) => Some(t(self.locale, "series-clash").into_owned()),
            Outcome::TooFew(..) => {
                let name = name.unwrap_or_default();
                let facts = [("name", name.into())];
                Some(t_with(self.locale, "series-too-few", &facts))
            }
            Outcome::Away(_) => {
                let name = name.unwrap_or_default();
                Some(t_with(self.locale, "series-away", &[("name", name.into())]))
            }
            Outcome::Skip(reason) if one.timing.is_none() => {
                Some(named(self.locale, "series-skip", reason.name()).into_owned())
            }
            _ => name,
        }
    }

    fn other(&self, one: &JudgedDate) -> Option<(String, String)> {
        let (Outcome::Clash(Some(other)) | Outcome::TooFew(_, Some(other))) = one.outcome else {
            return None;
        };
        let title = self.say(self.titles.get(&other)?);
        let href = format!("/{}/desk/sessions/{other}", self.locale.tag());
        Some((href, title))
    }

    fn say(&self, text: &LocalText) -> String {
        Words::new(self.locale, self.language).pick(text)
    }

    /// "Sommartid från söndag 28 mars. 13.00 är fortfarande 13.00."
    fn clock(&self, before: NaiveDate, one: &JudgedDate) -> Option<String> {
        let changed = before
            .iter_days()
            .skip(1)
            .take_while(|day| *day <= one.date)
            .find(|day| self.offset(*day) != self.offset(*day - TimeDelta::days(1)))?;
        let key = match self.offset(changed) > self.offset(changed - TimeDelta::days(1)) {
            true => "series-clock-forward",
            false => "series-clock-back",
        };
        let facts = [
            ("day", dates::day_long(self.locale, changed).into()),
            ("time", dates::time(self.locale, one.time).into()),
        ];
        Some(t_with(self.locale, key, &facts))
    }

    /// How far the wall is ahead of UTC at noon.
    fn offset(&self, day: NaiveDate) -> TimeDelta {
        let noon = day.and_time(chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default());
        let utc: DateTime<Utc> = noon.and_utc();
        let (date, time) = local(utc, self.zone);
        date.and_time(time) - noon
    }
}
