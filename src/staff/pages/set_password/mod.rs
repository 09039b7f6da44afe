//! `/{lang}/desk/password?key=…`: whoever comes by a link from a letter sets a password. Opening the page changes
//! nothing, so a program that looks at links uses none up.

mod page;
pub mod show;
pub mod submit;

pub use page::SetPasswordPage;
