//! Sessions to begin from: what an organisation holds again and again, by a name that its planners know. Saved from a
//! session; the form for a new one begins with it.

mod record;
mod request;
pub mod store;
mod view;

pub use record::{remove_template, save_template};
pub use request::{TemplateRequest, template_of};
pub use store::SessionTemplate;
pub use view::TemplateView;
