//! The hours of a week at which helpers are there: what is planned outside them is asked about first.

pub mod record;
pub mod request;
pub mod store;
pub mod view;
