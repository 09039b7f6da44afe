//! Signs that are not seen, or change how others are seen: the means of every trick with
//! texts. Most are what Unicode calls default ignorable; bidi controls, blanks and private use too.

/// Zero-width non-joiner and joiner, which Persian, Sorani and Indic words are spelled with.
pub(super) const JOINERS: [char; 2] = ['\u{200c}', '\u{200d}'];
/// Asks for a sign's plain or coloured shape.
pub(super) const EMOJI_SHAPES: [char; 2] = ['\u{fe0e}', '\u{fe0f}'];

/// Whether a sign is hidden, joiners and shapes included.
pub(super) fn is_hidden(sign: char) -> bool {
    is_ignorable(sign) || is_blank_or_nothing(sign)
}

fn is_ignorable(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The empty braille pattern, private use, and code points that are no characters.
fn is_blank_or_nothing(sign: char) -> bool {
    let point = u32::from(sign);
    matches!(sign, '\u{2800}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..)
        || point & 0xfffe == 0xfffe
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
