//! Validates the JSON of organisations into [`NewOrganisation`] and [`OrganisationChange`], all
//! faults at once.

use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::add::NewOrganisation;
use super::change::OrganisationChange;
use super::country::Country;
use super::model::{Organisation, OrganisationKind};
use super::municipality::{Municipality, find_municipality_or_fault};
use super::query::find_organisation;
use crate::platform::contact::{EmailAddress, PhoneNumber, phone_as_typed, typed_change};
use crate::platform::input::merge_patch::present;
use crate::platform::problem::Problem;
use crate::platform::problem::{Fault, Faults};
use crate::platform::schemas::{MunicipalityName, SlugOrId, Whole};
use crate::platform::text::{LanguageTag, PlainText, Slug};
use crate::platform::text::{Line120, Line200};

type RetentionDays = Whole<1, 365>;

/// A new organisation.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct OrganisationRequest {
    /// Its name in paths, made from the name unless given. It never changes.
    #[serde(default)]
    #[schema(value_type = Option<Slug>)]
    pub slug: Option<String>,
    /// Its name.
    #[schema(value_type = Line120)]
    pub name: String,
    /// What sort it is.
    #[schema(value_type = OrganisationKind)]
    pub kind: String,
    /// A key such as `SE-0483`, or the code alone where it names one.
    #[serde(default)]
    #[schema(value_type = Option<MunicipalityName>)]
    pub municipality: Option<String>,
    /// `SE` or `NO`; the municipality's or the parent's unless given.
    #[serde(default)]
    #[schema(value_type = Option<Country>)]
    pub country: Option<String>,
    /// Slug or id of the organisation it belongs to.
    #[serde(default)]
    #[schema(value_type = Option<SlugOrId>)]
    pub parent: Option<String>,
    /// Whether it answers for people's data; a root does anyway.
    #[serde(default)]
    pub controller: bool,
    /// Its telephone.
    #[serde(default)]
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<String>,
}

impl OrganisationRequest {
    /// # Errors
    /// 422 with every fault.
    pub(super) async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
    ) -> Result<NewOrganisation, Problem> {
        let mut faults = Faults::none();
        let slug = match &self.slug {
            Some(slug) => faults.take("/slug", Slug::parse(slug)),
            None => faults.take("/slug", Slug::from_name(&self.name)),
        };
        let name = faults.take("/name", PlainText::parse(&self.name));
        let kind = faults.take("/kind", OrganisationKind::parse(&self.kind));
        let country = faults.take_optional("/country", self.country.as_deref(), Country::parse);
        let municipality =
            find_optional_municipality(conn, self.municipality.as_deref(), &mut faults).await?;
        let parent = find_parent(conn, self.parent.as_deref(), &mut faults).await?;
        let country = country
            .or_else(|| municipality.as_ref().map(Municipality::country))
            .or_else(|| Country::parse(&parent.as_ref()?.country).ok())
            .unwrap_or(Country::Se);
        let phone = faults.take_optional("/phone", self.phone.as_deref(), |text| {
            PhoneNumber::parse(text, country.code())
        });
        let (Some(slug), Some(name), Some(kind), true) = (slug, name, kind, faults.is_empty())
        else {
            return Err(faults.into());
        };
        Ok(NewOrganisation {
            slug,
            name,
            kind,
            parent: parent.map(|parent| parent.id),
            controller: self.controller,
            municipality: municipality.map(|municipality| municipality.id),
            country,
            phone_typed: self.phone.as_deref().and_then(phone_as_typed),
            phone,
        })
    }
}

/// A change to an organisation: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct OrganisationPatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line120, required = false)]
    pub name: Option<Option<String>>,
    /// What sort it is.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = OrganisationKind, required = false)]
    pub kind: Option<Option<String>>,
    /// A municipality's key or code.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<MunicipalityName>)]
    pub municipality: Option<Option<String>>,
    /// Slug or id of the organisation it belongs to; null makes it a root.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<SlugOrId>)]
    pub parent: Option<Option<String>>,
    /// Whether it answers for people's data.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub controller: Option<Option<bool>>,
    /// The languages it writes in, the first for texts without one.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Vec<LanguageTag>, required = false, min_items = 1)]
    pub languages: Option<Option<Vec<String>>>,
    /// Whether its planners propose and do not publish.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub publication_reserved: Option<Option<bool>>,
    /// Days after a session until names and contacts are wiped.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = RetentionDays, required = false)]
    pub retention_days: Option<Option<i32>>,
    /// Whether whoever is reached by telephone is rung before a session.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub remind_by_phone: Option<Option<bool>>,
    /// Whether its coordinators sign in by two steps, and do nothing before the second is on.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub requires_totp: Option<Option<bool>>,
    /// Its telephone.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<PhoneNumber>)]
    pub phone: Option<Option<String>>,
    /// Its e-mail address, for people and for reports of accessibility.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<EmailAddress>)]
    pub email: Option<Option<String>>,
    /// By which decision it disposes of what it keeps: a register number, or the decision's name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Line200>)]
    pub disposal_decision: Option<Option<String>>,
}

