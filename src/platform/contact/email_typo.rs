//! Addresses that are perhaps mistyped: one slip away from a domain that many people have.
//! Only a question: whoever sends the same address again means it. The form that books asks this.

use super::EmailAddress;

/// What most people have in Sweden and Norway.
const KNOWN: [&str; 16] = [
    "gmail.com",
    "hotmail.com",
    "hotmail.se",
    "outlook.com",
    "live.se",
    "live.com",
    "icloud.com",
    "yahoo.com",
    "yahoo.se",
    "telia.com",
    "bredband.net",
    "spray.se",
    "comhem.se",
    "online.no",
    "hotmail.no",
    "protonmail.com",
];

/// The address that was perhaps meant: "homtail.com" is one slip away from "hotmail.com".
#[must_use]
pub fn perhaps_meant(address: &EmailAddress) -> Option<String> {
    let (local, domain) = address.as_str().split_once('@')?;
    if KNOWN.contains(&domain) {
        return None;
    }
    let near = |known: &&&str| strsim::osa_distance(known, domain) == 1;
    let meant = KNOWN.iter().find(near)?;
    Some(format!("{local}@{meant}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_asked_about_and_other_domains_are_not() {
        let meant = |text: &str| perhaps_meant(&EmailAddress::parse(text).unwrap());
        for (typed, right) in [
            ("anna@homtail.com", "anna@hotmail.com"),
            ("anna@gmial.com", "anna@gmail.com"),
            ("anna@gmail.co", "anna@gmail.com"),
            ("anna@hotmai.se", "anna@hotmail.se"),
        ] {
            assert_eq!(meant(typed).as_deref(), Some(right), "{typed}");
        }
        for right in [
            "a@hotmail.com",
            "a@live.se",
            "a@exempel.se",
            "a@katrineholm.se",
            "a@telia.se.example.org",
        ] {
            assert_eq!(meant(right), None, "{right}");
        }
    }
}
