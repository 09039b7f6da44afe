//! One cluster: made, started and stopped with PostgreSQL's own programs. Who may do so when is
//! `presence`'s business.

use std::fmt::Write as _;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::account::SystemAccount;
use super::error::EmbeddedError;
use super::find::Installation;
use super::place::SOCKET;
use super::postmaster::{self, Life};

/// The cluster's own superuser, whatever the account is called.
pub const SUPERUSER: &str = "postgres";
/// Above this size the log is put aside at a start.
const LARGE_LOG: u64 = 8 << 20;
/// Until `pg_ctl` gives up waiting for a start: recovery after a crash reads up to a checkpoint's
/// worth of log, which can take minutes on a slow disk.
const START_SECONDS: &str = "600";
/// Until a fast stop becomes an immediate one, which loses nothing but takes a recovery.
const STOP_SECONDS: &str = "60";

/// A private cluster in `<state>/data`.
#[derive(Debug, Clone)]
pub struct Cluster {
    account: SystemAccount,
    state: PathBuf,
    socket: PathBuf,
    settings: Vec<(&'static str, String)>,
    making: Vec<&'static str>,
}

impl Cluster {
    /// A cluster in a state folder, with its socket in another; both are there already.
    #[must_use]
    pub fn new(account: SystemAccount, state: &Path, socket: &Path) -> Self {
        let folder = socket.to_string_lossy().replace('"', "\"\"");
        let settings = vec![
            ("listen_addresses", String::new()),
            ("port", "5432".to_owned()),
            ("unix_socket_directories", format!("\"{folder}\"")),
            ("unix_socket_permissions", "0700".to_owned()),
        ];
        Self {
            account,
            state: state.to_path_buf(),
            socket: socket.to_path_buf(),
            settings,
            making: Vec::new(),
        }
    }

