//! Links to the neighbouring pages of a list.
//! The public's list and the desk's list show them.

use crate::platform::i18n::{Locale, t_with};
use crate::platform::input::paging::Paging;

#[derive(Debug, Clone, Default)]
pub struct PageLinks {
    pub previous: Option<String>,
    pub next: Option<String>,
    /// "Sida 2 av 5".
    pub text: String,
}

impl PageLinks {
    /// `None` where one page holds all; `href` makes a page's address.
    #[must_use]
    pub fn of(
        locale: Locale,
        paging: Paging,
        total: i64,
        href: impl Fn(i64) -> String,
    ) -> Option<Self> {
        let Paging { page, limit } = paging;
        let pages = (total + limit - 1) / limit;
        (pages > 1).then(|| Self {
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
            text: t_with(
                locale,
                "paging-text",
                &[("page", page.into()), ("pages", pages.into())],
            ),
        })
    }
}
