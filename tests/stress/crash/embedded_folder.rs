//! An embedded database in a folder of its own, as durable as the service runs it.
//! Dropping it kills the server and removes the folder.

use std::path::{Path, PathBuf};

use motesplats::platform::embedded::{ClusterPlace, Embedded, postmaster};
use rustix::process::{Pid, Signal, kill_process};

/// The folder of an embedded database.
#[derive(Debug)]
pub struct EmbeddedFolder(PathBuf);

impl EmbeddedFolder {
    /// An empty folder; nothing runs in it yet.
    pub fn new(name: &str) -> Self {
        let name = format!("motesplats stress {} {name}", std::process::id());
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

    /// The server's process, if there is one.
    pub fn server(&self) -> Option<i32> {
        postmaster::pid(&self.place().state_dir().join("data"))
    }

    /// `kill -9` of the server; answers which one it was.
    pub fn kill_server(&self) -> i32 {
        let pid = self.server().unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), Signal::KILL).unwrap();
        pid
    }

    fn place(&self) -> ClusterPlace {
        Embedded::locate(&self.0).unwrap()
    }
}

impl Drop for EmbeddedFolder {
    fn drop(&mut self) {
        if let Some(pid) = self.server().and_then(Pid::from_raw) {
            let _ = kill_process(pid, Signal::KILL);
        }
        let place = self.place();
        for folder in [place.socket_dir(), place.state_dir(), &self.0] {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}
