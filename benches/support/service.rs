//! The real service as a process beside the load.

use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::{file, load, process};

/// For PINs and links of bookings nobody made.
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
/// The service answers before this, or something is wrong with it.
const START: Duration = Duration::from_secs(20);

/// `motesplats serve --no-worker`, killed when it is dropped: nothing is kept in the process.
pub struct Service {
    /// Where it answers.
    pub address: SocketAddr,
    child: Child,
    started_in: Duration,
}

impl Drop for Service {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _status = self.child.wait();
    }
}

impl Service {
    /// Starts one on a database that is there, and waits until it is ready.
    pub async fn start(database: &str, settings: &[(&str, &str)]) -> Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let log = std::fs::File::create(file(&format!("service-{}.log", address.port())))?;
        let listen = address.to_string();
        let own = [
            ("HTTP__LISTEN", listen.as_str()),
            ("DATABASE__URL", database),
            ("LIMITS__ENABLED", "false"),
            ("LOG__LEVEL", "warn"),
            ("METRICS__LISTEN", ""),
            ("SECRETS__KEY", KEY),
        ];
        let all = own.iter().chain(settings);
        let began = Instant::now();
        let child = Command::new(env!("CARGO_BIN_EXE_motesplats"))
            .args(["serve", "--no-worker"])
            .envs(all.map(|(name, value)| (format!("MOTESPLATS__{name}"), value)))
            .env("MOTESPLATS_ENVIRONMENT", "test")
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null())
            .spawn()
            .context("the service cannot be started")?;
        let mut service = Self {
            address,
            child,
            started_in: Duration::ZERO,
        };
        while load::status_of(address, "/readyz").await.ok() != Some(200) {
            ensure!(began.elapsed() < START, "the service does not come up");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        service.started_in = began.elapsed();
        Ok(service)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// From its start to its first answer, in milliseconds.
    pub fn started_in_ms(&self) -> f64 {
        self.started_in.as_secs_f64() * 1000.0
    }

    /// The most memory it had resident so far, in MB.
    pub fn most_memory(&self) -> Result<f64> {
        process::most_memory(self.pid()).context("nothing is known of the service's memory")
    }
}
