//! Rows that were there before a test began, and what tests read from tables.
//! Whoever renames a column finds it here and in the stress scenarios, not in the tests.

pub mod attendance;
mod audit;
mod booking;
pub mod campaign;
mod job;
pub mod letter;
pub mod organisation;
mod question;
pub mod session;
pub mod staff;
mod topics;
pub mod venue;

use diesel::result::Error;
use diesel_async::methods::{ExecuteDsl, LoadQuery};
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::TestApp;

impl TestApp {
    /// How many rows a table has.
    pub async fn count(&self, table: &str) -> i64 {
        let count = self.value(&format!("select count(*) from {table}")).await;
        count.parse().unwrap()
    }

    /// How many rows of a table say something anywhere.
    pub async fn mentions(&self, table: &str, words: &str) -> i64 {
        let found = format!("{table} t where t::text ilike '%{words}%'");
        self.count(&found).await
    }

    /// The columns of every table that say something anywhere, as `table.column`.
    pub async fn columns_that_mention(&self, words: &str) -> Vec<String> {
        let columns = "select quote_ident(table_name), quote_ident(column_name) \
                         from information_schema.columns join information_schema.tables \
                              using (table_schema, table_name) \
                        where table_schema = 'public' and table_type = 'BASE TABLE' \
                        order by 1, 2";
        let columns = self.sql(columns).await.into_iter();
        let asked = columns.map(|column| {
            let (table, column) = (&column[0], &column[1]);
            format!(
                "select '{table}.{column}' where exists \
                 (select from {table} where {column}::text ilike '%{words}%')"
            )
        });
        let asked = asked.collect::<Vec<_>>().join(" union all ");
        let found = self.sql(&asked).await.into_iter();
        found.map(|mut row| row.remove(0)).collect()
    }

    /// Deletes every row of a table.
    pub async fn empty(&self, table: &str) {
        self.sql(&format!("delete from {table}")).await;
    }

    /// Inserts, updates or deletes, past everything the service does.
    pub async fn change<'q, Q>(&self, statement: Q)
    where
        Q: ExecuteDsl<AsyncPgConnection> + 'q,
    {
        statement.execute(&mut self.conn().await).await.unwrap();
    }

    /// The constraint that refuses a change.
    pub async fn refused<'q, Q>(&self, statement: Q) -> String
    where
        Q: ExecuteDsl<AsyncPgConnection> + 'q,
    {
        match statement.execute(&mut self.conn().await).await {
            Err(Error::DatabaseError(_, refusal)) => refusal.constraint_name().unwrap().to_owned(),
            other => panic!("{other:?}"),
        }
    }

    /// The first row of a query.
    pub async fn fetch<'q, Q, T>(&self, query: Q) -> T
    where
        Q: LoadQuery<'q, AsyncPgConnection, T> + 'q,
        T: Send,
    {
        query.get_result(&mut self.conn().await).await.unwrap()
    }

    /// All rows of a query.
    pub async fn fetch_all<'q, Q, T>(&self, query: Q) -> Vec<T>
    where
        Q: LoadQuery<'q, AsyncPgConnection, T> + 'q,
        T: Send,
    {
        query.load(&mut self.conn().await).await.unwrap()
    }
}
