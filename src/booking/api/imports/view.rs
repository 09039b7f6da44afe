//! What came of a sheet, as the API answers.

use serde::Serialize;
use utoipa::ToSchema;

use crate::booking::actions::{Imported, NotifiedCounts};
use crate::booking::name_list::BookedList;
use crate::platform::i18n::Locale;
use crate::platform::sheet::{RowFault, RowFaults};
use crate::session::ImportedCounts;

/// What came of a sheet. With a fault nothing is written, and `created` and `changed` are 0; a dry run counts what the
/// rows without a fault would make.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportView {
    /// Rows below the names of the columns.
    #[schema(minimum = 0)]
    pub rows: usize,
    #[schema(minimum = 0)]
    pub created: usize,
    #[schema(minimum = 0)]
    pub changed: usize,
    /// Rows that say what is there already.
    #[schema(minimum = 0)]
    pub unchanged: usize,
    /// Who is told of the changes.
    pub told: NotifiedCounts,
    /// The first 1,000, by row.
    #[schema(max_items = 1000)]
    pub faults: Vec<RowFaultView>,
    /// How many more faults there are.
    #[schema(minimum = 0)]
    pub faults_left_out: usize,
}

/// What is wrong with a row.
#[derive(Debug, Serialize, ToSchema)]
pub struct RowFaultView {
    /// As the spreadsheet numbers it; 1 has the names of the columns.
    #[schema(minimum = 1)]
    pub row: usize,
    /// A JSON Pointer that begins with the column: `/localTime`; empty for the whole row.
    pub pointer: String,
    /// The fault's code, or the kind of problem that refuses the row.
    pub code: &'static str,
    /// What to do about it, best for `Accept-Language`.
    pub message: String,
}

impl ImportView {
    #[must_use]
    pub fn of(imported: Imported, locale: Locale) -> Self {
        Self {
            rows: imported.rows,
            created: imported.created,
            changed: imported.changed,
            unchanged: imported.unchanged,
            told: imported.told,
            ..Self::of_faults(imported.faults, locale)
        }
    }

    /// Whoever is booked gets a confirmation; nothing of it is a change.
    #[must_use]
    pub fn of_list(booked: BookedList, locale: Locale) -> Self {
        Self {
            rows: booked.rows,
            created: booked.created,
            unchanged: booked.unchanged,
            ..Self::of_faults(booked.faults, locale)
        }
    }

    /// Nobody is told of a count.
    #[must_use]
    pub fn of_counts(imported: ImportedCounts, locale: Locale) -> Self {
        Self {
            rows: imported.rows,
            created: imported.created,
            changed: imported.changed,
            unchanged: imported.unchanged,
            ..Self::of_faults(imported.faults, locale)
        }
    }

    fn of_faults(mut faults: RowFaults, locale: Locale) -> Self {
        let told = faults.told().iter();
        Self {
            faults: told.map(|fault| view_of(fault, locale)).collect(),
            rows: 0,
            created: 0,
            changed: 0,
            unchanged: 0,
            told: NotifiedCounts::default(),
            faults_left_out: faults.left_out(),
        }
    }
}

fn view_of(fault: &RowFault, locale: Locale) -> RowFaultView {
    RowFaultView {
        row: fault.row,
        pointer: fault.pointer.clone(),
        code: fault.code(),
        message: fault.words(locale),
    }
}
