//! Personal numbers of Sweden and Norway, as people write them, found within a text by their dates and check
//! digits. Nothing here is asked for one, and none is kept.

use super::digit::ascii_digit;

/// Whether some word of the text is a personal number.
pub fn holds_personal_number(text: &str) -> bool {
    let plain: String = text
        .chars()
        .map(|sign| ascii_digit(sign).unwrap_or(sign))
        .collect();
    let is_part = |sign: char| sign.is_ascii_digit() || is_dash(sign) || sign == '+' || sign == ' ';
    plain
        .split(|sign: char| !is_part(sign))
        .any(|run| words(run).any(|word| is_personal_number(&word)))
}

/// Each word, and each with the one behind it: some write a space before the last digits.
fn words(run: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = run.split(' ').filter(|word| !word.is_empty()).collect();
    let pairs: Vec<String> = words.windows(2).map(|two| two.join(" ")).collect();
    let single: Vec<String> = words.into_iter().map(str::to_owned).collect();
    single.into_iter().chain(pairs)
}

fn is_personal_number(word: &str) -> bool {
    let separators: Vec<(usize, char)> = word
        .char_indices()
        .filter(|(_, sign)| !sign.is_ascii_digit())
        .collect();
    let digits: Vec<u32> = word.chars().filter_map(|sign| sign.to_digit(10)).collect();
    // A telephone number may pass for ten digits without a sign between them.
    let may_be_phone = separators.is_empty() && digits.first() == Some(&0);
    let place = |at| match separators.as_slice() {
        [] => true,
        [(found, _)] => *found == at,
        _ => false,
    };
    match digits.as_slice() {
        [_, _, rest @ ..] if digits.len() == 12 => place(8) && is_swedish(rest),
        ten if ten.len() == 10 => place(6) && !may_be_phone && is_swedish(ten),
        eleven if eleven.len() == 11 => place(6) && is_norwegian(eleven),
        _ => false,
    }
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// `yymmdd` and four digits, the last by Luhn. A co-ordination number has 60 added to its day.
fn is_swedish(digits: &[u32]) -> bool {
    let [_, _, m1, m2, d1, d2, ..] = digits else {
        return false;
    };
    let (month, day) = (m1 * 10 + m2, d1 * 10 + d2);
    let doubled = digits.iter().enumerate().map(|(at, digit)| {
        let digit = digit * (2 - u32::from(at % 2 == 1));
        digit / 10 + digit % 10
    });
    (1..=12).contains(&month) && is_day(day, 60) && doubled.sum::<u32>() % 10 == 0
}

/// `ddmmyy` and five digits, the last two by weights modulo 11. A D-number has 40 added to its day.
fn is_norwegian(digits: &[u32]) -> bool {
    let [d1, d2, m1, m2, ..] = digits else {
        return false;
    };
    let sum = |weights: &[u32]| {
        let weighted = digits
            .iter()
            .zip(weights)
            .map(|(digit, weight)| digit * weight);
        weighted.sum::<u32>() % 11
    };
    (1..=12).contains(&(m1 * 10 + m2))
        && is_day(d1 * 10 + d2, 40)
        && sum(&[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) == 0
        && sum(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]) == 0
}

fn is_day(day: u32, added: u32) -> bool {
    (1..=31).contains(&day) || (added + 1..=added + 31).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_numbers_are_found_however_they_are_written() {
        for text in [
            "19121212-1212",
            "121212-1212",
            "121212+1212",
            "1212121212",
            "191212121212",
            "19121212 1212",
            "121212\u{2013}1212",
            "Tolvan Tolvansson 121212-1212",
            "(121212-1212)",
            "701063-2391",
            "\u{661}\u{662}\u{661}\u{662}\u{661}\u{662}-\u{661}\u{662}\u{661}\u{662}",
            "01010750160",
            "010107 50160",
            "41010750154",
        ] {
            assert!(holds_personal_number(text), "{text}");
        }
    }

    #[test]
    fn what_people_write_otherwise_is_none() {
        for text in [
            "Anna",
            "121212-1213",
            "991399-1212",
            "0701234567",
            "0701012391",
            "0150-57 00 00",
            "+46 150 57 00 00",
            "212000-0340",
            "Storgatan 12, 641 30 Katrineholm",
            "2026-10-06 10:00",
            "01010750161",
            "1234567890123456",
        ] {
            assert!(!holds_personal_number(text), "{text}");
        }
    }
}
