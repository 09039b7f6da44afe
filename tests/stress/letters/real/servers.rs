//! Postfix before Dovecot, for one test: their folders, ports and processes.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use motesplats::platform::ids;

use super::dovecot::Dovecot;
use super::imap;
use super::postfix::Postfix;
use crate::stress::program::{Program, free_port};

/// See the module. Whatever runs of it is told to stop when it is dropped.
pub struct MailServers {
    folder: PathBuf,
    imap: u16,
    postfix: Postfix,
    dovecot: Dovecot,
}

/// Where they listen.
#[derive(Debug, Clone, Copy)]
pub struct Ports {
    pub smtp: u16,
    pub imap: u16,
    pub lmtp: u16,
}

impl Ports {
    pub fn choose() -> Self {
        let [smtp, imap, lmtp] = [(); 3].map(|()| free_port().port());
        Self { smtp, imap, lmtp }
    }

    /// Where letters are handed in.
    pub fn url(self) -> String {
        format!("smtp://127.0.0.1:{}", self.smtp)
    }
}

/// Where both are; none where they cannot be had, and what stands in the way is said.
pub fn unpacked() -> Option<PathBuf> {
    let unpacked = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("mail");
    if let Ok(reason) = std::fs::read_to_string(unpacked.join("left-out")) {
        println!("Postfix and Dovecot are left out: {}", reason.trim());
        return None;
    }
    let installed = unpacked.join("installed").exists();
    assert!(installed, "`sh .ci/need mail` unpacks Postfix and Dovecot");
    Some(unpacked.join("root"))
}

impl MailServers {
    /// What could not arrive goes to this installation.
    pub async fn start(root: &Path, ports: Ports, program: &Program) -> Self {
        let name = format!("motesplats-mail-{}", ids::fresh().simple());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir(&folder).unwrap();
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
        let dovecot = Dovecot::start(root, ports).await;
        let postfix = Postfix::start(root, &folder, ports, program).await;
        Self {
            folder,
            imap: ports.imap,
            postfix,
            dovecot,
        }
    }

    /// The letters in somebody's mailbox.
    pub async fn mailbox(&self, user: &str) -> Vec<String> {
        imap::read(self.imap, user, super::dovecot::PASSWORD).await
    }

    /// The letters that came back.
    pub fn letters_back(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.join("back")).unwrap();
        let files = files.map(|file| file.unwrap().path());
        let whole = files.filter(|file| file.extension().is_some_and(|kind| kind == "eml"));
        whole
            .map(|file| std::fs::read_to_string(file).unwrap())
            .collect()
    }

    pub async fn stop(self) {
        self.postfix.stop().await;
        self.dovecot.stop().await;
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// A file of `tests/mail` with its gaps filled.
pub fn filled(name: &str, gaps: &[(&str, &str)]) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/mail")
        .join(name);
    let text = std::fs::read_to_string(file).unwrap();
    gaps.iter().fold(text, |text, (gap, value)| {
        text.replace(&format!("{{{gap}}}"), value)
    })
}
