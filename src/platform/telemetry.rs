//! Logs: JSON lines or readable ones, without names, addresses, numbers or PINs. A line says the
//! route's template, never the path.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::prelude::*;

use crate::platform::config::LogConfig;

/// Starts logging to standard error; a second call changes nothing.
pub fn start(log: &LogConfig) {
    let filter = EnvFilter::try_new(&log.level).unwrap_or_else(|_fault| EnvFilter::new("info"));
    // It calls each request that cannot be read an error. Such requests are not ours, and anybody sends them.
    let filter = match "actix_http::h1::dispatcher=off".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_never) => filter,
    };
    let lines = tracing_subscriber::fmt::layer()
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr);
    let registry = tracing_subscriber::registry().with(filter);
    let started = if log.json {
        registry.with(lines.json().flatten_event(true)).try_init()
    } else {
        registry.with(lines.compact().with_target(false)).try_init()
    };
    drop(started);
}
