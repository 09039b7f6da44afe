//! A series: sessions made together from a repeating rule in wall time. What the rule would make is judged date by date,
//! and shown, before anything is made; what is left out is kept with its reason.

pub mod create;
pub mod judge;
pub mod plan;
pub mod request;
pub mod rule;
pub mod store;
pub mod view;
