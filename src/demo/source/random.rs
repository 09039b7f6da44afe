//! Random numbers that are the same at each call: they depend on a seed alone.

use uuid::Uuid;

/// A generator seeded with an id (splitmix64).
pub struct SeededRandom(u64);

impl SeededRandom {
    #[must_use]
    pub fn new(seed: Uuid) -> Self {
        let (high, low) = seed.as_u64_pair();
        Self(high ^ low)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `bound`.
    pub fn below(&mut self, bound: i32) -> i32 {
        let bound = u64::try_from(bound.max(1)).unwrap_or(1);
        i32::try_from(self.next() % bound).unwrap_or_default()
    }

    /// A number from one to another, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below(high - low + 1)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.below(100) < percent
    }

    /// One of the items; none when there are none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(from.len()).ok().filter(|count| *count > 0)?;
        from.get(usize::try_from(self.next() % count).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::source::ids::demo_id;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let draws = |name| {
            let mut random = SeededRandom::new(demo_id("session", name));
            (0..8).map(|_| random.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(draws("a"), draws("a"));
        assert_ne!(draws("a"), draws("b"));
        assert!(draws("a").iter().all(|draw| (0..1_000).contains(draw)));
    }

    #[test]
    fn bounds_hold_and_an_empty_list_gives_nothing() {
        let mut random = SeededRandom::new(demo_id("session", "bounds"));
        assert!((0..200).all(|_| (2..=8).contains(&random.between(2, 8))));
        assert_eq!(random.pick::<i32>(&[]), None);
        assert!(!random.chance(0) && random.chance(100));
    }
}
