//! pgbench: the yardstick.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use motesplats::platform::embedded::find::Installation;

use super::statements::Statement;
use super::{DATABASE, Postgres, file};

const TABLES: &str = include_str!("yardstick.sql");
const BOOKING: &str = include_str!("smallest_booking.sql");

/// The smallest booking there could be, in tables of its own.
pub struct Yardstick {
    script: Script,
    url: String,
}

impl Yardstick {
    /// Makes its tables beside the service's.
    pub async fn set_up(postgres: &Postgres) -> Result<Self> {
        postgres
            .run(
                DATABASE,
                "drop table if exists yardstick_seats, yardstick_bookings, yardstick_letters",
            )
            .await?;
        for statement in TABLES.split_inclusive(';') {
            postgres.run(DATABASE, statement).await?;
        }
        Ok(Self {
            script: Script::written("smallest-booking", BOOKING, Vec::new())?,
            url: postgres.url(DATABASE),
        })
    }

    /// Bookings in a second over so many sessions.
    pub fn rate(&self, sessions: usize, clients: usize, seconds: u64) -> Result<f64> {
        let define = format!("sessions={sessions}");
        self.script
            .rate_with(&self.url, clients, seconds, &[define])
    }
}

/// What each of pgbench's transactions runs, prepared.
pub struct Script {
    path: PathBuf,
    defines: Vec<String>,
}

impl Script {
    /// The service's own statements, with the values it bound.
    pub fn of(name: &str, statements: Vec<Statement>) -> Result<Self> {
        let (mut text, mut defines) = (String::new(), Vec::new());
        for (at, statement) in statements.into_iter().enumerate() {
            let mut sql = statement.sql;
            // From the last on, so that $1 does not hit $10.
            for (n, value) in statement.values.iter().enumerate().rev() {
                let variable = format!("v{at}_{n}");
                sql = sql.replace(&format!("${}", n + 1), &format!(":{variable}"));
                defines.push(format!("{variable}={value}"));
            }
            text.push_str(&sql);
            text.push_str(";\n");
        }
        Self::written(name, &text, defines)
    }

    fn written(name: &str, text: &str, defines: Vec<String>) -> Result<Self> {
        let path = file(&format!("{name}.sql"));
        std::fs::write(&path, text)?;
        Ok(Self { path, defines })
    }

    /// Transactions in a second.
    pub fn rate(&self, url: &str, clients: usize, seconds: u64) -> Result<f64> {
        self.rate_with(url, clients, seconds, &[])
    }

    fn rate_with(&self, url: &str, clients: usize, seconds: u64, more: &[String]) -> Result<f64> {
        let program = Installation::for_new()?.program("pgbench");
        let defines = self.defines.iter().chain(more);
        let output = Command::new(&program)
            .args(["--no-vacuum", "--protocol=prepared", "--jobs=2"])
            .arg(format!("--client={clients}"))
            .arg(format!("--time={seconds}"))
            .arg(format!("--file={}", self.path.display()))
            .args(defines.map(|define| format!("--define={define}")))
            .arg(url)
            .output()
            .with_context(|| format!("{} cannot be run", program.display()))?;
        let said = String::from_utf8_lossy(&output.stdout);
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "pgbench failed: {complaint}");
        said.lines()
            .find_map(|line| line.strip_prefix("tps = ")?.split(' ').next()?.parse().ok())
            .context("pgbench printed no rate")
    }
}
