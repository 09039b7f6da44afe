//! Equipment as the API shows it.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::request::Pieces;
use super::store::Equipment;
use super::used::UsedEquipment;
use crate::venue::Venue;

/// Something that a venue has a number of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EquipmentView {
    pub id: Uuid,
    /// The slug of its venue.
    pub venue: String,
    pub venue_id: Uuid,
    pub name: String,
    /// How many there are.
    #[schema(value_type = Pieces)]
    pub count: i32,
}

impl EquipmentView {
    #[must_use]
    pub fn of(equipment: &Equipment, venue: &Venue) -> Self {
        Self {
            id: equipment.id.into(),
            venue: venue.slug.clone(),
            venue_id: equipment.venue_id.into(),
            name: equipment.name.clone(),
            count: equipment.count,
        }
    }
}

/// What a session uses of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct UsedEquipmentView {
    pub id: Uuid,
    pub name: String,
    #[schema(value_type = Pieces)]
    pub count: i32,
}

impl From<&UsedEquipment> for UsedEquipmentView {
    fn from(used: &UsedEquipment) -> Self {
        Self {
            id: used.id.into(),
            name: used.name.clone(),
            count: used.count,
        }
    }
}
