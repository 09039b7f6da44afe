//! What is cached, for whom, and for how long.

use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App, HttpResponse, test, web};
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
        let (cache, clock): (_, Clock) =
            (ResponseCache::new(Duration::from_secs(1)), $clock.clone());
        let middleware = from_fn(move |request, next| {
            let (cache, now) = (cache.clone(), clock.now());
            async move { cache.answer(now, request, next).await }
        });
        let route = web::get().to(handler).wrap(middleware);
        test::init_service(App::new().app_data($desk.clone()).route("/{any}", route)).await
    }};
}

fn clock() -> Clock {
    Clock::by_hand("2026-10-06T08:00:00Z".parse().unwrap())
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
async fn who_has_the_answer_is_told_so_whether_it_is_cached_or_not() {
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
async fn only_success_is_cached() {
    let desk = Desk::new(503, 1);
    let app = app!(desk, clock());
    let rush = (0..5).map(|_| test::call_service(&app, get!("/list", &[])));
    for answer in join_all(rush).await {
        assert_eq!(answer.status(), 503);
    }
    assert_eq!(desk.calls(), 5);
}
