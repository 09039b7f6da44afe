//! JSON bodies, read late: a handler first learns who calls and what is meant, then reads. So 401,
//! 403 and 404 come before any fault in the body.

use std::marker::PhantomData;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::answer_by::AnswerBy;
use crate::platform::input::json;
use crate::platform::problem::{BAD_REQUEST, Problem, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE};

/// The largest JSON body, in bytes.
pub const LIMIT: usize = 64 * 1024;
/// A body must have come within this time; the HTTP parser itself has no such bound.
const DEADLINE: Duration = Duration::from_secs(10);

/// A body as it came; [`Body::read`] makes a `T` of it.
pub struct Body<T> {
    raw: Result<Vec<u8>, Problem>,
    kind: String,
    of: PhantomData<T>,
}

/// A body without members.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

impl<T: DeserializeOwned> Body<T> {
    /// Parses JSON strictly: unknown members, wrong types and doubled members are reported by place.
    ///
    /// # Errors
    /// 400 no JSON, 413 too large, 415 another type, 422 a member that cannot be taken.
    pub fn read(self) -> Result<T, Problem> {
        self.read_as(&["application/json"])
    }

    /// A merge patch (RFC 7396), as `application/merge-patch+json` or `application/json`.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub fn read_patch(self) -> Result<T, Problem> {
        self.read_as(&["application/json", "application/merge-patch+json"])
    }

    fn read_as(self, kinds: &[&str]) -> Result<T, Problem> {
        let raw = self.raw?;
        let kind = self
            .kind
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        if !kinds.contains(&kind.as_str()) {
            return Err(Problem::new(&UNSUPPORTED_MEDIA_TYPE).fact("supported", kinds.join(", ")));
        }
        json::parse(&raw)
    }
}

impl<T: DeserializeOwned + Default> Body<T> {
    /// The body of an action: nothing at all is as good as `{}`.
    ///
    /// # Errors
    /// As [`Body::read`].
    pub fn read_or_default(self) -> Result<T, Problem> {
        match &self.raw {
            Ok(raw) if raw.is_empty() => Ok(T::default()),
            _ => self.read(),
        }
    }
}

impl<T: 'static> FromRequest for Body<T> {
    type Error = Problem;
    type Future = LocalBoxFuture<'static, Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let kind = request
            .headers()
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned();
        let payload = web::Payload::from_request(request, payload);
        let request = request.clone();
        async move {
            let raw = match payload.await {
                Ok(payload) => gather(&request, payload, LIMIT).await,
                Err(error) => Err(Problem::new(&BAD_REQUEST).because(anyhow::anyhow!("{error}"))),
            };
            Ok(Self {
                raw,
                kind,
                of: PhantomData,
            })
        }
        .boxed_local()
    }
}

/// Reads a whole body of at most `limit` bytes, within the deadline.
///
/// # Errors
/// 413 too large, 400 when it stops coming.
pub async fn gather(
    request: &HttpRequest,
    payload: web::Payload,
    limit: usize,
) -> Result<Vec<u8>, Problem> {
    gather_within(request, payload, limit, DEADLINE).await
}

/// The same, of what takes longer to come.
pub(super) async fn gather_within(
    request: &HttpRequest,
    mut payload: web::Payload,
    limit: usize,
    longest: Duration,
) -> Result<Vec<u8>, Problem> {
    let mut raw = Vec::new();
    let reading = async {
        while let Some(chunk) = payload.next().await {
            let chunk = chunk
                .map_err(|error| Problem::new(&BAD_REQUEST).because(anyhow::anyhow!("{error}")))?;
            if raw.len() + chunk.len() > limit {
                return Err(Problem::new(&TOO_LARGE).fact("limit", limit));
            }
            raw.extend_from_slice(&chunk);
        }
        Ok(())
    };
    let reading = tokio::time::timeout(longest, reading);
    match AnswerBy::pause_for(request, longest, reading).await {
        Ok(done) => done.map(|()| raw),
        Err(error) => Err(Problem::new(&BAD_REQUEST).because(error)),
    }
}
