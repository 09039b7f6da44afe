//! The people of the demo: helpers, accounts to sign in with, and visitors.

pub mod accounts;
pub mod staff;
pub mod visitors;
