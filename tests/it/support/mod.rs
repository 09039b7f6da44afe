//! What tests stand on.

mod cluster;
pub mod db;
