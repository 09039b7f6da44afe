//! The people who work at the desk: accounts, grants, signing in. Others see only an `Actor`.

pub mod pages;
