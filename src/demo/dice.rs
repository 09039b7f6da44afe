//! Chance that comes out the same each time: everything is drawn from a name.

use uuid::Uuid;

/// The namespace of the demo's ids.
const DEMO: Uuid = Uuid::from_u128(0x6d6f_7465_7370_4c61_9473_6465_6d6f_0001);

/// The id of something, from its kind and its name.
pub(super) fn named(kind: &str, name: &str) -> Uuid {
    Uuid::new_v5(&DEMO, format!("{kind}/{name}").as_bytes())
}

/// Draws that depend on a name alone (splitmix64).
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of something.
    pub(super) fn of(id: Uuid) -> Self {
        Self(id.as_u64_pair().0 ^ id.as_u64_pair().1)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from nought to below `bound`.
    pub(super) fn below(&mut self, bound: i32) -> i32 {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        i32::try_from(self.next() % bound).unwrap_or_default()
    }

    /// A number from one to another, both included.
    pub(super) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high - low + 1)
    }

    /// Whether a chance of so many in a hundred came true.
    pub(super) fn chance(&mut self, percent: i32) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(from.len()).ok().filter(|count| *count > 0)?;
        from.get(usize::try_from(self.next() % count).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_name_draws_the_same_and_another_does_not() {
        let draws = |name| {
            let mut dice = Dice::of(named("session", name));
            (0..8).map(|_| dice.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draws("a"), draws("a"));
        assert_ne!(draws("a"), draws("b"));
        assert!(draws("a").iter().all(|draw| (0..1_000).contains(draw)));
    }

    #[test]
    fn bounds_hold_and_an_empty_list_gives_nothing() {
        let mut dice = Dice::of(named("session", "bounds"));
        assert!((0..200).all(|_| (2..=8).contains(&dice.between(2, 8))));
        assert_eq!(dice.pick::<i32>(&[]), None);
        assert!(!dice.chance(0) && dice.chance(100));
    }
}
