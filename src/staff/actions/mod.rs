//! What is done with accounts, roles and passwords, one verb a file. API and pages call these; each records its act.

mod add_member;
mod change_member;
mod give_role;
mod invite;
mod last_coordinator;
mod own_access;
mod remove_member;
mod second_step;
mod send_reset;
mod set_password;
mod withdraw_role;

pub use add_member::add_member;
pub use change_member::{MemberChange, change_member};
pub use give_role::{NewRole, find_place, give_role};
pub use invite::invite;
pub use last_coordinator::require_another_coordinator;
pub use own_access::{Ended, end_own_sign_ins, make_token, revoke_own_token};
pub use remove_member::remove_member;
pub use second_step::{begin_second_step, confirm_second_step, end_second_step, reset_second_step};
pub use send_reset::send_reset;
pub use set_password::{set_own_password, set_password_by_link};
pub use withdraw_role::withdraw_role;
