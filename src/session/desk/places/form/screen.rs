//! Everything the form of a venue is made of.

use actix_web::HttpRequest;
use diesel::QueryResult;
use diesel_async::AsyncPgConnection;

use super::fields::{VenueFields, errors};
use super::page::VenueFormPage;
use super::typed::VenueForm;
use crate::organisation::{
    Country, Organisation, languages_of, municipalities_by_id, municipalities_of,
    organisations_by_id,
};
use crate::platform::i18n::{t, t_with};
use crate::platform::idempotency::IdempotencyKey;
use crate::platform::problem::{Faults, Problem};
use crate::platform::state::AppState;
use crate::platform::ui::Layout;
use crate::platform::ui::form::FormErrors;
use crate::platform::ui::refused::Refused;
use crate::session::desk::places::paths::{VENUES, change_venue_path, new_venue_path, venue_path};
use crate::session::desk::position::parse_position;
use crate::venue::Venue;

pub struct VenueFormScreen {
    pub layout: Layout,
    pub owner: Organisation,
    /// None for a new one.
    pub venue: Option<Venue>,
    pub before: VenueForm,
    /// Keys and names, those of the organisation's country.
    municipalities: Vec<(String, String)>,
}

impl VenueFormScreen {
    /// The form for a new venue; in its organisation's own municipality, as most are.
    ///
    /// # Errors
    /// 404 in a language that is none of ours.
    pub async fn of_new(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        owner: Organisation,
    ) -> Result<Self, Problem> {
        let languages = languages_of(conn, owner.id).await?;
        let own = match owner.municipality_id {
            Some(id) => key_of(conn, id).await?,
            None => String::new(),
        };
        Ok(Self {
            layout: Layout::asked(request, state, new_venue_path(&owner.slug))?,
            venue: None,
            before: VenueForm::empty(own, languages),
            municipalities: choices(conn, &owner).await?,
            owner,
        })
    }

    /// The form with what is stored.
    ///
    /// # Errors
    /// 404 in a language that is none of ours.
    pub async fn of_venue(
        conn: &mut AsyncPgConnection,
        state: &AppState,
        request: &HttpRequest,
        venue: Venue,
    ) -> Result<Self, Problem> {
        let id = venue.organisation_id;
        let owner = organisations_by_id(conn, &[id]).await?.remove(&id);
        let owner = owner.ok_or_else(Problem::not_found)?;
        let languages = languages_of(conn, id).await?;
        let municipality = key_of(conn, venue.municipality_id).await?;
        Ok(Self {
            layout: Layout::asked(request, state, change_venue_path(&venue))?,
            before: VenueForm::stored(&venue, municipality, languages),
            municipalities: choices(conn, &owner).await?,
            owner,
            venue: Some(venue),
        })
    }

    pub fn page(&self, form: &VenueForm, problem: Option<&Problem>) -> VenueFormPage {
        let locale = self.layout.locale;
        let errors = problem.map_or_else(FormErrors::none, |one| errors(locale, form, one));
        let fields = VenueFields {
            locale,
            form,
            errors: &errors,
        };
        let refused = Refused::of(problem, locale);
        VenueFormPage {
            notice: self.layout.unsent(problem),
            summary: fields.summary(),
            back_href: self.back_href(),
            back: self.back(),
            organisation: self.owner.name.clone(),
            action: self.layout.url(&self.layout.path),
            key: IdempotencyKey::fresh().as_str().to_owned(),
            version: self.venue.as_ref().map(|venue| venue.version),
            name: fields.name(),
            kind: fields.kind(),
            municipality: fields.municipality(&self.municipalities),
            address: fields.address(),
            phone: fields.phone(),
            position: fields.position(),
            ways_in: form.ways_in.fields(locale, true, &errors),
            submit: t(locale, self.submits()).into_owned(),
            l: Layout {
                title: self.title(),
                error: refused.is_some() || !errors.is_empty(),
                ..self.layout.clone()
            },
            refused,
        }
    }

    fn back_href(&self) -> String {
        let path = self.venue.as_ref().map(venue_path);
        self.layout.url(path.as_deref().unwrap_or(VENUES))
    }

    fn back(&self) -> String {
        let list = || self.layout.t("tab-venues").into_owned();
        let venue = self.venue.as_ref();
        venue.map_or_else(list, |venue| venue.name.clone())
    }

    fn title(&self) -> String {
        let locale = self.layout.locale;
        match &self.venue {
            None => t(locale, "venue-new").into_owned(),
            Some(venue) => t_with(
                locale,
                "venue-change",
                &[("venue", venue.name.as_str().into())],
            ),
        }
    }

    fn submits(&self) -> &'static str {
        match self.venue {
            None => "venue-add",
            Some(_) => "venue-save",
        }
    }
}

/// Adds what is wrong with the position to whatever else is.
pub fn with_position<T>(form: &VenueForm, others: Result<T, Problem>) -> Result<T, Problem> {
    let Err(fault) = parse_position(&form.position) else {
        return others;
    };
    let mut faults = Faults::none();
    faults.add("/position", fault);
    match others {
        Err(mut problem) if !problem.fields.is_empty() => {
            problem.fields.extend(faults.into_fields());
            Err(problem)
        }
        _ => Err(Problem::faults(faults)),
    }
}

/// The key of a municipality: `SE-0483`.
async fn key_of(conn: &mut AsyncPgConnection, id: i32) -> QueryResult<String> {
    let found = municipalities_by_id(conn, &[id]).await?.remove(&id);
    Ok(found.map_or_else(String::new, |one| one.key()))
}

async fn choices(
    conn: &mut AsyncPgConnection,
    owner: &Organisation,
) -> QueryResult<Vec<(String, String)>> {
    let country = Country::parse(&owner.country).unwrap_or(Country::Se);
    let all = municipalities_of(conn, country).await?;
    Ok(all.into_iter().map(|one| (one.key(), one.name)).collect())
}
