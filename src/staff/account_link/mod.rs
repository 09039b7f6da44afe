//! Links by which people set a password: who is new here is invited, who forgot theirs asks for one. A link is good
//! once and for a while; what the letter carries stands nowhere in the database.

mod issue;
mod letter;
mod link;
mod lock;
mod secret;
mod take;

pub use issue::{Addressee, issue_link, may_issue};
pub use letter::compose_link_letter;
pub use link::LinkKind;
pub use lock::lock_account;
pub use secret::hash_of;
pub use take::{LinkHolder, delete_links, find_holder, purge_links, take_link};
