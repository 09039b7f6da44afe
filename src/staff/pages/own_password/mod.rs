//! `/{lang}/desk/me/password`: whoever is signed in sets another password, and knows the one before.

mod page;
pub mod show;
pub mod submit;

pub use page::OwnPasswordPage;
