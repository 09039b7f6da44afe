//! Everything the form for a new organisation is made of.

use actix_web::HttpRequest;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::page::NewOrganisationPage;
use crate::organisation::country::Country;
use crate::organisation::desk::paths::{NEW_ORGANISATION, ORGANISATIONS};
use crate::organisation::model::{Organisation, OrganisationKind};
use crate::organisation::municipality::{Municipality, municipalities_of};
use crate::organisation::request::OrganisationRequest;
use crate::platform::auth::Scope;
use crate::platform::i18n::{dates, named, t};
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::platform::ui::refused::Refused;
use crate::schema::organisations;

pub struct NewOrganisationScreen {
    pub layout: Layout,
    parents: Vec<Organisation>,
    towns: Vec<Municipality>,
    /// Whether it may be below none.
    may_be_root: bool,
}

impl NewOrganisationScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let parents = possible_parents(conn, scope).await?;
        let mut towns = Vec::new();
        for country in Country::ALL {
            let there = parents.iter().any(|one| one.country == country.code());
            if scope.everything || there {
                towns.extend(municipalities_of(conn, country).await?);
            }
        }
        Ok(Self {
            layout: Layout::asked(request, state, NEW_ORGANISATION)?,
            parents,
            towns,
            may_be_root: scope.everything,
        })
    }

    pub fn page(&self, form: &Form, key: &str, problem: Option<&Problem>) -> NewOrganisationPage {
        let locale = self.layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        // The slug is made of the name.
        let errors = FormErrors::renamed(locale, faults, &[("slug", "name")]);
        let refused = Refused::of(problem, locale);
        let field = |name: &'static str, label: &str| {
            let field = Field::new(name, t(locale, label)).value(form.text(name));
            field.checked(&errors)
        };
        let labels = [("name", "settings-name"), ("phone", "settings-phone")];
        let labels = labels.map(|(name, key)| (name, t(locale, key)));
        NewOrganisationPage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: self.layout.url(ORGANISATIONS),
            action: self.layout.url(NEW_ORGANISATION),
            key: key.to_owned(),
            name: field("name", "settings-name").typed("off", ""),
            kind: self.kinds(form, &errors),
            parent: self.parents(form, &errors),
            municipality: self.municipalities(form, &errors),
            phone: field("phone", "settings-phone")
                .kind("tel", "short")
                .typed("off", "tel")
                .optional(),
            controller: form.text("controller") == "true",
            l: Layout {
                title: self.layout.t("organisation-new").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn kinds(&self, form: &Form, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let usual = match self.may_be_root {
            true => OrganisationKind::Municipality,
            false => OrganisationKind::Department,
        };
        let chosen = form.filled("kind").unwrap_or(usual.name());
        let kinds = OrganisationKind::ALL.into_iter();
        // Whoever belongs to another is no network.
        let kinds = kinds.filter(|kind| self.may_be_root || *kind != OrganisationKind::Network);
        let choice = |kind: OrganisationKind| {
            let label = named(locale, "organiser-type", kind.name());
            Choice::new(kind.name(), dates::capital(&label), chosen)
        };
        Choices::new(
            "kind",
            t(locale, "organisation-kind"),
            kinds.map(choice).collect(),
        )
        .checked(errors)
    }

    fn parents(&self, form: &Form, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let chosen = form.text("parent");
        let none = Choice::new("", t(locale, "organisation-no-parent"), chosen);
        let none = self.may_be_root.then_some(none);
        let parents = self.parents.iter();
        let parents = parents.map(|one| Choice::new(&one.slug, &one.name, chosen));
        let choices = none.into_iter().chain(parents).collect();
        Choices::new("parent", t(locale, "organisation-parent"), choices).checked(errors)
    }

    fn municipalities(&self, form: &Form, errors: &FormErrors) -> Choices {
        let locale = self.layout.locale;
        let above = self
            .parents
            .as_slice()
            .first()
            .and_then(|one| one.municipality_id);
        let above = above.filter(|_| !self.may_be_root);
        let usual = self.towns.iter().find(|town| Some(town.id) == above);
        let chosen = match form.get("municipality") {
            Some(typed) => typed.to_owned(),
            None => usual.map(Municipality::key).unwrap_or_default(),
        };
        let none = Choice::new("", t(locale, "organisation-no-municipality"), &chosen);
        let towns = self.towns.iter();
        let towns = towns.map(|town| Choice::new(town.key(), &town.name, &chosen));
        let choices = std::iter::once(none).chain(towns).collect();
        Choices::new("municipality", t(locale, "venue-municipality"), choices).checked(errors)
    }
}

/// What the form asks for.
pub fn typed(form: &Form) -> OrganisationRequest {
    let given = |name: &str| form.filled(name).map(str::to_owned);
    OrganisationRequest {
        name: form.text("name").to_owned(),
        kind: form.text("kind").to_owned(),
        municipality: given("municipality"),
        parent: given("parent"),
        controller: form.text("controller") == "true",
        phone: given("phone"),
        ..OrganisationRequest::default()
    }
}

/// Those within reach that may have others below them; one's own stands first.
async fn possible_parents(
    conn: &mut AsyncPgConnection,
    scope: &Scope,
) -> QueryResult<Vec<Organisation>> {
    let all = organisations::table
        .filter(organisations::kind.ne(OrganisationKind::Network))
        .order((organisations::name, organisations::id))
        .select(Organisation::as_select());
    let mut found = match scope.everything {
        true => all.load(conn).await?,
        false => {
            let within = organisations::id.eq_any(&scope.organisations);
            all.filter(within).load(conn).await?
        }
    };
    let own = scope.organisations.as_slice().first();
    found.sort_by_key(|one: &Organisation| Some(&one.id) != own);
    Ok(found)
}
