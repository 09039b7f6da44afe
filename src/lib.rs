//! Mötesplats: a booking service for digital help.

pub mod booking;
pub mod campaign;
pub mod demo;
pub mod organisation;
pub mod platform;
pub mod report;
pub mod schema;
pub mod session;
pub mod staff;
pub mod venue;
