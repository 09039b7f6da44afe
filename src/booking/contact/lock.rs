//! The lock of contacts: whoever reads what a contact has, and writes because of it, holds it until the
//! transaction ends. Locks of sessions come before it.

use diesel::define_sql_function;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

define_sql_function! {
    /// Locks contacts in their order, until the transaction ends. One prepared call for any number.
    fn lock_contacts(contacts: diesel::sql_types::Array<diesel::sql_types::Text>) -> diesel::sql_types::Text;
}

/// Locks contacts in their order.
pub async fn lock(mut conn: &AsyncPgConnection, contacts: Vec<&str>) -> diesel::QueryResult<()> {
    diesel::select(lock_contacts(contacts))
        .execute(&mut conn)
        .await
        .map(drop)
}
