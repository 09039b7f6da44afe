//! JSON bodies, read late: a handler first learns who calls and what is meant, then reads. So 401,
//! 403 and 404 come before any fault in the body.

use std::marker::PhantomData;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest, web};
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use serde::de::DeserializeOwned;

use crate::platform::problem::{
    BAD_REQUEST, Fault, MALFORMED_JSON, Problem, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE,
};

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
        parse(&raw)
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

/// Parses JSON bytes; the fault names its place as a JSON Pointer.
///
/// # Errors
/// 400 when it is no JSON, 422 when a member cannot be taken.
pub fn parse<T: DeserializeOwned>(raw: &[u8]) -> Result<T, Problem> {
    let text =
        std::str::from_utf8(raw).map_err(|error| Problem::new(&BAD_REQUEST).because(error))?;
    // The form of the whole comes before the meaning of its members.
    serde_json::from_str::<serde::de::IgnoredAny>(text)
        .map_err(|error| Problem::new(&MALFORMED_JSON).because(error))?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| refused(&error))?;
    Ok(value)
}

fn refused(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let inner = error.inner();
    let words = inner.to_string();
    if !inner.is_data() || words.contains("duplicate field") {
        return Problem::new(&MALFORMED_JSON).because(anyhow::anyhow!(words));
    }
    let place = pointer(error.path());
    match quoted(&words) {
        Some(name) if words.starts_with("unknown field") => {
            // The path ends in the unknown member itself.
            let place = if place.ends_with(&format!("/{name}")) {
                place
            } else {
                format!("{place}/{name}")
            };
            Problem::fault(place, Fault::new("unknown-member").fact("name", name))
        }
        Some(name) if words.starts_with("missing field") => Problem::fault(
            format!("{place}/{name}"),
            Fault::new("missing").fact("name", name),
        ),
        Some(name) if words.starts_with("unknown variant") => {
            Problem::fault(place, Fault::unknown_value(name))
        }
        _ => Problem::fault(place, Fault::new("wrong-type")),
    }
}

fn quoted(words: &str) -> Option<&str> {
    words.split('`').nth(1)
}

fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { variant } => format!("/{variant}"),
            Segment::Unknown => String::new(),
        })
        .collect()
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
        async move {
            let raw = match payload.await {
                Ok(payload) => gather(payload, LIMIT).await,
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
pub async fn gather(mut payload: web::Payload, limit: usize) -> Result<Vec<u8>, Problem> {
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
    match tokio::time::timeout(DEADLINE, reading).await {
        Ok(done) => done.map(|()| raw),
        Err(error) => Err(Problem::new(&BAD_REQUEST).because(error)),
    }
}
