//! Adds an organisation. A root is always a controller.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::change::ChangeError;
use super::country::Country;
use super::model::{Organisation, OrganisationKind};
use crate::platform::contact::PhoneNumber;
use crate::platform::ids::OrganisationId;
use crate::platform::text::{PlainText, Slug};
use crate::schema::organisations;

/// An organisation to be added.
#[derive(Debug, Clone)]
pub struct NewOrganisation {
    /// Its name in paths; it never changes.
    pub slug: Slug,
    pub name: PlainText<120>,
    pub kind: OrganisationKind,
    pub parent: Option<OrganisationId>,
    /// Whether it answers for people's data; a root does anyway.
    pub controller: bool,
    pub municipality: Option<i32>,
    /// Decides its time zone and first language.
    pub country: Country,
    pub phone: Option<PhoneNumber>,
    /// The same as it was typed.
    pub phone_typed: Option<String>,
}

/// Adds an organisation.
///
/// # Errors
/// When the slug is taken or the parent is a network.
pub async fn add(
    conn: &mut AsyncPgConnection,
    id: OrganisationId,
    new: &NewOrganisation,
    now: DateTime<Utc>,
) -> Result<Organisation, ChangeError> {
    let country = new.country;
    let row = diesel::insert_into(organisations::table)
        .values((
            (
                organisations::id.eq(id),
                organisations::slug.eq(&new.slug),
                organisations::name.eq(&new.name),
                organisations::kind.eq(new.kind),
                organisations::parent_id.eq(new.parent),
                organisations::controller.eq(new.controller || new.parent.is_none()),
                organisations::municipality_id.eq(new.municipality),
            ),
            (
                organisations::country.eq(country.code()),
                organisations::time_zone.eq(country.time_zone().name()),
                organisations::languages.eq(vec![country.language()]),
                organisations::phone.eq(&new.phone),
                organisations::phone_typed.eq(&new.phone_typed),
                organisations::created_at.eq(now),
                organisations::updated_at.eq(now),
            ),
        ))
        .returning(Organisation::as_select())
        .get_result(conn)
        .await?;
    Ok(row)
}
