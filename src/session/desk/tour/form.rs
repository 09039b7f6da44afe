//! What was typed into the form for a tour, and the request it makes.

use chrono::NaiveDateTime;
use serde_json::Value;

use super::stops::{StopRow, empty_rows, requests, rows_again, rows_of};
use crate::platform::input::form::Form;
use crate::platform::text::LanguageTag;
use crate::session::desk::draft_form::DraftForm;
use crate::session::desk::draft_form::options::DraftOptions;
use crate::session::desk::series::form::SeriesForm;
use crate::session::series::judge::{JudgedDate, Outcome};
use crate::session::series::store::Series;
use crate::session::series::tour_request::{
    StopOfDayRequest, StopRequest, TourDaysRequest, TourRequest,
};

/// What the button says that adds rows.
pub const MORE_ROWS: &str = "rows";

/// What was typed, by the names of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TourForm {
    /// What each stop is, and on which days; without a time.
    pub days: SeriesForm,
    pub stops: Vec<StopRow>,
}

impl TourForm {
    #[must_use]
    pub fn of(form: &Form, languages: &[LanguageTag]) -> Self {
        Self {
            days: SeriesForm::of(form, languages),
            stops: rows_of(form, form.text("step") == MORE_ROWS),
        }
    }

    /// Nothing typed yet: a unit that goes out every week.
    #[must_use]
    pub fn empty(options: &DraftOptions) -> Self {
        let draft = DraftForm {
            kind: "outreach".to_owned(),
            seats: String::new(),
            ..DraftForm::empty(options)
        };
        Self {
            days: SeriesForm {
                draft,
                repeat: "week-1".to_owned(),
                ..SeriesForm::default()
            },
            stops: empty_rows(),
        }
    }

    /// The next term of a tour that was made: the same again, for as long.
    #[must_use]
    pub fn renewing(tour: &Series, options: &DraftOptions) -> Option<Self> {
        let kept = |name: &str| tour.rule.get(name).cloned().unwrap_or(Value::Null);
        let days: TourDaysRequest = serde_json::from_value(kept("rule")).ok()?;
        let stops: Vec<StopRequest> = serde_json::from_value(kept("stops")).ok()?;
        let language = options.text_languages.first().map(|tag| tag.as_str());
        Some(Self {
            days: SeriesForm::next(&tour.template, days.at_some_time(), options)?,
            stops: rows_again(&stops, language.unwrap_or_default()),
        })
    }

    /// What to show or to make. Where it is, each stop says.
    #[must_use]
    pub fn request(&self) -> TourRequest {
        let series = self.days.request();
        let mut template = series.template;
        (template.place, template.lat, template.lon) = (None, None, None);
        TourRequest {
            template,
            rule: TourDaysRequest::of(series.rule),
            stops: requests(&self.stops),
            preview: false,
            except: Vec::new(),
            even_if_closed: Vec::new(),
        }
    }
}

/// The request that holds the ticked stops and no others, whatever is closed.
#[must_use]
pub fn with_ticks(
    request: TourRequest,
    judged: &[JudgedDate],
    ticked: &[NaiveDateTime],
) -> TourRequest {
    let (held, left): (Vec<_>, Vec<_>) =
        judged.iter().partition(|one| ticked.contains(&one.start()));
    let shut = held.iter().filter(|one| one.outcome != Outcome::Create);
    // What cannot be held at all stays as it is judged: it is left out for a reason of its own.
    let left = left.iter().filter(|one| one.outcome == Outcome::Create);
    TourRequest {
        except: left.map(|one| StopOfDayRequest::at(one.start())).collect(),
        even_if_closed: shut.map(|one| StopOfDayRequest::at(one.start())).collect(),
        ..request
    }
}
