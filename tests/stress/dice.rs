//! Chance that can be repeated: the same seed throws the same.

use std::time::Duration;

/// The generator called `SplitMix64`.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of one round, or of one client in it.
    pub fn of(seed: u64, other: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x2545_F491_4F6C_DD1D) ^ other);
        dice.next();
        dice
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to this, which is not among them.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound as u64).unwrap()
    }

    /// True so many times in a hundred.
    pub fn percent(&mut self, chance: usize) -> bool {
        self.below(100) < chance
    }

    /// A time between these.
    pub fn between(&mut self, shortest: Duration, longest: Duration) -> Duration {
        let span = usize::try_from((longest - shortest).as_micros()).unwrap();
        let more = self.below(span + 1) as u64;
        shortest + Duration::from_micros(more)
    }

    /// One of several.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
