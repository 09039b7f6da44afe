//! Mötesplats: a booking service for digital help.

pub mod booking;
pub mod platform;
pub mod report;
pub mod session;
pub mod staff;
