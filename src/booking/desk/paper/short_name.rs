//! A name on paper: the first one, and the initial of the last.

use crate::platform::text::first_name;

/// "Gunvor A." of "Gunvor Andersson" and of "Andersson, Gunvor"; a single name stays.
pub fn short_name(name: &str) -> String {
    let first = first_name(name);
    let surname = match name.split_once(',') {
        Some((surname, _)) => surname.split_whitespace().next(),
        None => name.split_whitespace().last(),
    };
    let surname = surname.filter(|word| !first.contains(word));
    match surname.and_then(|word| word.chars().next()) {
        Some(initial) => format!("{first} {initial}."),
        None => first,
    }
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn a_surname_is_one_letter() {
        for (name, short) in [
            ("Gunvor Andersson", "Gunvor A."),
            ("Andersson, Gunvor", "Gunvor A."),
            ("Karl-Erik Åke Öberg", "Karl-Erik Ö."),
            ("Gunvor", "Gunvor"),
            ("أمينة", "أمينة"),
        ] {
            assert_eq!(short_name(name), short);
        }
    }
}
