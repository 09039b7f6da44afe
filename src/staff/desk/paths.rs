//! Paths of these pages, after the language.

use uuid::Uuid;

use crate::platform::ids::StaffId;

pub const MEMBERS: &str = "/desk/staff";
pub const NEW_MEMBER: &str = "/desk/staff/new";

pub fn member_path(id: StaffId) -> String {
    format!("{MEMBERS}/{id}")
}

pub fn withdrawal_path(id: StaffId, grant: Uuid) -> String {
    format!("{MEMBERS}/{id}/grants/{grant}/withdrawal")
}
