//! What few sessions say of themselves beside title and description: a place in words, whom it is for, what to have
//! along, where it is online. They stand in the row of the session's texts.

mod device;
mod target_group;
mod words;

use diesel::prelude::*;

pub use device::Device;
pub use target_group::TargetGroup;
pub use words::{HeldAt, ShownParticulars, Told};

use crate::platform::text::LocalText;
use crate::schema::session_texts;

/// Everything may be left out.
#[derive(Debug, Clone, Default, PartialEq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = session_texts, treat_none_as_null = true, check_for_backend(diesel::pg::Pg))]
pub struct Particulars {
    /// Where it is, where that is not its venue: "the village hall in Bie".
    pub place: Option<LocalText>,
    /// What its organisation calls its kind: "mobile café".
    pub kind_name: Option<LocalText>,
    /// What to have along, instead of what is usual for its kind.
    pub bring: Option<LocalText>,
    /// In years, both ends included.
    pub age_from: Option<i16>,
    pub age_to: Option<i16>,
    /// The rule of age in words, beside the years or instead of them.
    pub age_words: Option<LocalText>,
    /// Names of [`TargetGroup`].
    pub target_groups: Vec<String>,
    /// Names of [`Device`].
    pub devices: Vec<String>,
    /// Only those who are booked, and staff, are told.
    pub online_address: Option<String>,
    /// Degrees north of the place in words, and east.
    pub place_lat: Option<f64>,
    pub place_lon: Option<f64>,
}

impl Particulars {
    /// Degrees north and east of the place in words, where both were said.
    #[must_use]
    pub fn position(&self) -> Option<(f64, f64)> {
        self.place.as_ref()?;
        self.place_lat.zip(self.place_lon)
    }
}
