//! The name of one request.

/// Echoed as `X-Request-Id` and logged; error pages show its code.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// How many signs of it are said on the telephone.
const SPOKEN: usize = 6;

impl RequestId {
    /// Its last signs, which are random: enough to find the request in the log of a day.
    #[must_use]
    pub fn code(&self) -> &str {
        let start = self.0.len().saturating_sub(SPOKEN);
        self.0.get(start..).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_code_is_short_enough_to_be_read_out() {
        let id = RequestId("0197f3c0-7a11-7000-8000-5ea1c0de4b2f".to_owned());
        assert_eq!(id.code(), "de4b2f");
    }
}
