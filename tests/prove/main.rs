//! The long rounds: promises that need many tries to be believed. `tests/it/few_rounds.rs` runs a
//! few of each.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

#[path = "../proof/mod.rs"]
mod proof;
mod rounds;
#[path = "../it/support/mod.rs"]
#[expect(dead_code, reason = "the long rounds need a part of it")]
mod support;
