//! Links to the neighbouring pages of a list.

use crate::platform::i18n::{Locale, t_with};
use crate::platform::input::paging::{Paging, Total};

#[derive(Debug, Clone, Default)]
pub struct PageLinks {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// "Sida 2 av 5", or "Sida 2" where nobody counted so far.
    pub text: String,
}

impl PageLinks {
    /// `None` where one page holds all; `href` makes a page's address.
    #[must_use]
    pub fn of(
        locale: Locale,
        paging: Paging,
        total: Total,
        href: impl Fn(i64) -> String,
    ) -> Option<Self> {
        let Paging { page, limit } = paging;
        let pages = total.last_page(limit);
        (pages != Some(1)).then(|| Self {
            previous: (page > 1).then(|| href(page - 1)),
            next: total.has_next(paging).then(|| href(page + 1)),
            text: match pages {
                Some(pages) => {
                    let of = [("page", page.into()), ("pages", pages.into())];
                    t_with(locale, "paging-text", &of)
                }
                None => t_with(locale, "paging-open", &[("page", page.into())]),
            },
        })
    }
}
