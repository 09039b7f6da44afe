//! A figure of a report as its page shows it: nought, hidden and not reported are three things.
//! The table, the tiles and the chart say it alike.

use crate::platform::i18n::{Locale, numbers, t};
use crate::report::people::PeopleColumn;
use crate::report::view::RowView;

/// A figure of a report, as pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Shown(i64),
    /// Small.
    Hidden,
    /// Sessions are due, and nobody has said how many came.
    NotReported,
}

impl Figure {
    #[must_use]
    pub fn of(row: &RowView, column: PeopleColumn) -> Self {
        match row.figure(column) {
            Some(figure) => Self::Shown(figure),
            None if row.is_not_reported(column) => Self::NotReported,
            None => Self::Hidden,
        }
    }

    /// The figure in the language's digits, or why there is none.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::Shown(figure) => numbers::count(locale, figure),
            Self::Hidden => t(locale, "report-hidden").into_owned(),
            Self::NotReported => t(locale, "report-not-reported").into_owned(),
        }
    }

    /// The figure, where there is one to show.
    #[must_use]
    pub fn shown(self) -> Option<i64> {
        match self {
            Self::Shown(figure) => Some(figure),
            Self::Hidden | Self::NotReported => None,
        }
    }
}
