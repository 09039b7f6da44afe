//! The schema's migrations, compiled in. Commands and the start of `serve` run them.

use diesel_async::AsyncMigrationHarness;
use diesel_async::AsyncPgConnection;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

use super::address::DatabaseAddress;
use super::connection::connect_once;

/// Every migration, compiled in.
pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// Brings the schema up to date. Several processes may ask at once: an advisory lock lets one work
/// and the others find it done.
///
/// # Errors
/// When the database is away or a migration fails.
pub async fn migrate(address: &DatabaseAddress) -> anyhow::Result<()> {
    use diesel_async::RunQueryDsl;
    let mut conn = connect_once(address).await?;
    diesel::sql_query("set statement_timeout = 0")
        .execute(&mut conn)
        .await?;
    diesel::sql_query("set lock_timeout = 0")
        .execute(&mut conn)
        .await?;
    diesel::sql_query("select pg_advisory_lock(hashtext('motesplats_migrate'))")
        .execute(&mut conn)
        .await?;
    let mut harness = AsyncMigrationHarness::new(conn);
    tokio::task::block_in_place(|| harness.run_pending_migrations(MIGRATIONS).map(drop))
        .map_err(|error| anyhow::anyhow!("a migration failed: {error}"))?;
    Ok(())
}

/// Whether every migration compiled in has run.
///
/// # Errors
/// When the database is away.
pub async fn is_migrated(conn: &mut AsyncPgConnection) -> diesel::QueryResult<bool> {
    use diesel::migration::{Migration, MigrationSource};
    use diesel::pg::Pg;
    use diesel::sql_types::{BigInt, Bool};
    use diesel_async::RunQueryDsl;
    let wanted = MigrationSource::<Pg>::migrations(&MIGRATIONS).unwrap_or_default();
    let newest = wanted
        .iter()
        .map(|m| m.name().version().to_string())
        .max()
        .unwrap_or_default();
    let exists: bool = diesel::select(diesel::dsl::sql::<Bool>(
        "to_regclass('__diesel_schema_migrations') is not null",
    ))
    .get_result(conn)
    .await?;
    if !exists {
        return Ok(false);
    }
    let found: i64 = diesel::select(
        diesel::dsl::sql::<BigInt>(
            "(select count(*) from __diesel_schema_migrations where version = ",
        )
        .bind::<diesel::sql_types::Text, _>(newest)
        .sql(")"),
    )
    .get_result(conn)
    .await?;
    Ok(found == 1)
}
