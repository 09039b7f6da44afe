//! What every door shares: pages, forms, assets.

pub mod assets;
pub mod form;
pub mod page;
pub mod standing;
