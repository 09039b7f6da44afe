//! The key a caller gives a request: the promise that a repeat under it is the same request.

use std::collections::BTreeSet;

use crate::platform::problem::Fault;

/// 16 to 64 printable ASCII signs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// Parses a key.
    ///
    /// # Errors
    /// `bad-key` when it is too short, too long or holds other signs.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let fits = (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            Ok(Self(text.to_owned()))
        } else {
            Err(Fault::new("bad-key"))
        }
    }

    /// Whether others may come to the same key: by a constant in a program, a counter, a date. Under such a
    /// key one person would be answered with another one's booking. A UUID is none, with or without hyphens.
    #[must_use]
    pub fn is_weak(&self) -> bool {
        let signs = self.0.as_bytes();
        let different: BTreeSet<_> = signs.iter().collect();
        signs.len() < 22 || different.len() < 8 || repeats_itself(signs)
    }

    /// The key that a form carries. Ours carry strong ones; any other form acts anew.
    #[must_use]
    pub fn of_form(text: &str) -> Self {
        let carried = Self::parse(text).ok().filter(|key| !key.is_weak());
        carried.unwrap_or_else(Self::fresh)
    }

    /// A new one, for a form.
    #[must_use]
    pub fn fresh() -> Self {
        Self(crate::platform::ids::fresh().simple().to_string())
    }

    /// The key's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a piece of at most half the length makes up the whole, its last turn perhaps cut short.
fn repeats_itself(signs: &[u8]) -> bool {
    (1..=signs.len() / 2).any(|piece| {
        let (begin, moved) = (signs.iter(), signs.iter().skip(piece));
        moved.zip(begin).all(|(one, other)| one == other)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_weak(text: &str) -> bool {
        IdempotencyKey::parse(text).unwrap().is_weak()
    }

    #[test]
    fn what_others_may_come_to_is_weak() {
        for weak in [
            "0123456789abcdef",
            "a-key-of-21-signs-too",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "abcdefgabcdefgabcdefgabcdefg",
            "booking-1-booking-1-booking-1-",
            "abcdefghijkabcdefghijk",
            "abcdefghijabcdefghijabcd",
            "11111111-1111-1111-1111-111111111111",
        ] {
            assert!(is_weak(weak), "{weak}");
        }
    }

    #[test]
    fn a_uuid_is_strong_and_so_is_what_our_forms_carry() {
        for strong in [
            "0199b9c2-7f10-7cc0-8000-0a1b2c3d4e5f",
            "f47ac10b58cc4372a5670e02b2c3d479",
            "V7p2xQ9sLkR4tYwB1mNcZe",
        ] {
            assert!(!is_weak(strong), "{strong}");
        }
        assert!((0..1000).all(|_| !IdempotencyKey::fresh().is_weak()));
        let kept = "f47ac10b58cc4372a5670e02b2c3d479";
        assert_eq!(IdempotencyKey::of_form(kept).as_str(), kept);
        assert_ne!(
            IdempotencyKey::of_form("0123456789abcdef").as_str(),
            "0123456789abcdef"
        );
    }
}
