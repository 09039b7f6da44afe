//! A `worker` as a process: it can be killed, frozen and thawed, and says in its log what it did.

use std::fs::File;
use std::path::{Path, PathBuf};

use motesplats::platform::ids;
use rustix::process::{Pid, Signal, kill_process};
use tokio::process::Child;

use crate::stress::program::Program;

/// Killed when it is dropped.
pub struct Worker {
    child: Child,
    log: PathBuf,
}

impl Worker {
    /// Starts one; it begins when it is ready, which nobody waits for.
    pub fn start(program: &Program) -> Self {
        let name = format!("worker-{}.log", ids::fresh().simple());
        let log = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let child = program.start(&["worker"], File::create(&log).unwrap());
        Self { child, log }
    }

    /// `kill -9`, and it is gone when this returns.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
        let _ = std::fs::remove_file(&self.log);
    }

    /// Stops it as a machine does that hangs.
    pub fn freeze(&self) {
        self.signal(Signal::STOP);
    }

    pub fn thaw(&self) {
        self.signal(Signal::CONT);
    }

    /// How many lines of its log hold these words.
    pub fn said(&self, words: &str) -> usize {
        let log = std::fs::read_to_string(&self.log).unwrap();
        log.lines().filter(|line| line.contains(words)).count()
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }
}
