//! Staff: accounts, roles, signing in.

pub mod pages;
