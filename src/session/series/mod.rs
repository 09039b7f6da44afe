//! Sessions made together: a series from a repeating rule in wall time, a block from a helper's hours cut into slots, a
//! tour from stops in order.
//! What would be made is judged one by one, and shown, before anything is made; what is left out is kept with its reason.

pub mod block;
pub mod block_request;
pub mod create;
pub mod ending;
pub mod judge;
pub mod patch_schema;
pub mod plan;
pub mod request;
pub mod rule;
pub mod stop;
pub mod store;
mod tour;
pub mod tour_request;
pub mod view;
