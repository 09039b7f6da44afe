//! Files that pages link to. Their addresses carry a hash of their content, so a browser may store
//! them for ever.

use std::fmt::Write;

use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{self, Bytes};
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

/// `/assets/…` and, for browsers that ask by themselves, `/favicon.ico`.
pub fn routes(stylesheet: &Asset, logo: &Asset, app: &mut web::ServiceConfig) {
    for (path, asset) in [
        (stylesheet.path.as_str(), stylesheet),
        (logo.path.as_str(), logo),
        ("/favicon.ico", logo),
    ] {
        let asset = asset.clone();
        let answer = move || std::future::ready(asset.answer());
        app.route(path, web::to(answer));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn an_asset_is_stored_for_ever() {
        use actix_web::{App, test};
        let stylesheet = Asset::new("a", "css", "text/css; charset=utf-8", "a {}");
        let logo = Asset::new("b", "svg", "image/svg+xml", "<svg/>");
        let app = App::new().configure(|app| routes(&stylesheet, &logo, app));
        let app = test::init_service(app).await;
        for (path, kind) in [
            (stylesheet.path.as_str(), "text/css; charset=utf-8"),
            (&logo.path, "image/svg+xml"),
            ("/favicon.ico", "image/svg+xml"),
        ] {
            let ask = test::TestRequest::get().uri(path).to_request();
            let answer = test::call_service(&app, ask).await;
            assert_eq!(answer.status(), 200);
            assert_eq!(answer.headers().get(header::CONTENT_TYPE).unwrap(), kind);
            let cache_control = answer
                .headers()
                .get(header::CACHE_CONTROL)
                .unwrap()
                .to_str()
                .unwrap();
            assert!(cache_control.contains("immutable"));
        }
    }

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
