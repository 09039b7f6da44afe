//! Forms that pages post, read strictly and late: a handler first learns who calls.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpMessage, HttpRequest, web};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;

use super::body::gather;
use crate::platform::auth::csrf;
use crate::platform::input::form::Form;
use crate::platform::problem::{BAD_REQUEST, FOREIGN_FORM, Problem, UNSUPPORTED_MEDIA_TYPE};

/// The largest form, in bytes.
const LIMIT: usize = 16 * 1024;
const KIND: &str = "application/x-www-form-urlencoded";

/// A form as it came; [`FormBody::read`] says what is wrong with it, once it matters.
pub struct FormBody(Result<Form, Problem>);

impl FormBody {
    /// The form.
    ///
    /// # Errors
    /// What was wrong with it; 422 for a field that came more than once.
    pub fn read(self) -> Result<Form, Problem> {
        self.read_with_lists(&[])
    }

    /// The form; these fields may come more than once, as boxes to tick do.
    ///
    /// # Errors
    /// As [`FormBody::read`].
    pub fn read_with_lists(self, lists: &[&str]) -> Result<Form, Problem> {
        let form = self.0?;
        form.refuse_doubled(lists)?;
        Ok(form)
    }
}

impl FromRequest for FormBody {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let payload = web::Payload::from_request(request, payload);
        let request = request.clone();
        async move {
            Ok(Self(match payload.await {
                Ok(payload) => read(&request, payload).await,
                Err(error) => Err(Problem::new(&BAD_REQUEST).because(anyhow::anyhow!("{error}"))),
            }))
        }
        .boxed_local()
    }
}

/// Reads a posted form, and its code where one is wanted.
///
/// # Errors
/// 400 when it is not UTF-8, holds a NUL or stops coming, 403 without the wanted code, 413 over
/// 16 kB, 415 another type.
async fn read(request: &HttpRequest, payload: web::Payload) -> Result<Form, Problem> {
    let kind = request.content_type().to_ascii_lowercase();
    let raw = gather(request, payload, LIMIT).await?;
    if kind.trim() != KIND {
        return Err(Problem::new(&UNSUPPORTED_MEDIA_TYPE).fact("supported", KIND));
    }
    let form = Form::parse(&raw)?;
    match request.extensions().get::<csrf::ExpectedCodes>() {
        Some(expected) if !expected.admits(form.text(csrf::FIELD)) => {
            Err(Problem::new(&FOREIGN_FORM))
        }
        _ => Ok(form),
    }
}
