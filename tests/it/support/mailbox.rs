//! Letters as they arrived in the folder.

use std::path::Path;

pub use motesplats::routes::dev::letter::StoredLetter as Letter;

/// Every letter in a folder, oldest first.
pub fn read(folder: &Path) -> Vec<Letter> {
    let mut letters: Vec<_> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "eml"))
        .map(|entry| (entry.metadata().unwrap().modified().unwrap(), entry.path()))
        .collect();
    letters.sort();
    letters
        .into_iter()
        .map(|(_, path)| Letter::parse(&std::fs::read(path).unwrap()))
        .collect()
}
