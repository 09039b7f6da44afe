//! Validates the JSON of rooms into [`NewRoom`] and [`RoomChange`].

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::platform::input::merge_patch::present;
use crate::platform::problem::Faults;
use crate::platform::problem::Problem;
use crate::platform::schemas::SlugOrId;
use crate::platform::text::Line80;
use crate::platform::text::PlainText;
use crate::venue::room::{NewRoom, RoomChange};

/// A new room.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct RoomRequest {
    /// Slug or id.
    #[schema(value_type = SlugOrId)]
    pub venue: String,
    /// Its name, unique in the venue.
    #[schema(value_type = Line80)]
    pub name: String,
    /// Whether it may hold several sessions at once.
    #[serde(default)]
    pub shared: bool,
}

impl RoomRequest {
    /// # Errors
    /// 422 for a bad name.
    pub fn validate(&self) -> Result<NewRoom, Problem> {
        let name = PlainText::parse(&self.name).map_err(|fault| Problem::fault("/name", fault))?;
        Ok(NewRoom {
            name,
            shared: self.shared,
        })
    }
}

/// A change to a room: a merge patch.
#[derive(Debug, Clone, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, rename_all = "camelCase", default)]
pub struct RoomPatch {
    /// Its name.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Line80, required = false)]
    pub name: Option<Option<String>>,
    /// Whether it may hold several sessions at once.
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = bool, required = false)]
    pub shared: Option<Option<bool>>,
}

impl RoomPatch {
    /// # Errors
    /// 422 with every fault.
    pub fn validate(&self) -> Result<RoomChange, Problem> {
        let mut faults = Faults::none();
        let change = RoomChange {
            name: faults.take_change("/name", self.name.clone(), |name| PlainText::parse(&name)),
            shared: faults.take_change("/shared", self.shared, Ok),
        };
        if faults.is_empty() {
            Ok(change)
        } else {
            Err(faults.into())
        }
    }
}
