//! Sessions, through the front door.

mod change;
mod count;
mod create;
mod pages;
mod read;
