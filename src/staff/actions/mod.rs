//! What is done with accounts and roles, one verb a file. API and pages call these; each records its act.

mod add_member;
mod change_member;
mod give_role;
mod last_coordinator;
mod withdraw_role;

pub use add_member::add_member;
pub use change_member::{MemberChange, change_member};
pub use give_role::{NewRole, find_place, give_role};
pub use withdraw_role::withdraw_role;
