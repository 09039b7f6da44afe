//! `kill -9` while people book and cancel, of the service or of PostgreSQL.
//! What was acknowledged is stored, once; what got no answer can be sent again with its key.

mod expected;
pub mod postgres_killed;
mod recording_client;
pub mod service_killed;
