//! Whose closed days a page is about, and the form for more of them.

use actix_web::HttpRequest;
use diesel_async::AsyncPgConnection;

use super::form_fields::ClosedDaysForm;
use super::form_page::ClosedDaysFormPage;
use crate::organisation::{Organisation, find_organisation, languages_of, organisations_by_id};
use crate::platform::auth::Scope;
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::input::query::Query;
use crate::platform::problem::Problem;
use crate::platform::state::AppState;
use crate::platform::text::LanguageTag;
use crate::platform::ui::Layout;
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::paths::{
    change_closed_days_path, close_organisation_path, close_venue_path, closed_days_of_path,
    closed_days_path, venue_path,
};
use crate::venue::{
    ClosedDays, ClosedDaysOwner, Venue, find_closed_days, find_venue_in_scope, venues_by_id,
};

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

    /// Whose some days are.
    async fn of_days(conn: &mut AsyncPgConnection, days: &ClosedDays) -> Result<Self, Problem> {
        let id = days.organisation_id;
        let owner = organisations_by_id(conn, &[id]).await?.remove(&id);
        let venue = match days.venue_id {
            Some(id) => venues_by_id(conn, &[id]).await?.remove(&id),
            None => None,
        };
        Self::load(conn, owner, venue).await
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
    /// None for more of them.
    pub days: Option<ClosedDays>,
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
        Ok(Some(Self {
            layout,
            whose,
            days: None,
        }))
    }

    /// The days that the path names.
    ///
    /// # Errors
    /// 404 outside the right's reach.
    pub async fn of_days(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        scope: &Scope,
    ) -> Result<Self, Problem> {
        let named = request.match_info().get("closedDaysId").unwrap_or_default();
        let days = find_closed_days(conn, scope, named).await?;
        Ok(Self {
            layout: Layout::asked(request, state, change_closed_days_path(days.id))?,
            whose: Whose::of_days(conn, &days).await?,
            days: Some(days),
        })
    }

    /// What stands in the form before anybody types.
    pub fn before(&self) -> ClosedDaysForm {
        let languages = self.whose.languages.clone();
        match &self.days {
            Some(days) => ClosedDaysForm::stored(days, languages),
            None => ClosedDaysForm::empty(languages),
        }
    }

    /// Where the reader came from, and what that is called.
    fn back(&self) -> (String, String) {
        let (layout, whose) = (&self.layout, &self.whose);
        match &self.days {
            Some(days) => (
                layout.url(&closed_days_path(days.id)),
                layout.t("close-back").into_owned(),
            ),
            None => back(layout, &whose.owner, whose.venue.as_ref()),
        }
    }

    /// The keys of the title and of the button.
    fn words(&self) -> (&'static str, &'static str) {
        match self.days {
            Some(_) => ("close-change-title", "close-change-submit"),
            None => ("close-title", "close-submit"),
        }
    }

    pub fn page(&self, form: &ClosedDaysForm, problem: Option<&Problem>) -> ClosedDaysFormPage {
        let locale = self.layout.locale;
        let errors = form.errors(locale, problem);
        let refused = Refused::of(problem, locale);
        let (back_href, back) = self.back();
        let (title, submit) = self.words();
        ClosedDaysFormPage {
            notice: self.layout.unsent(problem),
            summary: form.summary(locale, &errors),
            back_href,
            back,
            whose: called(&self.layout, &self.whose.owner, self.whose.venue.as_ref()),
            action: self.layout.url(&self.layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            version: self.days.as_ref().map(|days| days.version),
            submit: t(locale, submit).into_owned(),
            from: form.first_field(locale, &errors),
            to: form.last_field(locale, &errors),
            reasons: form.reasons.fields(locale, false, &errors),
            opens: form.opens_field(locale, &errors),
            closes: form.closes_field(locale, &errors),
            l: Layout {
                title: t(locale, title).into_owned(),
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
