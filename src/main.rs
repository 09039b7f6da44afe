//! The program: reads the command line and calls the library.

use std::process::ExitCode;

use clap::Parser;
use motesplats::cli::{self, Cli};

/// Bookings allocate on one thread and free on another, in great numbers. `docs/PERFORMANCE.md` says
/// what this allocator gains.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(Cli::parse()).await
}
