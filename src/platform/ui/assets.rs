//! Files that pages link to. Their addresses carry a hash of their content, so a browser may store
//! them for ever.

use std::fmt::Write;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Bytes;
use sha2::{Digest, Sha256};

/// One file and its address.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Where it is served: `/assets/motesplats-1a2b3c4d5e.css`.
    pub path: String,
    media_type: &'static str,
    content: Bytes,
}

impl Asset {
    pub(super) fn new(
        name: &str,
        ending: &str,
        media_type: &'static str,
        content: impl Into<Bytes>,
    ) -> Self {
        let content = content.into();
        let mut hash = String::new();
        for byte in Sha256::digest(&content).iter().take(5) {
            let _ = write!(hash, "{byte:02x}");
        }
        Self {
            path: format!("/assets/{name}-{hash}.{ending}"),
            media_type,
            content,
        }
    }

    /// What the file holds.
    #[must_use]
    pub fn content(&self) -> &[u8] {
        &self.content
    }

    /// The file; a browser stores it for a year and asks no more.
    #[must_use]
    pub fn answer(&self) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, self.media_type))
            .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
            .body(self.content.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_changes_with_the_content() {
        assert_ne!(
            Asset::new("a", "css", "text/css", "one").path,
            Asset::new("a", "css", "text/css", "two").path
        );
        assert!(
            Asset::new("a", "css", "text/css", "one")
                .path
                .starts_with("/assets/a-")
        );
    }
}
