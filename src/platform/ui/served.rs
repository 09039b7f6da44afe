//! The addresses of the files that pages link to.

use actix_web::web;

use super::branding::Branding;
use super::staff_assets::staff_assets;

/// `/assets/…` and, for browsers that ask by themselves, `/favicon.ico`.
pub fn serve_assets(branding: &Branding, app: &mut web::ServiceConfig) {
    let (staff, logo) = (staff_assets(), &branding.logo);
    let of_all = [&branding.stylesheet, logo];
    let of_staff = staff.scripts.iter().chain([&staff.stylesheet]);
    let named = of_all.into_iter().chain(of_staff);
    let named = named.map(|asset| (asset.path.as_str(), asset));
    for (path, asset) in named.chain([("/favicon.ico", logo)]) {
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
        use actix_web::http::header;
        use actix_web::{App, test};
        let branding = Branding::default();
        let app = App::new().configure(|app| serve_assets(&branding, app));
        let app = test::init_service(app).await;
        let staff = staff_assets();
        for (path, kind) in [
            (branding.stylesheet.path.as_str(), "text/css; charset=utf-8"),
            (&branding.logo.path, "image/svg+xml"),
            ("/favicon.ico", "image/svg+xml"),
            (&staff.stylesheet.path, "text/css; charset=utf-8"),
            (&staff.scripts[0].path, "text/javascript; charset=utf-8"),
        ] {
            let ask = test::TestRequest::get().uri(path).to_request();
            let answer = test::call_service(&app, ask).await;
            assert_eq!(answer.status(), 200);
            let text = |name| answer.headers().get(name).unwrap().to_str().unwrap();
            assert_eq!(text(header::CONTENT_TYPE), kind);
            assert!(text(header::CACHE_CONTROL).contains("immutable"));
        }
    }
}