impl OrganisationPatch {
    /// The change to an organisation as it is now.
    ///
    /// # Errors
    /// 422 with every fault.
    pub(super) async fn validate(
        &self,
        conn: &mut AsyncPgConnection,
        organisation: &Organisation,
    ) -> Result<OrganisationChange, Problem> {
        let mut faults = Faults::none();
        let name = faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name));
        let kind = faults.take_change("/kind", self.kind.clone(), |kind| {
            OrganisationKind::parse(&kind)
        });
        let given = self.municipality.as_ref();
        let key_or_code = given.and_then(Option::as_deref);
        let municipality = find_optional_municipality(conn, key_or_code, &mut faults).await?;
        let municipality_id = given.map(|_| municipality.map(|found| found.id));
        let given = self.parent.as_ref();
        let parent = find_parent(conn, given.and_then(Option::as_deref), &mut faults).await?;
        let parent_id = given.map(|_| parent.map(|found| found.id));
        let controller = faults.take_change("/controller", self.controller, Ok);
        let change = OrganisationChange {
            name,
            kind,
            municipality_id,
            parent_id,
            // A root is its own controller: a change that makes one need not say so.
            controller: controller.or((parent_id == Some(None)).then_some(true)),
            languages: faults.take_change("/languages", self.languages.clone(), parse_languages),
            publication_reserved: faults.take_change(
                "/publicationReserved",
                self.publication_reserved,
                Ok,
            ),
            retention_days: faults.take_change("/retentionDays", self.retention_days, parse_days),
            remind_by_phone: faults.take_change("/remindByPhone", self.remind_by_phone, Ok),
            requires_totp: faults.take_change("/requiresTotp", self.requires_totp, Ok),
            phone_typed: typed_change(self.phone.as_ref()),
            phone: faults.take_nullable("/phone", self.phone.clone(), |phone| {
                PhoneNumber::parse(&phone, &organisation.country)
            }),
            email: faults.take_nullable("/email", self.email.clone(), |email| {
                EmailAddress::parse(&email)
            }),
            disposal_decision: faults.take_nullable(
                "/disposalDecision",
                self.disposal_decision.clone(),
                |decision| PlainText::parse(&decision),
            ),
        };
        if faults.is_empty() {
            Ok(change)
        } else {
            Err(faults.into())
        }
    }
}

async fn find_optional_municipality(
    conn: &mut AsyncPgConnection,
    key_or_code: Option<&str>,
    faults: &mut Faults,
) -> Result<Option<Municipality>, Problem> {
    match key_or_code {
        Some(key_or_code) => find_municipality_or_fault(conn, key_or_code, faults).await,
        None => Ok(None),
    }
}

async fn find_parent(
    conn: &mut AsyncPgConnection,
    slug_or_id: Option<&str>,
    faults: &mut Faults,
) -> Result<Option<Organisation>, Problem> {
    let Some(slug_or_id) = slug_or_id else {
        return Ok(None);
    };
    let found = find_organisation(conn, slug_or_id).await?;
    if found.is_none() {
        faults.add("/parent", Fault::new("unknown-organisation"));
    }
    Ok(found)
}

fn parse_languages(given: Vec<String>) -> Result<Vec<String>, Fault> {
    if given.is_empty() {
        return Err(Fault::new("empty"));
    }
    let mut languages = Vec::new();
    for tag in given {
        let tag = LanguageTag::parse(&tag)?.to_string();
        if !languages.contains(&tag) {
            languages.push(tag);
        }
    }
    Ok(languages)
}

fn parse_days(given: i32) -> Result<i32, Fault> {
    let bounds = RetentionDays::BOUNDS;
    if bounds.contains(&given) {
        return Ok(given);
    }
    Err(Fault::new("out-of-range")
        .fact("min", bounds.start())
        .fact("max", bounds.end()))
}
