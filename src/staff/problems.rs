//! The problems of accounts, grants and signing in.

use crate::platform::problem::{Fact, Fault, Kind, Problem};

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
    /// Nobody began this sign-in through the identity provider here, or long ago.
    IDENTITY_OVER = "identity-over", 401;
    /// The identity provider does not answer.
    IDENTITY_AWAY = "identity-away", 503;
    /// What the identity provider answered is not as it should be.
    IDENTITY_UNTRUSTED = "identity-untrusted", 401;
    /// The identity provider said no.
    IDENTITY_DENIED = "identity-denied", 403;
    /// Whom the identity provider named has no account here.
    IDENTITY_UNKNOWN = "identity-unknown", 403;
    /// The identity provider does not say that the address is theirs.
    IDENTITY_UNVERIFIED = "identity-unverified", 403;
    /// Whom the identity provider named has an account here that is closed.
    IDENTITY_CLOSED = "identity-closed", 403;
}

/// Why somebody was not signed in through the identity provider, by its name.
pub fn identity_kind(name: &str) -> Option<&'static Kind> {
    let kinds = [
        &IDENTITY_OVER,
        &IDENTITY_AWAY,
        &IDENTITY_UNTRUSTED,
        &IDENTITY_DENIED,
        &IDENTITY_UNKNOWN,
        &IDENTITY_UNVERIFIED,
        &IDENTITY_CLOSED,
    ];
    kinds.into_iter().find(|kind| kind.name == name)
}

/// A wrong code as a fault of its field, where the password was right or who it is, is known.
pub fn wrong_code_at_the_field(problem: Problem) -> Problem {
    match *problem.kind == WRONG_CODE {
        true => Problem::fault("/code", Fault::new("wrong-code")),
        false => problem,
    }
}
