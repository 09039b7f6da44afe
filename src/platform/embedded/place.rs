//! Where the cluster lives: its state folder, its socket, and the address they make. Deciding starts
//! and writes nothing; `prepare` makes the folders.

use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::account::{SystemAccount, name_of};
use super::error::EmbeddedError;

/// Role and database of the service.
pub const NAME: &str = "motesplats";
/// Socket addresses end at 107 bytes on Linux and at 103 on macOS.
const LONGEST_SOCKET: usize = 103;
/// What PostgreSQL puts into the socket folder.
pub(super) const SOCKET: &str = ".s.PGSQL.5432";
/// Where root keeps clusters whose account cannot reach the folder it was given.
const SYSTEM: &str = "/var/lib/motesplats";

/// A cluster's folders and the account that acts in them.
#[derive(Debug, Clone)]
pub struct ClusterPlace {
    account: SystemAccount,
    state: PathBuf,
    socket: PathBuf,
    away_from: Option<PathBuf>,
}

impl ClusterPlace {
    /// Decides where the cluster of `dir` is, or will be.
    pub fn of(dir: &Path) -> Result<Self, EmbeddedError> {
        let dir = absolute(dir)?;
        let near = dir.join("embedded");
        let system = Path::new(SYSTEM).join(digest(&dir));
        for (state, away_from) in [(&near, None), (&system, Some(&dir))] {
            if let Some(account) = owner_if_there(state)? {
                return Ok(Self::new(account, state, away_from));
            }
        }
        let account = SystemAccount::for_new(&dir)?;
        match account.is_another() && !account.reaches(&dir) {
            true => Ok(Self::new(account, &system, Some(&dir))),
            false => Ok(Self::new(account, &near, None)),
        }
    }

    fn new(account: SystemAccount, state: &Path, away_from: Option<&PathBuf>) -> Self {
        Self {
            account,
            socket: socket_folder(state),
            state: state.to_path_buf(),
            away_from: away_from.cloned(),
        }
    }

    /// The address of the database.
    #[must_use]
    pub fn url(&self) -> String {
        url(&self.socket, NAME, NAME)
    }

    /// The folder that holds the cluster, its log and its locks, mode 0700: the place for files
    /// that belong to this database and to nobody else.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// The folder of the socket, mode 0700.
    #[must_use]
    pub fn socket_dir(&self) -> &Path {
        &self.socket
    }

    /// Who acts here. A file that root puts into the state folder is given to this account.
    #[must_use]
    pub fn account(&self) -> &SystemAccount {
        &self.account
    }

    /// The folder that was asked for, where the cluster had to go elsewhere.
    #[must_use]
    pub fn away_from(&self) -> Option<&Path> {
        self.away_from.as_deref()
    }

    /// Makes the folders that are missing; repeats safely.
    pub fn prepare(&self) -> Result<(), EmbeddedError> {
        if let Some(parent) = self.state.parent() {
            make_way(parent, &self.account)?;
        }
        make_private(&self.state, &self.account)?;
        make_private(&self.socket, &self.account)
    }
}

/// The address of a database behind a socket folder. The folder stands in the query, because an
/// authority cannot hold a path; every byte is kept, so any folder name will do.
#[must_use]
pub fn url(socket: &Path, user: &str, database: &str) -> String {
    let mut url = format!("postgres://{user}@/{database}?host=");
    for &byte in socket.as_os_str().as_bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                url.push(char::from(byte));
            }
            other => {
                // Writing into a String cannot fail.
                let _ = write!(url, "%{other:02X}");
            }
        }
    }
    url
}

/// The socket's folder: in the state folder where its path is short enough and clients can say it
/// (libpq takes a comma for the end of a host), else below `/tmp`.
fn socket_folder(state: &Path) -> PathBuf {
    let near = state.join("socket");
    let short = near.join(SOCKET).as_os_str().len() <= LONGEST_SOCKET;
    match short && !near.as_os_str().as_bytes().contains(&b',') {
        true => near,
        false => short_folder("motesplats", state),
    }
}

