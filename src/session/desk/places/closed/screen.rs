//! Whose closed days a page is about, and the form for more of them.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::form_fields::ClosedDaysForm;
use super::form_page::ClosedDaysFormPage;
use crate::organisation::{Organisation, find_organisation, languages_of, organisations_by_id};
use crate::platform::auth::Scope;
use crate::platform::i18n::t_with;
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::paths::{
    close_organisation_path, close_venue_path, closed_days_of_path, venue_path,
};
use crate::venue::{ClosedDaysOwner, Venue, find_venue_in_scope};

/// An organisation with all its venues, or one of them.
pub struct Whose {
    pub owner: Organisation,
    pub venue: Option<Venue>,
    languages: Vec<LanguageTag>,
}

impl Whose {
    /// The venue or the organisation that the address names; none where it names none.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn asked(
        conn: &mut AsyncPgConnection,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Option<Self>, Problem> {
        let query = Query::lenient(request);
        if let Some(named) = query.get("venue") {
            let venue = find_venue_in_scope(conn, scope, named).await?;
            return Self::load(conn, None, Some(venue)).await.map(Some);
        }
        let Some(named) = query.get("organisation") else {
            return Ok(None);
        };
        let found = find_organisation(conn, named).await?;
        let covered = found.filter(|one| scope.covers_organisation(one.id));
        let owner = covered.ok_or_else(Problem::not_found)?;
        Self::load(conn, Some(owner), None).await.map(Some)
    }

    async fn load(
        conn: &mut AsyncPgConnection,
        owner: Option<Organisation>,
        venue: Option<Venue>,
    ) -> Result<Self, Problem> {
        let owner = match (owner, &venue) {
            (None, Some(venue)) => {
                let id = venue.organisation_id;
                organisations_by_id(conn, &[id]).await?.remove(&id)
            }
            (known, _) => known,
        };
        let owner = owner.ok_or_else(Problem::not_found)?;
        Ok(Self {
            languages: languages_of(conn, owner.id).await?,
            owner,
            venue,
        })
    }

    pub fn as_owner(&self) -> ClosedDaysOwner {
        ClosedDaysOwner {
            organisation: self.owner.id,
            venue: self.venue.as_ref().map(|venue| venue.id),
        }
    }

    fn close_path(&self) -> String {
        match &self.venue {
            Some(venue) => close_venue_path(venue),
            None => close_organisation_path(&self.owner.slug),
        }
    }
}

pub struct CloseScreen {
    pub layout: Layout,
    pub whose: Whose,
}

impl CloseScreen {
    /// The form; none where the address does not say whose days they are.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn load(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Option<Self>, Problem> {
        let Some(whose) = Whose::asked(conn, request, scope).await? else {
            return Ok(None);
        };
        let layout = Layout::asked(request, state, whose.close_path())?;
        Ok(Some(Self { layout, whose }))
    }

    pub fn empty(&self) -> ClosedDaysForm {
        ClosedDaysForm::empty(self.whose.languages.clone())
    }

    pub fn page(&self, form: &ClosedDaysForm, problem: Option<&Problem>) -> ClosedDaysFormPage {
        let locale = self.layout.locale;
        let errors = form.errors(locale, problem);
        let refused = Refused::of(problem, locale);
        let (back_href, back) = back(&self.layout, &self.whose.owner, self.whose.venue.as_ref());
        ClosedDaysFormPage {
            notice: self.layout.unsent(problem),
            summary: form.summary(locale, &errors),
            back_href,
            back,
            whose: called(&self.layout, &self.whose.owner, self.whose.venue.as_ref()),
            action: self.layout.url(&self.layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            from: form.first_field(locale, &errors),
            to: form.last_field(locale, &errors),
            reasons: form.reasons.fields(locale, false, &errors),
            opens: form.opens_field(locale, &errors),
            closes: form.closes_field(locale, &errors),
            l: Layout {
                title: self.layout.t("close-title").into_owned(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }
}

/// Where the list is in which the days stand, and what that is called.
pub fn back(layout: &Layout, owner: &Organisation, venue: Option<&Venue>) -> (String, String) {
    match venue {
        Some(venue) => (layout.url(&venue_path(venue)), venue.name.clone()),
        None => (
            layout.url(&closed_days_of_path(&owner.slug)),
            layout.t("closed-days-title").into_owned(),
        ),
    }
}

/// "Katrineholms bibliotek", "Alla platser hos Katrineholms kommun".
pub fn called(layout: &Layout, owner: &Organisation, venue: Option<&Venue>) -> String {
    match venue {
        Some(venue) => venue.name.clone(),
        None => {
            let facts = [("organisation", owner.name.as_str().into())];
            t_with(layout.locale, "places-all-of", &facts)
        }
    }
}
