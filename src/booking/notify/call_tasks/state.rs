//! How far a call task has come, as it is stored. That it was given up follows from the tries and the clock
//! (`booking::calls`).

use crate::platform::text_enum;

text_enum! {
    /// How far a call task has come.
    pub enum CallState {
        /// Somebody is still to be told.
        Open = "open",
        /// They were told, or somebody near them was.
        Done = "done",
        /// It is no longer true, and nobody tells it.
        Superseded = "superseded",
    }
}
