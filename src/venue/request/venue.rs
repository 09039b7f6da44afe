//! Validates the JSON of venues into [`NewVenue`] and [`VenueChange`].

use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use crate::organisation::{Organisation, find_municipality_or_fault};
use crate::platform::contact::{PhoneNumber, phone_as_typed, typed_change};
use crate::platform::input::merge_patch::{merge, present};
use crate::platform::problem::Faults;
use crate::platform::problem::Problem;
use crate::platform::schemas::{MunicipalityName, SlugOrId};
use crate::platform::text::LocalText;
use crate::platform::text::{Line120, Line200, LocalTextPatch};
use crate::platform::text::{PlainText, Slug};
use crate::venue::add::NewVenue;
use crate::venue::change::VenueChange;
use crate::venue::model::{Venue, VenueKind};
use crate::venue::near::checked_position;
use crate::venue::topics::{
    TopicHelp, TopicRule, TopicRuleRequest, parse_topic_rules, topics_of_venue,
};

const ACCESSIBILITY: usize = 1000;

/// A new venue.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct VenueRequest {
    /// Slug or id of the organisation it belongs to.
    #[schema(value_type = SlugOrId)]
    pub organisation: String,
    /// Its name.
    #[schema(value_type = Line120)]
    pub name: String,
    /// Its name in paths, made from the name unless given. It never changes.
    #[serde(default)]
    #[schema(value_type = Option<Slug>)]
    pub slug: Option<String>,
    /// What sort of place it is.
    #[schema(value_type = VenueKind)]
    pub kind: String,
    /// A key such as `SE-0483`, or the code alone where it names one.
    #[schema(value_type = MunicipalityName)]
    pub municipality: String,
    /// The street and the town.
    #[serde(default)]
    #[schema(value_type = Option<Line200>)]
    pub address: Option<String>,
    /// Its telephone.
    #[serde(default)]
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<String>,
    /// Degrees north; with `lon`.
    #[serde(default)]
    #[schema(minimum = -90, maximum = 90)]
    pub lat: Option<f64>,
    /// Degrees east; with `lat`.
    #[serde(default)]
    #[schema(minimum = -180, maximum = 180)]
    pub lon: Option<f64>,
    /// How people get in and around: a text, or one per language.
    #[serde(default)]
    #[schema(value_type = Option<LocalText>)]
    pub accessibility: Option<Value>,
    /// The topics it does not simply help with.
    #[serde(default)]
    #[schema(max_items = 12)]
    pub topic_policy: Vec<TopicRuleRequest>,
}

impl VenueRequest {
    /// The venue, for the organisation that the request names.
    ///
    /// # Errors
    /// 422 with every fault.
    pub async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
        owner: &Organisation,
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
            PhoneNumber::parse(phone, &owner.country)
        });
        let position = checked_position(self.lat, self.lon, &mut faults);
        let accessibility = parse_accessibility(self.accessibility.clone(), owner, &mut faults);
        let topic_policy = parse_policy(&self.topic_policy, owner, &mut faults);
        let municipality =
            find_municipality_or_fault(conn, &self.municipality, &mut faults).await?;
        let (Some(slug), Some(name), Some(kind), Some(municipality), true) =
            (slug, name, kind, municipality, faults.is_empty())
        else {
            return Err(faults.into());
        };
        Ok(NewVenue {
            organisation: owner.id,
            slug,
            name,
            kind,
            municipality,
            address,
            phone_typed: self.phone.as_deref().and_then(phone_as_typed),
            phone,
            position,
            accessibility,
            topic_policy,
        })
    }
}

