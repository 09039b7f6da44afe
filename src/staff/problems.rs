//! The problems of accounts, grants and signing in.

use crate::platform::problem::{Fact, Fault, Problem};

crate::problem_kinds! {
    /// The address or the password is wrong; the answer does not say which.
    WRONG_PASSWORD = "wrong-password", 401;
    /// The password is right, and the account asks for a code too: `totp`.
    CODE_NEEDED = "code-needed", 401;
    /// The code of the second step is wrong, or was used.
    WRONG_CODE = "wrong-code", 401;
    /// The first step of a sign-in was taken too long ago.
    FIRST_STEP_OVER = "first-step-over", 401;
    /// Signing in takes two steps already.
    SECOND_STEP_ON = "second-step-on", 409;
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

/// A wrong code as a fault of its field, where the password was right or who it is, is known.
pub fn wrong_code_at_the_field(problem: Problem) -> Problem {
    match *problem.kind == WRONG_CODE {
        true => Problem::fault("/code", Fault::new("wrong-code")),
        false => problem,
    }
}
