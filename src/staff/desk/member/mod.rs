//! `/{lang}/desk/staff/{staffId}`: one person, what they may do, and whether they can sign in.

pub mod change;
pub mod close;
pub mod invite;
pub mod page;
pub mod roles;
pub mod screen;
pub mod show;
