//! Questions that were tallied.

use diesel::prelude::*;
use motesplats::platform::ids;
use motesplats::schema::questions;
use uuid::Uuid;

use super::TestApp;
use super::venue::Venue;

impl TestApp {
    /// A question about the wifi that somebody solved at the desk, now; the venue's clock shows the same day.
    pub async fn question(&self, venue: &Venue, by: Uuid) -> Uuid {
        let (id, now) = (ids::fresh(), self.now());
        self.change(diesel::insert_into(questions::table).values((
            questions::id.eq(id),
            questions::organisation_id.eq(venue.organisation),
            questions::venue_id.eq(venue.id),
            questions::channel.eq("desk"),
            questions::topic.eq("wifi"),
            questions::outcome.eq("solved"),
            questions::staff_id.eq(by),
            questions::day.eq(now.date_naive()),
            questions::at.eq(now),
        )))
        .await;
        id
    }
}
