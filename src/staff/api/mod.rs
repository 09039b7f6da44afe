//! The API of accounts, grants and tokens.

mod accounts;
mod audit;
mod grants;
mod own_access;
mod passwords;
mod routes;
mod second_step;
mod tokens;

pub use routes::{StaffApiDoc, endpoints};
