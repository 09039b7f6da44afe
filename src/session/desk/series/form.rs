//! What was typed into the form for a series, and the request it makes.

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::desk::draft_form::form::DraftForm;
use crate::session::desk::draft_form::options::DraftOptions;
use crate::session::desk::draft_form::typed::{filled, number};
use crate::session::desk::new::form::wall_time;
use crate::session::plan::request::SessionRequest;
use crate::session::series::judge::{JudgedDate, Outcome};
use crate::session::series::request::{RuleRequest, SeriesRequest};
use crate::session::series::store::Series;

/// The fields with boxes to tick.
pub const LISTS: [&str; 8] = [
    "target-groups",
    "devices",
    "helpers",
    "languages",
    "topics",
    "campaigns",
    "weekdays",
    "on",
];

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesForm {
    pub draft: DraftForm,
    /// `week-2`: unit and how many it passes over; `dates`.
    pub repeat: String,
    pub weekdays: Vec<String>,
    /// Of a month: `1` to `5`, `-1`.
    pub week: String,
    /// Days, each on a line.
    pub dates: String,
    pub from: String,
    pub to: String,
    pub time: String,
    pub minutes: String,
    /// The series whose next term it is, an id.
    pub renews: String,
}

impl SeriesForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            draft: DraftForm::of(form, languages),
            repeat: text("repeat"),
            weekdays: form.all("weekdays").map(str::to_owned).collect(),
            week: text("week"),
            dates: text("dates"),
            from: text("from"),
            to: text("to"),
            time: text("time"),
            minutes: text("minutes"),
            renews: text("renews"),
        }
    }

    /// The next term of a series that was made: the same again, for as long.
    #[must_use]
    pub fn renewing(series: &Series, options: &DraftOptions) -> Option<Self> {
        let rule = serde_json::from_value(series.rule.clone()).ok()?;
        Some(Self {
            renews: series.id.to_string(),
            ..Self::next(&series.template, rule, options)?
        })
    }

    /// The same again, for as long, from the day after the last of a rule.
    #[must_use]
    pub fn next(template: &Value, rule: RuleRequest, options: &DraftOptions) -> Option<Self> {
        let template: SessionRequest = serde_json::from_value(template.clone()).ok()?;
        let span = rule.from.as_deref().zip(rule.to.as_deref());
        let (from, to) = span.and_then(next_term).unwrap_or_default();
        let number = |given: Option<i64>| given.map(|n| n.to_string()).unwrap_or_default();
        Some(Self {
            draft: DraftForm::of_request(&template, options),
            repeat: match rule.unit.as_str() {
                "dates" => rule.unit,
                unit => format!("{unit}-{}", rule.every.unwrap_or(1)),
            },
            weekdays: rule.weekdays.unwrap_or_default(),
            week: number(rule.week),
            dates: String::new(),
            from,
            to,
            time: rule.local_time.replace(':', "."),
            minutes: rule.minutes.to_string(),
            renews: String::new(),
        })
    }

    /// Whether people book the whole of it.
    #[must_use]
    pub fn is_course(&self) -> bool {
        self.draft.kind == "course"
    }

    /// What to show or to make. What the way of repeating does not ask for does not count.
    #[must_use]
    pub fn request(&self) -> SeriesRequest {
        SeriesRequest {
            template: self.draft.request(),
            rule: self.rule(),
            preview: false,
            renews: filled(&self.renews),
            except_dates: Vec::new(),
            even_if_closed: Vec::new(),
        }
    }

    fn rule(&self) -> RuleRequest {
        let (unit, every) = match self.repeat.split_once('-') {
            Some((unit, every)) => (unit, Some(number(every))),
            None => (self.repeat.as_str(), None),
        };
        let named = unit == "dates";
        let weekdays = Some(self.weekdays.clone());
        RuleRequest {
            unit: unit.to_owned(),
            every,
            weekdays: weekdays.filter(|_| !named),
            week: filled(&self.week).filter(|_| unit == "month").map(number),
            dates: named.then(|| days(&self.dates)),
            from: filled(&self.from).filter(|_| !named),
            to: filled(&self.to).filter(|_| !named),
            local_time: wall_time(&self.time),
            minutes: number(self.minutes.trim()),
        }
    }
}

/// As many days, from the day after the last.
fn next_term((from, to): (&str, &str)) -> Option<(String, String)> {
    let (from, to): (NaiveDate, NaiveDate) = (from.parse().ok()?, to.parse().ok()?);
    let next = to.succ_opt()?;
    let last = next.checked_add_signed(to - from)?;
    Some((next.to_string(), last.to_string()))
}

/// The days of a text, however they are parted.
fn days(text: &str) -> Vec<String> {
    let parts = text.split(|sign: char| sign.is_whitespace() || sign == ',' || sign == ';');
    parts
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The request that holds the ticked dates and no others, whatever is closed.
#[must_use]
pub fn with_ticks(
    request: SeriesRequest,
    dates: &[JudgedDate],
    ticked: &[NaiveDateTime],
) -> SeriesRequest {
    let (held, left): (Vec<_>, Vec<_>) =
        dates.iter().partition(|one| ticked.contains(&one.start()));
    let shut = held.iter().filter(|one| one.outcome != Outcome::Create);
    // What cannot be held at all stays as it is judged: it is left out for a reason of its own.
    let left = left.iter().filter(|one| one.outcome == Outcome::Create);
    SeriesRequest {
        except_dates: left.map(|one| one.date.to_string()).collect(),
        even_if_closed: shut.map(|one| one.date.to_string()).collect(),
        ..request
    }
}
