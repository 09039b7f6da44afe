//! The merge patch of a session in the API's document: the members of a new session, none of them required, without
//! those that never change, why it is changed, and a reason to override what speaks against the change.

use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, OneOfBuilder, Ref, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use super::request::SessionRequest;
use crate::platform::text::{LocalText, LocalTextPatch};

/// What may change of a session.
#[derive(Debug)]
pub struct SessionPatch;

impl PartialSchema for SessionPatch {
    fn schema() -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut patch)) = SessionRequest::schema() else {
            return ObjectBuilder::new().into();
        };
        patch.required.clear();
        for fixed in ["organisation", "meetings"] {
            patch.properties.remove(fixed);
        }
        let text = || Ref::from_schema_name(LocalTextPatch::name());
        patch.properties.insert("title".to_owned(), text().into());
        for name in ["description", "fee", "place", "kindName", "bring"] {
            let none = ObjectBuilder::new().schema_type(Type::Null);
            let text = OneOfBuilder::new().item(text()).item(none);
            patch.properties.insert(name.to_owned(), text.into());
        }
        let reason = Ref::from_schema_name("OverrideRequest");
        patch
            .properties
            .insert("override".to_owned(), reason.into());
        let told = Ref::from_schema_name(LocalText::name());
        patch.properties.insert("reason".to_owned(), told.into());
        patch.description = Some(
            "A merge patch (RFC 7396) of a session: what is absent stays, `null` takes away."
                .to_owned(),
        );
        RefOr::T(Schema::Object(patch))
    }
}

impl ToSchema for SessionPatch {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        SessionRequest::schemas(schemas);
        schemas.push((LocalText::name().into(), LocalText::schema()));
        schemas.push((LocalTextPatch::name().into(), LocalTextPatch::schema()));
    }
}
