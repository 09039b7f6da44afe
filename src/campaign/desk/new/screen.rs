//! Everything the form for a new campaign is made of.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::page::NewCampaignPage;
use crate::campaign::desk::paths::{CAMPAIGNS, NEW_CAMPAIGN};
use crate::campaign::request::CampaignRequest;
use crate::organisation::{Organisation, organisations_by_id};
use crate::platform::auth::Scope;
use crate::platform::i18n::t;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::form::Form;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::{Choice, Choices, Field, FormErrors};
use crate::platform::ui::refused::Refused;

pub struct NewCampaignScreen {
    pub layout: Layout,
    /// Those whose campaigns the reader runs, by name.
    owners: Vec<Organisation>,
}

impl NewCampaignScreen {
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let found = organisations_by_id(conn, &scope.organisations).await?;
        let mut owners: Vec<Organisation> = found.into_values().collect();
        owners.sort_by(|one, other| (&one.name, &one.slug).cmp(&(&other.name, &other.slug)));
        Ok(Self {
            layout: Layout::asked(request, state, NEW_CAMPAIGN)?,
            owners,
        })
    }

    /// The organisation that was chosen, or the only one.
    ///
    /// # Errors
    /// 404 for one out of reach.
    pub fn owner(&self, form: &Form) -> Result<&Organisation, Problem> {
        if let [only] = &self.owners[..] {
            return Ok(only);
        }
        let chosen = form.text("organisation");
        let found = self.owners.iter().find(|one| one.slug == chosen);
        found.ok_or_else(Problem::not_found)
    }

    pub fn page(&self, form: &Form, problem: Option<&Problem>) -> NewCampaignPage {
        let locale = self.layout.locale;
        let faults = problem.map_or(&[][..], |problem| &problem.fields);
        let errors = FormErrors::of(locale, faults);
        let refused = Refused::of(problem, locale);
        let labels = [("name", "campaign-name"), ("slug", "campaign-slug")];
        let labels = labels.map(|(name, key)| (name, t(locale, key)));
        let field = |name: &'static str, label: &str| {
            let field = Field::new(name, t(locale, label)).value(form.text(name));
            field.typed("off", "").checked(&errors)
        };
        NewCampaignPage {
            notice: self.layout.unsent(problem),
            summary: errors.summary(&labels),
            back_href: self.layout.url(CAMPAIGNS),
            action: self.layout.url(NEW_CAMPAIGN),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            name: field("name", "campaign-name"),
            slug: field("slug", "campaign-slug")
                .hint(t(locale, "campaign-slug.hint"))
                .optional(),
            organisation: self.owners(form),
            l: Layout {
                title: self.layout.t("campaign-new").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn owners(&self, form: &Form) -> Choices {
        let locale = self.layout.locale;
        let chosen = form.text("organisation");
        let owners = self.owners.iter();
        let choices = owners.map(|one| Choice::new(&one.slug, &one.name, chosen));
        Choices::new(
            "organisation",
            t(locale, "campaign-organisation"),
            choices.collect(),
        )
    }
}

/// What the form asks for.
pub fn typed(form: &Form, owner: &Organisation) -> CampaignRequest {
    CampaignRequest {
        organisation: owner.id.to_string(),
        slug: form.filled("slug").map(str::to_owned),
        name: form.text("name").to_owned(),
    }
}
