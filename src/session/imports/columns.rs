//! The columns of a programme, named as the members of the API.

use std::collections::HashSet;

use crate::platform::problem::Fault;
use crate::platform::sheet::{RowFaults, Sheet};
use crate::platform::text::LanguageTag;
use crate::session::fields::pointer_segment;

/// A column that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    ExternalId,
    Venue,
    /// In the organisation's own language, or in another.
    Title(Option<LanguageTag>),
    Kind,
    Mode,
    LocalDate,
    LocalTime,
    Minutes,
    SeatsTotal,
    Languages,
    Topics,
    Description(Option<LanguageTag>),
    Room,
    /// Where it is in words, in the organisation's own language.
    Place,
    Audience,
    Campaigns,
    Helpers,
}

const ROW_OF_NAMES: usize = 1;

/// Every column, in the order of the document. `title.en` and `description.en` are those texts in another language.
pub const NAMES: [&str; 17] = [
    "externalId",
    "venue",
    "title",
    "kind",
    "mode",
    "localDate",
    "localTime",
    "minutes",
    "seatsTotal",
    "languages",
    "topics",
    "description",
    "room",
    "place",
    "audience",
    "campaigns",
    "helpers",
];

/// Without these no row says what it is.
const REQUIRED: [Column; 7] = [
    Column::ExternalId,
    Column::Venue,
    Column::Title(None),
    Column::Kind,
    Column::LocalDate,
    Column::LocalTime,
    Column::Minutes,
];

impl Column {
    pub fn name(self) -> &'static str {
        match self {
            Self::ExternalId => "externalId",
            Self::Venue => "venue",
            Self::Title(_) => "title",
            Self::Kind => "kind",
            Self::Mode => "mode",
            Self::LocalDate => "localDate",
            Self::LocalTime => "localTime",
            Self::Minutes => "minutes",
            Self::SeatsTotal => "seatsTotal",
            Self::Languages => "languages",
            Self::Topics => "topics",
            Self::Description(_) => "description",
            Self::Room => "room",
            Self::Place => "place",
            Self::Audience => "audience",
            Self::Campaigns => "campaigns",
            Self::Helpers => "helpers",
        }
    }

    pub fn is_required(self) -> bool {
        REQUIRED.contains(&self)
    }

    fn parse(name: &str) -> Result<Self, Fault> {
        let unknown = || Fault::new("unknown-column").fact("name", name);
        if let Some((text, language)) = name.split_once('.') {
            let language = Some(LanguageTag::parse(language)?);
            return match text {
                "title" => Ok(Self::Title(language)),
                "description" => Ok(Self::Description(language)),
                _ => Err(unknown()),
            };
        }
        Ok(match name {
            "externalId" => Self::ExternalId,
            "venue" => Self::Venue,
            "title" => Self::Title(None),
            "kind" => Self::Kind,
            "mode" => Self::Mode,
            "localDate" => Self::LocalDate,
            "localTime" => Self::LocalTime,
            "minutes" => Self::Minutes,
            "seatsTotal" => Self::SeatsTotal,
            "languages" => Self::Languages,
            "topics" => Self::Topics,
            "description" => Self::Description(None),
            "room" => Self::Room,
            "place" => Self::Place,
            "audience" => Self::Audience,
            "campaigns" => Self::Campaigns,
            "helpers" => Self::Helpers,
            _ => return Err(unknown()),
        })
    }
}

/// The columns of a sheet, each at its place; none where one is unknown, missing or there twice.
pub fn columns_of(sheet: &Sheet, faults: &mut RowFaults) -> Option<Vec<(usize, Column)>> {
    let before = faults.count();
    let (mut columns, mut seen) = (Vec::new(), HashSet::new());
    for (place, name) in sheet.columns.iter().enumerate() {
        let at = format!("/{}", pointer_segment(name));
        match Column::parse(name) {
            _ if name.is_empty() => {}
            Ok(column) if seen.insert(column) => columns.push((place, column)),
            Ok(_) => faults.add(
                ROW_OF_NAMES,
                at,
                Fault::new("doubled-column").fact("name", name),
            ),
            Err(fault) => faults.add(ROW_OF_NAMES, at, fault),
        }
    }
    for column in REQUIRED.iter().filter(|column| !seen.contains(column)) {
        let name = column.name();
        let missing = Fault::new("missing-column").fact("name", name);
        faults.add(ROW_OF_NAMES, format!("/{name}"), missing);
    }
    (faults.count() == before).then_some(columns)
}
