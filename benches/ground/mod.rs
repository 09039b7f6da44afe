//! What a benchmark stands on: a PostgreSQL of its own with default durability, ten thousand
//! sessions in it, and the real service as a process beside the load.

pub mod load;
pub mod process;
pub mod results;

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use motesplats::app::base;
use motesplats::platform::embedded::Embedded;
use serde_json::{Value, json};
use tokio_postgres::{Client, NoTls};

/// For PINs and links of bookings nobody made.
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
const SESSIONS: &str = include_str!("sessions.sql");
/// The service answers before this, or something is wrong with it.
const START: Duration = Duration::from_secs(20);

/// The running service and its database.
pub struct Ground {
    /// The database, durable as the service's own is.
    pub embedded: Embedded,
    service: Service,
    began: Instant,
}

impl Ground {
    /// Starts PostgreSQL, fills it anew, and starts the service on a free port.
    pub async fn lay() -> Result<Self> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
        std::fs::create_dir_all(&folder)?;
        let embedded = Embedded::join(&folder).await?;
        fill(&embedded).await?;
        let service = Service::start(embedded.url()).await?;
        Ok(Self {
            embedded,
            service,
            began: Instant::now(),
        })
    }

    /// The service's address.
    pub fn address(&self) -> SocketAddr {
        self.service.address
    }

    /// A connection that passes by the service.
    pub async fn sql(&self) -> Result<Client> {
        connect(self.embedded.url()).await
    }

    /// What the run cost, as lines and for a machine.
    pub async fn costs(&self) -> Result<(Vec<String>, Value)> {
        let version: String = self
            .sql()
            .await?
            .query_one("show server_version", &[])
            .await?
            .get(0);
        let memory = process::memory(self.service.child.id());
        let started = self.service.started_in;
        let load = process::cpu(std::process::id())
            .map(|used| used.as_secs_f64() / self.began.elapsed().as_secs_f64());
        let lines = vec![
            format!("PostgreSQL                       {version}"),
            format!("start to first answer            {started:.2?}"),
            format!(
                "most memory resident             {}",
                results::known(memory, "MB")
            ),
            format!(
                "processors the load itself took  {}",
                results::known(load, "")
            ),
        ];
        let values = json!({
            "postgresql": version,
            "startMs": started.as_millis(),
            "residentMb": memory.map(results::round),
            "loadProcessors": load.map(results::round),
        });
        Ok((lines, values))
    }

    /// Stops both.
    pub async fn clear(self) -> Result<()> {
        drop(self.service);
        Ok(self.embedded.leave().await?)
    }
}

/// A file of the benchmarks' own.
pub fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

async fn connect(url: &str) -> Result<Client> {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn fill(embedded: &Embedded) -> Result<()> {
    let client = connect(embedded.url()).await?;
    client
        .batch_execute("drop schema public cascade; create schema public")
        .await?;
    if let Err(error) = base::migrate(embedded.url()).await {
        anyhow::bail!("the schema cannot be made: {error:?}");
    }
    client.batch_execute(SESSIONS).await?;
    client.batch_execute("vacuum analyze").await?;
    Ok(())
}

/// `motesplats serve --no-worker`, killed when it is dropped: nothing is kept in the process.
struct Service {
    child: Child,
    address: SocketAddr,
    started_in: Duration,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _status = self.child.wait();
    }
}

impl Service {
    async fn start(database: &str) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = std::fs::File::create(file("bench-service.log"))?;
        let settings = [
            ("HTTP__LISTEN", address.to_string()),
            ("DATABASE__URL", database.to_owned()),
            ("LIMITS__ENABLED", "false".to_owned()),
            ("LOG__LEVEL", "warn".to_owned()),
            ("METRICS__LISTEN", String::new()),
            ("SECRETS__KEY", KEY.to_owned()),
        ];
        let began = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_motesplats"))
            .args(["serve", "--no-worker"])
            .envs(settings.map(|(name, value)| (format!("MOTESPLATS__{name}"), value)))
            .env("MOTESPLATS_ENVIRONMENT", "test")
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null())
            .spawn()
            .context("the service cannot be started")?;
        let mut service = Self {
            child,
            address,
            started_in: Duration::ZERO,
        };
        while load::status_of(address, "/readyz").await.ok() != Some(200) {
            ensure!(began.elapsed() < START, "the service does not come up");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        service.started_in = began.elapsed();
        Ok(service)
    }
}
