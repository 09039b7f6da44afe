//! The program as an operator runs it: commands to their end, `serve` as a process that can be
//! killed and started again where it was.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};

use super::http::{Request, ask};
use crate::support::app::KEY;
use crate::support::eventually;

/// `serve` answers before this, or something is wrong with it.
const START: Duration = Duration::from_secs(60);
/// Below the ports that the system gives to callers: no caller may take the port of a service
/// that was killed, and none that knocks there may find itself.
const PORTS: std::ops::Range<u16> = 20_000..32_000;

/// The program and the database it works on.
#[derive(Debug, Clone)]
pub struct Program {
    /// As variables.
    pub settings: Vec<(String, String)>,
    /// Whether `serve` also sends letters.
    pub delivers: bool,
}

impl Program {
    /// On a database that is there.
    pub fn on(url: &str) -> Self {
        Self::with("DATABASE__URL", url)
    }

    /// With the embedded database of a folder.
    pub fn embedded(folder: &Path) -> Self {
        Self::with("DATABASE__EMBEDDED_DIR", folder.to_str().unwrap())
    }

    fn with(key: &str, value: &str) -> Self {
        let settings = [
            ("LIMITS__ENABLED", "false"),
            ("LOG__LEVEL", "warn"),
            ("METRICS__LISTEN", ""),
            ("SECRETS__KEY", KEY),
            (key, value),
        ];
        Self {
            settings: settings
                .map(|(key, value)| (format!("MOTESPLATS__{key}"), value.to_owned()))
                .to_vec(),
            delivers: false,
        }
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_motesplats"));
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("MOTESPLATS_ENVIRONMENT", "test")
            .envs(self.settings.iter().cloned())
            .current_dir(env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::null())
            .kill_on_drop(true);
        command
    }

    /// With one more setting.
    pub fn set(mut self, key: &str, value: &str) -> Self {
        let name = format!("MOTESPLATS__{key}");
        self.settings.push((name, value.to_owned()));
        self
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Output {
        self.command().args(arguments).output().await.unwrap()
    }

    /// Runs a command that must work; what it printed.
    pub async fn must_run(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments).await;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}{errors}");
        said
    }

    /// Every counter agrees with its rows, and no letter is missing.
    pub async fn assert_verified(&self) {
        let said = self.must_run(&["verify"]).await;
        assert!(
            said.starts_with("drift in 0 session(s)\n0 letter(s) missing\n"),
            "{said}"
        );
    }

    /// Starts a command that goes on until it is told to stop; what it says goes into a file.
    pub fn start(&self, arguments: &[&str], log: File) -> Child {
        let mut command = self.command();
        command.args(arguments).stdout(log.try_clone().unwrap());
        command.stderr(log).spawn().unwrap()
    }

    /// Starts `serve` on a free port and waits until it is ready.
    pub async fn serve(&self) -> Service {
        self.serve_at(free_port()).await
    }

    async fn serve_at(&self, address: SocketAddr) -> Service {
        let log = log_of(address);
        let file = File::create(&log).unwrap();
        let began = Instant::now();
        let mut child = self
            .command()
            .env("MOTESPLATS__HTTP__LISTEN", address.to_string())
            .arg("serve")
            .args((!self.delivers).then_some("--no-worker"))
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        let what = format!("serve to be ready; its log is {}", log.display());
        eventually(START, &what, async || {
            let ended = child.try_wait().unwrap();
            let said = || std::fs::read_to_string(&log).unwrap();
            assert!(ended.is_none(), "serve ended, {ended:?}: {}", said());
            let ready = ask(address, &Request::get("/readyz")).await;
            ready.ok().filter(|reply| reply.status == 200)
        })
        .await;
        Service {
            program: self.clone(),
            address,
            child,
            started_in: began.elapsed(),
        }
    }
}

/// A `serve` under way, killed when it is dropped.
#[derive(Debug)]
pub struct Service {
    /// Where it answers.
    pub address: SocketAddr,
    /// From its start until it was ready.
    pub started_in: Duration,
    program: Program,
    child: Child,
}

impl Service {
    /// `kill -9`, and it is gone when this returns.
    pub async fn kill(&mut self) {
        self.child.kill().await.unwrap();
    }

    /// Starts it again at the same address.
    pub async fn start_again(self) -> Self {
        self.program.serve_at(self.address).await
    }

    /// Sends the signal to stop.
    pub fn ask_to_stop(&self) {
        let pid = i32::try_from(self.child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::TERM).unwrap();
    }

    /// Waits until it has stopped.
    pub async fn until_stopped(&mut self) {
        assert_eq!(self.child.wait().await.unwrap().code(), Some(0));
    }

    /// Asks it to stop and waits until it has.
    pub async fn stop(mut self) {
        self.ask_to_stop();
        self.until_stopped().await;
        let _ = std::fs::remove_file(log_of(self.address));
    }
}

fn log_of(address: SocketAddr) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("serve-{}.log", address.port()))
}

/// A port for somebody who listens.
pub fn free_port() -> SocketAddr {
    loop {
        let any = getrandom::u32().unwrap();
        let span = u32::from(PORTS.end - PORTS.start);
        let port = PORTS.start + u16::try_from(any % span).unwrap();
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}
