//! Sessions over HTTP and at their pages.

mod change;
mod count;
mod create;
mod pages;
mod read;
