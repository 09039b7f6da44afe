//! An address of the web that a page links to.

use super::PlainText;
use crate::platform::problem::Fault;

/// Reads an address that a link leads to: never a script, never without encryption.
///
/// # Errors
/// `bad-web-address`, and those of [`PlainText::parse`].
pub fn web_address(text: &str) -> Result<String, Fault> {
    let text = PlainText::<300>::parse(text)?;
    let host = text.as_str().strip_prefix("https://");
    let plain = |sign: char| sign.is_ascii_graphic() && !"\"<>\\^`{|}".contains(sign);
    match host {
        Some(rest) if rest.contains('.') && rest.chars().all(plain) => Ok(text.into()),
        _ => Err(Fault::new("bad-web-address")),
    }
}
