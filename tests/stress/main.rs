//! The long rounds of every scenario: `make prove`.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod long_import;
mod long_letters;
mod long_rounds;
#[path = "lib.rs"]
mod stress;
#[path = "../it/support/mod.rs"]
#[expect(
    dead_code,
    unused_imports,
    reason = "the long rounds need a part of it"
)]
mod support;
