//! Questions across all tables: how many came, how sure that is, and what must stay hidden.

mod people;
mod suppress;

pub mod pages;
