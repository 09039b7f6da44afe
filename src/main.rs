//! The program: reads the command line and calls the library.

use std::process::ExitCode;

use clap::Parser;
use motesplats::cli::{self, Cli};

/// What a booking allocates on one thread is freed on another, in great numbers; what it is worth
/// stands in docs/PERFORMANCE.md.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(Cli::parse()).await
}
