//! Everything the page is made of: who works here, at which venues, and when.

use chrono::{Datelike, Days, NaiveDate};
use diesel_async::AsyncPgConnection;

use super::page::{HelperHoursPage, HoursOfHelper, HoursRow};
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, dates, named, t};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::time::DayOfWeek;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::helper_hours::request::HelperHoursRequest;
use crate::session::helper_hours::store::{self, HelperHours, NamedHours};
use crate::session::resources::who_helps::{HelperOption, colleagues};
use crate::venue::{Venue, venues_in_reach};

/// As many as the page lists.
const MOST: i64 = 500;

pub struct HoursScreen {
    people: Vec<HelperOption>,
    venues: Vec<Venue>,
    rows: Vec<NamedHours>,
    today: NaiveDate,
}

impl HoursScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        today: NaiveDate,
    ) -> Result<Self, Problem> {
        let owners: Vec<OrganisationId> = scope.owners().collect();
        let people = colleagues(conn, &owners).await?;
        let ids: Vec<StaffId> = people.iter().map(|one| one.id).collect();
        let (rows, _) = store::list(conn, &ids, (0, MOST)).await?;
        Ok(Self {
            people,
            venues: venues_in_reach(conn, scope).await?,
            rows,
            today,
        })
    }

    /// The page, with what was typed and what is wrong with it.
    pub fn page(
        &self,
        layout: Layout,
        typed: &HelperHoursRequest,
        problem: Option<&Problem>,
        notice: Option<String>,
    ) -> HelperHoursPage {
        let locale = layout.locale;
        let fields = problem.map(|problem| &problem.fields[..]);
        let names = [("staffId", "helper")];
        let errors = FormErrors::renamed(locale, fields.unwrap_or_default(), &names);
        let label = |key: &str| t(locale, key).into_owned();
        let labels = [
            ("helper", label("block-helper")),
            ("venue", label("new-venue")),
            ("weekday", label("hours-weekday")),
            ("from", label("block-from")),
            ("to", label("block-to")),
        ];
        let labels = labels
            .each_ref()
            .map(|(name, label)| (*name, label.as_str()));
        HelperHoursPage {
            notice: layout.unsent(problem).or(notice),
            summary: errors.summary(&labels),
            action: layout.url("/desk/helper-hours"),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            helper: self.helper(locale, &typed.staff_id, &errors),
            venue: self.venue(locale, &typed.venue, &errors),
            weekday: weekday(locale, &typed.weekday, &errors),
            from: time(locale, ("from", "block-from"), &typed.from, &errors),
            to: time(locale, ("to", "block-to"), &typed.to, &errors),
            helpers: self.helpers(&layout),
            people: self.people(&layout),
            l: Layout {
                title: label("hours-heading"),
                error: problem.is_some(),
                ..layout
            },
        }
    }

    fn helper(&self, locale: Locale, chosen: &str, errors: &FormErrors) -> Choices {
        let none = Choice::new("", t(locale, "block-helper.none"), chosen);
        let people = self.people.iter();
        let people = people.map(|one| Choice::new(one.id.to_string(), &one.name, chosen));
        let choices = std::iter::once(none).chain(people).collect();
        Choices::new("helper", t(locale, "block-helper"), choices).checked(errors)
    }

    fn venue(&self, locale: Locale, chosen: &str, errors: &FormErrors) -> Choices {
        let none = Choice::new("", t(locale, "new-venue.none"), chosen);
        let none = (self.venues.len() > 1).then_some(none);
        let venues = self.venues.iter();
        let venues = venues.map(|one| Choice::new(&one.slug, &one.name, chosen));
        let choices = none.into_iter().chain(venues).collect();
        Choices::new("venue", t(locale, "new-venue"), choices).checked(errors)
    }

    fn helpers(&self, layout: &Layout) -> Vec<HoursOfHelper> {
        let mut helpers: Vec<(StaffId, HoursOfHelper)> = Vec::new();
        for (hours, name, venue) in &self.rows {
            let row = self.row(layout, hours, venue);
            match helpers.last_mut() {
                Some((id, helper)) if *id == hours.staff_id => helper.rows.push(row),
                _ => helpers.push((
                    hours.staff_id,
                    HoursOfHelper {
                        name: name.clone(),
                        rows: vec![row],
                    },
                )),
            }
        }
        helpers.into_iter().map(|(_, helper)| helper).collect()
    }

    /// Address and name.
    fn people(&self, layout: &Layout) -> Vec<(String, String)> {
        let people = self.people.iter();
        let link = |one: &HelperOption| {
            let href = layout.url(&format!("/desk/helper-skills/{}", one.id));
            (href, one.name.clone())
        };
        people.map(link).collect()
    }

    fn row(
        &self,
        layout: &Layout,
        hours: &HelperHours,
        (slug, venue): &(String, String),
    ) -> HoursRow {
        let locale = layout.locale;
        let day = named(locale, "weekday", hours.weekday.name());
        let [from, to] = [hours.starts, hours.ends].map(|time| dates::time(locale, time));
        let next = next_day(self.today, hours.weekday);
        let [starts, ends] = [hours.starts, hours.ends].map(|time| time.format("%H.%M"));
        HoursRow {
            when: format!("{} {from}–{to}", dates::capital(&day)),
            venue: venue.clone(),
            remove_action: layout.url(&format!("/desk/helper-hours/{}/removal", hours.id)),
            block_href: layout.url(&format!(
                "/desk/blocks/new?venue={slug}&helper={}&date={next}&from={starts}&to={ends}",
                hours.staff_id
            )),
        }
    }
}

/// The next such day after today.
fn next_day(today: NaiveDate, weekday: DayOfWeek) -> NaiveDate {
    let from = today.weekday().num_days_from_monday();
    let to = weekday.weekday().num_days_from_monday();
    let days = (to + 7 - from) % 7;
    today + Days::new(if days == 0 { 7 } else { days.into() })
}

fn weekday(locale: Locale, chosen: &str, errors: &FormErrors) -> Choices {
    let day = |day: DayOfWeek| {
        let label = dates::capital(&named(locale, "weekday", day.name()));
        Choice::new(day.name(), label, chosen)
    };
    let days = DayOfWeek::ALL.into_iter().map(day).collect();
    Choices::new("weekday", t(locale, "hours-weekday"), days).checked(errors)
}

fn time(
    locale: Locale,
    (name, key): (&'static str, &str),
    typed: &str,
    errors: &FormErrors,
) -> Field {
    Field::new(name, t(locale, key))
        .kind("text", "tiny")
        .typed("off", "")
        .value(typed)
        .checked(errors)
}
