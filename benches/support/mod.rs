//! What the benchmarks share: a PostgreSQL of their own with default durability, as the service
//! starts it for itself, databases in it that are filled anew, load and reports.

pub mod booking;
pub mod cost;
pub mod load;
pub mod pgbench;
pub mod process;
pub mod report;
pub mod service;
pub mod statements;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use motesplats::app::database;
use motesplats::platform::db::{DatabaseAddress, connect_once};
use motesplats::platform::embedded::Embedded;
use motesplats::platform::embedded::cluster::SUPERUSER;
use motesplats::platform::embedded::place::NAME;
use motesplats::report::keep_records;
use motesplats::session;
use tokio_postgres::{Client, NoTls};

use cost::Meter;
use service::Service;

/// The database most of it happens in.
pub const DATABASE: &str = "bench";
/// How many sessions it holds.
pub const SESSIONS: u32 = 10_000;
const FILL: &str = include_str!("sessions.sql");

/// The running PostgreSQL, and the addresses of its databases.
pub struct Postgres {
    embedded: Embedded,
    postmaster: u32,
}

impl Postgres {
    pub async fn start() -> Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
        std::fs::create_dir_all(&folder)?;
        let embedded = Embedded::join(&folder).await?;
        let client = connect(embedded.url()).await?;
        let backend: i32 = client
            .query_one("select pg_backend_pid()", &[])
            .await?
            .get(0);
        let postmaster = process::parent(u32::try_from(backend)?);
        Ok(Self {
            embedded,
            postmaster: postmaster.context("nothing is known of PostgreSQL's processes")?,
        })
    }

    /// The address of a database.
    pub fn url(&self, database: &str) -> String {
        let own = format!("/{NAME}?");
        self.embedded
            .url()
            .replacen(&own, &format!("/{database}?"), 1)
    }

    /// The address of a database for its superuser.
    pub fn admin_url(&self, database: &str) -> String {
        let (service, admin) = (format!("//{NAME}@"), format!("//{SUPERUSER}@"));
        self.url(database).replacen(&service, &admin, 1)
    }

    /// A connection that passes by the service.
    pub async fn sql(&self, database: &str) -> Result<Client> {
        connect(&self.url(database)).await
    }

    /// Makes a database anew, with the schema and so many sessions.
    pub async fn fill(&self, database: &str, sessions: u32) -> Result<()> {
        self.create(database).await?;
        let fill = format!("set bench.sessions = '{sessions}'; {FILL}");
        self.run(database, &fill).await?;
        self.vacuum_and_checkpoint(database).await
    }

    /// Makes a database anew with a part of a large installation, and what jobs and migrations write of it.
    pub async fn fill_large(&self, database: &str, fill: &str, share: u32) -> Result<()> {
        self.create(database).await?;
        self.run(database, &format!("set bench.share = '{share}'; {fill}"))
            .await?;
        let address = DatabaseAddress::on_this_machine(&self.url(database))?;
        let mut conn = connect_once(&address).await?;
        session::fill_terms(&mut conn).await?;
        keep_records(&mut conn).await?;
        self.vacuum_and_checkpoint(database).await
    }

    async fn create(&self, database: &str) -> Result<()> {
        let admin = connect(&self.admin_url("postgres")).await?;
        let gone = format!("drop database if exists {database} with (force)");
        admin.batch_execute(&gone).await?;
        let made = format!("create database {database} owner {NAME}");
        admin.batch_execute(&made).await?;
        let address = DatabaseAddress::on_this_machine(&self.url(database))?;
        if let Err(error) = database::migrate(&address).await {
            anyhow::bail!("the schema cannot be made: {error:?}");
        }
        Ok(())
    }

    pub async fn run(&self, database: &str, statements: &str) -> Result<()> {
        Ok(self.sql(database).await?.batch_execute(statements).await?)
    }

    /// Leaves nothing to be done in the background while something is measured.
    pub async fn vacuum_and_checkpoint(&self, database: &str) -> Result<()> {
        let admin = connect(&self.admin_url(database)).await?;
        admin.batch_execute("vacuum analyze").await?;
        Ok(admin.batch_execute("checkpoint").await?)
    }

    /// Begins to count what a service, PostgreSQL and the load take of the processors.
    pub async fn meter(&self, service: &Service) -> Result<Meter> {
        Meter::begin(service.pid(), self.postmaster)
    }

    pub async fn version(&self) -> Result<String> {
        let client = connect(self.embedded.url()).await?;
        Ok(client.query_one("show server_version", &[]).await?.get(0))
    }

    pub fn log(&self) -> PathBuf {
        self.embedded.state_dir().join("postgres.log")
    }

    pub async fn stop(self) -> Result<()> {
        Ok(self.embedded.leave().await?)
    }
}

/// A file of the benchmarks' own.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// A connection to an address.
pub async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
