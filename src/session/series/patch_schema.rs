//! The patch of a series in the API's document: that of each of its sessions, without what goes for one date alone, and
//! from when on.

use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{KnownFormat, RefOr};
use utoipa::{PartialSchema, ToSchema};

use crate::session::plan::SessionPatch;

/// What may change of the sessions of a series.
#[derive(Debug)]
pub struct SeriesPatch;

impl PartialSchema for SeriesPatch {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut patch)) = SessionPatch::schema() else {
            return ObjectBuilder::new().into();
        };
        for one_date in ["localDate", "bookingOpensAt", "bookingClosesAt"] {
            patch.properties.remove(one_date);
        }
        let from = ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
            .description(Some("From this day on; all that is to come unless given."));
        patch.properties.insert("from".to_owned(), from.into());
        let preview = ObjectBuilder::new()
            .schema_type(Type::Boolean)
            .description(Some("Only says who would be told; false unless given."));
        patch
            .properties
            .insert("preview".to_owned(), preview.into());
        patch.description = Some(
            "A merge patch (RFC 7396) of each session of a series that is to come.".to_owned(),
        );
        RefOr::T(Schema::Object(patch))
    }
}

impl ToSchema for SeriesPatch {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        SessionPatch::schemas(schemas);
    }
}
