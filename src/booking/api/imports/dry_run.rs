//! What every import is asked: a file, and whether it is only judged.

use actix_web::HttpRequest;

use crate::platform::input::query::Query;
use crate::platform::problem::{BAD_REQUEST, Problem};

pub const DRY_RUN: &str = "dryRun";

/// A workbook as it is.
#[derive(utoipa::ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct SheetFile(#[expect(dead_code, reason = "the document alone knows it")] Vec<u8>);

/// Whether every row is judged and nothing written.
///
/// # Errors
/// 400 for any other parameter.
pub fn is_dry_run(request: &HttpRequest) -> Result<bool, Problem> {
    says_dry_run(&Query::strict(request, &[DRY_RUN])?)
}

/// The same of a query that says more.
pub fn says_dry_run(query: &Query) -> Result<bool, Problem> {
    match query.get(DRY_RUN) {
        None | Some("false") => Ok(false),
        Some("true") => Ok(true),
        Some(_) => Err(Problem::new(&BAD_REQUEST).fact("parameter", DRY_RUN)),
    }
}
