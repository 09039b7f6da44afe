//! A QR code as one small SVG path: runs of dark modules are drawn together.

use std::fmt::Write;

use qrcode::{Color, EcLevel, QrCode};

/// The quiet zone around a code, in modules (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code to put into `<svg viewBox="0 0 size size"><path d="…"/></svg>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// Modules along one side, with the quiet zone.
    pub size: usize,
    /// The dark modules.
    pub path: String,
}

impl Qr {
    /// The code of a text; none when the text is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
        let width = code.width();
        let mut path = String::new();
        for (y, row) in code.to_colors().chunks(width).enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&Color::Dark) {
                    let (x, y, run) = (x + QUIET, y + QUIET, run.len());
                    let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
                }
                x += run.len();
            }
        }
        Some(Self {
            size: width + 2 * QUIET,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_makes_a_small_code() {
        let qr = Qr::of("https://motesplats.example/sv/my-booking?number=KDM4X7H3").unwrap();
        assert!(qr.path.len() < 5000, "{} bytes", qr.path.len());
        assert_eq!(qr.size, 33 + 8);
    }

    #[test]
    fn a_text_too_long_makes_none() {
        assert_eq!(Qr::of(&"x".repeat(4000)), None);
    }
}
