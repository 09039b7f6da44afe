//! Addresses as people type them: without a language, in capitals, with a slash too many or too few.
//! A page that such an address means is answered with a redirect to it; what means no page is 404.
//! The server asks this where no route matches.

use actix_web::http::Method;
use actix_web::{HttpRequest, HttpResponse, web};

use super::not_found;
use crate::platform::http::request::RoutedPath;
use crate::platform::http::request::language::locale_of;
use crate::platform::http::routing::Endpoint;
use crate::platform::i18n::Locale;
use crate::platform::problem::Problem;

/// The pages that can be opened, to be compared with an address that no route matches.
pub struct PagePaths(Vec<&'static str>);

impl PagePaths {
    /// Of the rows that are opened by their address, below a language.
    #[must_use]
    pub fn of(pages: &[Endpoint]) -> Self {
        let opened = pages.iter().filter(|page| page.method == Method::GET);
        let paths = opened.map(|page| page.path);
        Self(paths.filter(|path| path.starts_with("/{lang}/")).collect())
    }

    /// The address that `path` means, if there is a page: in the language that it begins with, else in
    /// the reader's own.
    fn meant_by(&self, path: &str, reader: Locale) -> Option<String> {
        let mut segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let first = segments.first().map(|first| first.to_ascii_lowercase());
        let named = first.and_then(|first| Locale::parse(&first));
        if named.is_some() {
            segments.remove(0);
        }
        let tag = named.unwrap_or(reader).tag();
        let page = self.0.iter().find_map(|page| filled(page, &segments))?;
        Some(format!("/{tag}/{page}"))
    }
}

/// A page's path below its language, with the segments of an address in its places; none where they do not
/// fit. Words of ours are compared in any case, what stands in a place is kept as it was typed.
fn filled(page: &str, segments: &[&str]) -> Option<String> {
    let pattern: Vec<&str> = page
        .split('/')
        .skip(2)
        .filter(|part| !part.is_empty())
        .collect();
    if pattern.len() != segments.len() {
        return None;
    }
    let fits = |(pattern, segment): (&&str, &&str)| match pattern.starts_with('{') {
        true => Some((*segment).to_owned()),
        false => pattern
            .eq_ignore_ascii_case(segment)
            .then(|| (*pattern).to_owned()),
    };
    let parts: Option<Vec<String>> = pattern.iter().zip(segments).map(fits).collect();
    Some(parts?.join("/"))
}

/// 308 to the page that the address means, else 404.
///
/// # Errors
/// 404 where it means none.
pub async fn redirect_or_not_found(
    pages: web::Data<PagePaths>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return not_found().await;
    }
    let meant = pages.meant_by(request.uri().path(), locale_of(&request));
    let Some(path) = meant.filter(|path| path != request.routed_path()) else {
        return not_found().await;
    };
    let location = match request.query_string() {
        "" => path,
        query => format!("{path}?{query}"),
    };
    Ok(HttpResponse::PermanentRedirect()
        .insert_header(("Location", location))
        .insert_header(("Vary", "Accept-Language"))
        .finish())
}
