//! Whom to telephone and where to go, on every page.

/// Where a person gets help without the web.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpContact {
    /// As it is written: "0150-570 00".
    pub phone: String,
    /// As a link dials it, where that is known better than from what is written.
    pub dial: Option<String>,
    /// Name and address: "Katrineholms bibliotek, Djulögatan 51".
    pub place: Option<String>,
}

impl HelpContact {
    /// The number as a link dials it.
    #[must_use]
    pub fn dial(&self) -> String {
        self.dial.clone().unwrap_or_else(|| dial(&self.phone))
    }
}

/// A place as people look for it: its name, and its address where there is one.
#[must_use]
pub fn named_place(name: &str, address: Option<&str>) -> String {
    match address {
        Some(address) => format!("{name}, {address}"),
        None => name.to_owned(),
    }
}

/// A telephone number without spaces and dashes, for `tel:`.
#[must_use]
pub fn dial(phone: &str) -> String {
    let digits = |sign: &char| sign.is_ascii_digit() || *sign == '+';
    // "+46 (0)150": the nought is dialled at home only.
    phone.replace("(0)", "").chars().filter(digits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_dialled_without_what_people_write_between() {
        assert_eq!(dial("0150-570 00"), "015057000");
        assert_eq!(dial("+46 (0)150-570 00"), "+4615057000");
    }
}
