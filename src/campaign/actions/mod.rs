//! The verbs of campaigns and editions, each with its line in the audit log.

mod add_campaign;
mod add_edition;
mod change_campaign;
mod change_edition;

pub use add_campaign::add_campaign;
pub use add_edition::add_edition;
pub use change_campaign::change_campaign;
pub use change_edition::change_edition;
