//! Who acts: PostgreSQL refuses root, so root sends its programs out as an unprivileged account.
//! Nothing here knows of clusters.

use std::ffi::OsStr;
use std::io;
use std::os::unix::fs::{MetadataExt, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use super::error::EmbeddedError;

/// Our own files are closed by the system when a program starts; these are inherited ones, as far
/// as every shell can name them.
const LET_GO: &str = r#"exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&-; exec "$@""#;

/// An account of this machine, and whether we have to change into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemAccount {
    name: String,
    uid: u32,
    gid: u32,
    changes: bool,
}

impl SystemAccount {
    /// The account this process runs as.
    #[must_use]
    pub fn own() -> Self {
        let uid = rustix::process::geteuid().as_raw();
        Self {
            name: name_of(uid),
            uid,
            gid: rustix::process::getegid().as_raw(),
            changes: false,
        }
    }

    /// The account that acts on a folder to be made at `path`: ourselves; for root whoever owns the
    /// folder around it, so that root started in somebody's clone leaves nothing there that its
    /// owner cannot use; else `postgres`, else `nobody`.
    pub fn for_new(path: &Path) -> Result<Self, EmbeddedError> {
        let own = Self::own();
        if !own.is_root() {
            return Ok(own);
        }
        owner_around(path)
            .filter(|uid| *uid != 0)
            .and_then(|uid| listed(|entry| entry.uid == uid))
            .or_else(|| listed(|entry| entry.name == "postgres"))
            .or_else(|| listed(|entry| entry.name == "nobody"))
            .ok_or(EmbeddedError::NoAccount)
    }

    /// The account that acts on a folder that is there: its owner. `None` where root left one that
    /// it had not given away yet.
    pub fn of_existing(path: &Path) -> Result<Option<Self>, EmbeddedError> {
        let owner = path.symlink_metadata().map_err(EmbeddedError::at(path))?;
        let own = Self::own();
        if owner.uid() == own.uid {
            return Ok((!own.is_root()).then_some(own));
        }
        if !own.is_root() {
            return Err(EmbeddedError::SomebodyElses {
                path: path.to_path_buf(),
                owner: name_of(owner.uid()),
                me: own.name,
            });
        }
        Ok(Some(Self {
            name: name_of(owner.uid()),
            uid: owner.uid(),
            gid: owner.gid(),
            changes: true,
        }))
    }

    /// Its name, or its number where it has none.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether root stands in for it.
    #[must_use]
    pub fn is_another(&self) -> bool {
        self.changes
    }

    fn is_root(&self) -> bool {
        self.uid == 0
    }

    /// A program to be run by this account, away from our terminal and our process group: Ctrl-C
    /// means the service, which stops its database itself. The environment stays behind, because
    /// it may hold secrets, and `PG…` or a locale would change what the programs do.
    #[must_use]
    pub fn command(&self, program: impl AsRef<OsStr>, folder: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin")
            .env("LC_ALL", "C")
            .current_dir(folder)
            .stdin(Stdio::null())
            .process_group(0);
        if self.changes {
            // Also drops root's other groups.
            command.uid(self.uid).gid(self.gid);
        }
        command
    }

    /// A program that leaves a server behind. Files that a caller handed down to us stay with us: the
    /// server would hold their locks, or keep a pipe's reader waiting, for as long as it runs.
    #[must_use]
    pub fn launcher(&self, program: &Path, folder: &Path) -> Command {
        let mut command = self.command("/bin/sh", folder);
        command.args(["-c", LET_GO, "sh"]).arg(program);
        command
    }

    /// Whether it can step into `path`, or into the nearest folder around it that is there. The
    /// system is asked, not the mode bits: access lists and mounts have a say too.
    #[must_use]
    pub fn reaches(&self, path: &Path) -> bool {
        let Some(folder) = path.ancestors().find(|folder| folder.is_dir()) else {
            return false;
        };
        self.command("/bin/sh", Path::new("/"))
            .args(["-c", r#"cd -- "$1""#, "sh"])
            .arg(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
    }

    /// Makes it the owner of what we made for it; never of what a symbolic link points at.
    pub fn give(&self, path: &Path) -> io::Result<()> {
        if self.changes {
            lchown(path, Some(self.uid), Some(self.gid))?;
        }
        Ok(())
    }

    /// Whether it owns this file or folder.
    #[must_use]
    pub fn owns(&self, path: &Path) -> bool {
        path.symlink_metadata()
            .is_ok_and(|found| found.uid() == self.uid)
    }

    pub(super) fn ids(&self) -> Option<(u32, u32)> {
        self.changes.then_some((self.uid, self.gid))
    }
}

/// The owner of the nearest folder around `path` that is there.
fn owner_around(path: &Path) -> Option<u32> {
    path.ancestors()
        .find_map(|folder| folder.metadata().ok())
        .map(|found| found.uid())
}

/// What people call an account.
pub(super) fn name_of(uid: u32) -> String {
    listed(|entry| entry.uid == uid).map_or_else(|| format!("number {uid}"), |entry| entry.name)
}

/// The first account of the machine's list that fits.
fn listed(fits: impl Fn(&SystemAccount) -> bool) -> Option<SystemAccount> {
    let list = std::fs::read_to_string("/etc/passwd").ok()?;
    list.lines().filter_map(entry).find(fits)
}

/// A line of `/etc/passwd`: name, password, uid, gid, and what does not matter here.
fn entry(line: &str) -> Option<SystemAccount> {
    let mut fields = line.split(':');
    Some(SystemAccount {
        name: fields.next()?.to_owned(),
        uid: fields.nth(1)?.parse().ok()?,
        gid: fields.next()?.parse().ok()?,
        changes: true,
    })
}
