//! Takes `name=value&name=value` apart strictly. Queries and forms are made of such pairs.

use std::borrow::Cow;

use crate::platform::problem::{BAD_REQUEST, Problem};

/// A name and its value.
type Pair<'a> = (Cow<'a, str>, Cow<'a, str>);

/// # Errors
/// 400 when something is not UTF-8 or holds an encoded NUL.
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
