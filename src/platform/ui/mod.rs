//! What every page is made of: branding, the layout around it, form fields.

pub mod assets;
mod branding;
pub mod form;
mod help_contact;
mod layout;
mod page;
mod signed_in;

pub use branding::{Branding, Colours};
pub use help_contact::{HelpContact, dial, named_place};
pub use layout::{HeadLink, Layout};
pub use page::HtmlPage;
pub use signed_in::{CallsDue, MOST_COUNTED, SignedIn};
