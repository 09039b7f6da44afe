//! A folder for one embedded database, as durable as the service runs it.
//! Dropping it kills a server that a failed test left, and removes the folder.

use std::path::{Path, PathBuf};

use motesplats::platform::embedded::postmaster::{self, Life};
use motesplats::platform::embedded::{ClusterPlace, Embedded};
use rustix::process::{Pid, Signal, kill_process};

/// See the module.
#[derive(Debug)]
pub struct EmbeddedFolder(PathBuf);

impl EmbeddedFolder {
    /// An empty folder; nothing runs in it yet.
    pub fn new(name: &str) -> Self {
        let name = format!("motesplats test {} {name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// The address of its database, whether it runs or not.
    pub fn url(&self) -> String {
        self.place().url()
    }

    /// The cluster's data.
    pub fn data(&self) -> PathBuf {
        self.place().state_dir().join("data")
    }

    pub fn life(&self) -> Life {
        postmaster::life(&self.data())
    }

    /// The server's process, if there is one.
    pub fn server(&self) -> Option<i32> {
        postmaster::pid(&self.data())
    }

    /// `kill -9` of the server; answers which one it was.
    pub fn kill_server(&self) -> i32 {
        let pid = self.server().unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
        pid
    }

    /// Stops the server and everything it has started, as a machine that hangs does, until [`Self::thaw`].
    pub fn freeze(&self) {
        self.signal_all(Signal::STOP);
    }

    pub fn thaw(&self) {
        self.signal_all(Signal::CONT);
    }

    fn signal_all(&self, signal: Signal) {
        let server = self.server().unwrap();
        // The server first: it starts no other then.
        let send = |pid| kill_process(Pid::from_raw(pid).unwrap(), signal);
        send(server).unwrap();
        for pid in children(server) {
            let _ended_meanwhile = send(pid);
        }
    }

    fn place(&self) -> ClusterPlace {
        Embedded::locate(&self.0).unwrap()
    }
}

impl Drop for EmbeddedFolder {
    fn drop(&mut self) {
        if self.life() == Life::Alive {
            self.thaw();
            self.kill_server();
        }
        if let Ok(place) = Embedded::locate(&self.0) {
            let _ = std::fs::remove_dir_all(place.socket_dir());
            let _ = std::fs::remove_dir_all(place.state_dir());
        }
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The processes that this one started.
fn children(parent: i32) -> Vec<i32> {
    let entries = std::fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid: &i32| {
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        // Behind the name, which may hold anything: the state, then the parent.
        let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
        fields.split_whitespace().nth(1) == Some(&parent.to_string())
    })
    .collect()
}
