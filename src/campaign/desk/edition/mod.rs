//! An edition of a campaign: `…/campaigns/{slug}/editions/new` for a new one, `…/editions/{edition}` for one that is there.

pub mod change;
mod form;
pub mod new;
pub mod page;
pub mod remove;
mod screen;
