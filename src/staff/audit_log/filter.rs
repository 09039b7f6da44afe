//! Which part of the log is asked for. The API refuses what it cannot read; the page takes it as absent.

use chrono::NaiveDate;
use uuid::Uuid;

use crate::platform::ids::StaffId;
use crate::platform::input::paging;
use crate::platform::input::query::Query;
use crate::platform::problem::{Fault, Faults, Problem};
use crate::platform::time::parse_date;

/// What narrows the log.
pub const FILTERS: [&str; 4] = ["object", "staff", "from", "to"];

pub const PARAMETERS: [&str; 6] = [
    FILTERS[0],
    FILTERS[1],
    FILTERS[2],
    FILTERS[3],
    paging::PARAMETERS[0],
    paging::PARAMETERS[1],
];

/// Which acts.
#[derive(Debug, Clone, Copy, Default)]
pub struct AuditFilter {
    pub object: Option<Uuid>,
    pub staff: Option<StaffId>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

impl AuditFilter {
    /// # Errors
    /// 422 with every fault.
    pub fn parse(query: &Query) -> Result<Self, Problem> {
        match Self::read(query) {
            (filter, faults) if faults.is_empty() => Ok(filter),
            (_, faults) => Err(faults.into()),
        }
    }

    #[must_use]
    pub fn lenient(query: &Query) -> Self {
        Self::read(query).0
    }

    fn read(query: &Query) -> (Self, Faults) {
        let mut faults = Faults::none();
        let id = |text: &str| {
            text.parse::<Uuid>()
                .map_err(|_no_id| Fault::unknown_value(text))
        };
        let filter = Self {
            object: faults.take_optional("/object", query.get("object"), id),
            staff: faults
                .take_optional("/staff", query.get("staff"), id)
                .map(StaffId),
            from: faults.take_optional("/from", query.get("from"), parse_date),
            to: faults.take_optional("/to", query.get("to"), parse_date),
        };
        (filter, faults)
    }
}
