//! Public answers cached for a moment: in a rush on the same list one request computes it, and the
//! others wait for its answer.
//!
//! Time is cut into slots of the configured length. A request is only ever answered with what was
//! read since its own slot began, so no answer is older than that length.

use std::sync::Arc;
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, Header, IfNoneMatch};
use actix_web::middleware::Next;
use chrono::{DateTime, Utc};
use moka::future::Cache;
use moka::policy::EvictionPolicy;

use super::cached_answer::CachedAnswer;
use crate::platform::http::coding::Coding;
use crate::platform::http::request::language::{languages_of, locale_of};

/// Answers and their keys take at most so many bytes.
const ROOM: u64 = 8 << 20;
/// A longer key is nobody's ordinary request.
const LONGEST_KEY: usize = 2048;
/// Slots that are over are lookup for no more; after this their room is given back. Longer than any
/// slot, so it decides nothing else.
const OVER: Duration = Duration::from_secs(5);

type Answered = Result<ServiceResponse<BoxBody>, actix_web::Error>;

/// The cached answers of this process; cheap to clone.
#[derive(Clone)]
pub struct ResponseCache {
    slot_millis: i64,
    answers: Cache<String, Arc<CachedAnswer>>,
}

/// What became of a request while its answer was looked for.
enum Lookup {
    /// Somebody else computes.
    Waits(ServiceRequest),
    /// It computed what is now cached.
    Cached(HttpRequest, Arc<CachedAnswer>),
    /// It computed what nobody else gets.
    Alone(Answered),
    /// It is computing.
    Computes,
}

impl ResponseCache {
    /// Caches answers for so long; for no time, none.
    #[must_use]
    pub fn new(time: Duration) -> Self {
        let weight = |key: &String, answer: &Arc<CachedAnswer>| {
            u32::try_from(key.len() + answer.weight()).unwrap_or(u32::MAX)
        };
        Self {
            slot_millis: i64::try_from(time.as_millis()).unwrap_or_default(),
            // The least recently used leave first: those of slots that are over.
            answers: Cache::builder()
                .eviction_policy(EvictionPolicy::lru())
                .max_capacity(ROOM)
                .weigher(weight)
                .time_to_live(OVER)
                .build(),
        }
    }

    /// Answers from the cache, or computes the answer and caches it.
    pub async fn answer(
        &self,
        now: DateTime<Utc>,
        request: ServiceRequest,
        next: Next<BoxBody>,
    ) -> Answered {
        let Some(key) = self.key(request.request(), now) else {
            return next.call(request).await;
        };
        let known = IfNoneMatch::parse(&request).ok();
        if let Some(answer) = self.answers.get(&key).await {
            return Ok(request.into_response(answer.to(known.as_ref())));
        }
        let mut lookup = Lookup::Waits(request);
        let found = self
            .answers
            .optionally_get_with(key, compute(&mut lookup, &next))
            .await;
        match (lookup, found) {
            (Lookup::Waits(request), Some(answer)) => {
                Ok(request.into_response(answer.to(known.as_ref())))
            }
            (Lookup::Cached(request, answer), _) => {
                Ok(ServiceResponse::new(request, answer.to(known.as_ref())))
            }
            (Lookup::Alone(answered), _) => answered,
            // Whoever computed got no 200: then each asks for itself.
            (Lookup::Waits(request), None) => next.call(request).await,
            (Lookup::Computes, _) => Err(actix_web::error::ErrorInternalServerError("cut off")),
        }
    }

    /// Everything that decides what a public answer says. None for a request by somebody, and where
    /// nothing is cached.
    fn key(&self, request: &HttpRequest, now: DateTime<Utc>) -> Option<String> {
        let headers = request.headers();
        let somebody = [header::AUTHORIZATION, header::COOKIE]
            .iter()
            .any(|name| headers.contains_key(name));
        if self.slot_millis == 0 || somebody {
            return None;
        }
        let slot = now.timestamp_millis().div_euclid(self.slot_millis);
        let accepts: String = headers
            .get_all(header::ACCEPT)
            .map(|value| format!("\n{}", value.to_str().unwrap_or_default()))
            .collect();
        let languages = languages_of(request).join(",");
        let locale = locale_of(request).tag();
        let coding = Coding::wanted(request).map_or("", Coding::name);
        let (method, uri) = (request.method(), request.uri());
        let key = format!("{slot} {method} {uri}\n{coding} {locale} {languages}{accepts}");
        (key.len() <= LONGEST_KEY).then_some(key)
    }
}

/// Asks the handler for the whole answer, whatever part of it the reader knows already.
async fn compute(lookup: &mut Lookup, next: &Next<BoxBody>) -> Option<Arc<CachedAnswer>> {
    let Lookup::Waits(mut request) = std::mem::replace(lookup, Lookup::Computes) else {
        return None;
    };
    request.headers_mut().remove(header::IF_NONE_MATCH);
    let response = match next.call(request).await {
        Ok(response) if is_for_everybody(&response) => response,
        other => {
            *lookup = Lookup::Alone(other);
            return None;
        }
    };
    let (request, response) = response.into_parts();
    match CachedAnswer::of(response).await {
        Ok(answer) => {
            let answer = Arc::new(answer);
            *lookup = Lookup::Cached(request, Arc::clone(&answer));
            Some(answer)
        }
        Err(error) => {
            *lookup = Lookup::Alone(Err(error));
            None
        }
    }
}

fn is_for_everybody(response: &ServiceResponse<BoxBody>) -> bool {
    response.status() == StatusCode::OK && !response.headers().contains_key(header::SET_COOKIE)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
