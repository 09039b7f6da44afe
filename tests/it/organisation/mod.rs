//! Municipalities, and the tree of organisations.

mod municipalities;
mod reach;
mod tree;
