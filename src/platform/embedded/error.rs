//! Why the embedded database is not there, each with the way out.

use std::io;
use std::path::{Path, PathBuf};

/// A refusal of the embedded database.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// No installation on this machine.
    #[error(
        "PostgreSQL is not installed here (looked in PATH, asked pg_config, and in the usual folders). \
         Install version {OLDEST} or later (Debian and Ubuntu: apt install postgresql; macOS: brew install postgresql), \
         or give the address of a server in MOTESPLATS__DATABASE__URL"
    )]
    NotInstalled,
    /// Only installations that are too old.
    #[error(
        "PostgreSQL {found} is installed here, and {OLDEST} is the oldest that can be used. \
         Install a later version, or give the address of a server in MOTESPLATS__DATABASE__URL"
    )]
    TooOld {
        /// The major versions that were found.
        found: String,
    },
    /// The cluster needs another major version than the installed ones.
    #[error(
        "the database in {} was made by PostgreSQL {made_by}, and installed here: {installed}. \
         Install PostgreSQL {made_by} again beside it (Debian and Ubuntu: apt install postgresql-{made_by}); \
         or carry the data over with pg_upgrade into a new cluster in its place; \
         or, when nothing in it is worth keeping, remove the folder",
        data.display()
    )]
    OtherMajor {
        /// The cluster's data folder.
        data: PathBuf,
        /// The major version in its `PG_VERSION`.
        made_by: u32,
        /// What is installed, for people.
        installed: String,
    },
    /// A data folder without a readable `PG_VERSION`.
    #[error(
        "{} holds no database of PostgreSQL (its PG_VERSION cannot be read). \
         Put the right folder in its place, or move this one away and start again for a new one",
        data.display()
    )]
    NotACluster {
        /// The folder.
        data: PathBuf,
    },
    /// The folder is somebody else's.
    #[error(
        "{} belongs to the account {owner}, and this process runs as {me}. \
         Run it as {owner}, or choose another folder in MOTESPLATS__DATABASE__EMBEDDED_DIR",
        path.display()
    )]
    SomebodyElses {
        /// The folder.
        path: PathBuf,
        /// Whose it is.
        owner: String,
        /// Who asks.
        me: String,
    },
    /// Root found no account to become.
    #[error(
        "PostgreSQL does not run as root, and there is neither an account postgres nor an account nobody to run it. \
         Make one (useradd --system postgres), or run this as an ordinary account"
    )]
    NoAccount,
    /// A folder or file could not be made, read or given away.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// One of PostgreSQL's programs refused.
    #[error("{program} failed: {said}")]
    Program {
        /// Its name.
        program: String,
        /// Its last words.
        said: String,
    },
    /// The server does not come up.
    #[error("PostgreSQL does not start. Its log is {}; its last lines:\n{last_lines}", log.display())]
    DoesNotStart {
        /// Where its log is.
        log: PathBuf,
        /// The end of the log.
        last_lines: String,
    },
    /// The server lives and says nothing.
    #[error("PostgreSQL runs but has not answered on its socket for {seconds} seconds")]
    Silent {
        /// How long we waited.
        seconds: u64,
    },
    /// Somebody else starts or stops it and does not come to an end.
    #[error(
        "another process has been starting or stopping the database for {seconds} seconds; it holds {}",
        lock.display()
    )]
    Busy {
        /// How long we waited.
        seconds: u64,
        /// The lock it holds.
        lock: PathBuf,
    },
    /// The server refused to make role or database.
    #[error("the embedded database refused: {0}")]
    Sql(#[from] tokio_postgres::Error),
    /// The work was broken off from inside.
    #[error("work on the embedded database was broken off: {0}")]
    BrokenOff(#[from] tokio::task::JoinError),
}

/// The oldest major version the service runs on.
pub const OLDEST: u32 = 15;

impl EmbeddedError {
    /// For `map_err`: a system's refusal at a path.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self + '_ {
        move |source| Self::File {
            path: path.to_path_buf(),
            source,
        }
    }
}
