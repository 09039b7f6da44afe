//! Dovecot with one mailbox. Its paths are built in, so it has a root of its own.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use motesplats::platform::ids;
use rustix::process::{Pid, Signal, kill_process};
use tokio::process::{Child, Command};

use super::servers::{Ports, filled};
use crate::support::eventually;

const START: Duration = Duration::from_secs(30);
pub const PASSWORD: &str = "hemligt";
/// Of the account in that root's `/etc/passwd`.
const MAILBOXES: u32 = 7003;

pub struct Dovecot {
    master: Child,
    /// Seen from outside its root.
    folder: PathBuf,
}

impl Dovecot {
    pub async fn start(root: &Path, ports: Ports) -> Self {
        let inside = format!("/tmp/{}", ids::fresh().simple());
        let folder = root.join(&inside[1..]);
        let mailboxes = folder.join("mailboxes");
        std::fs::create_dir_all(&mailboxes).unwrap();
        std::os::unix::fs::chown(&mailboxes, Some(MAILBOXES), Some(MAILBOXES)).unwrap();
        let users =
            format!("anna:{{PLAIN}}{PASSWORD}:{MAILBOXES}:{MAILBOXES}::{inside}/mailboxes::\n");
        std::fs::write(folder.join("users"), users).unwrap();
        let (imap_port, lmtp_port) = (ports.imap.to_string(), ports.lmtp.to_string());
        let gaps = [
            ("folder", &*inside),
            ("imap", &*imap_port),
            ("lmtp", &*lmtp_port),
        ];
        std::fs::write(folder.join("dovecot.conf"), filled("dovecot.conf", &gaps)).unwrap();
        let mut master = Command::new("chroot")
            .arg(root)
            .args([
                "/usr/sbin/dovecot",
                "-F",
                "-c",
                &format!("{inside}/dovecot.conf"),
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        eventually(START, "Dovecot to listen", async || {
            let said = || std::fs::read_to_string(folder.join("log")).unwrap_or_default();
            assert!(master.try_wait().unwrap().is_none(), "it ended: {}", said());
            std::net::TcpStream::connect(("127.0.0.1", ports.lmtp)).ok()?;
            std::net::TcpStream::connect(("127.0.0.1", ports.imap)).ok()
        })
        .await;
        Self { master, folder }
    }

    pub async fn stop(mut self) {
        self.tell_to_stop();
        self.master.wait().await.unwrap();
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    fn tell_to_stop(&self) {
        if let Some(id) = self.master.id() {
            let pid = Pid::from_raw(i32::try_from(id).unwrap()).unwrap();
            let _ended_by_itself = kill_process(pid, Signal::TERM);
        }
    }
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        self.tell_to_stop();
    }
}
