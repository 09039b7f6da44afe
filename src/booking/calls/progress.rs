//! How far a call has come, as staff see it.

use crate::platform::text_enum;

text_enum! {
    /// How far a call has come.
    pub enum CallProgress {
        /// Somebody is still to be told.
        Open = "open",
        /// They were told.
        Done = "done",
        /// Nobody reached them in five tries, or in time.
        GaveUp = "gave-up",
    }
}
