//! What may be refused about accounts, grants and signing in.

crate::problem_kinds! {
    /// The address or the password is wrong; which of them is not said.
    WRONG_PASSWORD = "wrong-password", 401;
    /// Somebody has this e-mail address already.
    EMAIL_TAKEN = "email-taken", 409;
    /// A role or a person that this caller cannot decide about, such as the caller itself.
    NOT_GRANTABLE = "not-grantable", 403;
    /// The person has this grant already.
    GRANTED_ALREADY = "granted-already", 409;
}
