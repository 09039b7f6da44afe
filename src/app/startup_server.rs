//! Answers while the database is not ready yet: 503 with `Retry-After` to everything but `/healthz`,
//! instead of a refused connection.

use std::net::TcpListener;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::{App, HttpResponse, HttpServer, web};

use crate::platform::http::response::{Finishing, finish_responses};
use crate::platform::problem::{Problem, UNAVAILABLE};
use crate::routes;

/// A server with one thread.
///
/// # Errors
/// When the listener cannot be used.
pub fn build(listener: TcpListener) -> std::io::Result<Server> {
    let finishing = Finishing::default();
    let server = HttpServer::new(move || {
        let finishing = finishing.clone();
        App::new()
            .wrap(from_fn(move |request, next| {
                finish_responses(finishing.clone(), request, next)
            }))
            .route("/healthz", web::get().to(routes::health::healthz))
            .default_service(web::to(unavailable))
    });
    let server = server.workers(1).shutdown_timeout(1).disable_signals();
    // No connection stays with this server when the real one takes over.
    let server = server.keep_alive(actix_web::http::KeepAlive::Disabled);
    Ok(server.listen(listener)?.run())
}

async fn unavailable() -> Result<HttpResponse, Problem> {
    // Without a cause: a line a second in the log would say nothing new.
    Err(Problem::new(&UNAVAILABLE).header("Retry-After", 1))
}
