//! Where a session is in its life: what its row says, and what that means now.
//! `Session::status` makes the second out of the first.

use crate::platform::text_enum;

text_enum! {
    /// What the row says.
    pub enum StoredStatus {
        Draft = "draft",
        /// Waiting for somebody who may publish it.
        Proposed = "proposed",
        Published = "published",
        Cancelled = "cancelled",
    }
}

text_enum! {
    /// Where a session is in its life at an instant; `Past` is computed and never stored.
    #[schema(as = SessionStatus)]
    pub enum Status {
        Draft = "draft",
        /// Waiting for somebody who may publish it.
        Proposed = "proposed",
        Published = "published",
        Cancelled = "cancelled",
        /// Published and over.
        Past = "held",
    }
}