    /// Adds settings to every start; they outrank the cluster's own files.
    #[must_use]
    pub fn with(mut self, settings: &[(&'static str, &str)]) -> Self {
        let added = settings
            .iter()
            .map(|(key, value)| (*key, (*value).to_owned()));
        self.settings.extend(added);
        self
    }

    /// Adds options to the making of the cluster.
    #[must_use]
    pub fn made_with(mut self, options: &[&'static str]) -> Self {
        self.making.extend(options);
        self
    }

    /// PostgreSQL's data folder.
    #[must_use]
    pub fn data(&self) -> PathBuf {
        self.state.join("data")
    }

    /// The server's log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("postgres.log")
    }

    /// Whether its server can be spoken to: it lives, and its socket is there.
    #[must_use]
    pub fn answers(&self) -> bool {
        self.life() == Life::Alive && self.socket.join(SOCKET).exists()
    }

    /// Whether its server lives.
    #[must_use]
    pub fn life(&self) -> Life {
        postmaster::life(&self.data())
    }

    /// Makes the cluster where there is none, and refuses one that nothing here can run.
    pub fn make(&self) -> Result<Installation, EmbeddedError> {
        if self.data().exists() {
            return Installation::for_cluster(&self.data());
        }
        let installation = Installation::for_new()?;
        // Made beside its place and moved there whole: a crash leaves no half cluster behind.
        self.file_command("rm", &["-rf", "--", "data.new"])?;
        let mut initdb = self.command(&installation.program("initdb"));
        initdb.args(["--pgdata=data.new", "--encoding=UTF8"]);
        initdb.args(LOCALE);
        initdb.arg(format!("--username={SUPERUSER}"));
        // Trust, because whoever can open the socket is the owner of the cluster or root: its
        // folder has mode 0700 and there is no other way in. A password would lie in the same
        // folder for the same two.
        initdb.args(["--auth=trust", "--data-checksums", "--no-instructions"]);
        initdb.args(&self.making);
        run("initdb", initdb)?;
        self.file_command("mv", &["--", "data.new", "data"])?;
        Ok(installation)
    }

    /// Starts the server and waits until it answers. A leftover of a crash is dealt with; while
    /// backends of a killed server hold on, PostgreSQL refuses, and the caller repeats.
    pub fn start(&self, installation: &Installation) -> Result<(), EmbeddedError> {
        match self.life() {
            Life::Alive => return Ok(()),
            Life::Mistaken => self.clear_leftovers()?,
            Life::Gone => {}
        }
        let log_before = self.put_large_log_aside()?;
        let program = installation.program("pg_ctl");
        let mut pg_ctl = self.account.launcher(&program, &self.state);
        // Names within the folder we stand in: pg_ctl hands these to a shell in quotation marks
        // that some signs of a path would end.
        pg_ctl.args(["start", "--silent", "--wait", "--timeout", START_SECONDS]);
        pg_ctl.args(["--pgdata=data", "--log=postgres.log", "-o"]);
        pg_ctl.arg(options(&self.settings));
        run("pg_ctl start", pg_ctl).map_err(|_failed| EmbeddedError::DoesNotStart {
            log: self.log(),
            last_lines: last_lines(&self.log(), log_before),
        })
    }

    /// Stops the server, finishing nothing but what is committed.
    pub fn stop(&self, installation: &Installation) -> Result<(), EmbeddedError> {
        let stop = |mode: &'static str| {
            let mut pg_ctl = self.command(&installation.program("pg_ctl"));
            pg_ctl.args(["stop", "--silent", "--wait", "--timeout", STOP_SECONDS]);
            pg_ctl.args(["--pgdata=data", "--mode", mode]);
            run("pg_ctl stop", pg_ctl)
        };
        if self.life() != Life::Alive {
            return Ok(());
        }
        match stop("fast") {
            Err(_) if self.life() == Life::Alive => stop("immediate"),
            // Gone by itself, or killed meanwhile: stopped is stopped.
            _ => Ok(()),
        }
    }

    /// Removes the pid files of a server that is no more but whose number is taken. Backends that
    /// outlived it are still noticed, by the shared memory they hold.
    fn clear_leftovers(&self) -> Result<(), EmbeddedError> {
        self.file_command("rm", &["-f", "--", "data/postmaster.pid"])?;
        let mut rm = self.command(Path::new("rm"));
        rm.args(["-f", "--"]);
        rm.arg(self.socket.join(format!("{SOCKET}.lock")));
        run("rm", rm)
    }

    /// Keeps at most two logs of some size; answers how long the current one is.
    fn put_large_log_aside(&self) -> Result<u64, EmbeddedError> {
        let length = self.log().metadata().map_or(0, |found| found.len());
        if length <= LARGE_LOG {
            return Ok(length);
        }
        self.file_command("mv", &["-f", "--", "postgres.log", "postgres.log.1"])?;
        Ok(0)
    }

    /// Work on files is done by the account too: root follows no link that the account laid.
    fn file_command(&self, program: &str, arguments: &[&str]) -> Result<(), EmbeddedError> {
        let mut command = self.command(Path::new(program));
        command.args(arguments);
        run(program, command)
    }

    fn command(&self, program: &Path) -> Command {
        self.account.command(program, &self.state)
    }
}

/// macOS has no C.UTF-8; there the two halves of it are named alone.
const LOCALE: &[&str] = match cfg!(target_os = "macos") {
    true => &["--locale=C", "--lc-ctype=UTF-8"],
    false => &["--locale=C.UTF-8"],
};

fn run(name: &str, mut command: Command) -> Result<(), EmbeddedError> {
    let refused = |said: String| EmbeddedError::Program {
        program: name.to_owned(),
        said,
    };
    let output = command
        .output()
        .map_err(|error| refused(error.to_string()))?;
    match output.status.success() {
        true => Ok(()),
        false => Err(refused(
            String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        )),
    }
}

/// Options of the server, quoted for the shell that `pg_ctl` runs.
fn options(settings: &[(&str, String)]) -> String {
    settings
        .iter()
        .fold(String::new(), |mut text, (key, value)| {
            // Writing into a String cannot fail.
            let _ = write!(text, " -c {key}='{}'", value.replace('\'', r"'\''"));
            text
        })
}

/// What the log says since it was `from` long, as much as a person reads.
fn last_lines(log: &Path, from: u64) -> String {
    let read = || -> std::io::Result<String> {
        let mut file = std::fs::File::open(log)?;
        file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::new();
        file.take(1 << 20).read_to_end(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    };
    let text = read().unwrap_or_else(|error| error.to_string());
    let lines: Vec<&str> = text.lines().collect();
    lines
        .get(lines.len().saturating_sub(8)..)
        .unwrap_or_default()
        .join("\n")
}
