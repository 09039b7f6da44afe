//! Migrations go up, down and up again, and leave the same schema.

use diesel_async::AsyncMigrationHarness;
use diesel_migrations::MigrationHarness;
use motesplats::platform::db::MIGRATIONS;

use crate::support::db::{TestDb, connect_once, migrate};

/// Everything the catalogue knows of our schema, one thing a line.
const SCHEMA: &str = "
    select 'table ' || c.oid::regclass::text || ' ' || coalesce(obj_description(c.oid), '')
           || ' ' || coalesce(c.reloptions::text, '')
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    union all
    select 'column ' || a.attrelid::regclass::text || '.' || a.attname || ' '
           || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull::text || a.attidentity::text
           || a.attgenerated::text || ' ' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
           || ' ' || coalesce(col_description(a.attrelid, a.attnum), '')
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
       and c.relnamespace = 'public'::regnamespace
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attnum > 0 and not a.attisdropped
    union all
    select 'constraint ' || conrelid::regclass::text || ' ' || conname || ' '
           || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select 'index ' || indexname || ' ' || indexdef from pg_indexes where schemaname = 'public'
    union all
    select 'function ' || p.oid::regprocedure::text || ' ' || md5(p.prosrc)
      from pg_proc p
     where p.pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    union all
    select 'trigger ' || tgrelid::regclass::text || ' ' || pg_get_triggerdef(oid)
      from pg_trigger where not tgisinternal
    union all
    select 'extension ' || extname from pg_extension
    order by 1";

async fn schema(db: &TestDb) -> Vec<String> {
    let rows = db.connect().await.query(SCHEMA, &[]).await.unwrap();
    let lines = rows.iter().map(|row| row.get::<_, String>(0));
    // Diesel's own list of migrations stays when ours are gone.
    lines
        .filter(|line| !line.contains("__diesel_schema_migrations"))
        .collect()
}

async fn revert_all(url: &str) {
    let conn = connect_once(url).await.unwrap();
    let mut harness = AsyncMigrationHarness::new(conn);
    tokio::task::block_in_place(|| harness.revert_all_migrations(MIGRATIONS).map(drop)).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn up_down_and_up_again_is_the_same_schema() {
    let db = TestDb::empty().await;
    let nothing = schema(&db).await;
    migrate(&db.url).await.unwrap();
    let first = schema(&db).await;
    assert!(first.len() > 300, "{} lines", first.len());

    revert_all(&db.url).await;
    assert_eq!(schema(&db).await, nothing, "down leaves something behind");

    migrate(&db.url).await.unwrap();
    assert_eq!(schema(&db).await, first);
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_and_at_once_does_it_once() {
    let db = TestDb::empty().await;
    // Each in a task of its own, as processes are: migrating blocks the task it runs in.
    let tasks = [db.url.clone(), db.url.clone()]
        .map(|url| tokio::spawn(async move { migrate(&url).await }));
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    migrate(&db.url).await.unwrap();
}

#[tokio::test]
async fn every_constraint_has_a_name_of_ours() {
    let db = TestDb::fresh().await;
    let unnamed = "
        select conname::text from pg_constraint
         where connamespace = 'public'::regnamespace and contype <> 'n'
           and conrelid <> '__diesel_schema_migrations'::regclass
           and (conname ~ '_check[0-9]*$' or conname ~ '_key[0-9]*$')";
    let rows = db.connect().await.query(unnamed, &[]).await.unwrap();
    let names: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert!(names.is_empty(), "{names:?}");
}
