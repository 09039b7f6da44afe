//! Is a cluster's server alive? What its pid file and the system say; nothing is changed here.

use std::path::Path;
use std::process::Command;

/// What became of the process that a pid file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// No such process, or no pid file.
    Gone,
    /// The number names something that is not this cluster's server: a zombie that nobody buried,
    /// or a process that got the number later. PostgreSQL would take it for a living server.
    Mistaken,
    /// The server.
    Alive,
}

/// The pid in a cluster's pid file.
#[must_use]
pub fn pid(data: &Path) -> Option<i32> {
    let file = std::fs::read_to_string(data.join("postmaster.pid")).ok()?;
    file.lines().next()?.trim().parse().ok()
}

/// Whether the server of the cluster in `data` lives.
#[must_use]
pub fn life(data: &Path) -> Life {
    match pid(data) {
        None => Life::Gone,
        Some(pid) if Path::new("/proc/self/stat").exists() => by_proc(pid, data),
        Some(pid) => by_ps(pid),
    }
}

fn by_proc(pid: i32, data: &Path) -> Life {
    let process = Path::new("/proc").join(pid.to_string());
    let Ok(stat) = std::fs::read_to_string(process.join("stat")) else {
        return Life::Gone;
    };
    // `pid (name) state …`, and the name may hold anything.
    let name = stat
        .split_once('(')
        .and_then(|(_, rest)| rest.rsplit_once(')'));
    let Some((name, rest)) = name else {
        return Life::Gone;
    };
    // The server stands in its data folder. Where the system does not say, its name must do.
    let stands = process.join("cwd").read_link().ok();
    let elsewhere = stands.is_some_and(|folder| data.canonicalize().is_ok_and(|d| d != folder));
    match rest.trim_start().starts_with(['Z', 'X']) || !is_server(name) || elsewhere {
        true => Life::Mistaken,
        false => Life::Alive,
    }
}

fn by_ps(pid: i32) -> Life {
    let asked = Command::new("ps")
        .args(["-o", "stat=", "-o", "comm=", "-p", &pid.to_string()])
        .output();
    let said = asked.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    match said.unwrap_or_default().trim().split_once(' ') {
        None => Life::Gone,
        Some((state, name)) if state.starts_with('Z') || !is_server(name) => Life::Mistaken,
        Some(_) => Life::Alive,
    }
}

fn is_server(name: &str) -> bool {
    name.contains("postgres") || name.contains("postmaster")
}
