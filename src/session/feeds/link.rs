//! How a page leads to a feed: by an address to copy, and by a link that opens the reader's calendar program.

use crate::platform::i18n::Locale;
use crate::platform::state::AppState;

/// The two ways to a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedLink {
    /// The whole address, to be pasted where a program asks for it.
    pub address: String,
    /// The same in the scheme that calendar programs open.
    pub opens: String,
}

impl FeedLink {
    /// To what lies below `/feeds`, in the page's language.
    #[must_use]
    pub fn to(state: &AppState, feed: &str, locale: Locale) -> Self {
        Self::at(state.link(&format!("/feeds/{feed}.ics?lang={}", locale.tag())))
    }

    /// To a whole address.
    #[must_use]
    pub fn at(address: String) -> Self {
        let place = address
            .split_once("://")
            .map_or("", |(_scheme, place)| place);
        Self {
            opens: format!("webcal://{place}"),
            address,
        }
    }
}
