//! Letters: rows of facts written in the transaction that makes them true, leased by a worker, sent
//! by a transport. What a letter says is its slice's business.

pub mod attempt;
pub mod bounce;
pub mod delivery;
pub mod lease;
pub mod message;
pub mod outbox;
pub mod pause;
pub mod public_act;
mod round;
mod smtp;
pub mod state;
pub mod transport;
pub mod worker;
