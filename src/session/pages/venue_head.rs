//! What every page about one venue says first: its name, where it is, and its telephone.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use crate::platform::contact::ShownPhone;
use crate::platform::i18n::Locale;
use crate::platform::ids::VenueId;
use crate::platform::problem::Problem;
use crate::platform::text::Slug;
use crate::platform::ui::named_place;
use crate::schema::venues;

#[derive(Debug, Queryable)]
pub(super) struct VenueHead {
    pub id: VenueId,
    pub slug: String,
    pub name: String,
    pub address: Option<String>,
    phone: Option<String>,
    phone_typed: Option<String>,
}

impl VenueHead {
    /// The venue that a path names.
    ///
    /// # Errors
    /// 404 where there is none.
    pub async fn load(conn: &mut AsyncPgConnection, slug: &str) -> Result<Self, Problem> {
        let slug = Slug::parse(slug).map_err(|_fault| Problem::not_found())?;
        let found = venues::table
            .filter(venues::slug.eq(slug.as_str()))
            .select((
                venues::id,
                venues::slug,
                venues::name,
                venues::address,
                venues::phone,
                venues::phone_typed,
            ))
            .get_result(conn)
            .await
            .optional()?;
        found.ok_or_else(Problem::not_found)
    }

    pub fn phone(&self, locale: Locale) -> Option<ShownPhone> {
        let tidy = self.phone.as_deref()?;
        Some(ShownPhone::of(tidy, self.phone_typed.as_deref(), locale))
    }

    /// Name and address in a line.
    pub fn place(&self) -> String {
        named_place(&self.name, self.address.as_deref())
    }
}
