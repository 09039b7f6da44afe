//! Organisations that were there before.

use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{municipalities, organisations};
use uuid::Uuid;

use super::TestApp;

/// An organisation's row, as far as tests need it.
#[derive(Debug, Clone)]
pub struct Org {
    pub id: Uuid,
    pub slug: String,
    pub municipality: i32,
}

/// An organisation to be inserted.
pub struct NewOrg<'a> {
    app: &'a TestApp,
    slug: String,
    kind: &'static str,
    parent: Option<Uuid>,
    controller: bool,
    municipality: &'static str,
    reserved: bool,
}

impl TestApp {
    /// A municipality in SE-0483 and a controller, unless said otherwise.
    pub fn organisation(&self, slug: &str) -> NewOrg<'_> {
        NewOrg {
            app: self,
            slug: slug.to_owned(),
            kind: "municipality",
            parent: None,
            controller: true,
            municipality: "SE-0483",
            reserved: false,
        }
    }

    /// Time zone of the organisation with a slug, and whether it is a controller.
    pub async fn zone_and_controller(&self, slug: &str) -> (String, bool) {
        let columns = (organisations::time_zone, organisations::controller);
        let found = organisations::table.filter(organisations::slug.eq(slug));
        self.fetch(found.select(columns)).await
    }

    /// The id of a municipality by its key.
    pub async fn municipality(&self, key: &str) -> i32 {
        let (country, code) = key.split_once('-').unwrap();
        let found = municipalities::table
            .filter(municipalities::country.eq(country))
            .filter(municipalities::code.eq(code));
        self.fetch(found.select(municipalities::id)).await
    }
}

impl NewOrg<'_> {
    /// Another kind.
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// Below another one.
    pub fn below(mut self, parent: &Org) -> Self {
        self.parent = Some(parent.id);
        self
    }

    /// One whose controller stands above it.
    pub fn no_controller(mut self) -> Self {
        self.controller = false;
        self
    }

    /// In another municipality.
    pub fn municipality(mut self, key: &'static str) -> Self {
        self.municipality = key;
        self
    }

    /// One that reserves publication to its coordinators.
    pub fn reserves_publication(mut self) -> Self {
        self.reserved = true;
        self
    }

    /// Inserts it.
    pub async fn insert(self) -> Org {
        use organisations::dsl;
        let (id, now) = (ids::fresh(), self.app.now());
        let municipality = self.app.municipality(self.municipality).await;
        let norwegian = self.municipality.starts_with("NO");
        let (country, zone, language) = match norwegian {
            true => ("NO", "Europe/Oslo", "nb"),
            false => ("SE", "Europe/Stockholm", "sv"),
        };
        self.app
            .change(diesel::insert_into(organisations::table).values((
                dsl::id.eq(id),
                dsl::slug.eq(&self.slug),
                dsl::name.eq(name_of(&self.slug)),
                dsl::kind.eq(self.kind),
                dsl::parent_id.eq(self.parent),
                dsl::controller.eq(self.controller),
                dsl::municipality_id.eq(municipality),
                dsl::country.eq(country),
                dsl::time_zone.eq(zone),
                dsl::languages.eq(vec![language]),
                dsl::publication_reserved.eq(self.reserved),
                dsl::created_at.eq(now),
                dsl::updated_at.eq(now),
            )))
            .await;
        Org {
            id,
            slug: self.slug,
            municipality,
        }
    }
}

/// A slug as a name: `katrineholm` → `Katrineholm`.
pub fn name_of(slug: &str) -> String {
    let mut signs = slug.chars();
    let first = signs.next().unwrap().to_uppercase();
    first.chain(signs).collect()
}
