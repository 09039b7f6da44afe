//! How large a packed file is once it is unpacked. What a file says of itself is not believed: it is unpacked here into
//! nothing, and only so far.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

/// Ten thousand rows of a programme unpack to a fifth of it.
const LARGEST: u64 = 48 * 1024 * 1024;
/// A workbook of one sheet has a dozen.
const MOST_PARTS: usize = 500;

/// Whether all of it unpacks, and to no more than a workbook of people is.
pub fn is_harmless(content: &[u8]) -> bool {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(content)) else {
        return false;
    };
    if archive.len() > MOST_PARTS {
        return false;
    }
    let mut left = LARGEST;
    for index in 0..archive.len() {
        let Ok(part) = archive.by_index(index) else {
            return false;
        };
        match io::copy(&mut part.take(left + 1), &mut io::sink()) {
            Ok(unpacked) if unpacked <= left => left -= unpacked,
            _ => return false,
        }
    }
    true
}
