//! Names, places and numbers inside a sentence, kept in their own direction: in an Arabic sentence a telephone number
//! would be read from its end. A sentence carries marks around them; HTML gets elements in place of marks, plain
//! text keeps them where it runs from the right, and a subject has none.

/// The direction follows from the first letter inside.
const FIRST_STRONG: char = '\u{2068}';
/// From the left.
const LEFT_TO_RIGHT: char = '\u{2066}';
const END: char = '\u{2069}';

const MARKS: [char; 4] = [FIRST_STRONG, LEFT_TO_RIGHT, '\u{2067}', END];

/// Part of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Words(String),
    /// Somebody's words: a name, a place.
    Name(String),
    /// A telephone number.
    Phone(String),
}

/// A name, for a sentence.
pub(super) fn name(value: &str) -> String {
    format!("{FIRST_STRONG}{}{END}", without_marks(value))
}

/// A telephone number, for a sentence.
pub(super) fn phone(value: &str) -> String {
    format!("{LEFT_TO_RIGHT}{}{END}", without_marks(value))
}

/// A sentence without marks.
pub(super) fn without_marks(sentence: &str) -> String {
    sentence.replace(MARKS, "")
}

/// A sentence in its pieces.
pub(super) fn pieces(sentence: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = sentence;
    while let Some((words, marked)) = rest.split_once([FIRST_STRONG, LEFT_TO_RIGHT]) {
        let is_phone = rest
            .strip_prefix(words)
            .is_some_and(|rest| rest.starts_with(LEFT_TO_RIGHT));
        let (value, after) = marked.split_once(END).unwrap_or((marked, ""));
        pieces.push(Piece::Words(words.to_owned()));
        pieces.push(match is_phone {
            true => Piece::Phone(value.to_owned()),
            false => Piece::Name(value.to_owned()),
        });
        rest = after;
    }
    pieces.push(Piece::Words(rest.to_owned()));
    pieces.retain(|piece| *piece != Piece::Words(String::new()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_taken_apart_at_names_and_numbers() {
        let sentence = format!("Ring {} till {}.", phone("08-465 004 54"), name("Anna"));
        assert_eq!(
            pieces(&sentence),
            [
                Piece::Words("Ring ".to_owned()),
                Piece::Phone("08-465 004 54".to_owned()),
                Piece::Words(" till ".to_owned()),
                Piece::Name("Anna".to_owned()),
                Piece::Words(".".to_owned()),
            ]
        );
        assert_eq!(without_marks(&sentence), "Ring 08-465 004 54 till Anna.");
    }

    #[test]
    fn a_name_with_marks_of_its_own_opens_and_ends_nothing() {
        let sentence = name("An\u{2069}na\u{2066}");
        assert_eq!(pieces(&sentence), [Piece::Name("Anna".to_owned())]);
        assert_eq!(pieces("\u{2068}Anna"), [Piece::Name("Anna".to_owned())]);
    }
}
