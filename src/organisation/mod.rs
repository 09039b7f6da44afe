//! Who owns sessions and answers for people's data: the tree of organisations, and the
//! municipalities in which they and their venues lie.
//!
//! Other slices look up an organisation by slug or id, its controller, and how far a grant on it
//! reaches.

mod accessibility;
mod actions;
mod add;
mod api;
mod change;
mod country;
pub mod desk;
mod model;
mod municipality;
pub mod pages;
mod problems;
mod query;
mod reference_data;
mod remove;
mod request;
mod tree;
mod view;

pub use accessibility::forget::forget_reports;
pub use accessibility::letter::compose_report;
pub use accessibility::report::{REPORT_LETTER, open_reports};
pub use accessibility::statement::Conformity;
pub use add::{NewOrganisation, add};
pub use api::{OrganisationApiDoc, endpoints};
pub use country::Country;
pub use model::{Organisation, OrganisationKind};
pub use municipality::{
    Municipality, find_municipality, find_municipality_or_fault, municipalities_by_id,
    municipalities_of,
};
pub use problems::PROBLEM_KINDS;
pub use query::{
    country_of, find_organisation, language_of, languages_of, organisation_called,
    organisations_by_id,
};
pub use reference_data::load_reference_data;
pub use tree::{GrantReach, controller_of, grant_reach, up_to_controller};
pub use view::{MunicipalityView, OrganisationCard};
