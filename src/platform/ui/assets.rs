//! The stylesheet and the mark, compiled in. Their addresses carry a hash of their content, so a
//! browser may store them for ever.

use std::fmt::Write;
use std::sync::LazyLock;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use sha2::{Digest, Sha256};

/// One file and the address it has in this build.
pub struct Asset {
    /// Where it is served: `/assets/motesplats-1a2b3c4d5e.css`.
    pub path: String,
    media_type: &'static str,
    bytes: &'static [u8],
}

/// The one stylesheet.
pub static CSS: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "motesplats",
        "css",
        "text/css; charset=utf-8",
        include_bytes!("../../../assets/motesplats.css"),
    )
});

/// The mark: two people meeting. Also the icon in the browser's tab.
pub static MARK: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "mark",
        "svg",
        "image/svg+xml",
        include_bytes!("../../../assets/mark.svg"),
    )
});

impl Asset {
    fn new(name: &str, ending: &str, media_type: &'static str, bytes: &'static [u8]) -> Self {
        let mut hash = String::new();
        for byte in Sha256::digest(bytes).iter().take(5) {
            let _ = write!(hash, "{byte:02x}");
        }
        Self {
            path: format!("/assets/{name}-{hash}.{ending}"),
            media_type,
            bytes,
        }
    }

    /// The file; a browser stores it for a year and asks no more.
    #[must_use]
    pub fn answer(&self) -> HttpResponse {
        HttpResponse::Ok()
            .insert_header((header::CONTENT_TYPE, self.media_type))
            .insert_header((header::CACHE_CONTROL, "public, max-age=31536000, immutable"))
            .body(self.bytes)
    }
}

/// `/assets/…` and, for browsers that ask by themselves, `/favicon.ico`.
pub fn routes(app: &mut web::ServiceConfig) {
    for asset in [&*CSS, &*MARK] {
        app.route(&asset.path, web::to(|| async { asset.answer() }));
    }
    app.route("/favicon.ico", web::to(|| async { MARK.answer() }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[actix_web::test]
    async fn an_asset_is_stored_for_ever() {
        use actix_web::{App, test};
        let app = test::init_service(App::new().configure(routes)).await;
        for (path, kind) in [
            (&*CSS.path, "text/css; charset=utf-8"),
            (&MARK.path, "image/svg+xml"),
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
            Asset::new("a", "css", "text/css", b"one").path,
            Asset::new("a", "css", "text/css", b"two").path
        );
        assert!(CSS.path.starts_with("/assets/motesplats-"));
    }
}
