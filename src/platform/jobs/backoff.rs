//! How long to wait after a failure. Pure; letters and jobs use it.

use chrono::TimeDelta;

/// 30 s · 2ⁿ up to an hour, a fifth earlier or later by the seed, so that what failed in one outage does
/// not return together. `attempts` counts the failed one.
#[must_use]
pub fn pause(attempts: i32, seed: &[u8]) -> TimeDelta {
    let doubled = 30_i64 << attempts.saturating_sub(1).clamp(0, 7);
    let base = doubled.min(3600);
    let spread = i64::from(seed.iter().fold(0_u8, |a, b| a.wrapping_add(*b))) - 128;
    TimeDelta::seconds(base + base * spread / 640)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_to_an_hour_and_strays_by_a_fifth() {
        for seed in [[7], [128], [255]] {
            for (attempt, base) in [(1, 30), (2, 60), (5, 480), (8, 3600), (40, 3600)] {
                let seconds = pause(attempt, &seed).num_seconds();
                assert!((seconds - base).abs() <= base / 5, "{attempt}: {seconds}");
            }
        }
    }
}
