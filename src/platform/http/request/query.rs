//! Query strings, read strictly: a parameter that does not exist is refused by name.

use std::borrow::Cow;
use std::collections::BTreeMap;

use actix_web::HttpRequest;

use crate::platform::problem::{BAD_REQUEST, Problem, UNKNOWN_PARAMETER};

/// The parameters of a request, each at most once.
#[derive(Debug, Default)]
pub struct Query(BTreeMap<String, String>);

impl Query {
    /// Reads the query of an API request.
    ///
    /// # Errors
    /// 400 for a parameter that is not `known`, given twice, or not UTF-8.
    pub fn strict(request: &HttpRequest, known: &[&str]) -> Result<Self, Problem> {
        let mut found = BTreeMap::new();
        for (name, value) in pairs(request.query_string())? {
            if !known.contains(&name.as_ref()) {
                return Err(Problem::new(&UNKNOWN_PARAMETER).fact("parameter", name.into_owned()));
            }
            if found.insert(name.to_string(), value.into_owned()).is_some() {
                return Err(Problem::new(&BAD_REQUEST).fact("parameter", name.into_owned()));
            }
        }
        Ok(Self(found))
    }

    /// Reads the query of a page: what is unknown is ignored, and so is what cannot be read.
    #[must_use]
    pub fn lenient(request: &HttpRequest) -> Self {
        let pairs = pairs(request.query_string()).unwrap_or_default();
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into_owned(), value.into_owned()))
                .collect(),
        )
    }

    /// A parameter's value; an empty one counts as absent.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .get(name)
            .map(|value| value.trim())
            .filter(|value| !value.is_empty())
    }
}

/// A name and its value.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

pub(super) fn pairs(raw: &str) -> Result<Vec<Pair<'_>>, Problem> {
    let bad = || Problem::new(&BAD_REQUEST);
    raw.split('&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            Ok((
                decode(name).ok_or_else(bad)?,
                decode(value).ok_or_else(bad)?,
            ))
        })
        .collect()
}

/// Undoes percent-encoding strictly: nothing is replaced silently, and NUL is no text.
fn decode(part: &str) -> Option<Cow<'_, str>> {
    if !part.contains(['%', '+']) {
        return Some(Cow::Borrowed(part));
    }
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (rest.next()? as char, rest.next()? as char);
                u8::try_from(high.to_digit(16)? * 16 + low.to_digit(16)?).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|text| !text.contains('\0'))
        .map(Cow::Owned)
}
