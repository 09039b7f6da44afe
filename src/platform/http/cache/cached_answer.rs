//! One cached answer.

use actix_web::HttpResponse;
use actix_web::body::{BoxBody, to_bytes};
use actix_web::http::header::{self, HeaderName, HeaderValue, IfNoneMatch};
use actix_web::web::Bytes;

use crate::platform::http::response::etag;

/// What a 304 says nothing of, or something else.
const OF_THE_BODY: [HeaderName; 3] = [header::CONTENT_TYPE, header::CONTENT_ENCODING, header::ETAG];

/// A 200 that everybody gets.
pub(super) struct CachedAnswer {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

impl CachedAnswer {
    pub(super) async fn of(response: HttpResponse<BoxBody>) -> Result<Self, actix_web::Error> {
        let (head, body) = response.into_parts();
        let headers = head.headers().iter();
        let headers = headers.map(|(name, value)| (name.clone(), value.clone()));
        Ok(Self {
            headers: headers.collect(),
            body: to_bytes(body).await?,
        })
    }

    pub(super) fn weight(&self) -> usize {
        let headers = self.headers.iter();
        let headers: usize = headers
            .map(|(name, value)| name.as_str().len() + value.len())
            .sum();
        headers + self.body.len()
    }

    /// For one reader: 304 without a body for whoever has it already.
    pub(super) fn to(&self, known: Option<&IfNoneMatch>) -> HttpResponse {
        let tag = self.headers.iter().find(|(name, _)| *name == header::ETAG);
        let tag = tag.and_then(|(_, tag)| tag.to_str().ok());
        let known = known
            .zip(tag)
            .and_then(|(known, tag)| etag::known_among(known, tag));
        if let Some(known) = known {
            let mut answer = HttpResponse::NotModified();
            answer.insert_header((header::ETAG, known));
            let mut answer = answer.finish();
            self.copy_headers(&mut answer, |name| !OF_THE_BODY.contains(name));
            return answer;
        }
        let mut answer = HttpResponse::Ok().body(self.body.clone());
        self.copy_headers(&mut answer, |_| true);
        answer
    }

    fn copy_headers(&self, answer: &mut HttpResponse, wanted: impl Fn(&HeaderName) -> bool) {
        for (name, value) in self.headers.iter().filter(|(name, _)| wanted(name)) {
            answer.headers_mut().append(name.clone(), value.clone());
        }
    }
}
