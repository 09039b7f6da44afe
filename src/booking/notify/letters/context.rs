//! What letters are written with, beside what is stored about their bookings.
//! The letter job of the roof fills it.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::platform::secrets::Keys;
use crate::platform::ui::Branding;

/// What letters are written with, beside what is stored.
#[derive(Debug, Clone, Copy)]
pub struct LetterContext<'a> {
    /// The colours of their links.
    pub branding: &'a Arc<Branding>,
    /// The keys that links are derived with.
    pub keys: &'a Keys,
    /// What links begin with: scheme and host.
    pub base_url: &'a str,
    /// The address that letters come from.
    pub sender: &'a str,
    /// The time.
    pub now: DateTime<Utc>,
}
