//! Campaigns and editions that were there before.

use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::{campaigns, editions};
use uuid::Uuid;

use super::TestApp;
use super::organisation::{Org, name_of};

/// A campaign's row, as far as tests need it.
#[derive(Debug, Clone)]
pub struct Campaign {
    pub id: Uuid,
    pub slug: String,
    pub organisation: Uuid,
}

/// An edition's row, as far as tests need it.
#[derive(Debug, Clone)]
pub struct Edition {
    pub id: Uuid,
}

impl TestApp {
    /// A campaign of an organisation.
    pub async fn campaign(&self, owner: &Org, slug: &str) -> Campaign {
        let (id, now) = (ids::fresh(), self.now());
        self.change(diesel::insert_into(campaigns::table).values((
            campaigns::id.eq(id),
            campaigns::organisation_id.eq(owner.id),
            campaigns::slug.eq(slug),
            campaigns::name.eq(name_of(slug)),
            campaigns::created_at.eq(now),
            campaigns::updated_at.eq(now),
        )))
        .await;
        Campaign {
            id,
            slug: slug.to_owned(),
            organisation: owner.id,
        }
    }

    /// An edition of a campaign, from one date to another, both included.
    pub async fn edition(&self, of: &Campaign, edition: &str, from: &str, to: &str) -> Edition {
        let (starts, ends): (chrono::NaiveDate, chrono::NaiveDate) =
            (from.parse().unwrap(), to.parse().unwrap());
        let id = ids::fresh();
        self.change(diesel::insert_into(editions::table).values((
            editions::id.eq(id),
            editions::organisation_id.eq(of.organisation),
            editions::campaign_id.eq(of.id),
            editions::edition.eq(edition),
            editions::name.eq(serde_json::json!({
                "sv": format!("{} {edition}", name_of(&of.slug)),
            })),
            editions::starts_on.eq(starts),
            editions::ends_on.eq(ends),
            editions::created_at.eq(self.now()),
        )))
        .await;
        Edition { id }
    }

    /// From now on nobody has said when an edition ends.
    pub async fn leave_end_open(&self, edition: &Edition) {
        let open = editions::ends_on.eq(None::<chrono::NaiveDate>);
        self.change(diesel::update(editions::table.find(edition.id)).set(open))
            .await;
    }

    /// How often something was submitted for an edition.
    pub async fn revision(&self, edition: &Edition) -> i32 {
        let found = editions::table.find(edition.id);
        self.fetch(found.select(editions::revision)).await
    }
}
