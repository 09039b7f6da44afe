//! Reads letters back from the mail folder: as much of MIME as our own letters use.

use std::collections::BTreeMap;

use data_encoding::BASE64;

/// A letter from the folder, in parts.
#[derive(Debug, Clone, Default)]
pub struct StoredLetter {
    /// Headers by lower-case name, unfolded and decoded.
    pub headers: BTreeMap<String, String>,
    pub text: String,
    pub html: String,
    /// The calendar entry; empty where none is attached.
    pub calendar: String,
}

impl StoredLetter {
    /// Reads an `.eml` file; whatever is not understood is left out.
    #[must_use]
    pub fn parse(raw: &[u8]) -> Self {
        let raw = String::from_utf8_lossy(raw).replace("\r\n", "\n");
        let (headers, _) = split(&raw);
        let mut letter = Self {
            headers,
            ..Self::default()
        };
        letter.add_part(&raw);
        letter
    }

    /// A header's text; empty where it is absent.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    #[must_use]
    pub fn to(&self) -> &str {
        self.header("to")
    }

    #[must_use]
    pub fn subject(&self) -> &str {
        self.header("subject")
    }

    fn add_part(&mut self, raw: &str) {
        let (headers, body) = split(raw);
        let kind = headers.get("content-type").cloned().unwrap_or_default();
        if let Some(boundary) = parameter(&kind, "boundary") {
            let mark = format!("--{boundary}");
            for part in body.split(mark.as_str()).skip(1) {
                if !part.starts_with("--") {
                    self.add_part(part.strip_prefix('\n').unwrap_or(part));
                }
            }
            return;
        }
        let encoding = headers
            .get("content-transfer-encoding")
            .map_or("", String::as_str);
        let text = decode(body, encoding);
        let part = match kind.split(';').next().unwrap_or_default().trim() {
            "text/html" => &mut self.html,
            "text/calendar" => &mut self.calendar,
            _ => &mut self.text,
        };
        if part.is_empty() {
            *part = text;
        }
    }
}

/// Headers and body; folded lines are joined.
fn split(raw: &str) -> (BTreeMap<String, String>, &str) {
    let (head, body) = raw.split_once("\n\n").unwrap_or((raw, ""));
    let unfolded = head.replace("\n ", " ").replace("\n\t", " ");
    let headers = unfolded
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), decode_words(value.trim())))
        .collect();
    (headers, body)
}

/// A parameter of `Content-Type`.
fn parameter(kind: &str, name: &str) -> Option<String> {
    let mut parts = kind.split(';').skip(1).map(str::trim);
    let value = parts.find_map(|part| part.strip_prefix(name)?.strip_prefix('='))?;
    Some(value.trim_matches('"').to_owned())
}

/// Undoes a transfer encoding.
fn decode(body: &str, encoding: &str) -> String {
    let bytes = match encoding.to_ascii_lowercase().as_str() {
        "base64" => {
            let signs: String = body.split_whitespace().collect();
            BASE64.decode(signs.as_bytes()).unwrap_or_default()
        }
        "quoted-printable" => decode_quoted_printable(&body.replace("=\n", "")),
        _ => body.as_bytes().to_vec(),
    };
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

/// `=C3=A5` back into bytes.
fn decode_quoted_printable(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'=' {
            bytes.push(byte);
            continue;
        }
        let pair: Vec<u8> = rest.by_ref().take(2).collect();
        let hex = std::str::from_utf8(&pair).unwrap_or_default();
        bytes.extend(u8::from_str_radix(hex, 16).ok());
    }
    bytes
}

/// A header's encoded words (RFC 2047) as text.
fn decode_words(value: &str) -> String {
    let mut text = String::new();
    let mut rest = value;
    while let Some((plain, coded)) = rest.split_once("=?") {
        let mut parts = coded.splitn(4, '?');
        let (Some(_charset), Some(kind), Some(signs), Some(after)) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            break;
        };
        // White space between two encoded words does not count.
        if !plain.trim().is_empty() || text.is_empty() {
            text.push_str(plain);
        }
        let bytes = match kind {
            "B" | "b" => BASE64.decode(signs.as_bytes()).unwrap_or_default(),
            _ => decode_quoted_printable(&signs.replace('_', " ")),
        };
        text.push_str(&String::from_utf8_lossy(&bytes));
        rest = after.strip_prefix('=').unwrap_or(after);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_in_two_forms_is_read_back() {
        let raw = "To: anna@example.org\r\nSubject: =?utf-8?b?RGluIGJva25pbmc=?=\r\n \
            =?utf-8?q?_p=C3=A5_tisdag?=\r\nContent-Type: multipart/alternative;\r\n \
            boundary=\"xyz\"\r\n\r\n--xyz\r\nContent-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\nV=C3=A4l=\r\nkommen\r\n--xyz\r\n\
            Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+\r\n--xyz--\r\n";
        let letter = StoredLetter::parse(raw.as_bytes());
        assert_eq!(letter.subject(), "Din bokning på tisdag");
        assert_eq!(letter.to(), "anna@example.org");
        assert_eq!(letter.text.trim(), "Välkommen");
        assert_eq!(letter.html, "<p>");
    }
}
