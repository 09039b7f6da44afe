//! Who and what is taken when, so that the demo never clashes with itself.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The spans each room and helper is taken.
#[derive(Default)]
pub(super) struct Occupancy(HashMap<Uuid, Vec<Span>>);

/// From, and to.
type Span = (DateTime<Utc>, DateTime<Utc>);

impl Occupancy {
    /// Takes something for a span, if it is free.
    pub(super) fn take(&mut self, what: Uuid, from: DateTime<Utc>, to: DateTime<Utc>) -> bool {
        let taken = self.0.entry(what).or_default();
        let free = taken
            .iter()
            .all(|(start, end)| to <= *start || *end <= from);
        if free {
            taken.push((from, to));
        }
        free
    }
}
