//! Public answers kept for a moment: in a rush on the same list one request computes it, and the
//! others wait for its answer.
//!
//! Time is cut into slots of the configured length. A request is only ever answered with what was
//! read since its own slot began, so no answer is older than that length.

use std::sync::Arc;
use std::time::Duration;

use actix_web::body::{BoxBody, to_bytes};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use moka::future::Cache;
use moka::policy::EvictionPolicy;

use super::etag;
use super::render::{languages_of, locale_of};
use crate::platform::state::AppState;

/// Answers and their keys take at most so many bytes.
const ROOM: u64 = 8 << 20;
/// A longer key is nobody's ordinary request.
const LONGEST_KEY: usize = 2048;
/// Slots that are over are asked for no more; after this their room is given back. Longer than any
/// slot, so it decides nothing else.
const OVER: Duration = Duration::from_secs(5);

type Answered = Result<ServiceResponse<BoxBody>, actix_web::Error>;

/// The middleware for one route.
///
/// # Errors
/// Those of the handler.
pub async fn keep(request: ServiceRequest, next: Next<BoxBody>) -> Answered {
    let Some(state) = request.app_data::<Data<AppState>>().cloned() else {
        return next.call(request).await;
    };
    state.kept.answer(state.clock.now(), request, next).await
}

/// The answers this process keeps; cheap to clone.
#[derive(Clone)]
pub struct Kept {
    slot_millis: i64,
    answers: Cache<String, Arc<Answer>>,
}

/// A 200 that everybody gets.
struct Answer {
    headers: Vec<(HeaderName, HeaderValue)>,
    body: Bytes,
}

/// What became of a request while its answer was looked for.
enum Asked {
    /// Somebody else computes.
    Waits(ServiceRequest),
    /// It computed what is now kept.
    Kept(HttpRequest, Arc<Answer>),
    /// It computed what nobody else gets.
    Alone(Answered),
    /// It is computing.
    Computes,
}

impl Kept {
    /// Keeps answers for so long; for no time, none.
    #[must_use]
    pub fn new(time: Duration) -> Self {
        let weight = |key: &String, answer: &Arc<Answer>| {
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

    /// Answers with what is kept, or computes and keeps it.
    ///
    /// # Errors
    /// Those of the handler.
    pub async fn answer(
        &self,
        now: DateTime<Utc>,
        request: ServiceRequest,
        next: Next<BoxBody>,
    ) -> Answered {
        let Some(key) = self.key(request.request(), now) else {
            return next.call(request).await;
        };
        let known = request.headers().get(header::IF_NONE_MATCH).cloned();
        if let Some(answer) = self.answers.get(&key).await {
            return Ok(request.into_response(answer.to(known.as_ref())));
        }
        let mut asked = Asked::Waits(request);
        let found = self
            .answers
            .optionally_get_with(key, compute(&mut asked, &next))
            .await;
        match (asked, found) {
            (Asked::Waits(request), Some(answer)) => {
                Ok(request.into_response(answer.to(known.as_ref())))
            }
            (Asked::Kept(request, answer), _) => {
                Ok(ServiceResponse::new(request, answer.to(known.as_ref())))
            }
            (Asked::Alone(answered), _) => answered,
            // Whoever computed got no 200: then each asks for itself.
            (Asked::Waits(request), None) => next.call(request).await,
            (Asked::Computes, _) => Err(actix_web::error::ErrorInternalServerError("cut off")),
        }
    }

    /// Everything that decides what a public answer says. None for a request by somebody, and where
    /// nothing is kept.
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
        let (method, uri) = (request.method(), request.uri());
        let key = format!("{slot} {method} {uri}\n{locale} {languages}{accepts}");
        (key.len() <= LONGEST_KEY).then_some(key)
    }
}

/// Asks the handler for the whole answer, whatever part of it the reader knows already.
async fn compute(asked: &mut Asked, next: &Next<BoxBody>) -> Option<Arc<Answer>> {
    let Asked::Waits(mut request) = std::mem::replace(asked, Asked::Computes) else {
        return None;
    };
    request.headers_mut().remove(header::IF_NONE_MATCH);
    let response = match next.call(request).await {
        Ok(response) if is_for_everybody(&response) => response,
        other => {
            *asked = Asked::Alone(other);
            return None;
        }
    };
    let (request, response) = response.into_parts();
    match Answer::of(response).await {
        Ok(answer) => {
            let answer = Arc::new(answer);
            *asked = Asked::Kept(request, Arc::clone(&answer));
            Some(answer)
        }
        Err(error) => {
            *asked = Asked::Alone(Err(error));
            None
        }
    }
}

fn is_for_everybody(response: &ServiceResponse<BoxBody>) -> bool {
    response.status() == StatusCode::OK && !response.headers().contains_key(header::SET_COOKIE)
}

impl Answer {
    async fn of(response: HttpResponse<BoxBody>) -> Result<Self, actix_web::Error> {
        let (head, body) = response.into_parts();
        let headers = head.headers().iter();
        let headers = headers.map(|(name, value)| (name.clone(), value.clone()));
        Ok(Self {
            headers: headers.collect(),
            body: to_bytes(body).await?,
        })
    }

