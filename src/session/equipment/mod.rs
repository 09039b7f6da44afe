//! What a venue has a number of and sessions use some of: laptops, tablets. Only staff are told.

pub mod record;
pub mod request;
pub mod store;
pub mod used;
pub mod view;