/// A folder below `/tmp` whose name is derived from another's path.
#[must_use]
pub fn short_folder(prefix: &str, path: &Path) -> PathBuf {
    PathBuf::from(format!("/tmp/{prefix}-{}", digest(path)))
}

/// Sixteen signs that stand for a path.
fn digest(path: &Path) -> String {
    let hash = Sha256::digest(path.as_os_str().as_bytes());
    hash.iter().take(8).fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The path as every process sees it, whether it is there yet or not: one cluster, one name.
fn absolute(dir: &Path) -> Result<PathBuf, EmbeddedError> {
    let dir = std::path::absolute(dir).map_err(EmbeddedError::at(dir))?;
    let there = dir.ancestors().find(|folder| folder.exists());
    let there = there.unwrap_or(Path::new("/"));
    let real = there.canonicalize().map_err(EmbeddedError::at(there))?;
    Ok(match dir.strip_prefix(there) {
        Ok(rest) if rest.as_os_str().is_empty() => real,
        Ok(rest) => real.join(rest),
        Err(_) => dir,
    })
}

fn owner_if_there(state: &Path) -> Result<Option<SystemAccount>, EmbeddedError> {
    match state.symlink_metadata() {
        Ok(_) => SystemAccount::of_existing(state),
        Err(_) => Ok(None),
    }
}

/// Makes the folders on the way, passable for the account whatever our umask says; in somebody's
/// own folder they become theirs.
fn make_way(folder: &Path, account: &SystemAccount) -> Result<(), EmbeddedError> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().unwrap_or(Path::new("/"));
    make_way(parent, account)?;
    match std::fs::create_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Ok(()),
        made => made.map_err(EmbeddedError::at(folder))?,
    }
    if account.is_another() {
        let passable = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(folder, passable).map_err(EmbeddedError::at(folder))?;
    }
    if account.owns(parent) {
        account.give(folder).map_err(EmbeddedError::at(folder))?;
    }
    Ok(())
}

/// Makes a folder that is the account's alone. In `/tmp` somebody else may have been first.
fn make_private(folder: &Path, account: &SystemAccount) -> Result<(), EmbeddedError> {
    match std::fs::DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(EmbeddedError::File {
                path: folder.to_path_buf(),
                source: error,
            });
        }
        _ => {}
    }
    let left_by_root = SystemAccount::own().owns(folder);
    if left_by_root {
        account.give(folder).map_err(EmbeddedError::at(folder))?;
    }
    let found = folder
        .symlink_metadata()
        .map_err(EmbeddedError::at(folder))?;
    if !account.owns(folder) || !found.is_dir() {
        return Err(EmbeddedError::SomebodyElses {
            path: folder.to_path_buf(),
            owner: name_of(std::os::unix::fs::MetadataExt::uid(&found)),
            me: account.name().to_owned(),
        });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_any_name_becomes_an_address_that_parses() {
        let folder = Path::new("/tmp/mötes plats, 'x' & \"y\" $z?%/s");
        let config: tokio_postgres::Config = url(folder, NAME, NAME).parse().unwrap();

        let host = tokio_postgres::config::Host::Unix(folder.to_path_buf());
        assert_eq!(config.get_hosts(), [host]);
        assert_eq!(config.get_user(), Some(NAME));
        assert_eq!(config.get_dbname(), Some(NAME));
    }

    #[test]
    fn a_long_path_has_a_short_socket() {
        let deep = PathBuf::from(format!("/srv/{}", "deep/".repeat(40)));

        let socket = socket_folder(&deep).join(SOCKET);

        assert!(socket.as_os_str().len() <= LONGEST_SOCKET);
        assert_ne!(socket_folder(&deep), socket_folder(&deep.join("x")));
    }
}
