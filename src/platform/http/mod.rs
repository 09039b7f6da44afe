//! What every door shares: assets.

pub mod assets;
