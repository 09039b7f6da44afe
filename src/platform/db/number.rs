//! The answer of a statement that counts.

use diesel::QueryableByName;
use diesel::sql_types::BigInt;

/// A row with one column, `n`.
#[derive(Debug, QueryableByName)]
pub struct Number {
    #[diesel(sql_type = BigInt)]
    pub n: i64,
}
