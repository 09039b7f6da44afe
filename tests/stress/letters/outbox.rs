//! What the rounds read of letters' rows, and how they let rows grow older. The names of columns stand here.

use std::time::Duration;

use tokio_postgres::Client;

/// A letter's row, as far as it matters.
#[derive(Debug, Clone)]
pub struct Row {
    pub recipient: String,
    pub state: String,
    pub attempts: i32,
    pub lease: i64,
    /// Seconds until it is due.
    pub due_in: f64,
    pub reason: Option<String>,
}

pub async fn rows(sql: &Client) -> Vec<Row> {
    let rows = "
        select coalesce(recipient, ''), state, attempts, lease,
               extract(epoch from due_at - clock_timestamp())::float8, reason
          from letters order by id";
    let rows = sql.query(rows, &[]).await.unwrap();
    let row = |row: &tokio_postgres::Row| Row {
        recipient: row.get(0),
        state: row.get(1),
        attempts: row.get(2),
        lease: row.get(3),
        due_in: row.get(4),
        reason: row.get(5),
    };
    rows.iter().map(row).collect()
}

/// How many letters are in a state.
pub async fn count(sql: &Client, state: &str) -> usize {
    let count = "select count(*) from letters where state = $1";
    let count: i64 = sql.query_one(count, &[&state]).await.unwrap().get(0);
    usize::try_from(count).unwrap()
}

/// How many letters are neither for later nor done with.
pub async fn due(sql: &Client) -> i64 {
    let due = "
        select count(*) from letters
         where state = 'sending' or (state = 'waiting' and due_at <= clock_timestamp())";
    sql.query_one(due, &[]).await.unwrap().get(0)
}

/// What the outbox is paused by.
pub async fn paused_by(sql: &Client) -> Option<String> {
    let fault = "select fault from outbox_pause";
    let row = sql.query_opt(fault, &[]).await.unwrap();
    row.map(|row| row.get(0))
}

/// Letters that wait, and the pause, are older than they were.
pub async fn pass(sql: &Client, time: Duration) {
    let seconds = time.as_secs_f64();
    let letters = "
        update letters set created_at = created_at - age, due_at = due_at - age,
               promised_for = promised_for - age, refused_since = refused_since - age,
               leased_until = leased_until - age
          from make_interval(secs => $1) age where state in ('waiting', 'sending')";
    sql.execute(letters, &[&seconds]).await.unwrap();
    let sent = "
        update letters set created_at = created_at - age, sent_at = sent_at - age
          from make_interval(secs => $1) age where state not in ('waiting', 'sending')";
    sql.execute(sent, &[&seconds]).await.unwrap();
    let pause = "
        update outbox_pause set since = since - age, retry_at = retry_at - age
          from make_interval(secs => $1) age";
    sql.execute(pause, &[&seconds]).await.unwrap();
}

/// Whoever has leases has had them for two minutes.
pub async fn end_leases(sql: &Client) {
    let end = "
        update letters set leased_until = leased_until - interval '2 minutes'
         where state = 'sending'";
    sql.execute(end, &[]).await.unwrap();
}

/// The session has been, since an hour ago.
pub async fn is_over(sql: &Client, session: &str) {
    let over = "
        update sessions set starts_at = now() - interval '2 hours', ends_at = now() - interval '1 hour'
         where id = $1::text::uuid";
    sql.execute(over, &[&session]).await.unwrap();
}

/// Connections of this database on which a transaction is open, or a statement under way, for half a second.
pub async fn held_connections(sql: &Client) -> i64 {
    let held = "
        select count(*) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
           and clock_timestamp() - coalesce(xact_start, state_change) > interval '0.5 seconds'";
    sql.query_one(held, &[]).await.unwrap().get(0)
}

/// Writes into the letter of somebody what no letter has.
pub async fn spoil(sql: &Client, recipient: &str, column: &str, value: &str) {
    let spoil = format!("update letters set {column} = {value} where recipient = $1");
    assert_eq!(sql.execute(&spoil, &[&recipient]).await.unwrap(), 1);
}

/// Gives the booking of a letter's recipient another name.
pub async fn rename(sql: &Client, recipient: &str, name: &str) {
    let rename = "update bookings set name = $2 where email = $1";
    assert_eq!(sql.execute(rename, &[&recipient, &name]).await.unwrap(), 1);
}

/// The id of somebody's only letter that stands.
pub async fn id_of(sql: &Client, recipient: &str) -> String {
    let id = "select id::text from letters where recipient = $1 and state <> 'superseded'";
    sql.query_one(id, &[&recipient]).await.unwrap().get(0)
}

/// How far a letter is.
pub async fn row(sql: &Client, id: &str) -> (String, i32) {
    let row = "select state, attempts from letters where id = $1::text::uuid";
    let row = sql.query_one(row, &[&id]).await.unwrap();
    (row.get(0), row.get(1))
}
