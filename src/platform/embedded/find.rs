//! Finds the installed PostgreSQL: PATH, `pg_config --bindir`, the usual folders. Asks programs for
//! their version, starts nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::{EmbeddedError, OLDEST};

/// Where packages put the programs; `*` stands for a version. Debian and Ubuntu, the RPMs of
/// postgresql.org, Fedora, Homebrew on both kinds of Mac, Postgres.app, and built by hand.
const USUAL: [&str; 7] = [
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/Applications/Postgres.app/Contents/Versions/*/bin",
    "/usr/local/pgsql/bin",
];

/// One installation: the folder of its programs, and its major version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Installation {
    bin: PathBuf,
    major: u32,
}

impl Installation {
    /// The one for a new cluster: the one in PATH, or else the newest.
    pub fn for_new() -> Result<Self, EmbeddedError> {
        let found: Vec<Self> = candidates().filter_map(Self::at).collect();
        let usable = found.iter().find(|each| each.major >= OLDEST).cloned();
        usable.ok_or_else(|| match found.is_empty() {
            true => EmbeddedError::NotInstalled,
            false => EmbeddedError::TooOld {
                found: majors(&found),
            },
        })
    }

    /// The one that can run the cluster in `data`, which only its own major version can.
    pub fn for_cluster(data: &Path) -> Result<Self, EmbeddedError> {
        let made_by = major_of_cluster(data).ok_or_else(|| EmbeddedError::NotACluster {
            data: data.to_path_buf(),
        })?;
        let mut others = Vec::new();
        for installation in candidates().filter_map(Self::at) {
            if installation.major == made_by {
                return Ok(installation);
            }
            others.push(installation);
        }
        Err(EmbeddedError::OtherMajor {
            data: data.to_path_buf(),
            made_by,
            installed: match others.is_empty() {
                true => "nothing".to_owned(),
                false => majors(&others),
            },
        })
    }

    /// The path of one of its programs.
    #[must_use]
    pub fn program(&self, name: &str) -> PathBuf {
        self.bin.join(name)
    }

    /// Its major version.
    #[must_use]
    pub fn major(&self) -> u32 {
        self.major
    }

    fn at(bin: PathBuf) -> Option<Self> {
        let complete = ["postgres", "initdb", "pg_ctl"]
            .iter()
            .all(|name| bin.join(name).is_file());
        let version = complete.then(|| said(&bin.join("postgres"), "--version"))??;
        let major = major_in(&version)?;
        Some(Self { bin, major })
    }
}

/// Folders worth a look, best first, each once.
fn candidates() -> impl Iterator<Item = PathBuf> {
    // Asked only when PATH did not settle it.
    let configured = std::iter::once_with(|| said(Path::new("pg_config"), "--bindir"));
    let mut seen = Vec::new();
    in_path()
        .into_iter()
        .chain(configured.flatten().map(PathBuf::from))
        .chain(USUAL.iter().flat_map(|pattern| matching(pattern)))
        .filter(move |folder| {
            let new = !seen.contains(folder);
            seen.push(folder.clone());
            new
        })
}

/// Where PATH has `pg_ctl`. A link is followed, because the other programs lie beside its target.
fn in_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .filter_map(|folder| folder.join("pg_ctl").canonicalize().ok())
        .filter_map(|program| Some(program.parent()?.to_path_buf()))
        .collect()
}

/// The folders that fit a pattern with at most one `*`, the highest version first.
fn matching(pattern: &str) -> Vec<PathBuf> {
    let Some((before, after)) = pattern.split_once('*') else {
        return vec![PathBuf::from(pattern)];
    };
    let (parent, prefix) = before.rsplit_once('/').unwrap_or(("/", before));
    let mut versions: Vec<u32> = std::fs::read_dir(parent)
        .into_iter()
        .flatten()
        .filter_map(|found| found.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_prefix(prefix)?.parse().ok())
        .collect();
    versions.sort_unstable_by(|a, b| b.cmp(a));
    versions
        .into_iter()
        .map(|version| PathBuf::from(format!("{before}{version}{after}")))
        .collect()
}

/// The major version in a cluster's `PG_VERSION`.
fn major_of_cluster(data: &Path) -> Option<u32> {
    let text = std::fs::read_to_string(data.join("PG_VERSION")).ok()?;
    text.trim().parse().ok()
}

/// `postgres (PostgreSQL) 15.18 (Debian …)` is 15, and so is `15beta1`.
fn major_in(version: &str) -> Option<u32> {
    let number = version.split_whitespace().nth(2)?;
    let digits = number.find(|c: char| !c.is_ascii_digit());
    number.get(..digits.unwrap_or(number.len()))?.parse().ok()
}

fn said(program: &Path, option: &str) -> Option<String> {
    let output = Command::new(program).arg(option).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output
        .status
        .success()
        .then(|| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

fn majors(found: &[Installation]) -> String {
    let mut majors: Vec<u32> = found.iter().map(Installation::major).collect();
    majors.sort_unstable();
    majors.dedup();
    let majors: Vec<String> = majors.iter().map(u32::to_string).collect();
    majors.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_postgres_says() {
        assert_eq!(
            major_in("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            Some(15)
        );
        assert_eq!(major_in("postgres (PostgreSQL) 19beta1"), Some(19));
        assert_eq!(major_in("postgres (PostgreSQL)"), None);
    }
}
