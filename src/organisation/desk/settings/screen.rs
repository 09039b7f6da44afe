//! Everything the page of settings is made of.

use actix_web::HttpRequest;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::form::SettingsForm;
use super::page::{OrganisationLink, SettingsPage};
use super::setup::Setup;
use crate::organisation::desk::paths::organisation_path;
use crate::organisation::model::Organisation;
use crate::platform::auth::{Actor, Permission, Scope};
use crate::platform::i18n::{Locale, languages, t, t_with};
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::platform::ui::refused::Refused;
use crate::schema::organisations;

/// One organisation as somebody who decides for it sees it.
pub struct SettingsScreen {
    pub layout: Layout,
    pub organisation: Organisation,
    others: Vec<Organisation>,
    setup: Setup,
    /// Whether the reader may do the steps of the list.
    opens: bool,
}

impl SettingsScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        actor: &Actor,
        organisation: Organisation,
    ) -> Result<Self, Problem> {
        let scope = actor.scope(Permission::Administer);
        Ok(Self {
            layout: Layout::asked(request, state, organisation_path(&organisation))?,
            others: reached(conn, &scope).await?,
            setup: Setup::load(conn, organisation.id).await?,
            opens: scope.covers_organisation(organisation.id),
            organisation,
        })
    }

    /// The page once more, after something was done.
    pub fn done(&self, what: &str) -> String {
        let path = organisation_path(&self.organisation);
        format!("{}?done={what}", self.layout.url(&path))
    }

    pub fn page(
        &self,
        form: &SettingsForm,
        notice: Option<String>,
        problem: Option<&Problem>,
    ) -> SettingsPage {
        let (locale, stored) = (self.layout.locale, &self.organisation);
        let names = [("languages", "language")];
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let fields = Fields {
            locale,
            form,
            errors: FormErrors::renamed(locale, faults, &names),
        };
        let refused = Refused::of(problem, locale);
        SettingsPage {
            notice: self.layout.unsent(problem).or(notice),
            summary: fields.summary(),
            organisation: stored.name.clone(),
            facts: self.facts(),
            others: self.others(),
            setup: self.setup.card(locale, &stored.slug, self.opens),
            usual_texts_href: self.opens.then(|| {
                let path = format!("/desk/usual-texts?organisation={}", stored.slug);
                self.layout.url(&path)
            }),
            action: self.layout.url(&organisation_path(stored)),
            version: form.version.clone(),
            name: fields.name(),
            phone: fields.phone(),
            email: fields.email(),
            language: fields.language(),
            languages: fields.languages(),
            publication_reserved: fields.publication_reserved(),
            retention_days: fields.retention_days(),
            disposal_decision: fields.disposal_decision(),
            remind_by_phone: fields.remind_by_phone(),
            requires_totp: fields.requires_totp(),
            l: Layout {
                title: self.layout.t("settings-title").into_owned(),
                error: refused.is_some() || !fields.errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn facts(&self) -> Vec<String> {
        let locale = self.layout.locale;
        let (zone, slug) = (&self.organisation.time_zone, &self.organisation.slug);
        let zone = t_with(locale, "settings-zone", &[("zone", zone.as_str().into())]);
        let slug = t_with(locale, "settings-slug", &[("slug", slug.as_str().into())]);
        vec![zone, slug]
    }

    fn others(&self) -> Vec<OrganisationLink> {
        let link = |one: &Organisation| OrganisationLink {
            name: one.name.clone(),
            href: self.layout.url(&organisation_path(one)),
            is_chosen: one.id == self.organisation.id,
        };
        match self.others.len() {
            0 | 1 => Vec::new(),
            _ => self.others.iter().map(link).collect(),
        }
    }
}

/// Those that somebody decides for, by name. The operator, who reaches all, has the list of organisations.
async fn reached(conn: &mut AsyncPgConnection, scope: &Scope) -> QueryResult<Vec<Organisation>> {
    organisations::table
        .filter(organisations::id.eq_any(&scope.organisations))
        .order((organisations::name, organisations::id))
        .select(Organisation::as_select())
        .load(conn)
        .await
}

/// The questions with what was typed.
struct Fields<'a> {
    locale: Locale,
    form: &'a SettingsForm,
    errors: FormErrors,
}

impl Fields<'_> {
    fn summary(&self) -> Vec<crate::platform::ui::form::SummaryLine> {
        let labels = [
            ("name", "settings-name"),
            ("phone", "settings-phone"),
            ("email", "settings-email"),
            ("language", "settings-language"),
            ("retentionDays", "settings-retention"),
            ("disposalDecision", "settings-decision"),
        ];
        let labels = labels.map(|(name, key)| (name, t(self.locale, key)));
        self.errors.summary(&labels)
    }

    fn field(&self, name: &'static str, label: &str, value: &str) -> Field {
        let field = Field::new(name, t(self.locale, label)).value(value);
        field.checked(&self.errors)
    }

    fn name(&self) -> Field {
        let field = self.field("name", "settings-name", &self.form.name);
        field
            .typed("off", "")
            .hint(t(self.locale, "settings-name.hint"))
    }

    fn phone(&self) -> Field {
        let field = self.field("phone", "settings-phone", &self.form.phone);
        let field = field.kind("tel", "short").typed("off", "tel").optional();
        field.hint(t(self.locale, "settings-phone.hint"))
    }

    fn email(&self) -> Field {
        let field = self.field("email", "settings-email", &self.form.email);
        let field = field.kind("email", "").typed("off", "email").optional();
        field.hint(t(self.locale, "settings-email.hint"))
    }

    fn language(&self) -> Choices {
        let choices = languages::all()
            .iter()
            .map(|one| Choice::new(&one.tag, one.name(self.locale), &self.form.language));
        let label = t(self.locale, "settings-language");
        Choices::new("language", label, choices.collect())
            .hint(t(self.locale, "settings-language.hint"))
            .checked(&self.errors)
    }

    fn languages(&self) -> Choices {
        let choice = |one: &languages::LanguageNames| Choice {
            value: one.tag.clone(),
            label: one.name(self.locale).to_owned(),
            selected: self.form.others.contains(&one.tag),
        };
        let choices = languages::all().iter().map(choice).collect();
        Choices::new("languages", t(self.locale, "settings-languages"), choices).optional()
    }

    fn publication_reserved(&self) -> Choices {
        let chosen = self.form.publication_reserved.to_string();
        let answer =
            |value: &str, key: &str| Choice::new(value, t(self.locale, key), chosen.as_str());
        let answers = vec![
            answer("false", "settings-planners-publish"),
            answer("true", "settings-coordinators-publish"),
        ];
        let label = t(self.locale, "settings-publication");
        Choices::new("publicationReserved", label, answers).checked(&self.errors)
    }

    fn retention_days(&self) -> Field {
        let days = &self.form.retention_days;
        let field = self.field("retentionDays", "settings-retention", days);
        let field = field.kind("text", "tiny").typed("off", "numeric");
        field.hint(t(self.locale, "settings-retention.hint"))
    }

    fn disposal_decision(&self) -> Field {
        let decision = &self.form.disposal_decision;
        let field = self.field("disposalDecision", "settings-decision", decision);
        let field = field.typed("off", "").optional();
        field.hint(t(self.locale, "settings-decision.hint"))
    }

    fn remind_by_phone(&self) -> Choices {
        let chosen = self.form.remind_by_phone.to_string();
        let answer =
            |value: &str, key: &str| Choice::new(value, t(self.locale, key), chosen.as_str());
        let answers = vec![
            answer("false", "settings-remind-nobody"),
            answer("true", "settings-remind-calls"),
        ];
        let label = t(self.locale, "settings-remind");
        Choices::new("remindByPhone", label, answers).checked(&self.errors)
    }

    fn requires_totp(&self) -> Choices {
        let chosen = self.form.requires_totp.to_string();
        let answer =
            |value: &str, key: &str| Choice::new(value, t(self.locale, key), chosen.as_str());
        let answers = vec![
            answer("false", "settings-second-step-own"),
            answer("true", "settings-second-step-all"),
        ];
        let label = t(self.locale, "settings-second-step");
        Choices::new("requiresTotp", label, answers)
            .hint(t(self.locale, "settings-second-step.hint"))
            .checked(&self.errors)
    }
}