/// A change to a venue: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct VenuePatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line120, required = false)]
    pub name: Option<Option<String>>,
    /// What sort of place it is.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = VenueKind, required = false)]
    pub kind: Option<Option<String>>,
    /// A municipality's key or code; sessions there keep the one they had.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = MunicipalityName, required = false)]
    pub municipality: Option<Option<String>>,
    /// The street and the town.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Line200>)]
    pub address: Option<Option<String>>,
    /// Its telephone.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<Option<String>>,
    /// Degrees north.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>, minimum = -90, maximum = 90)]
    pub lat: Option<Option<f64>>,
    /// Degrees east.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<f64>, minimum = -180, maximum = 180)]
    pub lon: Option<Option<f64>>,
    /// How people get in and around: a text, or one per language; null removes all of them.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<LocalTextPatch>)]
    pub accessibility: Option<Option<Value>>,
    /// The topics it does not simply help with: all of them anew; null or an empty list takes them away.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Vec<TopicRuleRequest>>, max_items = 12)]
    pub topic_policy: Option<Option<Vec<TopicRuleRequest>>>,
}

impl VenuePatch {
    /// The change to a venue as it is now.
    ///
    /// # Errors
    /// 422 with every fault.
    pub async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
        before: &Venue,
        owner: &Organisation,
    ) -> Result<VenueChange, Problem> {
        let mut faults = Faults::none();
        let key_or_code = faults.take_change("/municipality", self.municipality.clone(), Ok);
        let municipality = match key_or_code {
            Some(key) => find_municipality_or_fault(conn, &key, &mut faults).await?,
            None => None,
        };
        let topic_policy = match &self.topic_policy {
            Some(given) => {
                let given = given.as_deref().unwrap_or_default();
                let rules = parse_policy(given, owner, &mut faults);
                let stored = topics_of_venue(conn, before.id).await?;
                Some(rules).filter(|rules| *rules != stored)
            }
            None => None,
        };
        // A position is whole, before and after.
        checked_position(
            self.lat.unwrap_or(before.lat),
            self.lon.unwrap_or(before.lon),
            &mut faults,
        );
        let change = VenueChange {
            name: faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name)),
            kind: faults.take_change("/kind", self.kind.clone(), |kind| VenueKind::parse(&kind)),
            municipality_id: municipality.as_ref().map(|found| found.id),
            time_zone: municipality.map(|found| found.country().time_zone().name()),
            address: faults.take_nullable("/address", self.address.clone(), |address| {
                PlainText::parse(&address)
            }),
            phone_typed: typed_change(self.phone.as_ref()),
            phone: faults.take_nullable("/phone", self.phone.clone(), |phone| {
                PhoneNumber::parse(&phone, &owner.country)
            }),
            lat: self.lat,
            lon: self.lon,
            accessibility: self
                .accessibility
                .clone()
                .map(|given| merged(given, before.accessibility.as_ref()))
                .map(|given| parse_accessibility(given, owner, &mut faults)),
            topic_policy,
        };
        if faults.is_empty() {
            Ok(change)
        } else {
            Err(faults.into())
        }
    }
}

/// The texts of all languages after a patch; none where it takes the last of them away.
fn merged(patch: Option<Value>, before: Option<&LocalText>) -> Option<Value> {
    let mut texts = before.map_or(Value::Null, |before| json!(before));
    merge(&mut texts, patch?);
    let is_empty = texts.as_object().is_some_and(|texts| texts.is_empty());
    (!is_empty).then_some(texts)
}

fn parse_accessibility(
    given: Option<Value>,
    owner: &Organisation,
    faults: &mut Faults,
) -> Option<LocalText> {
    let language = faults.take("/accessibility", owner.language_tag())?;
    let text = LocalText::parse(given?, language, ACCESSIBILITY, true);
    faults.take_within("/accessibility", text)
}

/// What a venue does not simply help with; the rest has no rule.
fn parse_policy(
    given: &[TopicRuleRequest],
    owner: &Organisation,
    faults: &mut Faults,
) -> Vec<TopicRule> {
    let Some(language) = faults.take("/topicPolicy", owner.language_tag()) else {
        return Vec::new();
    };
    let rules = faults.take_within("/topicPolicy", parse_topic_rules(given, language));
    let mut rules = rules.unwrap_or_default();
    rules.retain(|rule| rule.help != TopicHelp::Helped);
    rules
}
