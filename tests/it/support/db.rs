//! A database per test, copied from a template that is made once for each state of the migrations.

use std::path::{Path, PathBuf};

use diesel_async::AsyncPgConnection;
use motesplats::platform::db::{self, DatabaseAddress};
use motesplats::platform::ids;
use sha2::{Digest, Sha256};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, NoTls};

use super::cluster;

/// What the template holds: the schema and the reference data, as `motesplats migrate` makes them.
async fn fill_template(url: &str) -> anyhow::Result<()> {
    Ok(motesplats::app::database::migrate(&address(url)).await?)
}

/// An address of the tests' server, as the service takes it.
pub fn address(url: &str) -> DatabaseAddress {
    DatabaseAddress::on_this_machine(url).unwrap()
}

/// A connection as the service's commands have it.
pub async fn connect_once(url: &str) -> anyhow::Result<AsyncPgConnection> {
    Ok(db::connect_once(&address(url)).await?)
}

/// Brings a schema up to date.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    db::migrate(&address(url)).await
}

/// One test's own database, dropped with it; a failing test's stays for a look, and is swept later.
#[derive(Debug)]
pub struct TestDb {
    pub url: String,
    name: String,
}

impl TestDb {
    /// A new one, with the schema and the reference data and nothing else.
    pub async fn fresh() -> Self {
        let template = template().await;
        Self::made_by(|name| format!("create database {name} template {template}")).await
    }

    /// A new one without anything, not even the schema.
    pub async fn empty() -> Self {
        Self::made_by(|name| format!("create database {name}")).await
    }

    async fn made_by(statement: impl FnOnce(&str) -> String) -> Self {
        // The id begins with the time in milliseconds: `sweep` reads the age from the name.
        let name = format!("t_{}", ids::fresh().simple());
        let admin = connect(&cluster::admin_url()).await;
        admin.batch_execute(&statement(&name)).await.unwrap();
        Self {
            url: at_database(&cluster::admin_url(), &name),
            name,
        }
    }

    /// Cuts every connection to it and admits no new one.
    pub async fn take_away(&self) {
        let admin = connect(&cluster::admin_url()).await;
        let close = format!("alter database {} allow_connections false", self.name);
        admin.batch_execute(&close).await.unwrap();
        let cut =
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1";
        admin.query(cut, &[&self.name]).await.unwrap();
    }

    /// Admits connections again.
    pub async fn bring_back(&self) {
        let admin = connect(&cluster::admin_url()).await;
        let open = format!("alter database {} allow_connections true", self.name);
        admin.batch_execute(&open).await.unwrap();
    }

    /// A connection to it that passes by everything the service does.
    pub async fn connect(&self) -> Client {
        connect(&self.url).await
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the database of this test is {}", self.url);
            return;
        }
        let drop = format!("drop database if exists {} with (force)", self.name);
        apart(async move {
            let _ = connect(&cluster::admin_url())
                .await
                .batch_execute(&drop)
                .await;
        });
    }
}

/// The name of the template; the first to ask in this process sees to it that it is there.
async fn template() -> &'static str {
    static NAME: OnceCell<String> = OnceCell::const_new();
    let name = NAME.get_or_init(|| async {
        let name = format!("tmpl_{}", fingerprint());
        let admin = connect(&cluster::admin_url()).await;
        if !is_ready(&admin, &name).await {
            // The lock ends with the connection, however this process ends.
            let lock = "select pg_advisory_lock(hashtext('motesplats test template'))";
            admin.batch_execute(lock).await.unwrap();
            if !is_ready(&admin, &name).await {
                sweep(&admin).await;
                make_template(&admin, &name).await;
            }
        }
        name
    });
    name.await
}

async fn is_ready(admin: &Client, template: &str) -> bool {
    let query = "select exists (select from pg_database where datname = $1 and datistemplate)";
    admin.query_one(query, &[&template]).await.unwrap().get(0)
}

async fn make_template(admin: &Client, name: &str) {
    let half_made = format!("drop database if exists {name} with (force)");
    admin.batch_execute(&half_made).await.unwrap();
    let create = format!("create database {name}");
    admin.batch_execute(&create).await.unwrap();
    let url = at_database(&cluster::admin_url(), name);
    apart(async move { fill_template(&url).await.unwrap() });
    // A database that somebody is connected to cannot be copied: out with everybody, for good.
    let close = format!("alter database {name} allow_connections false");
    admin.batch_execute(&close).await.unwrap();
    let empty = "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1";
    admin.query(empty, &[&name]).await.unwrap();
    let made =
        format!("do $$ begin execute format('comment on database {name} is %L', now()); end $$");
    admin.batch_execute(&made).await.unwrap();
    let ready = format!("alter database {name} is_template true");
    admin.batch_execute(&ready).await.unwrap();
}

/// Drops what crashed and failed runs left, databases older than two hours that nobody uses, and
/// templates of former migrations. Best effort, because a run beside this one may sweep too.
async fn sweep(admin: &Client) {
    let leftovers = "
        select datname::text from pg_database d
        where datname ~ '^t_[0-9a-f]{32}$'
          and ('x' || substr(datname, 3, 12))::bit(48)::bigint
              < 1000 * extract(epoch from now() - interval '2 hours')
          and not exists (select from pg_stat_activity a where a.datname = d.datname)";
    for row in admin.query(leftovers, &[]).await.unwrap() {
        let drop = format!("drop database if exists {}", row.get::<_, &str>(0));
        let _ = admin.batch_execute(&drop).await;
    }
    let former = "
        select datname::text from pg_database
        where datname ~ '^tmpl_[0-9a-f]{16}$' and datistemplate
          and shobj_description(oid, 'pg_database')::timestamptz < now() - interval '1 day'";
    for row in admin.query(former, &[]).await.unwrap() {
        let name: &str = row.get(0);
        let open = format!("alter database {name} is_template false");
        let _ = admin.batch_execute(&open).await;
        let drop = format!("drop database if exists {name}");
        let _ = admin.batch_execute(&drop).await;
    }
}

/// Sixteen signs that stand for everything `migrate` reads.
fn fingerprint() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["migrations", "data"] {
        collect(&root.join(folder), &mut files);
    }
    files.sort();
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file.to_string_lossy().as_bytes());
        hash.update(std::fs::read(&file).unwrap());
    }
    let hash = hash.finalize();
    hash.iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for found in std::fs::read_dir(folder).into_iter().flatten() {
        let path = found.unwrap().path();
        match path.is_dir() {
            true => collect(&path, files),
            false => files.push(path),
        }
    }
}

async fn connect(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// The same server, another database.
fn at_database(url: &str, name: &str) -> String {
    let (address, options) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = address.split_once("://").unwrap();
    let authority = rest
        .split_once('/')
        .map_or(rest, |(authority, _)| authority);
    format!("{scheme}://{authority}/{name}?{options}")
}

/// Runs to the end on a thread and a runtime of its own: where the caller is not async, is on its
/// way out, or has a single thread, which migrations may not block.
pub(super) fn apart(work: impl Future<Output = ()> + Send) {
    std::thread::scope(|scope| {
        let done = scope.spawn(|| {
            let runtime = tokio::runtime::Runtime::new();
            runtime.unwrap().block_on(work);
        });
        done.join().unwrap();
    });
}
