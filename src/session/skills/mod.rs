//! What helpers can: languages, topics and devices. Whoever plans writes it, and is shown who fits.

pub mod record;
pub mod request;
pub mod store;
pub mod view;
