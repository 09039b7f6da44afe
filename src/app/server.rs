//! The HTTP server, built on a listener so that tests can choose a free port.

use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};

use crate::booking::{self, BookingBatcher, BookingConfig, BookingContextCache, BookingNumber};
use crate::platform::http::coding::compress;
use crate::platform::http::connections::{Connections, end_where_nobody_reads};
use crate::platform::http::response::{Finishing, answer_in_time, finish_responses};
use crate::platform::state::AppState;
use crate::routes::{self, PagePaths};
use crate::staff;

/// The longest time that a client may take to send a request's head.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);

/// A server that runs while its future is polled.
///
/// # Errors
/// When the listener cannot be used.
pub fn build(state: &AppState, listener: TcpListener) -> std::io::Result<Server> {
    let http = &state.config.http;
    let (workers, drain) = (http.workers, http.drain);
    end_where_nobody_reads(&listener);
    let connections = Connections::new(&state.config);
    let batcher = web::Data::new(batcher(state));
    let cached_for = state.config.http.keep_answers;
    let catalogue = web::Data::new(BookingContextCache::new(state.db.clone(), cached_for));
    let pages = web::Data::new(PagePaths::of(&routes::pages(state.config.environment)));
    let state = state.clone();
    let mut server = HttpServer::new(move || {
        let finishing = Finishing {
            branding: Arc::clone(&state.branding),
            draining: Arc::clone(&state.draining),
        };
        App::new()
            .app_data(web::Data::new(state.clone()))
            .app_data(batcher.clone())
            .app_data(catalogue.clone())
            .wrap(from_fn(staff::guard_pages))
            .wrap(from_fn(booking::desk::read_navigation))
            .wrap(from_fn(booking::mark_bad_tokens))
            .wrap(from_fn(staff::authenticate))
            .wrap(from_fn(answer_in_time))
            .wrap(from_fn(move |request, next| {
                finish_responses(finishing.clone(), request, next)
            }))
            .wrap(from_fn(compress))
            .configure(|config| routes::register(&state, config))
            .app_data(pages.clone())
            .default_service(web::to(routes::redirect_or_not_found))
    })
    .on_connect(move |socket, kept| connections.admit(socket, kept))
    .client_request_timeout(HEAD_TIMEOUT)
    .shutdown_timeout(drain.as_secs())
    .disable_signals();
    if workers > 0 {
        server = server.workers(workers);
    }
    Ok(server.listen(listener)?.run())
}

/// The batcher of this process.
fn batcher(state: &AppState) -> BookingBatcher {
    let limits = &state.config.limits;
    let most = i32::from(limits.live_bookings_per_contact);
    let config = BookingConfig {
        keys: Arc::clone(&state.keys),
        draw_number: BookingNumber::draw,
        max_live_bookings: (limits.enabled && most > 0).then_some(most),
        letters_a_day: limits.letters_a_day(),
    };
    BookingBatcher::start(state.db.clone(), config, state.clock.clone())
}

/// Stops in order: first `/readyz` fails and every answer ends its connection, then no new requests are
/// taken, then those under way end.
pub async fn stop(state: &AppState, server: &ServerHandle) {
    state.draining.store(true, Ordering::SeqCst);
    tokio::time::sleep(state.config.http.drain_announce).await;
    server.stop(true).await;
}
