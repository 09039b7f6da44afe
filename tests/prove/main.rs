//! The long rounds: promises that need many tries to be believed.

// In tests a panic is the answer; clippy knows them by this line.
#![cfg(test)]

mod database_killed;
