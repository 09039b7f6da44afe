//! Which coding a reader wants (RFC 9110 part 12.5.3).

use actix_web::HttpMessage;
use actix_web::http::header::{AcceptEncoding, ContentEncoding, Encoding, Header};

/// How a body is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    Gzip,
    Brotli,
}

impl Coding {
    /// What whoever asks likes best, brotli among equals. None, so a body as it is, for whoever says nothing, and
    /// for whoever takes nothing that there is: readable is better than refused.
    #[must_use]
    pub fn wanted(request: &impl HttpMessage) -> Option<Self> {
        let offered = [Encoding::identity(), Encoding::brotli(), Encoding::gzip()];
        let accepted = AcceptEncoding::parse(request).ok()?;
        match accepted.negotiate(offered.iter())? {
            Encoding::Known(ContentEncoding::Brotli) => Some(Self::Brotli),
            Encoding::Known(ContentEncoding::Gzip) => Some(Self::Gzip),
            _ => None,
        }
    }

    /// Its name in `Content-Encoding`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Brotli => "br",
        }
    }

    /// What stands behind the tag of an answer in it.
    #[must_use]
    pub const fn tag_ending(self) -> &'static str {
        match self {
            Self::Gzip => "-gz",
            Self::Brotli => "-br",
        }
    }
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn a_reader_gets_the_coding_they_like_best() {
        for (accepted, coding) in [
            (None, None),
            (Some(""), None),
            (Some("gzip"), Some(Coding::Gzip)),
            (Some("GZIP"), Some(Coding::Gzip)),
            (Some("gzip, deflate, br, zstd"), Some(Coding::Brotli)),
            (Some("br;q=0.5, gzip"), Some(Coding::Gzip)),
            (Some("br;q=0, gzip;q=0.1"), Some(Coding::Gzip)),
            (Some("gzip;q=0"), None),
            (Some("identity, gzip;q=0.5"), None),
            (Some("identity;q=0, gzip;q=0.5"), Some(Coding::Gzip)),
            (Some("identity;q=0"), None),
            (Some("*"), None),
            (Some("*;q=0"), None),
            (Some("zstd"), None),
            (Some(";;,q=x"), None),
        ] {
            let asked = TestRequest::default();
            let asked = match accepted {
                Some(accepted) => asked.insert_header(("accept-encoding", accepted)),
                None => asked,
            };
            assert_eq!(
                Coding::wanted(&asked.to_http_request()),
                coding,
                "{accepted:?}"
            );
        }
    }
}
