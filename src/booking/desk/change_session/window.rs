//! A moment as two fields, a day and a time by the venue's clock; both empty is none.

use chrono::DateTime;

use crate::platform::i18n::{Locale, dates};
use crate::platform::problem::{Fault, Faults};
use crate::platform::time::{Occurrence, Zone, local, parse_date, resolve};

/// As it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayAndTime {
    pub day: String,
    pub time: String,
}

impl DayAndTime {
    /// An instant of the API by the venue's clock.
    #[must_use]
    pub fn of_instant(given: Option<&str>, zone: Zone, locale: Locale) -> Self {
        let read = given.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        read.map_or_else(Self::default, |at| {
            let (day, time) = local(at.to_utc(), zone);
            Self {
                day: day.to_string(),
                time: dates::time(locale, time),
            }
        })
    }

    /// The instant, none where both are empty. Faults stand at `<name>-date` and `<name>-time`.
    pub fn instant(&self, name: &str, zone: Zone, faults: &mut Faults) -> Option<String> {
        if self.day.trim().is_empty() && self.time.trim().is_empty() {
            return None;
        }
        let at = |part: &str| format!("/{name}-{part}");
        let day = faults.take(&at("date"), parse_date(&self.day));
        let time = dates::parse_time(&self.time).ok_or_else(|| Fault::new("bad-time"));
        let time = faults.take(&at("time"), time);
        let instant = resolve(day?, time?, zone, Some(Occurrence::First));
        let instant = faults.take(&at("time"), instant)?;
        Some(instant.to_rfc3339())
    }
}
