//! Files that programs send as they are, read late: a handler first learns who calls.

use std::time::Duration;

use actix_web::{HttpMessage, HttpRequest, web};

use super::answer_by::AnswerBy;
use super::body::gather_within;
use crate::platform::problem::Problem;
use crate::platform::sheet::LARGEST_FILE;

/// A file of the largest size comes in this time over a slow line.
pub(super) const SENDING: Duration = Duration::from_secs(30);
/// Ten thousand rows are carried out in this time.
const ANSWERING: Duration = Duration::from_secs(30);

/// Reads a file of a media type that is taken, and gives the request the time that carrying it out takes.
///
/// # Errors
/// As `kind_of` says for another type; 413 too large, 400 when it stops coming.
pub async fn read_file<K>(
    request: &HttpRequest,
    payload: web::Payload,
    kind_of: impl FnOnce(&str) -> Result<K, Problem>,
) -> Result<(K, Vec<u8>), Problem> {
    let kind = kind_of(request.content_type())?;
    let content = gather_within(request, payload, LARGEST_FILE, SENDING).await?;
    take_time(request);
    Ok((kind, content))
}

/// Gives a request the time that an import takes.
pub fn take_time(request: &HttpRequest) {
    AnswerBy::allow(request, ANSWERING);
}
