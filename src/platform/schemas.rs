//! What the API's document says of texts and numbers that are not plain: their bounds and patterns. The types that
//! parse give their own constants, so that document and parser agree.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::{PartialSchema, ToSchema};

/// A text of so many characters.
#[must_use]
pub fn text(min: usize, max: usize, means: &str) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(min))
        .max_length(Some(max))
        .description(Some(means))
}

/// A whole number within bounds, for the document and for the parser.
#[derive(Debug)]
pub struct Whole<const MIN: i32, const MAX: i32>;

impl<const MIN: i32, const MAX: i32> Whole<MIN, MAX> {
    /// What the parser takes.
    pub const BOUNDS: RangeInclusive<i32> = MIN..=MAX;
}

impl<const MIN: i32, const MAX: i32> PartialSchema for Whole<MIN, MAX> {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::Integer)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Int32)))
            .minimum(Some(MIN))
            .maximum(Some(MAX))
            .into()
    }
}

impl<const MIN: i32, const MAX: i32> ToSchema for Whole<MIN, MAX> {
    fn name() -> Cow<'static, str> {
        Cow::Owned(format!("Whole{MIN}To{MAX}"))
    }
}

/// Gives a type its schema: an expression of the constants that its parser uses.
macro_rules! schema_of {
    ($Type:ty, $name:expr, $schema:expr) => {
        schema_of!(impl [] $Type, $name, $schema);
    };
    (impl [$($parameters:tt)*] $Type:ty, $name:expr, $schema:expr) => {
        impl<$($parameters)*> utoipa::PartialSchema for $Type {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                $schema.into()
            }
        }

        impl<$($parameters)*> utoipa::ToSchema for $Type {
            fn name() -> std::borrow::Cow<'static, str> {
                $name.into()
            }
        }
    };
}

pub(crate) use schema_of;

/// A time by the venue's own clock.
#[derive(Debug)]
pub struct WallTime;

/// What names a municipality in answers.
#[derive(Debug)]
pub struct MunicipalityKey;

/// What names a municipality in requests.
#[derive(Debug)]
pub struct MunicipalityName;

/// An edition with its campaign.
#[derive(Debug)]
pub struct EditionPath;

/// The public number of a booking.
#[derive(Debug)]
pub struct BookingNumber;

/// The PIN of a booking.
#[derive(Debug)]
pub struct Pin;

/// A municipality's code.
#[derive(Debug)]
pub struct MunicipalityCode;

/// A date, or an instant.
#[derive(Debug)]
pub struct DateOrInstant;

/// A place on earth.
#[derive(Debug)]
pub struct Point;

/// An address of this service.
#[derive(Debug)]
pub struct Link;

/// An address elsewhere.
#[derive(Debug)]
pub struct WebAddress;

/// A slug or an id.
#[derive(Debug)]
pub struct SlugOrId;

schema_of!(
    WallTime,
    "WallTime",
    text(5, 5, "A time by the venue's own clock").pattern(Some("^([01][0-9]|2[0-3]):[0-5][0-9]$"))
);
schema_of!(
    MunicipalityKey,
    "MunicipalityKey",
    text(7, 7, "A municipality: its country and its code").pattern(Some("^(SE|NO)-[0-9]{4}$"))
);
schema_of!(
    MunicipalityName,
    "MunicipalityName",
    text(
        1,
        7,
        "A municipality's key, or the code alone where it names one"
    )
    .pattern(Some("^((SE|NO)-)?[0-9]{4}$"))
);
schema_of!(
    EditionPath,
    "EditionPath",
    text(5, 121, "An edition with its campaign, `slug/edition`")
        .pattern(Some("^[a-z0-9-]+/[a-z0-9-]+$"))
);
schema_of!(
    BookingNumber,
    "BookingNumber",
    text(8, 8, "A booking's number; the last sign checks the others")
        .pattern(Some("^[346789A-HJKMNP-Z]{8}$"))
);
schema_of!(
    Pin,
    "Pin",
    text(4, 4, "A booking's PIN").pattern(Some("^[0-9]{4}$"))
);
schema_of!(
    MunicipalityCode,
    "MunicipalityCode",
    text(
        4,
        4,
        "A municipality's code, unique within its country alone"
    )
    .pattern(Some("^[0-9]{4}$"))
);
schema_of!(
    DateOrInstant,
    "DateOrInstant",
    text(10, 40, "A date, or an instant (RFC 3339)")
        .pattern(Some("^[0-9]{4}-[0-9]{2}-[0-9]{2}(T.+)?$"))
);
schema_of!(
    Point,
    "Point",
    text(3, 40, "Degrees north and east")
        .max_length(None)
        .pattern(Some("^-?[0-9]+(\\.[0-9]+)?, ?-?[0-9]+(\\.[0-9]+)?$"))
);
schema_of!(
    Link,
    "Link",
    text(1, 2048, "An address of this service")
        .format(Some(SchemaFormat::Custom("uri".to_owned())))
);
schema_of!(
    WebAddress,
    "WebAddress",
    text(10, 300, "An encrypted address of the web")
        .format(Some(SchemaFormat::Custom("uri".to_owned())))
        .pattern(Some("^https://"))
);
schema_of!(
    SlugOrId,
    "SlugOrId",
    text(1, 60, "A slug, or an id").max_length(None)
);
