//! Constraint names as part of the code: a slice turns the one that was broken into its own problem.

/// The name of the constraint an error broke, where it broke one: constraints are part of the code.
#[must_use]
pub fn broken_constraint(error: &diesel::result::Error) -> Option<&str> {
    match error {
        diesel::result::Error::DatabaseError(_, information) => information.constraint_name(),
        _ => None,
    }
}