    fn weight(&self) -> usize {
        let headers = self.headers.iter();
        let headers: usize = headers
            .map(|(name, value)| name.as_str().len() + value.len())
            .sum();
        headers + self.body.len()
    }

    /// For one reader: 304 without a body for whoever has it already.
    fn to(&self, known: Option<&HeaderValue>) -> HttpResponse {
        let tag = self.headers.iter().find(|(name, _)| *name == header::ETAG);
        let tag = tag.and_then(|(_, tag)| tag.to_str().ok());
        let known = known.and_then(|known| known.to_str().ok()).zip(tag);
        if known.is_some_and(|(known, tag)| etag::is_among(known, tag)) {
            let mut answer = HttpResponse::NotModified().finish();
            self.copy_headers(&mut answer, |name| *name != header::CONTENT_TYPE);
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

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use actix_web::middleware::from_fn;
    use actix_web::{App, test, web};
    use chrono::TimeDelta;
    use futures_util::future::join_all;
    use tokio::sync::Semaphore;

    use super::*;
    use crate::platform::clock::Clock;

    /// A handler that counts its calls, and waits to be let go.
    struct Desk {
        calls: AtomicUsize,
        go: Semaphore,
        status: u16,
    }

    impl Desk {
        fn new(status: u16, go: usize) -> Data<Self> {
            Data::new(Self {
                calls: AtomicUsize::new(0),
                go: Semaphore::new(go),
                status,
            })
        }

        fn calls(&self) -> usize {
            self.calls.load(Ordering::SeqCst)
        }
    }

    async fn handler(desk: Data<Desk>, request: HttpRequest) -> HttpResponse {
        let call = desk.calls.fetch_add(1, Ordering::SeqCst);
        let _let_go = desk.go.acquire().await;
        let known = request.headers().contains_key(header::IF_NONE_MATCH);
        HttpResponse::build(StatusCode::from_u16(desk.status).unwrap())
            .insert_header((header::ETAG, "\"1.a\""))
            .body(format!("{call} {known}"))
    }

    macro_rules! app {
        ($desk:expr, $clock:expr) => {{
            let (kept, clock): (_, Clock) = (Kept::new(Duration::from_secs(1)), $clock.clone());
            let middleware = from_fn(move |request, next| {
                let (kept, now) = (kept.clone(), clock.now());
                async move { kept.answer(now, request, next).await }
            });
            let route = web::get().to(handler).wrap(middleware);
            test::init_service(App::new().app_data($desk.clone()).route("/{any}", route)).await
        }};
    }

    fn clock() -> Clock {
        Clock::standing("2026-10-06T08:00:00Z".parse().unwrap())
    }

    macro_rules! get {
        ($path:expr, $headers:expr) => {{
            let headers: &[(&str, &str)] = $headers;
            let begun = test::TestRequest::get().uri($path);
            let with = |request: test::TestRequest, header: &(&str, &str)| {
                request.insert_header((header.0, header.1))
            };
            headers.iter().fold(begun, with).to_request()
        }};
    }

    #[actix_web::test]
    async fn one_computes_and_the_others_wait_for_its_answer() {
        let desk = Desk::new(200, 0);
        let app = app!(desk, clock());
        let rush = join_all((0..50).map(|_| test::call_service(&app, get!("/list", &[]))));
        // The first poll of the rush starts all of it; then the handler is let go.
        let go = async { desk.go.add_permits(1) };
        let (answers, ()) = futures_util::join!(rush, go);
        assert_eq!(desk.calls(), 1);
        for answer in answers {
            assert_eq!(test::read_body(answer).await, "0 false");
        }
    }

    #[actix_web::test]
    async fn an_answer_ends_with_its_slot() {
        let (desk, clock) = (Desk::new(200, 1), clock());
        let app = app!(desk, clock);
        for (moved, calls) in [(0, 1), (999, 1), (1, 2), (0, 2), (1000, 3)] {
            clock.advance(TimeDelta::milliseconds(moved));
            test::call_service(&app, get!("/list", &[])).await;
            assert_eq!(desk.calls(), calls, "{moved}");
        }
    }

    #[actix_web::test]
    async fn what_an_answer_depends_on_keeps_answers_apart() {
        let desk = Desk::new(200, 1);
        let app = app!(desk, clock());
        let asked: [(&str, &[(&str, &str)]); 9] = [
            ("/list", &[]),
            ("/list?page=2", &[]),
            ("/other", &[]),
            ("/list", &[("accept", "text/calendar")]),
            ("/list", &[("accept-language", "en")]),
            ("/list", &[("accept-language", "ar, en")]),
            // A page in a language is the same whatever the browser would like.
            ("/sv", &[]),
            ("/sv", &[("accept-language", "en")]),
            ("/list", &[("accept-language", "en;q=0.9")]),
        ];
        let mut said = Vec::new();
        for (path, headers) in asked {
            let answer = test::call_service(&app, get!(path, headers)).await;
            said.push(test::read_body(answer).await);
        }
        let calls: Vec<&[u8]> = said.iter().map(|body| &body[..1]).collect();
        assert_eq!(
            calls,
            [b"0", b"1", b"2", b"3", b"4", b"5", b"6", b"6", b"4"]
        );
    }

    #[actix_web::test]
    async fn somebody_is_answered_alone() {
        let desk = Desk::new(200, 1);
        let app = app!(desk, clock());
        for header in [("authorization", "Bearer a"), ("cookie", "a=b")] {
            for _ in 0..2 {
                test::call_service(&app, get!("/list", &[header])).await;
            }
        }
        assert_eq!(desk.calls(), 4);
        test::call_service(&app, get!("/list", &[])).await;
        assert_eq!(desk.calls(), 5);
    }

    #[actix_web::test]
    async fn who_has_the_answer_is_told_so_whether_it_is_kept_or_not() {
        let desk = Desk::new(200, 1);
        let app = app!(desk, clock());
        for _ in 0..2 {
            let request = get!("/list", &[("if-none-match", "W/\"1.a\"")]);
            let answer = test::call_service(&app, request).await;
            assert_eq!(answer.status(), 304);
            assert_eq!(answer.headers().get("etag").unwrap(), "\"1.a\"");
            assert!(test::read_body(answer).await.is_empty());
        }
        let request = get!("/list", &[("if-none-match", "\"0.b\"")]);
        let answer = test::call_service(&app, request).await;
        assert_eq!(test::read_body(answer).await, "0 false");
    }

    #[actix_web::test]
    async fn only_success_is_kept() {
        let desk = Desk::new(503, 1);
        let app = app!(desk, clock());
        let rush = (0..5).map(|_| test::call_service(&app, get!("/list", &[])));
        for answer in join_all(rush).await {
            assert_eq!(answer.status(), 503);
        }
        assert_eq!(desk.calls(), 5);
    }
}
