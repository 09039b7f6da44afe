//! What a set of sessions is for: campaigns and their dated editions.

mod revision;

pub use revision::begin_revision;
