//! Everything the page of a venue's opening hours is made of.

use actix_web::HttpRequest;
use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use super::form::{WeekForm, field_name};
use super::page::{OpeningHoursPage, PeriodLink};
use crate::platform::auth::Scope;
use crate::platform::i18n::{dates, named, t};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::time::{DayOfWeek, parse_date, today};
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Field, FormErrors};
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::paths::{opening_hours_path, venue_path};
use crate::venue::{OpeningWeek, StoredHours, Venue, find_venue_in_scope, opening_hours};

/// Which week the page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    Usual,
    /// Of a period that is not there yet.
    New,
    /// Of the period that begins then.
    Period(NaiveDate),
}

impl Which {
    /// What cannot be read is the usual week.
    pub fn of(text: &str) -> Self {
        match (text, parse_date(text)) {
            ("new", _) => Self::New,
            (_, Ok(first)) => Self::Period(first),
            _ => Self::Usual,
        }
    }

    fn name(self) -> String {
        match self {
            Self::Usual => String::new(),
            Self::New => "new".to_owned(),
            Self::Period(first) => first.to_string(),
        }
    }

    fn is(self, week: &OpeningWeek) -> bool {
        match self {
            Self::Usual => week.period.is_none(),
            Self::New => false,
            Self::Period(first) => week.period.is_some_and(|(from, _)| from == first),
        }
    }
}

pub struct OpeningScreen {
    pub layout: Layout,
    pub venue: Venue,
    pub stored: StoredHours,
    pub which: Which,
    today: NaiveDate,
}

impl OpeningScreen {
    /// # Errors
    /// 404 for a venue out of reach, and for a period that is not there.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
        which: Which,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("venueId").unwrap_or_default();
        let venue = find_venue_in_scope(conn, scope, named).await?;
        let screen = Self {
            layout: Layout::asked(request, state, opening_hours_path(&venue))?,
            stored: opening_hours(conn, venue.id).await?,
            today: today(state.clock.now()),
            venue,
            which,
        };
        match which {
            Which::Period(_) if screen.week().is_none() => Err(Problem::not_found()),
            _ => Ok(screen),
        }
    }

    fn week(&self) -> Option<&OpeningWeek> {
        let mut weeks = self.stored.hours.weeks().iter();
        weeks.find(|week| self.which.is(week))
    }

    /// All weeks but this one.
    pub fn others(&self) -> Vec<OpeningWeek> {
        let weeks = self.stored.hours.weeks().iter();
        weeks.filter(|week| !self.which.is(week)).cloned().collect()
    }

    pub fn is_period(&self) -> bool {
        self.which != Which::Usual
    }

    pub fn typed(&self) -> WeekForm {
        self.week().map(WeekForm::stored).unwrap_or_default()
    }

    pub fn page(
        &self,
        typed: &WeekForm,
        problem: Option<&Problem>,
        notice: Option<String>,
    ) -> OpeningHoursPage {
        let locale = self.layout.locale;
        let errors = match problem {
            Some(problem) => FormErrors::of(locale, &problem.fields),
            None => FormErrors::none(),
        };
        let own = self.layout.url(&self.layout.path);
        let labels = self.labels();
        let labels: Vec<(&str, &str)> = labels
            .iter()
            .map(|(name, label)| (name.as_str(), label.as_str()))
            .collect();
        let title = match self.is_period() {
            true => "opening-period-title",
            false => "opening-title",
        };
        OpeningHoursPage {
            notice: self.layout.unsent(problem).or(notice),
            refused: Refused::of(problem, locale),
            summary: errors.summary(&labels),
            back_href: match self.is_period() {
                true => own.clone(),
                false => self.layout.url(&venue_path(&self.venue)),
            },
            back: match self.is_period() {
                true => t(locale, "opening-title").into_owned(),
                false => self.venue.name.clone(),
            },
            venue: self.venue.name.clone(),
            period: self.which.name(),
            version: self.stored.version,
            days: self.days(typed, &errors),
            staffed: self.fields(true, typed, &errors),
            alone: self.fields(false, typed, &errors),
            submit: t(locale, "opening-save").into_owned(),
            removable: matches!(self.which, Which::Period(_)),
            periods: self.periods(&own),
            new_period_href: (!self.is_period()).then(|| format!("{own}?period=new")),
            action: own,
            l: Layout {
                title: t(locale, title).into_owned(),
                ..self.layout.clone().with_errors(problem.is_some())
            },
        }
    }

    fn days(&self, typed: &WeekForm, errors: &FormErrors) -> Vec<Field> {
        let locale = self.layout.locale;
        let day = |name: &'static str, key, value: &str| {
            Field::new(name, t(locale, key))
                .kind("date", "short")
                .value(value)
                .checked(errors)
        };
        match self.is_period() {
            true => vec![
                day("from", "opening-from", &typed.from),
                day("to", "opening-to", &typed.to),
            ],
            false => Vec::new(),
        }
    }

    fn fields(&self, staffed: bool, typed: &WeekForm, errors: &FormErrors) -> Vec<Field> {
        let field = |day: &DayOfWeek| {
            let name = field_name(staffed, *day);
            let value = typed.value(&name).to_owned();
            let field = Field::new(name, self.weekday(*day))
                .kind("text", "short")
                .value(value);
            Field {
                quiet: true,
                ..field.checked(errors)
            }
        };
        DayOfWeek::ALL.iter().map(field).collect()
    }

    fn weekday(&self, day: DayOfWeek) -> String {
        dates::capital(&named(self.layout.locale, "weekday", day.name()))
    }

    /// The fields' names with what the list of errors calls them.
    fn labels(&self) -> Vec<(String, String)> {
        let locale = self.layout.locale;
        let word = |key| t(locale, key).into_owned();
        let days = [("from", "opening-from"), ("to", "opening-to")];
        let days = days.map(|(name, key)| (name.to_owned(), word(key)));
        let kinds = [(true, "opening-staffed"), (false, "opening-self-service")];
        let hours = kinds.into_iter().flat_map(|(staffed, key)| {
            DayOfWeek::ALL.iter().map(move |day| {
                let label = format!("{}, {}", self.weekday(*day), word(key));
                (field_name(staffed, *day), label)
            })
        });
        days.into_iter().chain(hours).collect()
    }

    fn periods(&self, own: &str) -> Vec<PeriodLink> {
        if self.is_period() {
            return Vec::new();
        }
        let link = |week: &OpeningWeek| {
            let (first, last) = week.period?;
            let day = |day| dates::day(self.layout.locale, day, self.today);
            Some(PeriodLink {
                text: format!("{}–{}", dates::capital(&day(first)), day(last)),
                href: format!("{own}?period={first}"),
            })
        };
        self.stored.hours.weeks().iter().filter_map(link).collect()
    }
}
