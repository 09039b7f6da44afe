//! Mötesplats: a booking service for digital help.

pub mod platform;
