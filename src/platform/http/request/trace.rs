//! The trace that a request belongs to, as its caller names it (W3C Trace Context, `traceparent`).

use actix_web::http::header::HeaderMap;

/// 32 hexadecimal signs, not all zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceId(String);

impl TraceId {
    /// That of a request; what is not of the form counts as absent, and so do two.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Option<Self> {
        let mut sent = headers.get_all("traceparent");
        let text = sent.next().filter(|_| sent.next().is_none())?;
        Self::parse(text.to_str().ok()?)
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (version, trace) = (parts.next()?, parts.next()?);
        let (parent, flags) = (parts.next()?, parts.next()?);
        // A later version may say more behind the flags.
        let ends = version != "00" || parts.next().is_none();
        let fits = ends
            && version != "ff"
            && is_hex(version, 2)
            && is_named(trace, 32)
            && is_named(parent, 16)
            && is_hex(flags, 2);
        fits.then(|| Self(trace.to_owned()))
    }

    /// The id as it was sent.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_named(text: &str, length: usize) -> bool {
    is_hex(text, length) && text.bytes().any(|sign| sign != b'0')
}

fn is_hex(text: &str, length: usize) -> bool {
    let signs = text.bytes();
    text.len() == length
        && signs
            .into_iter()
            .all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_the_form_is_taken_over() {
        let trace = "0af7651916cd43dd8448eb211c80319c";
        for (text, taken) in [
            (format!("00-{trace}-b7ad6b7169203331-01"), true),
            (
                format!("cc-{trace}-b7ad6b7169203331-01-what-will-come"),
                true,
            ),
            (format!("00-{trace}-b7ad6b7169203331-01-more"), false),
            (format!("ff-{trace}-b7ad6b7169203331-01"), false),
            (format!("00-{trace}-0000000000000000-01"), false),
            (format!("00-{}-b7ad6b7169203331-01", "0".repeat(32)), false),
            (
                format!("00-{}-b7ad6b7169203331-01", trace.to_uppercase()),
                false,
            ),
            (format!("00-{trace}-b7ad6b7169203331"), false),
            ("anna@exempel.se".to_owned(), false),
            (String::new(), false),
        ] {
            let found = TraceId::parse(&text);
            assert_eq!(
                found.as_ref().map(TraceId::as_str),
                taken.then_some(trace),
                "{text}"
            );
        }
    }
}
