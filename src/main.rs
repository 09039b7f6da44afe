//! The program: reads the command line and calls the library.

use std::process::ExitCode;

use clap::Parser;
use motesplats::cli::{self, Cli};

#[tokio::main]
async fn main() -> ExitCode {
    cli::run(Cli::parse()).await
}
