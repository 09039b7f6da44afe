//! Venues and rooms that were there before.

use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{equipment, rooms, venues};
use uuid::Uuid;

use super::TestApp;
use super::organisation::{Org, name_of};

/// A venue's row, as far as tests need it.
#[derive(Debug, Clone)]
pub struct Venue {
    pub id: Uuid,
    pub slug: String,
    pub organisation: Uuid,
    pub municipality: i32,
}

/// A venue to be inserted.
pub struct NewVenue<'a> {
    app: &'a TestApp,
    owner: Org,
    slug: String,
    kind: &'static str,
    position: Option<(f64, f64)>,
    zone: &'static str,
}

impl TestApp {
    /// A venue that is there.
    pub async fn venue_with_slug(&self, slug: &str) -> Venue {
        let columns = (venues::id, venues::organisation_id, venues::municipality_id);
        let found = venues::table.filter(venues::slug.eq(slug)).select(columns);
        let (id, organisation, municipality) = self.fetch(found).await;
        Venue {
            id,
            slug: slug.to_owned(),
            organisation,
            municipality,
        }
    }

    /// A library in its organisation's municipality, unless said otherwise.
    pub fn venue(&self, owner: &Org) -> NewVenue<'_> {
        NewVenue {
            app: self,
            slug: format!("{}-library", owner.slug),
            owner: owner.clone(),
            kind: "library",
            position: None,
            zone: "Europe/Stockholm",
        }
    }

    /// A room; `shared` where several sessions may be in it at once.
    pub async fn room(&self, venue: &Venue, name: &str, shared: bool) -> Uuid {
        let (id, now) = (ids::fresh(), self.now());
        self.change(diesel::insert_into(rooms::table).values((
            rooms::id.eq(id),
            rooms::organisation_id.eq(venue.organisation),
            rooms::venue_id.eq(venue.id),
            rooms::name.eq(name),
            rooms::shared.eq(shared),
            rooms::created_at.eq(now),
            rooms::updated_at.eq(now),
        )))
        .await;
        id
    }

    /// So many of one kind of equipment.
    pub async fn equipment(&self, venue: &Venue, name: &str, count: i32) -> Uuid {
        let (id, now) = (ids::fresh(), self.now());
        self.change(diesel::insert_into(equipment::table).values((
            equipment::id.eq(id),
            equipment::organisation_id.eq(venue.organisation),
            equipment::venue_id.eq(venue.id),
            equipment::name.eq(name),
            equipment::count.eq(count),
            equipment::created_at.eq(now),
            equipment::updated_at.eq(now),
        )))
        .await;
        id
    }

    /// A day on which a venue is closed; answers its id.
    pub async fn closed_days(&self, venue: &Venue) -> String {
        let insert = format!(
            "insert into closed_days (id, organisation_id, venue_id, first_day, last_day, reason, created_at, updated_at) \
             values (gen_random_uuid(), '{}', '{}', '2026-12-23', '2026-12-23', '{{\"sv\": \"Inventering\"}}', now(), now()) \
             returning id::text",
            venue.organisation, venue.id
        );
        self.value(&insert).await
    }

    /// Days on which a helper is away; answers their id.
    pub async fn absence(&self, helper: Uuid) -> String {
        let insert = format!(
            "insert into absences (id, organisation_id, staff_id, first_day, last_day, created_at, updated_at) \
             select gen_random_uuid(), organisation_id, id, '2026-11-09', '2026-11-13', now(), now() \
             from staff where id = '{helper}' returning id::text"
        );
        self.value(&insert).await
    }

    /// A template of a venue's organisation; answers its id.
    pub async fn template(&self, venue: &Venue) -> String {
        let insert = format!(
            "insert into session_templates (id, organisation_id, name, template, created_at) \
             values (gen_random_uuid(), '{}', 'Mobilhjälp', '{{\"venueId\": \"{}\", \"title\": \"Mobilhjälp\", \
             \"kind\": \"drop-in\"}}', now()) returning id::text",
            venue.organisation, venue.slug
        );
        self.value(&insert).await
    }

    /// A helper's Monday mornings at a venue; answers their id.
    pub async fn helper_hours(&self, helper: Uuid, venue: &Venue) -> String {
        let insert = format!(
            "insert into helper_hours (id, organisation_id, staff_id, venue_id, weekday, starts, ends, created_at, updated_at) \
             select gen_random_uuid(), organisation_id, id, '{}', 'mon', '09:00', '12:00', now(), now() \
             from staff where id = '{helper}' returning id::text",
            venue.id
        );
        self.value(&insert).await
    }

    /// A series without sessions; answers its id.
    pub async fn series(&self, venue: &Venue) -> String {
        let insert = format!(
            "insert into series (id, organisation_id, venue_id, rule, template, skipped, created_at) \
             values (gen_random_uuid(), '{}', '{}', '{{}}', '{{}}', '[]', now()) returning id::text",
            venue.organisation, venue.id
        );
        self.value(&insert).await
    }
}

impl TestApp {
    pub async fn rename_venue(&self, slug: &str, name: &str) {
        let found = venues::table.filter(venues::slug.eq(slug));
        self.change(diesel::update(found).set(venues::name.eq(name)))
            .await;
    }
}

impl NewVenue<'_> {
    /// Another slug; the name follows it.
    pub fn slug(mut self, slug: &str) -> Self {
        slug.clone_into(&mut self.slug);
        self
    }

    /// Another kind.
    pub fn kind(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    /// The zone of the clock on its wall.
    pub fn zone(mut self, zone: &'static str) -> Self {
        self.zone = zone;
        self
    }

    /// Where it lies.
    pub fn position(mut self, lat: f64, lon: f64) -> Self {
        self.position = Some((lat, lon));
        self
    }

    /// Inserts it.
    pub async fn insert(self) -> Venue {
        use venues::dsl;
        let (id, now) = (ids::fresh(), self.app.now());
        self.app
            .change(diesel::insert_into(venues::table).values((
                dsl::id.eq(id),
                dsl::organisation_id.eq(self.owner.id),
                dsl::slug.eq(&self.slug),
                dsl::name.eq(name_of(&self.slug)),
                dsl::kind.eq(self.kind),
                dsl::municipality_id.eq(self.owner.municipality),
                dsl::time_zone.eq(self.zone),
                dsl::address.eq("Storgatan 1"),
                dsl::lat.eq(self.position.map(|(lat, _)| lat)),
                dsl::lon.eq(self.position.map(|(_, lon)| lon)),
                dsl::created_at.eq(now),
                dsl::updated_at.eq(now),
            )))
            .await;
        Venue {
            id,
            slug: self.slug,
            organisation: self.owner.id,
            municipality: self.owner.municipality,
        }
    }
}
