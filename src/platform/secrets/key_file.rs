//! A key in a file of its own, readable by its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::key::Key;
use super::random::{NoRandomness, random_bytes};

/// Why a key's file could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum KeyFileError {
    /// The file system refused; `NotFound` and `AlreadyExists` are told apart by the error's kind.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// The file meant.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something else than 64 hex signs.
    #[error("{path} does not hold 64 hex signs", path = .0.display())]
    NotAKey(PathBuf),
    /// No random bytes for a new key.
    #[error(transparent)]
    Random(#[from] NoRandomness),
}

impl Key {
    /// Reads the key a file holds.
    ///
    /// # Errors
    /// When the file cannot be read or holds something else.
    pub fn read_file(path: &Path) -> Result<Self, KeyFileError> {
        let text = read_start(path).map_err(at(path))?;
        Self::parse_hex(&text).map_err(|_fault| KeyFileError::NotAKey(path.to_owned()))
    }

    /// Makes a new key in a new file (mode 0600), on disk when this returns. The file appears with
    /// its whole content or not at all, and an existing one is never touched.
    ///
    /// # Errors
    /// When the file exists already (`AlreadyExists`) or cannot be written.
    pub fn make_file(path: &Path) -> Result<Self, KeyFileError> {
        let key = Self::fresh()?;
        let draft = draft_beside(path, &random_bytes()?);
        let made = write_draft(&draft, &key.to_hex()).and_then(|()| fs::hard_link(&draft, path));
        let removed = fs::remove_file(&draft);
        made.and(removed)
            .and_then(|()| sync_folder(path))
            .map_err(at(path))?;
        Ok(key)
    }
}

/// A key's file is short; whatever else a path leads to is not read to its end.
fn read_start(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(1024).read_to_string(&mut text)?;
    Ok(text)
}

fn draft_beside(path: &Path, salt: &[u8; 8]) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", data_encoding::HEXLOWER.encode(salt)));
    PathBuf::from(name)
}

fn write_draft(draft: &Path, hex: &str) -> io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(draft)?;
    file.write_all(format!("{hex}\n").as_bytes())?;
    file.sync_all()
}

/// A new name is on disk when its folder is.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> KeyFileError {
    let path = path.to_owned();
    move |source| KeyFileError::File { path, source }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A folder of this test's own, gone afterwards.
    struct Folder(PathBuf);

    impl Folder {
        fn fresh() -> Self {
            let name = data_encoding::HEXLOWER.encode(&random_bytes::<8>().unwrap());
            let folder = std::env::temp_dir().join(format!("motesplats-key-{name}"));
            fs::create_dir(&folder).unwrap();
            Self(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn a_key_made_in_a_file_is_read_back_and_is_its_owners_alone() {
        let folder = Folder::fresh();
        let path = folder.0.join("secrets.key");
        let made = Key::make_file(&path).unwrap();
        assert_eq!(
            made.fingerprint(),
            Key::read_file(&path).unwrap().fingerprint()
        );
        assert_eq!(
            fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600
        );
        assert_eq!(
            fs::read_dir(&folder.0).unwrap().count(),
            1,
            "no draft stays"
        );
    }

    #[test]
    fn an_existing_file_is_never_overwritten() {
        let folder = Folder::fresh();
        let path = folder.0.join("secrets.key");
        fs::write(&path, "mine").unwrap();
        let refused = Key::make_file(&path).unwrap_err();
        assert!(matches!(
            refused,
            KeyFileError::File { source, .. } if source.kind() == io::ErrorKind::AlreadyExists
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert_eq!(
            fs::read_dir(&folder.0).unwrap().count(),
            1,
            "no draft stays"
        );
    }

    #[test]
    fn a_file_that_is_missing_or_holds_something_else_is_told_apart() {
        let folder = Folder::fresh();
        let path = folder.0.join("secrets.key");
        assert!(matches!(
            Key::read_file(&path).unwrap_err(),
            KeyFileError::File { source, .. } if source.kind() == io::ErrorKind::NotFound
        ));
        fs::write(&path, "not a key").unwrap();
        assert!(matches!(
            Key::read_file(&path).unwrap_err(),
            KeyFileError::NotAKey(_)
        ));
    }
}
