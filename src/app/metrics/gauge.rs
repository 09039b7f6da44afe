//! Counts as figures of the metrics, which are floats.

/// Up to four thousand million; beyond that, that.
pub fn as_gauge(count: impl TryInto<u32>) -> f64 {
    f64::from(count.try_into().unwrap_or(u32::MAX))
}
