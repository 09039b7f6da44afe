//! The problems of accounts, grants and signing in.

use crate::platform::problem::Fact;

crate::problem_kinds! {
    /// The address or the password is wrong; the answer does not say which.
    WRONG_PASSWORD = "wrong-password", 401;
    /// Another account has this e-mail address.
    EMAIL_TAKEN = "email-taken", 409;
    /// The caller may not decide about this role or person, such as the caller itself.
    NOT_GRANTABLE = "not-grantable", 403;
    /// The controller would have no coordinator left who can sign in.
    LAST_COORDINATOR = "last-coordinator", 409, [Fact::text("organisation", "The controller's name")];
    /// An account of somebody who helped, or did something that the log keeps.
    STAFF_IN_USE = "staff-in-use", 409, [
        Fact::whole("sessionsHelped", "Sessions that the person helps at").sometimes(),
        Fact::whole("acts", "What the person did, as the log has it").sometimes(),
    ];
    /// The account has no address, or is closed.
    CANNOT_SIGN_IN = "cannot-sign-in", 409;
    /// A link to set a password that was used, is too old, or never was one.
    LINK_OVER = "link-over", 410;
    /// The person has this grant already.
    GRANTED_ALREADY = "granted-already", 409;
}
