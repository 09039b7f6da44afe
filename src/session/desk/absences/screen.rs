//! Everything the page is made of: who works here, and who is away.

use chrono::NaiveDate;
use diesel_async::AsyncPgConnection;

use super::page::{AbsenceRow, AbsencesPage};
use crate::platform::auth::Scope;
use crate::platform::i18n::{Locale, dates, t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::ids::{OrganisationId, StaffId};
use crate::platform::problem::Problem;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::session::absences::request::AbsenceRequest;
use crate::session::absences::store::{self, Absence, NamedAbsence};
use crate::session::resources::who_helps::{HelperOption, colleagues};

/// As many as the page lists.
const MOST: i64 = 200;

pub struct AbsencesScreen {
    people: Vec<HelperOption>,
    rows: Vec<NamedAbsence>,
    today: NaiveDate,
}

impl AbsencesScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        scope: &Scope,
        today: NaiveDate,
    ) -> Result<Self, Problem> {
        let owners: Vec<OrganisationId> = scope.owners().collect();
        let people = colleagues(conn, &owners).await?;
        let ids: Vec<StaffId> = people.iter().map(|one| one.id).collect();
        let (rows, _) = store::list(conn, &ids, today, (0, MOST)).await?;
        Ok(Self {
            people,
            rows,
            today,
        })
    }

    /// The page, with what was typed and what is wrong with it.
    pub fn page(
        &self,
        layout: Layout,
        typed: &AbsenceRequest,
        problem: Option<&Problem>,
        notice: Option<String>,
    ) -> AbsencesPage {
        let locale = layout.locale;
        let fields = problem.map(|problem| &problem.fields[..]);
        let names = [("staffId", "helper")];
        let errors = FormErrors::renamed(locale, fields.unwrap_or_default(), &names);
        let label = |key: &str| t(locale, key).into_owned();
        let labels = [
            ("helper", label("block-helper")),
            ("from", label("series-from")),
            ("to", label("series-to")),
        ];
        AbsencesPage {
            notice: layout.unsent(problem).or(notice),
            summary: errors.summary(&labels),
            action: layout.url("/desk/absences"),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            helper: self.helper(locale, &typed.staff_id, &errors),
            from: day(locale, ("from", "series-from"), &typed.from, &errors),
            to: day(
                locale,
                ("to", "series-to"),
                typed.to.as_deref().unwrap_or_default(),
                &errors,
            )
            .optional(),
            rows: self.rows.iter().map(|row| self.row(&layout, row)).collect(),
            l: Layout {
                title: label("absence-heading"),
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
        Choices::new("helper", t(locale, "absence-who"), choices).checked(errors)
    }

    fn row(&self, layout: &Layout, (absence, name): &NamedAbsence) -> AbsenceRow {
        AbsenceRow {
            name: name.clone(),
            days: days(layout.locale, absence, self.today),
            remove_action: layout.url(&format!("/desk/absences/{}/removal", absence.id)),
            cover_href: layout.url(&cover_path(absence)),
        }
    }
}

/// The page that finds somebody else for the sessions of an absence, after the language: a month of it at most.
pub fn cover_path(absence: &Absence) -> String {
    let month = absence.first_day + chrono::TimeDelta::days(30);
    format!(
        "/desk/substitutions?helper={}&from={}&to={}",
        absence.staff_id,
        absence.first_day,
        absence.last_day.min(month)
    )
}

fn day(
    locale: Locale,
    (name, key): (&'static str, &str),
    typed: &str,
    errors: &FormErrors,
) -> Field {
    Field::new(name, t(locale, key))
        .kind("date", "short")
        .value(typed)
        .checked(errors)
}

/// "tisdag 6 oktober", "tisdag 6 oktober till fredag 9 oktober".
fn days(locale: Locale, absence: &Absence, today: NaiveDate) -> String {
    let first = dates::day(locale, absence.first_day, today);
    if absence.first_day == absence.last_day {
        return first;
    }
    let last = dates::day(locale, absence.last_day, today);
    t_with(
        locale,
        "absence-days",
        &[("from", first.into()), ("to", last.into())],
    )
}
