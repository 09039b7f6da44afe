//! The promises, tested through the front door.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on fails where it stands"
)]

mod embedded;
mod support;
mod template;
