//! View models of the start page and of lists: plain data in the reader's language.
//! `start` and `list` fill them; `templates/session/` shows them.

use askama::Template;

use super::filter_form::FilterForm;
use crate::platform::i18n::{Locale, t, t_with};
use crate::platform::input::paging::Total;
use crate::platform::ui::Layout;
use crate::platform::ui::PageLinks;
use crate::session::feeds::link::FeedLink;
use crate::session::present::days::DayGroup;
use crate::venue::OpeningBlock;

/// `/{lang}/`: today and this week near you.
#[derive(Template)]
#[template(path = "session/start.html")]
pub struct StartPage {
    pub l: Layout,
    /// Without its second part.
    pub filter: FilterForm,
    pub days: Vec<DayGroup>,
    pub all_href: String,
}

/// `/{lang}/sessions`.
#[derive(Template)]
#[template(path = "session/list.html")]
pub struct ListPage {
    pub l: Layout,
    /// "Tider: Katrineholm".
    pub heading: String,
    /// A sentence under it, as for a campaign.
    pub lead: Option<String>,
    /// When a venue is open.
    pub opening: Vec<OpeningBlock>,
    /// The week on paper, of a venue.
    pub programme_href: Option<String>,
    pub filter: FilterForm,
    /// "43 tider".
    pub found: Option<String>,
    /// Set when nothing was found.
    pub empty: Option<EmptyList>,
    pub days: Vec<DayGroup>,
    /// Set where there is more than one page.
    pub paging: Option<PageLinks>,
    /// Set where the list has a feed.
    pub feed: Option<FeedLink>,
}

impl ListPage {
    /// "Tider: Katrineholm", for a town and a venue alike; without a place, "everywhere".
    #[must_use]
    pub fn title(locale: Locale, place: Option<&str>) -> String {
        match place {
            None => t(locale, "list-title").into_owned(),
            Some(place) => t_with(locale, "list-title-place", &[("place", place.into())]),
        }
    }

    /// "43 tider", or that there are more than anybody counts.
    #[must_use]
    pub fn found(locale: Locale, total: Total) -> String {
        match total {
            Total::Exactly(n) => t_with(locale, "list-found", &[("n", n.into())]),
            Total::More { .. } => t(locale, "list-found-more").into_owned(),
        }
    }
}

/// What to do when nothing was found.
#[derive(Debug, Clone, Default)]
pub struct EmptyList {
    /// Which choice to take back.
    pub loosen: String,
    /// The list without choices.
    pub all_href: String,
    /// The next sessions nearby.
    pub alternatives: Vec<DayGroup>,
}

impl EmptyList {
    /// `free`: the visitor asked for sessions with seats left only.
    #[must_use]
    pub fn new(
        locale: Locale,
        free: bool,
        all_href: impl Into<String>,
        alternatives: Vec<DayGroup>,
    ) -> Self {
        let key = if free {
            "list-loosen-free"
        } else {
            "list-loosen"
        };
        Self {
            loosen: t(locale, key).into_owned(),
            all_href: all_href.into(),
            alternatives,
        }
    }
}
