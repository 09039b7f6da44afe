//! Which rooms and helpers are occupied when, so that the demo's sessions do not clash.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The times at which each room and helper is occupied.
#[derive(Default)]
pub struct Occupancy(HashMap<Uuid, Vec<OccupiedTime>>);

struct OccupiedTime {
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Occupancy {
    /// Occupies a room or a helper, and returns whether it was free.
    pub fn occupy(
        &mut self,
        resource: impl Into<Uuid>,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> bool {
        let taken = self.0.entry(resource.into()).or_default();
        let free = taken
            .iter()
            .all(|other| to <= other.from || other.to <= from);
        if free {
            taken.push(OccupiedTime { from, to });
        }
        free
    }
}
