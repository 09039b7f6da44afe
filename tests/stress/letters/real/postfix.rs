//! Postfix, from its own folder: its master is run directly, so that no account, port or file of the system is needed.

use std::fmt::Write as _;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};

use super::servers::{Ports, filled};
use crate::stress::program::Program;
use crate::support::eventually;

const START: Duration = Duration::from_secs(30);
/// The accounts in `postfix/main.cf`.
const OWNER: &str = "news";
const GROUP: &str = "uucp";

pub struct Postfix {
    master: Child,
}

impl Postfix {
    pub async fn start(root: &Path, folder: &Path, ports: Ports, program: &Program) -> Self {
        lay_out(folder).await;
        write_return(folder, program);
        let user = who_is_let_to_the_database(program);
        let (smtp, lmtp) = (ports.smtp.to_string(), ports.lmtp.to_string());
        let gaps = [
            ("folder", folder.to_str().unwrap()),
            ("root", root.to_str().unwrap()),
            ("smtp", &smtp),
            ("lmtp", &lmtp),
            ("user", &user),
        ];
        let settings = folder.join("settings");
        for file in ["main.cf", "master.cf"] {
            let text = filled(&format!("postfix/{file}"), &gaps);
            std::fs::write(settings.join(file), text).unwrap();
        }
        let mut master = Command::new(root.join("usr/lib/postfix/sbin/master"))
            .arg("-c")
            .arg(&settings)
            .arg("-d")
            .env_clear()
            .env("MAIL_CONFIG", &settings)
            .env("LD_LIBRARY_PATH", root.join("usr/lib/postfix"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let log = folder.join("log");
        eventually(START, "Postfix to listen", async || {
            let said = || std::fs::read_to_string(&log).unwrap_or_default();
            assert!(master.try_wait().unwrap().is_none(), "it ended: {}", said());
            std::net::TcpStream::connect(("127.0.0.1", ports.smtp)).ok()
        })
        .await;
        Self { master }
    }

    pub async fn stop(mut self) {
        self.tell_to_stop();
        self.master.wait().await.unwrap();
    }

    fn tell_to_stop(&self) {
        if let Some(id) = self.master.id() {
            let pid = Pid::from_raw(i32::try_from(id).unwrap()).unwrap();
            let _ended_by_itself = kill_process(pid, Signal::TERM);
        }
    }
}

impl Drop for Postfix {
    fn drop(&mut self) {
        self.tell_to_stop();
    }
}

/// The folders that `postfix start` would make.
async fn lay_out(folder: &Path) {
    let install = async |mode: &str, owner: &str, names: &[&str]| {
        let mut install = Command::new("install");
        install.args(["-d", "-m", mode, "-o", owner, "-g", GROUP]);
        install.args(names.iter().map(|name| folder.join(name)));
        assert!(install.status().await.unwrap().success());
    };
    install("755", "root", &["settings", "queue", "queue/pid"]).await;
    install("755", OWNER, &["data"]).await;
    install("777", "root", &["back"]).await;
    let queues = [
        "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private",
        "saved", "trace",
    ];
    let queues = queues.map(|queue| format!("queue/{queue}"));
    install("700", OWNER, &queues.each_ref().map(String::as_str)).await;
    install("730", OWNER, &["queue/maildrop"]).await;
    install("710", OWNER, &["queue/public"]).await;
}

/// Keeps what comes back, and gives it to the installation's own command.
fn write_return(folder: &Path, program: &Program) {
    let mut script = String::from("#!/bin/sh\nset -eu\n");
    writeln!(script, "export MOTESPLATS_ENVIRONMENT=test").unwrap();
    for (name, value) in &program.settings {
        writeln!(script, "export {name}='{value}'").unwrap();
    }
    let here = folder.display();
    writeln!(script, "cd {here}/back").unwrap();
    writeln!(script, "cat >$$.part && mv $$.part $$.eml").unwrap();
    writeln!(script, "exec {here}/motesplats bounce \"$1\" <$$.eml").unwrap();
    // Whoever runs it may not look into the folder of a build.
    let (built, reachable) = (env!("CARGO_BIN_EXE_motesplats"), folder.join("motesplats"));
    std::fs::hard_link(built, &reachable).unwrap_or_else(|_elsewhere| {
        std::fs::copy(built, &reachable).unwrap();
    });
    let file = folder.join("returned");
    std::fs::write(&file, script).unwrap();
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o755)).unwrap();
}

/// The owner of the socket's folder; nobody in particular where the database is reached over the network.
fn who_is_let_to_the_database(program: &Program) -> String {
    let folder = program.settings.iter().find_map(|(_, value)| {
        let (_, folder) = value.split_once("host=")?;
        Some(
            percent_encoding::percent_decode_str(folder)
                .decode_utf8_lossy()
                .into_owned(),
        )
    });
    let owner = folder.and_then(|folder| std::fs::metadata(folder).ok());
    let uid = owner.map(|owner| owner.uid().to_string());
    let accounts = std::fs::read_to_string("/etc/passwd").unwrap();
    let name = accounts.lines().find_map(|line| {
        let mut account = line.split(':');
        let name = account.next()?;
        (account.nth(1) == uid.as_deref()).then_some(name)
    });
    name.unwrap_or("nobody").to_owned()
}
