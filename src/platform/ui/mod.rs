//! What every page is made of: branding, the layout around it, form fields.

mod assets;
mod branding;
pub mod form;
mod help_contact;
mod layout;
mod letter_frame;
mod navigation;
mod page;
mod page_links;
pub mod refused;
mod served;
mod signed_in;
mod staff_assets;
mod staff_tab;

pub use branding::{Branding, Colours};
pub use help_contact::{HelpContact, dial, named_place};
pub use layout::Layout;
pub use letter_frame::LetterFrame;
pub use navigation::{HeadLink, VenueForm};
pub use page::HtmlPage;
pub use page_links::PageLinks;
pub use served::serve_assets;
pub use signed_in::{DeskNavigation, MOST_COUNTED, SignedIn, VenueChoice, Waiting};
pub use staff_assets::{StaffAssets, staff_assets};
pub use staff_tab::StaffTab;
