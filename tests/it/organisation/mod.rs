//! Municipalities, and the tree of organisations.

mod lawful_pages;
mod municipalities;
mod reach;
mod removal;
mod tree;
