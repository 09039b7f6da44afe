//! A venue in words, as the API gives it, and what it means.

use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::change::{NewVenue, VenueChange};
use super::model::{Venue, VenueKind};
use super::near::{latitude, longitude};
use crate::organisation::{Municipality, Organisation, municipality_named};
use crate::platform::contact::PhoneNumber;
use crate::platform::http::request::body::present;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::text::{LocalText, PlainText, Slug};

const ACCESSIBILITY: usize = 1000;

/// A new venue in words.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct VenueRequest {
    /// Slug or id of whose it is.
    pub organisation: String,
    /// Its name.
    pub name: String,
    /// The word of its address; made from the name unless given. It never changes.
    #[serde(default)]
    pub slug: Option<String>,
    /// What sort of place it is.
    pub kind: String,
    /// A key such as `SE-0483`, or the code alone where it names one.
    pub municipality: String,
    /// The street and the town.
    #[serde(default)]
    pub address: Option<String>,
    /// Its telephone.
    #[serde(default)]
    pub phone: Option<String>,
    /// Degrees north; with `lon`.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Degrees east; with `lat`.
    #[serde(default)]
    pub lon: Option<f64>,
    /// How one gets in and around: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub accessibility: Option<Value>,
}

impl VenueRequest {
    /// What the words mean, for the organisation they name.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) async fn read(
        &self,
        conn: &mut AsyncPgConnection,
        of: &Organisation,
    ) -> Result<NewVenue, Problem> {
        let mut faults = Faults::none();
        let slug = match &self.slug {
            Some(slug) => faults.take("/slug", Slug::parse(slug)),
            None => faults.take("/slug", Slug::from_name(&self.name)),
        };
        let name = faults.take("/name", PlainText::parse(&self.name));
        let kind = faults.take("/kind", VenueKind::parse(&self.kind));
        let address = faults.take_optional("/address", self.address.as_deref(), PlainText::parse);
        let phone = faults.take_optional("/phone", self.phone.as_deref(), |phone| {
            PhoneNumber::parse(phone, &of.country)
        });
        let position = position(self.lat, self.lon, &mut faults);
        let accessibility = accessibility(self.accessibility.clone(), of, &mut faults);
        let municipality = municipality(conn, &self.municipality, &mut faults).await?;
        let (Some(slug), Some(name), Some(kind), Some(municipality), true) =
            (slug, name, kind, municipality, faults.is_empty())
        else {
            return Err(faults.into());
        };
        Ok(NewVenue {
            organisation: of.id(),
            slug,
            name,
            kind,
            municipality,
            address,
            phone,
            position,
            accessibility,
        })
    }
}

/// A change to a venue in words: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct VenuePatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub name: Option<Option<String>>,
    /// What sort of place it is.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Option<String>>,
    /// A municipality's key or code; sessions there keep the one they had.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub municipality: Option<Option<String>>,
    /// The street and the town.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub address: Option<Option<String>>,
    /// Its telephone.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub phone: Option<Option<String>>,
    /// Degrees north.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub lat: Option<Option<f64>>,
    /// Degrees east.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub lon: Option<Option<f64>>,
    /// How one gets in and around: a text, or one per language; null takes all of them away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    pub accessibility: Option<Option<Value>>,
}

impl VenuePatch {
    /// What the words mean for a venue of an organisation.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) async fn read(
        &self,
        conn: &mut AsyncPgConnection,
        before: &Venue,
        of: &Organisation,
    ) -> Result<VenueChange, Problem> {
        let mut faults = Faults::none();
        let named = faults.take_change("/municipality", self.municipality.clone(), Ok);
        let moved = match named {
            Some(named) => municipality(conn, &named, &mut faults).await?,
            None => None,
        };
        let (lat, lon) = self.position(before, &mut faults);
        let change = VenueChange {
            name: faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name)),
            kind: faults.take_change("/kind", self.kind.clone(), |kind| {
                VenueKind::parse(&kind).map(VenueKind::name)
            }),
            municipality_id: moved.as_ref().map(|moved| moved.id),
            time_zone: moved.map(|moved| moved.country().time_zone().name()),
            address: faults.take_nullable("/address", self.address.clone(), |address| {
                PlainText::parse(&address)
            }),
            phone: faults.take_nullable("/phone", self.phone.clone(), |phone| {
                PhoneNumber::parse(&phone, &of.country)
            }),
            lat,
            lon,
            accessibility: self
                .accessibility
                .clone()
                .map(|given| accessibility(given, of, &mut faults)),
        };
        if faults.is_empty() {
            Ok(change)
        } else {
            Err(faults.into())
        }
    }

    /// A position is whole, before and after.
    fn position(
        &self,
        before: &Venue,
        faults: &mut Faults,
    ) -> (Option<Option<f64>>, Option<Option<f64>>) {
        position(
            self.lat.unwrap_or(before.lat),
            self.lon.unwrap_or(before.lon),
            faults,
        );
        (self.lat, self.lon)
    }
}

fn position(lat: Option<f64>, lon: Option<f64>, faults: &mut Faults) -> Option<(f64, f64)> {
    let missing = |name: &'static str| Fault::new("missing").fact("name", name);
    match (lat, lon) {
        (None, None) => None,
        (Some(_), None) => faults.take("/lon", Err(missing("lon"))),
        (None, Some(_)) => faults.take("/lat", Err(missing("lat"))),
        (Some(lat), Some(lon)) => {
            let lat = faults.take("/lat", latitude(lat));
            lat.zip(faults.take("/lon", longitude(lon)))
        }
    }
}

fn accessibility(
    given: Option<Value>,
    of: &Organisation,
    faults: &mut Faults,
) -> Option<LocalText> {
    let language = faults.take("/accessibility", of.language_tag())?;
    let text = LocalText::parse(given?, language, ACCESSIBILITY, true);
    faults.take_within("/accessibility", text)
}

async fn municipality(
    conn: &mut AsyncPgConnection,
    named: &str,
    faults: &mut Faults,
) -> Result<Option<Municipality>, Problem> {
    match municipality_named(conn, named).await {
        Ok(found) => Ok(Some(found)),
        Err(problem) if !problem.fields.is_empty() => {
            for field in problem.fields {
                faults.add(field.pointer, field.fault);
            }
            Ok(None)
        }
        Err(problem) => Err(problem),
    }
}
