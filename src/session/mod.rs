//! Sessions: one dated happening that can be booked or counted. A login is never called that here.

pub mod desk;
pub mod pages;
