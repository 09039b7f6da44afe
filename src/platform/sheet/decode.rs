//! The letters of a text file: UTF-8, UTF-16 where the file says so, else what Windows has written in Northern Europe
//! for thirty years.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// Every file has a text; one that is none at all shows itself by its columns.
pub fn decode(content: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(content) {
        let rest = content.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    match std::str::from_utf8(content) {
        Ok(text) => Cow::Borrowed(text),
        Err(_other) => WINDOWS_1252.decode_without_bom_handling(content).0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_letters_of_the_north_are_read_whatever_program_wrote_them() {
        let utf16: Vec<u8> = [0xFF, 0xFE, 0xE5, 0x00, 0xE4, 0x00].into();
        for (content, text) in [
            ("Öppet å".as_bytes(), "Öppet å"),
            ("\u{feff}Öppet".as_bytes(), "Öppet"),
            (&[0xD6, b'p', b'p', b'e', b't'], "Öppet"),
            (&utf16, "åä"),
        ] {
            assert_eq!(decode(content), text);
        }
    }
}
