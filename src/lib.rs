//! Mötesplats: a booking service for digital help.

pub mod booking;
pub mod platform;
