//! Validates the JSON of equipment.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::store::{Equipment, EquipmentChange, NewEquipment};
use crate::platform::input::merge_patch::{differs, present};
use crate::platform::problem::{Faults, Problem};
use crate::platform::schemas::{SlugOrId, Whole};
use crate::platform::text::{Line80, PlainText};
use crate::session::fields::whole;

/// How many of one kind there can be.
pub type Pieces = Whole<1, 1000>;

/// Something that a venue has a number of.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct EquipmentRequest {
    /// Slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue: String,
    /// Its name, unique in the venue.
    #[schema(value_type = Line80)]
    pub name: String,
    /// How many there are.
    #[schema(value_type = Pieces)]
    pub count: i64,
}

/// A change to equipment: a merge patch. Sessions keep what they use, also where there are fewer then.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct EquipmentPatch {
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line80, required = false)]
    pub name: Option<Option<String>>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Pieces, required = false)]
    pub count: Option<Option<i64>>,
}

impl EquipmentRequest {
    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self) -> Result<NewEquipment, Problem> {
        let mut faults = Faults::none();
        let name = faults.take("/name", PlainText::parse(&self.name));
        let count = whole(&mut faults, "/count", Some(self.count), Pieces::BOUNDS);
        match (name, count) {
            (Some(name), Some(count)) => Ok(NewEquipment { name, count }),
            _ => Err(faults.into()),
        }
    }
}

impl EquipmentPatch {
    /// `None` where it says nothing else than is there.
    ///
    /// # Errors
    /// 422 with every fault.
    pub fn applied_to(&self, before: &Equipment) -> Result<Option<EquipmentChange>, Problem> {
        let mut faults = Faults::none();
        let name = faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name));
        let count = faults.take_change("/count", self.count, Ok);
        let count = whole(&mut faults, "/count", count, Pieces::BOUNDS);
        if !faults.is_empty() {
            return Err(faults.into());
        }
        let renamed = differs(name.as_ref().map(PlainText::as_str), before.name.as_str());
        let changes = renamed || differs(count, before.count);
        Ok(changes.then_some(EquipmentChange { name, count }))
    }
}
