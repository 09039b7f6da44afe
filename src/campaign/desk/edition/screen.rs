//! Everything the form of an edition is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::form::{EditionForm, FREE, OPEN};
use super::page::EditionFormPage;
use crate::campaign::desk::campaign::page::Removal;
use crate::campaign::desk::paths::{
    campaign_path, edition_path, new_edition_path, remove_edition_path, report_path,
};
use crate::campaign::model::{Campaign, Edition};
use crate::campaign::query::{EditionUse, campaign_in_scope, edition_of, use_of_edition};
use crate::organisation::{Organisation, languages_of, organisations_by_id};
use crate::platform::auth::Scope;
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::platform::ui::refused::Refused;

pub struct EditionScreen {
    pub layout: Layout,
    pub campaign: Campaign,
    pub owner: Organisation,
    /// None for a new one, with what uses it.
    pub edition: Option<(Edition, EditionUse)>,
    pub before: EditionForm,
}

impl EditionScreen {
    /// The form for a new edition of the campaign that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_new(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let campaign = asked(conn, request, scope).await?;
        let layout = Layout::asked(request, state, new_edition_path(&campaign))?;
        Self::load(conn, layout, campaign, None).await
    }

    /// The edition that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_edition(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let campaign = asked(conn, request, scope).await?;
        let named = request.match_info().get("edition").unwrap_or_default();
        let edition = edition_of(conn, campaign.id, named).await?;
        let edition = edition.ok_or_else(Problem::not_found)?;
        let used = use_of_edition(conn, edition.id).await?;
        let layout = Layout::asked(request, state, edition_path(&campaign, &edition))?;
        Self::load(conn, layout, campaign, Some((edition, used))).await
    }

    async fn load(
        conn: &mut AsyncPgConnection,
        layout: Layout,
        campaign: Campaign,
        edition: Option<(Edition, EditionUse)>,
    ) -> Result<Self, Problem> {
        let id = campaign.organisation_id;
        let owner = organisations_by_id(conn, &[id]).await?.remove(&id);
        let languages = languages_of(conn, id).await?;
        let row = edition.as_ref().map(|(row, _)| row);
        Ok(Self {
            layout,
            owner: owner.ok_or_else(Problem::not_found)?,
            before: EditionForm::stored(row, &languages),
            campaign,
            edition,
        })
    }

    /// The campaign's page, after something was done.
    pub fn done(&self, what: &str) -> String {
        let campaign = self.layout.url(&campaign_path(&self.campaign));
        format!("{campaign}?done={what}")
    }

    pub fn page(&self, form: &EditionForm, problem: Option<&Problem>) -> EditionFormPage {
        let (layout, campaign) = (&self.layout, &self.campaign);
        let locale = layout.locale;
        let errors = form.errors(locale, problem);
        let refused = Refused::of(problem, locale);
        let edition = self.edition.as_ref();
        let report = |(row, _): &(Edition, EditionUse)| layout.url(&report_path(campaign, row));
        EditionFormPage {
            notice: layout.unsent(problem),
            summary: form.summary(locale, &errors),
            back_href: layout.url(&campaign_path(campaign)),
            campaign: campaign.name.clone(),
            action: layout.url(&layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            version: edition.map(|(row, _)| row.version),
            edition: edition.is_none().then(|| self.slug(form, &errors)),
            names: form.names.fields(locale, false, &errors),
            starts: self.day("starts", "edition-starts", &form.starts, &errors),
            ends: self
                .day("ends", "edition-ends", &form.ends, &errors)
                .hint(t(locale, "edition-ends.hint"))
                .optional(),
            themes: form.themes.fields(locale, true, &errors),
            rules: form.rules.fields(locale, true, &errors),
            asks: self.asks(form),
            submit: t(locale, self.submits()).into_owned(),
            report_href: edition.map(report),
            removal: edition.map(|(row, used)| self.removal(row, *used)),
            l: Layout {
                title: self.title(),
                error: refused.is_some() || !errors.is_empty(),
                ..layout.clone()
            },
            refused,
        }
    }

    fn slug(&self, form: &EditionForm, errors: &FormErrors) -> Field {
        let locale = self.layout.locale;
        Field::new("edition", t(locale, "edition-slug"))
            .hint(t(locale, "edition-slug.hint"))
            .kind("text", "short")
            .typed("off", "")
            .value(&form.edition)
            .checked(errors)
    }

    fn day(&self, name: &'static str, label: &str, value: &str, errors: &FormErrors) -> Field {
        Field::new(name, t(self.layout.locale, label))
            .kind("date", "short")
            .value(value)
            .checked(errors)
    }

    fn asks(&self, form: &EditionForm) -> Choices {
        let locale = self.layout.locale;
        let choice = |value: &str, label: &str, selected: bool| Choice {
            value: value.to_owned(),
            label: t(locale, label).into_owned(),
            selected,
        };
        let choices = vec![
            choice(FREE, "edition-must-be-free", form.must_be_free),
            choice(OPEN, "edition-must-be-open", form.must_be_open),
        ];
        Choices::new("asks", t(locale, "edition-asks"), choices)
            .hint(t(locale, "edition-asks.hint"))
            .optional()
    }

    fn title(&self) -> String {
        let Some((row, _)) = &self.edition else {
            return self.layout.t("edition-new").into_owned();
        };
        let wanted = [self.layout.locale.tag()];
        let (name, _) = row.name.best(&wanted, self.owner.language());
        name.to_owned()
    }

    fn submits(&self) -> &'static str {
        match self.edition {
            None => "edition-add",
            Some(_) => "edition-save",
        }
    }

    fn removal(&self, row: &Edition, used: EditionUse) -> Removal {
        let locale = self.layout.locale;
        let facts = [
            ("sessions", used.sessions.into()),
            ("submissions", used.submissions.into()),
        ];
        match used.is_none() {
            true => Removal {
                action: Some(self.layout.url(&remove_edition_path(&self.campaign, row))),
                why: t(locale, "edition-unused").into_owned(),
            },
            false => Removal {
                action: None,
                why: t_with(locale, "edition-used", &facts),
            },
        }
    }
}

async fn asked(
    conn: &mut AsyncPgConnection,
    request: &HttpRequest,
    scope: &Scope,
) -> Result<Campaign, Problem> {
    let named = request.match_info().get("slug").unwrap_or_default();
    campaign_in_scope(conn, scope, named).await
}
