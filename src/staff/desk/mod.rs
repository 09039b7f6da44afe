//! What a coordinator sees of those who work here: the list, somebody new, and one person with their roles.

mod list;
mod member;
mod new_member;
mod paths;
mod places;
mod refusal;
mod routes;
mod words;

pub use list::page::{MemberRow, MembersPage};
pub use member::page::{ChangeForm, MemberPage, RoleForm, RoleRow};
pub use new_member::page::NewMemberPage;
pub use places::{RoleFields, Workplace, Workplaces};
pub use refusal::RefusedWords;
pub use routes::endpoints;
pub use words::{instant, role_in_words};
