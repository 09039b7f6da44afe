//! The kinds of problem that any endpoint may answer with; a slice declares its own in `problems.rs`.

use super::fact::Fact;

crate::problem_kinds! {
    /// Nothing here, or nothing this caller may know of.
    NOT_FOUND = "not-found", 404;
    /// The request's form is wrong.
    BAD_REQUEST = "bad-request", 400,
        [Fact::text("parameter", "The query parameter that is wrong").sometimes()];
    /// The body is no JSON.
    MALFORMED_JSON = "malformed-json", 400;
    /// A query parameter that does not exist.
    UNKNOWN_PARAMETER = "unknown-parameter", 400, [Fact::text("parameter", "Its name")];
    /// One or more fields cannot be taken.
    UNPROCESSABLE = "unprocessable", 422;
    /// A body over 64 kB.
    TOO_LARGE = "too-large", 413, [Fact::whole("limit", "As many bytes are taken").sometimes()];
    /// A body of another type.
    UNSUPPORTED_MEDIA_TYPE = "unsupported-media-type", 415, [Fact::text("supported", "What is taken")];
    /// Another method is meant.
    METHOD_NOT_ALLOWED = "method-not-allowed", 405;
    /// No form of the answer fits `Accept`.
    NOT_ACCEPTABLE = "not-acceptable", 406, [Fact::text("supported", "What there is").sometimes()];
    /// No valid token or sign-in.
    SIGN_IN_FIRST = "sign-in-first", 401;
    /// No grant of the caller carries the right.
    NOT_ALLOWED = "not-allowed", 403;
    /// The token was made for something else; what decides about tokens and passwords is given to none with scopes.
    MISSING_SCOPE = "missing-scope", 403, [Fact::text("scope", "What the token would need").sometimes()];
    /// The caller's organisation asks for a second step at sign-in, and the account has none.
    SECOND_STEP_FIRST = "second-step-first", 403;
    /// A form that does not come from one of our own pages.
    FOREIGN_FORM = "foreign-form", 403;
    /// A form that came without its sign-in, or from a page of an earlier one; nothing was done.
    UNSENT_FORM = "unsent-form", 422, [Fact::text("button", "The words of the button to press").sometimes()];
    /// A change without `If-Match`.
    PRECONDITION_REQUIRED = "precondition-required", 428;
    /// Somebody else changed it since it was read.
    STALE = "stale", 412;
    /// A step that the present state does not allow.
    WRONG_STATE = "wrong-state", 409, [
        Fact::text("state", "The present state"),
        Fact::id("sessionId", "Which of several sessions").sometimes(),
    ];
    /// A POST that makes something, without `Idempotency-Key`.
    KEY_REQUIRED = "key-required", 400;
    /// More than one `Idempotency-Key`: it is not known which one is meant.
    TWO_KEYS = "two-keys", 400;
    /// A key without a token that others may come to.
    WEAK_KEY = "weak-key", 400;
    /// The key was used for something else.
    KEY_REUSED = "key-reused", 422;
    /// The first request with this key is still under way.
    KEY_IN_USE = "key-in-use", 409;
    /// A form of the public that came sooner than a person answers, or says what no person sees.
    PRESS_AGAIN = "press-again", 422;
    /// Too many requests from one address.
    RATE_LIMITED = "rate-limited", 429, [Fact::whole("retryAfter", "Seconds to wait").sometimes()];
    /// The database is away or too busy.
    UNAVAILABLE = "unavailable", 503;
    /// Our fault.
    INTERNAL = "internal", 500;
    /// A slug somebody has already.
    SLUG_TAKEN = "slug-taken", 409;
    /// Something that other rows still need.
    IN_USE = "in-use", 409;
    /// A code that names two municipalities.
    AMBIGUOUS_MUNICIPALITY = "ambiguous-municipality", 422,
        [Fact::many("keys", "MunicipalityKey", "The keys it may be")];
}
