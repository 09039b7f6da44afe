//! Bookings: seats in a session for somebody.

pub mod desk;
pub mod letter_views;
pub mod pages;
