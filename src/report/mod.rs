//! Questions across all tables: how many came, how sure that is, and what must stay hidden.

pub mod pages;
