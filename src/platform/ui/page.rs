//! A rendered page as an answer.

use actix_web::body::BoxBody;
use actix_web::http::{StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, Responder};
use askama::Template;

use crate::platform::http::response::CONTENT_SECURITY_POLICY;

/// A rendered page, with its status and how long it may be stored.
pub struct HtmlPage<T> {
    view: T,
    status: StatusCode,
    cache_control: &'static str,
    fetches: bool,
}

impl<T: Template> HtmlPage<T> {
    /// A page that is the same for everybody and holds no form.
    #[must_use]
    pub fn public(view: T) -> Self {
        Self {
            view,
            status: StatusCode::OK,
            cache_control: "public, max-age=30",
            fetches: false,
        }
    }

    /// A page with a form, or with something about a person: stored nowhere.
    #[must_use]
    pub fn private(view: T) -> Self {
        Self {
            view,
            status: StatusCode::OK,
            cache_control: "no-store",
            fetches: false,
        }
    }

    /// Its script may ask our own service, which no other page's may.
    #[must_use]
    pub fn that_fetches(mut self) -> Self {
        self.fetches = true;
        self
    }

    /// Another status than 200.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// The answer itself.
    #[must_use]
    pub fn answer(&self) -> HttpResponse {
        match self.view.render() {
            Ok(html) => {
                let mut answer = HttpResponse::build(self.status);
                answer
                    .insert_header((header::CONTENT_TYPE, "text/html; charset=utf-8"))
                    .insert_header((header::CACHE_CONTROL, self.cache_control));
                if self.fetches {
                    let policy = format!("{CONTENT_SECURITY_POLICY}; connect-src 'self'");
                    answer.insert_header((header::CONTENT_SECURITY_POLICY, policy));
                }
                answer.body(html)
            }
            Err(cause) => {
                tracing::error!(%cause, "a page could not be written");
                HttpResponse::InternalServerError().finish()
            }
        }
    }
}

impl<T: Template> Responder for HtmlPage<T> {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        self.answer()
    }
}
