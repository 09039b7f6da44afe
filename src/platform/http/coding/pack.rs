//! A whole body in a coding.

use std::io::{self, Write};

use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::Coding;

/// How hard to try, of 9 and of 11: beyond, an answer takes longer to write than it saves on the way.
const GZIP_LEVEL: u32 = 5;
const BROTLI_QUALITY: u32 = 4;
/// How far brotli looks back, as a power of two: further than our pages are long.
const BROTLI_WINDOW: u32 = 18;
/// What brotli reads at once, in bytes.
const BROTLI_BUFFER: usize = 16 * 1024;

/// The body in this coding.
///
/// # Errors
/// None that writing to memory has.
pub(super) fn pack(coding: Coding, body: &[u8]) -> io::Result<Vec<u8>> {
    match coding {
        Coding::Gzip => {
            let mut writer = GzEncoder::new(Vec::new(), Compression::new(GZIP_LEVEL));
            writer.write_all(body)?;
            writer.finish()
        }
        Coding::Brotli => {
            let (quality, window) = (BROTLI_QUALITY, BROTLI_WINDOW);
            let mut writer = CompressorWriter::new(Vec::new(), BROTLI_BUFFER, quality, window);
            writer.write_all(body)?;
            Ok(writer.into_inner())
        }
    }
}
