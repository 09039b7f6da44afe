//! Signs that are not seen, or change how others are seen: the means of every trick with
//! texts. Most are what Unicode calls default ignorable; bidi controls, blanks and private use too.

use icu_properties::CodePointSetData;
use icu_properties::props::{
    BinaryProperty, DefaultIgnorableCodePoint, EnumeratedProperty, GeneralCategory,
    NoncharacterCodePoint,
};

/// Zero-width non-joiner and joiner, which Persian, Sorani and Indic words are spelled with.
pub(super) const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];
/// Asks for a sign's plain or coloured shape.
pub(super) const EMOJI_SHAPES: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// Whether a sign is hidden, joiners and shapes included.
#[must_use]
pub fn is_hidden(sign: char) -> bool {
    let ignorable = CodePointSetData::new::<DefaultIgnorableCodePoint>();
    ignorable.contains(sign) || is_blank_or_nothing(sign)
}

/// Separators of lines and paragraphs, marks of annotations, the empty braille pattern, private use,
/// and code points that are no characters.
fn is_blank_or_nothing(sign: char) -> bool {
    matches!(
        sign,
        '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}' | '\u{2800}'
    ) || GeneralCategory::for_char(sign) == GeneralCategory::PrivateUse
        || NoncharacterCodePoint::for_char(sign)
}

/// Whether a joiner or shape may follow a sign: it does so in scripts that need it and in emoji.
pub(super) fn may_follow(hidden: char, before: char) -> bool {
    let in_emoji = is_symbol(before) || (before == '\u{fe0f}' && JOINERS.contains(&hidden));
    if JOINERS.contains(&hidden) {
        in_emoji || joins(before)
    } else {
        EMOJI_SHAPES.contains(&hidden) && in_emoji
    }
}

/// Letters and marks from Arabic to Mongolian, and Arabic's presentation forms.
fn joins(sign: char) -> bool {
    matches!(sign, '\u{600}'..='\u{1aff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fe70}'..='\u{fefc}')
        && !is_hidden(sign)
}

fn is_symbol(sign: char) -> bool {
    sign >= '\u{2000}' && !sign.is_alphanumeric() && !sign.is_whitespace() && !is_hidden(sign)
}
