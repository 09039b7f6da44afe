//! By what the rows of the table are: `by=helper`.

use crate::platform::input::query::Query;

/// What the rows of the table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowsAre {
    Rooms,
    Helpers,
}

impl RowsAre {
    pub fn asked(query: &Query) -> Self {
        match query.get("by") {
            Some("helper") => Self::Helpers,
            _ => Self::Rooms,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Rooms => "room",
            Self::Helpers => "helper",
        }
    }
}
