//! Who may call an operation, as the route table has it: the schemes of its token, and the roles in words.

use serde_json::{Value, json};

use super::operation::Operation;
use crate::platform::auth::{Permission, Role};
use crate::platform::http::routing::Access;

/// The ways to be recognised that an access asks for; one of them is enough.
#[must_use]
pub fn security(access: Access) -> Value {
    match access {
        Access::Public => json!([{}, { "staff": [] }]),
        Access::Holder(_) => json!([{ "booking": [] }, { "staff": [] }]),
        Access::SignedIn | Access::Staff(_) | Access::Either(..) => json!([{ "staff": [] }]),
    }
}

/// Notes security, and says in words who may.
pub fn note(operation: &mut Operation<'_>) {
    let access = operation.row.access;
    let members = &mut operation.members;
    members.insert("security".to_owned(), security(access));
    let said = members.get("description").and_then(Value::as_str);
    let said = said.map(|said| format!("{said}\n\n")).unwrap_or_default();
    members.insert(
        "description".to_owned(),
        format!("{said}{}", words(access)).into(),
    );
}

fn words(access: Access) -> String {
    match access {
        Access::Public => {
            "For everybody. A staff token counts where it has a right over the object.".to_owned()
        }
        Access::SignedIn => "For every member of staff.".to_owned(),
        Access::Holder(right) => {
            format!(
                "For the holder of the booking's manage token, and {}.",
                roles(&[right])
            )
        }
        Access::Staff(right) => format!("For {}.", roles(&[right])),
        Access::Either(one, other) => format!("For {}.", roles(&[one, other])),
    }
}

fn roles(rights: &[Permission]) -> String {
    let carries = |role: &Role| {
        rights
            .iter()
            .any(|right| role.permissions().contains(right))
    };
    let names = Role::ALL.into_iter().filter(carries);
    let names: Vec<String> = names.map(|role| format!("`{role}`")).collect();
    format!("the roles {}", names.join(", "))
}
