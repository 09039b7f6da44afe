//! The database: pools, connections, migrations, transactions, and what its errors mean.

mod address;
mod connection;
mod constraints;
mod error;
mod migrations;
mod number;
mod pool;
mod search_pattern;
mod sql_expression;
pub mod transaction;
mod trial;

pub use address::DatabaseAddress;
pub use connection::connect_once;
pub use constraints::broken_constraint;
pub use migrations::{MIGRATIONS, is_migrated, migrate};
pub use number::Number;
pub use pool::{Conn, Db};
pub use search_pattern::containing;
pub use sql_expression::SqlExpression;
pub use trial::Tried;
