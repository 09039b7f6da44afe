//! A member of staff who was recognised, with everything granted.

use super::{Grant, Permission, Role, Scope};
use crate::platform::ids::StaffId;

/// Who acts.
#[derive(Debug, Clone)]
pub struct Actor {
    /// The account.
    pub id: StaffId,
    /// Shown at the desk.
    pub name: String,
    /// Everything granted.
    pub grants: Vec<Grant>,
    /// Whether one of their organisations asks for a second step at sign-in, and the account has none.
    pub owes_second_step: bool,
}

impl Actor {
    /// Whether some grant carries the right at all.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.carrying(permission).next().is_some()
    }

    /// What the right reaches.
    #[must_use]
    pub fn scope(&self, permission: Permission) -> Scope {
        Scope::of(self.id, self.carrying(permission))
    }

    /// What the right reaches by other grants than a volunteer's, who sees first names only.
    #[must_use]
    pub fn scope_without_volunteers(&self, permission: Permission) -> Scope {
        Scope::of(
            self.id,
            self.carrying(permission)
                .filter(|grant| grant.role != Role::Volunteer),
        )
    }

    /// What any right over sessions reaches: whose drafts this person may see.
    #[must_use]
    pub fn scope_of_sessions(&self) -> Scope {
        Scope::of(
            self.id,
            self.grants
                .iter()
                .filter(|grant| grant.role.permissions().contains(&Permission::ReadRoster)),
        )
    }

    /// The grants that carry a right.
    pub fn carrying(&self, permission: Permission) -> impl Iterator<Item = &Grant> {
        self.grants
            .iter()
            .filter(move |grant| grant.role.permissions().contains(&permission))
    }
}
