//! Letters: rows of facts written with what they tell, taken by a worker, carried by a transport.
//! What a letter says is its slice's business.

pub mod outbox;
pub mod transport;
pub mod worker;
