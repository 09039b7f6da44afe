//! The two locks. [`PresenceLock`] is shared: who has it uses the cluster. [`ExclusiveLock`] is taken
//! only while starting, reviving or stopping. One lock would not do: two holders can never upgrade.
//! The system drops both when a process dies, however it dies.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rustix::fs::{Mode, OFlags};
use tokio::time::Instant;

use super::account::SystemAccount;
use super::error::EmbeddedError;
use super::place::ClusterPlace;

/// Longer than a start with recovery takes.
const LONGEST_WAIT: Duration = Duration::from_secs(900);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The cluster is in use as long as this lives.
#[derive(Debug)]
pub struct PresenceLock(File);

/// Nobody else starts, revives or stops the cluster as long as this lives.
#[derive(Debug)]
pub struct ExclusiveLock {
    _held: File,
}

impl ExclusiveLock {
    /// Waits for its turn.
    pub async fn acquire(place: &ClusterPlace) -> Result<Self, EmbeddedError> {
        let path = place.state_dir().join("alone.lock");
        let file = open_lock_file(&path, place.account())?;
        let deadline = Instant::now() + LONGEST_WAIT;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _held: file }),
                Err(TryLockError::Error(error)) => return Err(EmbeddedError::at(&path)(error)),
                Err(TryLockError::WouldBlock) if Instant::now() > deadline => {
                    return Err(EmbeddedError::Busy {
                        seconds: LONGEST_WAIT.as_secs(),
                        lock: path,
                    });
                }
                Err(TryLockError::WouldBlock) => tokio::time::sleep(LOOK_AGAIN).await,
            }
        }
    }

    /// Enters. Needs to be alone, so that nobody is leaving for the last time meanwhile.
    pub fn enter(&self, place: &ClusterPlace) -> Result<PresenceLock, EmbeddedError> {
        let path = presence_path(place);
        let file = open_lock_file(&path, place.account())?;
        file.lock_shared().map_err(EmbeddedError::at(&path))?;
        Ok(PresenceLock(file))
    }

    /// Whether a presence that ends is the last one. Exchanging the lock for an exclusive one is
    /// not one step for the system; it is for us, who are alone.
    #[must_use]
    pub fn is_last(&self, presence: &PresenceLock) -> bool {
        presence.0.try_lock().is_ok()
    }
}

fn presence_path(place: &ClusterPlace) -> PathBuf {
    place.state_dir().join("presence.lock")
}

/// Opens a lock file, made where there is none and given to the account; never through a link that
/// the account may have laid for root.
fn open_lock_file(path: &Path, account: &SystemAccount) -> Result<File, EmbeddedError> {
    let mode = Mode::RUSR | Mode::WUSR;
    let flags = OFlags::RDWR | OFlags::CLOEXEC | OFlags::NOFOLLOW;
    let made = rustix::fs::open(path, flags | OFlags::CREATE | OFlags::EXCL, mode);
    let file = match made {
        Ok(made) => {
            let file = File::from(made);
            if let Some((uid, gid)) = account.ids() {
                std::os::unix::fs::fchown(&file, Some(uid), Some(gid))
                    .map_err(EmbeddedError::at(path))?;
            }
            return Ok(file);
        }
        Err(rustix::io::Errno::EXIST) => rustix::fs::open(path, flags, mode),
        refused => refused,
    };
    file.map(File::from)
        .map_err(|error| EmbeddedError::at(path)(error.into()))
}
