//! `/{lang}/desk/calendar`: the address by which a helper's calendar program reads where they help.

pub mod page;
pub mod renew;
pub mod show;
