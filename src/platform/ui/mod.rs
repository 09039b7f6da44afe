//! What every page is made of: branding, the layout around it, form fields.

mod assets;
mod branding;
pub mod form;
mod help_contact;
mod layout;
mod page;
mod served;
mod signed_in;
mod staff_assets;

pub use branding::{Branding, Colours};
pub use help_contact::{HelpContact, dial, named_place};
pub use layout::{HeadLink, Layout};
pub use page::HtmlPage;
pub use served::serve_assets;
pub use signed_in::{CallsDue, MOST_COUNTED, SignedIn};
pub use staff_assets::{StaffAssets, staff_assets};
