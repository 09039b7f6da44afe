//! Forms that hold a file, as browsers send them (`multipart/form-data`): the fields, and one file, all of it in memory and
//! in bounds.

use std::convert::Infallible;
use std::time::Duration;

use actix_web::dev::ServiceRequest;
use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpMessage, HttpRequest, web};
use futures_util::{StreamExt, stream};
use multer::Multipart;

use super::body::gather_within;
use super::file::SENDING;
use super::form_body::LIMIT;
use crate::platform::input::form::Form;
use crate::platform::problem::{BAD_REQUEST, Problem};
use crate::platform::sheet::LARGEST_FILE;

/// Fields that one form may have beside its file.
const MOST_FIELDS: usize = 20;

/// A file that a form brought; it stands beside the request.
#[derive(Debug, Clone)]
pub struct UploadedFile {
    /// As whoever chose it calls it.
    pub name: String,
    pub content: Vec<u8>,
}

impl UploadedFile {
    /// Takes the file of a request; none where none was chosen.
    #[must_use]
    pub fn take(request: &HttpRequest) -> Option<Self> {
        let file = request.extensions_mut().remove::<Self>();
        file.filter(|file| !file.content.is_empty())
    }
}

/// Whether a form comes in parts.
#[must_use]
pub fn is_upload(request: &ServiceRequest) -> bool {
    request
        .content_type()
        .eq_ignore_ascii_case("multipart/form-data")
}

/// Reads the fields and the file.
///
/// # Errors
/// 413 too large, 400 for what is no such form or stops coming.
pub async fn receive(
    request: &HttpRequest,
    payload: web::Payload,
) -> Result<(Form, Option<UploadedFile>), Problem> {
    let raw = gather_within(request, payload, LARGEST_FILE + LIMIT, SENDING).await?;
    let kind = request.headers().get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(bad)?;
    let whole = stream::iter([Ok::<Bytes, Infallible>(Bytes::from(raw))]);
    let mut parts = Multipart::new(whole, boundary);
    let (mut fields, mut file) = (Vec::new(), None);
    while let Some(part) = parts.next_field().await.map_err(bad)? {
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            Some(file_name) => {
                let content = part.bytes().await.map_err(bad)?.to_vec();
                file = Some(UploadedFile {
                    name: file_name,
                    content,
                });
            }
            None => fields.push((name, part.text().await.map_err(bad)?)),
        }
        if fields.len() > MOST_FIELDS {
            return Err(Problem::new(&BAD_REQUEST));
        }
    }
    Ok((Form::of_fields(fields)?, file))
}

fn bad(error: multer::Error) -> Problem {
    Problem::new(&BAD_REQUEST).because(error)
}

/// Reads what nobody will look at, so far as a file may be large.
pub async fn discard(mut payload: web::Payload) {
    const PATIENCE: Duration = Duration::from_secs(3);
    let mut left = LARGEST_FILE + LIMIT;
    let reading = async {
        while let Some(Ok(chunk)) = payload.next().await {
            left = left.saturating_sub(chunk.len());
            if left == 0 {
                return;
            }
        }
    };
    // Whoever sends more slowly sees the sign-in page when they come again.
    let _in_time = tokio::time::timeout(PATIENCE, reading).await;
}
