//! Organisations and municipalities as the API shows them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::country::Country;
use super::model::Organisation;
use super::model::OrganisationKind;
use super::municipality::{Municipality, municipalities_by_id};
use crate::platform::ids::OrganisationId;
use crate::platform::schemas::{MunicipalityCode, MunicipalityKey};
use crate::platform::time::whole_seconds;
use crate::schema::organisations;

/// A municipality as the API shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MunicipalityView {
    /// `SE-0483`.
    #[schema(value_type = MunicipalityKey)]
    pub key: String,
    /// ISO 3166-1: `SE`.
    #[schema(value_type = Country)]
    pub country: String,
    /// Four digits, unique within the country alone.
    #[schema(value_type = MunicipalityCode)]
    pub code: String,
    /// Its name.
    pub name: String,
}

impl From<&Municipality> for MunicipalityView {
    fn from(row: &Municipality) -> Self {
        Self {
            key: row.key(),
            country: row.country.clone(),
            code: row.code.clone(),
            name: row.name.clone(),
        }
    }
}

/// An organisation as other objects show it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
pub struct OrganisationCard {
    /// Its name in paths.
    pub slug: String,
    /// Its name.
    pub name: String,
}

impl From<&Organisation> for OrganisationCard {
    fn from(row: &Organisation) -> Self {
        Self {
            slug: row.slug.clone(),
            name: row.name.clone(),
        }
    }
}

/// An organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OrganisationView {
    /// Its id.
    pub id: Uuid,
    /// Its name in paths.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What sort it is.
    #[schema(value_type = OrganisationKind)]
    pub kind: String,
    /// The organisation it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrganisationCard>,
    /// Whether it answers for people's data.
    pub controller: bool,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub municipality: Option<MunicipalityView>,
    /// ISO 3166-1.
    #[schema(value_type = Country)]
    pub country: String,
    /// IANA.
    pub time_zone: String,
    /// The languages it writes in, the first for texts without one.
    pub languages: Vec<String>,
    /// Whether its planners propose and do not publish.
    pub publication_reserved: bool,
    /// Days after a session until names and contacts are wiped.
    pub retention_days: i32,
    /// Whether whoever is reached by telephone is rung before a session.
    pub remind_by_phone: bool,
    /// Whether its coordinators sign in by two steps, and do nothing before the second is on.
    pub requires_totp: bool,
    /// Its telephone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Its e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// By which decision it disposes of what it keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposal_decision: Option<String>,
    /// When it was changed last.
    #[serde(serialize_with = "whole_seconds")]
    pub updated_at: DateTime<Utc>,
}

impl OrganisationView {
    fn new(
        row: Organisation,
        municipality: Option<MunicipalityView>,
        parent: Option<OrganisationCard>,
    ) -> Self {
        Self {
            parent,
            municipality,
            id: row.id.into(),
            slug: row.slug,
            name: row.name,
            kind: row.kind.to_string(),
            controller: row.controller,
            country: row.country,
            time_zone: row.time_zone,
            languages: row.languages,
            publication_reserved: row.publication_reserved,
            retention_days: row.retention_days,
            remind_by_phone: row.remind_by_phone,
            requires_totp: row.requires_totp,
            phone: row.phone,
            email: row.email,
            disposal_decision: row.disposal_decision,
            updated_at: row.updated_at,
        }
    }
}

/// Views of organisations, in their order, with their municipalities and parents.
pub(super) async fn organisation_views(
    conn: &mut AsyncPgConnection,
    rows: Vec<Organisation>,
) -> QueryResult<Vec<OrganisationView>> {
    let ids: Vec<i32> = rows.iter().filter_map(|row| row.municipality_id).collect();
    let municipalities = municipalities_by_id(conn, &ids).await?;
    let ids: Vec<OrganisationId> = rows.iter().filter_map(|row| row.parent_id).collect();
    let parents = organisation_cards(conn, &ids).await?;
    let view = |row: Organisation| {
        let municipality = row.municipality_id.and_then(|id| municipalities.get(&id));
        let municipality = municipality.map(MunicipalityView::from);
        let parent = row.parent_id.and_then(|id| parents.get(&id).cloned());
        OrganisationView::new(row, municipality, parent)
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn organisation_cards(
    conn: &mut AsyncPgConnection,
    ids: &[OrganisationId],
) -> QueryResult<HashMap<OrganisationId, OrganisationCard>> {
    let rows: Vec<(OrganisationId, String, String)> = organisations::table
        .filter(organisations::id.eq_any(ids))
        .select((organisations::id, organisations::slug, organisations::name))
        .load(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, slug, name)| (id, OrganisationCard { slug, name }))
        .collect())
}
