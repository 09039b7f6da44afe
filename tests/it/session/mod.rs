//! Sessions over HTTP and at their pages.

mod change;
mod count;
mod courses;
mod create;
mod found;
mod pages;
mod read;
