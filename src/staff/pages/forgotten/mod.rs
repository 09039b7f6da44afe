//! `/{lang}/desk/forgotten`: a letter to whoever has forgotten the password. What the page says is the same for every
//! address, and said before anybody has looked for it.

mod page;
mod send;
pub mod show;
pub mod submit;

pub use page::ForgottenPage;
pub use send::send_later;
