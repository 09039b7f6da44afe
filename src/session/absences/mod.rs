//! When helpers are away: whole days on which nothing is planned with them. Why is nobody's business and is not kept.

pub mod record;
pub mod request;
pub mod store;
pub mod view;
