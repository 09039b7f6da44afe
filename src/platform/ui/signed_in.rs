//! Who is signed in, as pages show it, and what a middleware read for the navigation of their pages.

use actix_web::{HttpMessage, HttpRequest};

use super::staff_tab::StaffTab;
use crate::platform::auth::{Actor, csrf};
use crate::platform::ids::VenueId;
use crate::platform::secrets::Keys;

/// More are said to be so many and more.
pub const MOST_COUNTED: u8 = 99;

/// How much waits, as far as one more than [`MOST_COUNTED`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Waiting(pub usize);

impl Waiting {
    /// "3", "99+"; none where there are none.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self.0 {
            0 => None,
            n if n > usize::from(MOST_COUNTED) => Some(format!("{MOST_COUNTED}+")),
            n => Some(n.to_string()),
        }
    }
}

/// A venue within reach, as the navigation offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VenueChoice {
    pub id: VenueId,
    pub slug: String,
    pub name: String,
}

/// What the navigation of a page says. A middleware reads it and puts it beside the request of anybody signed in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskNavigation {
    /// Calls that could be made now.
    pub calls: Waiting,
    /// Sessions that are over and not counted.
    pub to_count: Waiting,
    /// By name.
    pub venues: Vec<VenueChoice>,
    /// The one that the address names.
    pub chosen: Option<VenueChoice>,
}

impl DeskNavigation {
    /// What the middleware read for this request.
    #[must_use]
    pub fn of(request: &HttpRequest) -> Self {
        request.extensions().get().cloned().unwrap_or_default()
    }

    /// The venue that lists are narrowed to; none for all within reach.
    #[must_use]
    pub fn venue(&self) -> Option<VenueId> {
        self.chosen.as_ref().map(|venue| venue.id)
    }

    /// The venue that was chosen, or the only one there is.
    #[must_use]
    pub fn only_or_chosen(&self) -> Option<&VenueChoice> {
        match (&self.chosen, &self.venues[..]) {
            (None, [only]) => Some(only),
            (chosen, _) => chosen.as_ref(),
        }
    }

    /// Whether rows must say where they are: several venues are shown together.
    #[must_use]
    pub fn names_venues(&self) -> bool {
        self.chosen.is_none() && self.venues.len() != 1
    }
}

/// A member of staff, as their pages show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Their name.
    pub name: String,
    /// Goes with every form as `csrf`.
    pub csrf: String,
    /// The places they may go to.
    pub tabs: Vec<StaffTab>,
    pub navigation: DeskNavigation,
}

impl SignedIn {
    /// Whoever is signed in, for the layout of any page.
    #[must_use]
    pub fn of(request: &HttpRequest, keys: &Keys) -> Option<Self> {
        let csrf = csrf::token_for(request, keys)?;
        let navigation = DeskNavigation::of(request);
        let extensions = request.extensions();
        let actor = extensions.get::<Actor>()?;
        Some(Self {
            name: actor.name.clone(),
            csrf,
            tabs: StaffTab::of(actor),
            navigation,
        })
    }

    /// Whether they serve people, and so search for their bookings.
    #[must_use]
    pub fn serves(&self) -> bool {
        self.tabs.contains(&StaffTab::Calls)
    }

    /// Whether a place is not among the tabs: whoever has a day's work needs it seldom.
    #[must_use]
    pub fn sets_aside(&self, tab: StaffTab) -> bool {
        tab.is_seldom() && self.tabs.contains(&StaffTab::Today)
    }
}
