//! A number or PIN on paper and screen: in groups for the eye, sign by sign for the ear.
//! What was stored without spaces is shown with them.
//! Pages, slip and letters show codes so.

/// A number or PIN, twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// `KDM4 X7H3`.
    pub grouped: String,
    /// `K, D, M, 4, X, 7, H, 3`: a screen reader would make a word of it.
    pub spoken: String,
}

impl Code {
    /// Groups of four.
    #[must_use]
    pub fn of(signs: &str) -> Self {
        let signs: Vec<char> = signs.chars().filter(|sign| !sign.is_whitespace()).collect();
        let groups: Vec<String> = signs.chunks(4).map(String::from_iter).collect();
        let spoken: Vec<String> = signs.iter().map(char::to_string).collect();
        Self {
            grouped: groups.join(" "),
            spoken: spoken.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_number_is_grouped_to_see_and_spelt_to_hear() {
        let code = Code::of("KDM4X7H3");
        assert_eq!(code.grouped, "KDM4 X7H3");
        assert_eq!(code.spoken, "K, D, M, 4, X, 7, H, 3");
        assert_eq!(Code::of("4071").grouped, "4071");
    }
}
