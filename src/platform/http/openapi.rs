//! The base of the API's document: what it is, how callers are recognised, how it refuses. Paths
//! come from the slices.

use crate::platform::schemas::MunicipalityKey;
use serde::Serialize;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, Server};
use utoipa::{OpenApi, ToSchema};

/// A problem as it is sent (RFC 9457); a kind's own facts stand beside these members.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDoc {
    /// `/problems/<name>`, a page that explains the kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is the case, in the caller's language.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do next.
    pub detail: String,
    /// Names this one answer, for whoever is asked for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// Faults by field, all at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub errors: Option<Vec<FieldProblem>>,
}

/// A fault and where it is.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldProblem {
    /// JSON Pointer (RFC 6901); for a query parameter its name with a leading slash.
    pub pointer: String,
    /// Stable, kebab-case.
    pub code: String,
    /// The fault in the caller's language.
    pub message: String,
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Mötesplats",
        description = "Residents book digital help, librarians run the day, organisers count. \
            Times are RFC 3339 in UTC; every status from 400 up is a problem (RFC 9457). What all routes have in \
            common stands in docs/API.md.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    tags(
        (name = "about", description = "What this service is, and this document."),
        (name = "organisations", description = "Municipalities, and the organisations that arrange."),
        (name = "venues", description = "Libraries and other places, and their rooms."),
        (name = "campaigns", description = "Campaigns and their editions."),
        (name = "sessions", description = "What people come to: found by everybody, planned by staff."),
        (name = "bookings", description = "Seats in sessions, for whoever holds them."),
        (name = "desk", description = "The day at the venue: roster, check-in, walk-ins, holds."),
        (name = "reports", description = "Figures of an edition, and their submission."),
        (name = "staff", description = "Accounts and grants."),
        (name = "tokens", description = "Tokens of programs that act as a member of staff."),
    ),
    components(schemas(ProblemDoc, FieldProblem, MunicipalityKey))
)]
struct BaseDocument;

/// The document without a path.
#[must_use]
pub fn base() -> Document {
    let mut document = BaseDocument::openapi();
    document.servers = Some(vec![Server::new("/api/v1")]);
    if let Some(components) = document.components.as_mut() {
        for (name, words) in [
            ("staff", "A token of a member of staff, `mps_…`."),
            ("booking", "A manage token of one booking, `mpb_…`."),
        ] {
            let scheme = HttpBuilder::new()
                .scheme(HttpAuthScheme::Bearer)
                .description(Some(words))
                .build();
            components.add_security_scheme(name, SecurityScheme::Http(scheme));
        }
    }
    document
}
