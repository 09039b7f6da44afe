//! How the processors were shared while something was measured.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use super::process;

/// Processor time since the beginning.
pub struct Meter {
    service: u32,
    postmaster: u32,
    began: Instant,
    before: [Duration; 3],
}

/// Processors in use on average: the service, PostgreSQL, the load.
#[derive(Debug, Clone, Copy, Default)]
pub struct Costs {
    /// In this order.
    pub used: [Duration; 3],
    /// While so much time went by.
    pub lasted: Duration,
}

impl Meter {
    /// Begins.
    pub fn begin(service: u32, postmaster: u32) -> Result<Self> {
        Ok(Self {
            service,
            postmaster,
            began: Instant::now(),
            before: used(service, postmaster)?,
        })
    }

    /// Ends.
    pub fn spent(self) -> Result<Costs> {
        let after = used(self.service, self.postmaster)?;
        let pairs = after.into_iter().zip(self.before);
        let mut spent = pairs.map(|(after, before)| after.saturating_sub(before));
        Ok(Costs {
            used: std::array::from_fn(|_| spent.next().unwrap_or_default()),
            lasted: self.began.elapsed(),
        })
    }
}

fn used(service: u32, postmaster: u32) -> Result<[Duration; 3]> {
    let service = process::cpu(service).context("the service is gone")?;
    let database = process::cpu_of_family(postmaster).context("PostgreSQL is gone")?;
    let load = process::cpu(std::process::id()).unwrap_or_default();
    Ok([service, database, load])
}

impl Costs {
    /// Several rounds together.
    pub fn sum(rounds: impl Iterator<Item = Self>) -> Self {
        rounds.fold(Self::default(), |sum, round| Self {
            used: std::array::from_fn(|at| sum.used[at] + round.used[at]),
            lasted: sum.lasted + round.lasted,
        })
    }

    /// Processors in use on average.
    pub fn processors(self) -> [f64; 3] {
        self.used
            .map(|used| used.as_secs_f64() / self.lasted.as_secs_f64())
    }
}
