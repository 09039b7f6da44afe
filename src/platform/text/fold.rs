//! Names in plain ASCII, for slugs and comparisons.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, marks taken off, the letters of our neighbourhood written with ASCII: `Välla` is
/// `valla`, `Norsjø` is `norsjo`. What has no such writing stays as it is.
#[must_use]
pub fn fold_to_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let signs = text.nfkd().filter(|sign| !is_combining_mark(*sign));
    for sign in signs.flat_map(char::to_lowercase) {
        match spelled(sign) {
            Some(ascii) => folded.push_str(ascii),
            None => folded.push(sign),
        }
    }
    folded.retain(|sign| !is_combining_mark(sign));
    folded
}

/// Letters that are no letter with a mark.
fn spelled(sign: char) -> Option<&'static str> {
    Some(match sign {
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        'đ' | 'ð' => "d",
        'ŧ' => "t",
        'ŋ' => "n",
        'ł' => "l",
        'ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_north_have_a_plain_writing() {
        assert_eq!(fold_to_ascii("Katrineholm Välla"), "katrineholm valla");
        assert_eq!(fold_to_ascii("ÅÄÖ ÆØ é Đŧŋ İ"), "aao aeo e dtn i");
        assert_eq!(fold_to_ascii("Київ"), "киів");
    }
}
