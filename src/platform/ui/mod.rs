//! What every page is made of: the layout around it, form fields, stylesheet and mark.

pub mod assets;
pub mod form;
mod help_contact;
mod layout;
mod page;
mod signed_in;

pub use help_contact::{HelpContact, dial};
pub use layout::{HeadLink, Layout};
pub use page::HtmlPage;
pub use signed_in::SignedIn;
