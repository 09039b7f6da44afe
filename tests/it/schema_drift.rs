//! `src/schema.rs` says what the migrations make. Every row struct is checked against it when it is
//! compiled, so together no model can ask for a column that is not there or has another type.

use std::collections::BTreeMap;

use crate::support::db::TestDb;

const SCHEMA: &str = include_str!("../../src/schema.rs");

/// Tables by their name and primary key, `letters (id)`, with their columns in order: `id -> Uuid`.
type Tables = BTreeMap<String, Vec<String>>;

/// The columns of our tables, in their order. Generated ones stay out of the file: only constraints
/// read them.
const COLUMNS: &str = "
    select c.relname::text, a.attname::text, t.typname::text, a.attnotnull,
           array(select k.attname::text
                   from pg_index i
                   cross join unnest(i.indkey) with ordinality as key (attnum, place)
                   join pg_attribute k on k.attrelid = c.oid and k.attnum = key.attnum
                  where i.indrelid = c.oid and i.indisprimary
                  order by key.place) as primary_key
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
       and c.relnamespace = 'public'::regnamespace
      join pg_type t on t.oid = a.atttypid
     where a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       and c.relname not like '\\_\\_diesel%'
     order by c.relname, a.attnum";

#[tokio::test]
async fn the_schema_file_says_what_the_migrations_make() {
    let declared = declared(SCHEMA);
    let migrated = migrated(&TestDb::fresh().await).await;
    assert!(declared.len() > 30, "the file is not read as it is written");
    let names = |tables: &Tables| tables.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&declared), names(&migrated), "tables");
    for (table, columns) in &declared {
        assert_eq!(columns, &migrated[table], "{table}");
    }
}

/// Diesel reads 32 at most. A table that comes near is cut by meaning before a column does not fit.
const MOST_COLUMNS: usize = 28;

#[test]
fn no_table_is_wide() {
    for (table, columns) in declared(SCHEMA) {
        let width = columns.len();
        assert!(width <= MOST_COLUMNS, "{table} has {width} columns");
    }
}

/// Reads the blocks of `diesel::table!`.
fn declared(schema: &str) -> Tables {
    let blocks = schema.split("diesel::table! {\n").skip(1);
    let table = |block: &str| {
        let (block, _) = block.split_once("\n}").unwrap();
        // A table with a type that Diesel does not know begins with its imports.
        let lines = block.lines().map(str::trim);
        let mut lines = lines.skip_while(|line| line.is_empty() || line.starts_with("use "));
        let name = lines.next().unwrap().strip_suffix(" {").unwrap();
        let columns = lines.filter_map(|line| line.strip_suffix(','));
        (name.to_owned(), columns.map(str::to_owned).collect())
    };
    blocks.map(table).collect()
}

async fn migrated(db: &TestDb) -> Tables {
    let mut tables = Tables::new();
    for row in db.connect().await.query(COLUMNS, &[]).await.unwrap() {
        let (table, column): (&str, &str) = (row.get(0), row.get(1));
        let primary_key: Vec<&str> = row.get(4);
        let mut kind = diesel_type(row.get(2));
        if !row.get::<_, bool>(3) {
            kind = format!("Nullable<{kind}>");
        }
        let name = format!("{table} ({})", primary_key.join(", "));
        let columns = tables.entry(name).or_default();
        columns.push(format!("{column} -> {kind}"));
    }
    tables
}

/// Diesel has PostgreSQL's names with a capital: `timestamptz` is `Timestamptz`.
fn diesel_type(name: &str) -> String {
    if let Some(element) = name.strip_prefix('_') {
        return format!("Array<{}>", diesel_type(element));
    }
    let (first, rest) = name.split_at(1);
    first.to_uppercase() + rest
}

#[test]
fn a_table_is_read_with_its_key_and_its_columns() {
    let schema = "diesel::table! {\n    counts (session_id, version) {\n        \
                  session_id -> Uuid,\n        topics -> Nullable<Array<Text>>,\n    }\n}\n";
    let columns = ["session_id -> Uuid", "topics -> Nullable<Array<Text>>"];
    let expected = Tables::from([(
        "counts (session_id, version)".to_owned(),
        columns.map(str::to_owned).to_vec(),
    )]);
    assert_eq!(declared(schema), expected);
}
